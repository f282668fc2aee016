import type { Range } from './range';

/** Replaces a part of a text; ranges of edits that belong together are all of the text before any of them. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** Applies edits that do not overlap; of two at one place the later stands in front. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: own } of edits.toReversed().sort((a, b) => a.range.start - b.range.start)) {
    parts.push(text.slice(at, range.start), own);
    at = Math.max(at, range.end);
  }
  return parts.join('') + text.slice(at);
}

/** The one edit that turns `before` into `after`, so that cursor and undo survive a change from outside. */
export function differenceEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { range: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) };
}
