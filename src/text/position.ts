import type { Range } from './range';

/** Offsets are UTF-16; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionAt(text: string, offset: number): Position {
  const limited = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < limited; next = text.indexOf('\n', next + 1)) {
    line++;
    start = next + 1;
  }
  return { line, column: limited - start + 1 };
}

/** The same for many offsets of one text, whose lines are counted once. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return (offset) => {
    const limited = Math.max(0, Math.min(offset, text.length));
    const line = lastStartUpTo(starts, limited);
    return { line: line + 1, column: limited - (starts[line] ?? 0) + 1 };
  };
}

/** Index of the last line that begins at an offset or before it. */
export function lastStartUpTo(starts: readonly number[], offset: number): number {
  let [line, behind] = [0, starts.length];
  while (behind - line > 1) {
    const middle = (line + behind) >> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else behind = middle;
  }
  return line;
}

/** The number of the line that holds `offset`, from 1. */
export function lineOf(text: string, offset: number): number {
  return positionAt(text, offset).line;
}

/** Where the line of `at` ends: before its newline, or at the end of the text. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

/** The half-open range of the line that holds `offset`, without its line break. */
export function lineAround(text: string, offset: number): Range {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return { start, end: lineEnd(text, offset) };
}
