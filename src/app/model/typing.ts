/** A name that is still being typed is no mistake yet. */
import type { Problem } from '../../problems/problem';
import { differenceEdit } from '../../text/edit';

/** Where a letter was written or taken away last. */
export interface Typed {
  readonly file: string;
  readonly offset: number;
}

/** `undefined`: what was written is no letter of a name, or more than one, as a paste or a fix is. */
export function typedAt(file: string, before: string, after: string): Typed | undefined {
  const edit = differenceEdit(before, after);
  if (edit === undefined || edit.text.length + edit.range.end - edit.range.start !== 1) return undefined;
  const offset = edit.range.start + edit.text.length;
  return /[\w.-]/.test(after.slice(offset - 1, offset)) ? { file, offset } : undefined;
}

/** Whether a problem is about the one name in which something is being typed. */
export function isUnwritten({ file, range }: Problem, typed: Typed | undefined, text: string): boolean {
  if (typed === undefined || typed.file !== file || typed.offset < range.start || range.end < typed.offset)
    return false;
  return /^["']?[\w.-]+["']?$/.test(text.slice(range.start, range.end));
}
