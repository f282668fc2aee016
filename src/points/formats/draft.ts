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
  readonly leftOut: LeftOut[] = [];
  /** Columns of texts that are no tags. */
  readonly fields = new Set<string>();
  /** Sentences about the text as a whole. */
  readonly notes: string[] = [];

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  leaveOut(start: number, end: number, reason: string): void {
    this.leftOut.push({ start, end, reason });
  }
}
