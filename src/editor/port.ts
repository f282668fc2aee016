/** What the page needs of an editor, whichever it is. Offsets are UTF-16, ranges half-open. */
import type { ProblemCode } from '../problems/catalogue';
import type { Fix } from '../problems/problem';
import type { TextEdit } from '../text/edit';
import type { Range } from '../text/range';

export interface EditorProblem {
  readonly range: { readonly start: number; readonly end: number };
  readonly severity: 'error' | 'warning' | 'info';
  /** Plain words, then Kapacitor's own text. */
  readonly message: string;
  readonly code: ProblemCode;
  readonly fix?: Fix;
  /** Writes a comment that silences it. */
  readonly ignore?: Fix;
}

export interface EditorDocument {
  readonly path: string;
  readonly text: string;
  /** What a screen reader says of it; its path unless said. */
  readonly label?: string;
}

export interface EditorPlace {
  readonly path: string;
  readonly offset: number;
}

export interface EditorEvents {
  /** The user changed the text of the open document. */
  changed(path: string, text: string): void;
  /** The user moved the cursor, other than by typing. */
  moved(path: string, offset: number): void;
  /** The cursor is there now, however it came. */
  cursor(path: string, offset: number): void;
  /** A fix was chosen in the text. */
  fix(fix: Fix): void;
}

export interface EditorPort {
  /** Shows a document. The same path with another text is a change from outside: cursor and undo survive it. */
  open(document: EditorDocument): void;
  /** Forgets what belongs to files that are gone. */
  keepOnly(paths: readonly string[]): void;
  problems(problems: readonly EditorProblem[]): void;
  /** Marks the line at this offset as the present moment; undefined takes the mark away. */
  mark(offset: number | undefined): void;
  /** Lights the lines of this range, and no others. */
  light(range: { readonly start: number; readonly end: number } | undefined): void;
  /** Moves the cursor there and brings it into view. */
  reveal(range: { readonly start: number; readonly end: number }): void;
  /** Writes as if it were typed, and selects; only where the editor has no list of its own for what fits. */
  type?(edit: TextEdit, selection: Range): void;
  focus(): void;
  hasFocus(): boolean;
  /** What is selected, to be carried over to another editor or written over; the cursor where that is nothing. */
  selection(): Range;
  dispose(): void;
}

export type EditorFactory = (host: HTMLElement, events: EditorEvents) => EditorPort;
