/** Places where a fix writes calls: on lines of their own, as the script does. */
import type { TextEdit } from '../text/edit';
import type { CallNode } from '../tickscript/ast';

/** What goes in front of a property behind the call at `at`: a new line where the call begins one, nothing otherwise. */
export function propertyGap(text: string, at: number): string {
  const indent = indentOf(text, at);
  return indent === undefined ? '' : `\n${indent}${/^[|@]/.test(text.slice(at)) ? '    ' : ''}`;
}

/** The same behind the end of a call: on a line of its own where the call stands on one. */
export function gapBehind(text: string, { nameRange }: CallNode): string {
  const operator = /[|.@]\s*$/.exec(text.slice(Math.max(0, nameRange.start - 200), nameRange.start));
  return operator === null ? '' : propertyGap(text, nameRange.start - operator[0].length);
}

/** Puts a call in front of the one that made a node. */
export function putInFront(text: string, { nameRange }: CallNode, call: string): TextEdit {
  const at = text.lastIndexOf('|', nameRange.start);
  return { range: { start: at, end: at }, text: call + callGap(text, at) };
}

/** Takes a property away, with the line that it stands on. */
export function withoutCall(text: string, { nameRange, range }: CallNode): TextEdit {
  const operator = /\s*[.]\s*$/.exec(text.slice(Math.max(0, nameRange.start - 200), nameRange.start));
  return { range: { start: nameRange.start - (operator?.[0].length ?? 0), end: range.end }, text: '' };
}

/** What goes behind a call that is put in front of the one at `at`. */
export function callGap(text: string, at: number): string {
  const indent = indentOf(text, at);
  return indent === undefined ? '' : `\n${indent}`;
}

/** `undefined`: something else stands in front of it on its line. */
function indentOf(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*$/.test(line) && at > line.length ? line : undefined;
}
