import type { Cursor } from './cursor';
import type { YamlError } from './failure';

/** What the readers of single tokens need of the scanner. */
export interface ScanContext {
  readonly cursor: Cursor;
  /** The column of the innermost block, -1 outside of all. */
  readonly indent: number;
  /** Whether a bracket is open. */
  readonly isFlow: boolean;
  /** An error at the cursor. */
  fail(problem: string): YamlError;
  /** Behind a scalar that went on to another line a key may begin. */
  allowKey(): void;
}
