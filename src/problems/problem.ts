/** What can be said about a place of a file, whichever reader, check or run found it. */
import type { TextEdit } from '../text/edit';
import type { Range } from '../text/range';
import type { ProblemCode } from './catalogue';
import type { Severity } from './severity';

/** Something to tell about a file, with its place. */
export interface Problem {
  readonly file: string;
  readonly range: Range;
  readonly severity: Severity;
  /** Kapacitor's own text, exact. Empty where Kapacitor says nothing (a warning of ours). */
  readonly kapacitor: string;
  /** One sentence in plain words. */
  readonly plain: string;
  readonly fix?: Fix;
  /** Writes a comment that silences it. */
  readonly ignore?: Fix;
  readonly code: ProblemCode;
  /** The kind of handler that it says of that nothing is sent. */
  readonly handler?: string;
}

export interface Fix {
  /** `Write .hipChat()`. */
  readonly title: string;
  readonly file: string;
  readonly edits: readonly TextEdit[];
  /** Files that get another name, behind the edits. */
  readonly moves?: readonly FileMove[];
}

export interface FileMove {
  readonly from: string;
  readonly to: string;
}
