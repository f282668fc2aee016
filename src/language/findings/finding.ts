/** Something to tell about a place of a file; diagnostics.ts makes a Problem of it. */

import type { ProblemCode } from '../../problems/catalogue';
import type { FileMove, Fix, Problem } from '../../problems/problem';
import type { TextEdit } from '../../text/edit';
import type { Range } from '../../text/range';

export interface Finding {
  readonly range: Range;
  readonly severity: Problem['severity'];
  /** Kapacitor's own text, where it says something, at whatever time. */
  readonly kapacitor?: string;
  readonly plain: string;
  readonly code: ProblemCode;
  readonly handler?: string;
  readonly fix?: QuickFix;
}

/** A fix in the file of the finding, unless it names another. */
export interface QuickFix {
  readonly file?: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly moves?: readonly FileMove[];
}

export function problemOf(file: string, { kapacitor = '', fix, ...finding }: Finding): Problem {
  return { file, ...finding, kapacitor, ...(fix === undefined ? {} : { fix: fixOf(file, fix) }) };
}

export function fixOf(file: string, fix: QuickFix): Fix {
  return { file, ...fix };
}

export function replaced(range: Range, text: string, title = `Write ${text}`): QuickFix {
  return { title, edits: [{ range, text }] };
}

export function inserted(at: number, text: string, title = `Add ${text.trim()}`): QuickFix {
  return { title, edits: [{ range: { start: at, end: at }, text }] };
}

/** `cpu, mem and disk`; more than ten are cut off. */
export function listed(names: readonly string[], last = 'and'): string {
  if (names.length > 10) return `${names.slice(0, 10).join(', ')} … (${names.length})`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** `There are cpu, mem and disk.` */
export function thereAre(names: readonly string[]): string {
  if (names.length === 0) return 'There are none.';
  return `There ${names.length === 1 ? 'is' : 'are'} ${listed(names)}.`;
}
