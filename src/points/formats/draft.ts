/** What a reader makes of a text, before anything is guessed: rows that will be points. */
import type { Range } from '../../text/range';
import type { Cell } from './cell';

export interface Target {
  readonly database: string;
  readonly retentionPolicy: string;
}

/** When a row is: nanoseconds, or a whole number in the unit of its file. */
export type DraftTime =
  | { readonly unit: 'file'; readonly value: bigint }
  | { readonly unit: 'ns'; readonly value: bigint; readonly doubt?: TimeDoubt };

/** What a date does not say. */
export interface TimeDoubt {
  /** Taken as UTC. */
  readonly noZone?: true;
  /** Taken as of the first year of all. */
  readonly noYear?: true;
  /** `02/01/2024`: which of the two is the day; where it can be either, when it would be with the day first. */
  readonly slashes?: 'day first' | 'month first' | { readonly dayFirst: bigint };
}

export interface Draft extends Range {
  /** Where the text says it belongs. */
  readonly target?: Target | undefined;
  /** Absent: the text has no name for it. */
  readonly name: string | undefined;
  /** Known ones. */
  readonly tags: readonly (readonly [string, string])[];
  /** In the order of the text. */
  readonly cells: readonly (readonly [string, Cell])[];
  readonly time: DraftTime | undefined;
  /** Rows without a time that have one and the same. */
  readonly together?: number;
}

/** A part of the text that is no point. */
export interface LeftOut extends Range {
  /** `"x" is no time.` */
  readonly reason: string;
}

/** What a reader writes to. */
export class Sheet {
  readonly drafts: Draft[] = [];
  leftOut: LeftOut[] = [];
  /** What belongs to the form and holds no point by itself: names of columns, what was taken away around the data. */
  readonly frames: Range[] = [];
  /** Lines without a point, as logs have them: counted, unless they are data of another kind. */
  readonly asides: Range[] = [];
  /** Columns of texts that are no tags. */
  readonly fields = new Set<string>();
  /** Sentences about the text as a whole. */
  readonly notes: string[] = [];

  /** `isOther`: whether a part of the text is surely of another form. */
  constructor(readonly isOther: (part: string) => boolean = () => false) {}

  /** One for a part of the text. */
  within(): Sheet {
    return new Sheet(this.isOther);
  }

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  frame(start: number, end: number): void {
    this.frames.push({ start, end });
  }

  setAside(start: number, end: number): void {
    this.asides.push({ start, end });
  }

  leaveOut(start: number, end: number, reason: string): void {
    this.leftOut.push({ start, end, reason });
  }

  /** What was left out there was read as something else. */
  withdraw(start: number, end: number): void {
    this.leftOut = this.leftOut.filter((part) => part.start < start || part.start > end);
  }
}
