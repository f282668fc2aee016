import { lineEnd } from '../../text/position';
import type { Range } from '../../text/range';

/** Where a text that was opened by `mark` ends: before the mark that closes it, or at `limit`. */
export function closing(text: string, from: number, mark: string, limit: number): number {
  const isEscapable = mark.length === 1 || mark === '"""';
  for (let at = text.indexOf(mark, from); at !== -1 && at < limit; at = text.indexOf(mark, at + 1)) {
    if (!isEscapable || !isEscaped(text, at, from)) return at;
  }
  return limit;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let backslashes = 0;
  while (at - backslashes > from && text[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** What lies between the quotes of a range that may be quoted. */
export function withinQuotes(text: string, { start, end }: Range): Range {
  for (const mark of ['"""', "'''", '"', "'"]) {
    if (end - start < 2 * mark.length || !text.startsWith(mark, start) || !text.startsWith(mark, end - mark.length))
      continue;
    return { start: start + mark.length, end: end - mark.length };
  }
  return { start, end };
}

/** The place of a value's last part, where its spelling is that of the value; all of it where it is not. */
export function placeOfTail(text: string, range: Range, value: string, tail: string): Range {
  const isPlain = text.slice(range.start, range.end) === value;
  return isPlain ? { start: range.end - tail.length, end: range.end } : range;
}

/** The parts of a text that lie in none of the ranges, which are in order. */
export function gaps(length: number, ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) found.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < length) found.push({ start: at, end: length });
  return found;
}

/** Ends of lines, asked in the order of the text: a long line is looked through once. */
export class LineEnds {
  #end = -1;
  #from = 0;

  constructor(private readonly text: string) {}

  end(at: number): number {
    if (at < this.#from || at > this.#end) {
      this.#from = at;
      this.#end = lineEnd(this.text, at);
    }
    return this.#end;
  }
}
