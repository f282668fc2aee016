/** A text line by line. */
import { spend } from '../../text/budget';
import type { Range } from '../../text/range';

export interface TextLine {
  /** Without its line break. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function* eachLine(text: string): Generator<TextLine> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length : found;
    const end = next > start && text[next - 1] === '\r' ? next - 1 : next;
    yield { text: text.slice(start, end), start, end };
    start = next + 1;
  }
}

/** Lines that are not blank and that none of the ranges touches. An empty range touches the line in which it stands. */
export function linesOutside(text: string, ranges: readonly Range[]): readonly TextLine[] {
  return runsOutside(text, ranges).flat();
}

/** The same, those in one list between which no range touches a line. */
export function runsOutside(text: string, ranges: readonly Range[]): readonly (readonly TextLine[])[] {
  const sorted = inTextOrder(ranges);
  const runs: TextLine[][] = [];
  let run: TextLine[] | undefined;
  let reach = 0;
  let at = 0;
  for (let start = 0; start < text.length; ) {
    spend(1);
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    let isTouched = reach > start;
    for (let next = sorted[at]; next !== undefined && next.start <= end; next = sorted[++at]) {
      isTouched = true;
      reach = Math.max(reach, next.end);
    }
    if (isTouched) run = undefined;
    else {
      const line = text.slice(start, end).replace(/\r$/, '');
      if (line.trim() !== '') {
        if (run === undefined) {
          run = [];
          runs.push(run);
        }
        run.push({ text: line, start, end: start + line.length });
      }
    }
    start = end + 1;
  }
  return runs;
}

function inTextOrder(ranges: readonly Range[]): readonly Range[] {
  const isSorted = ranges.every((range, i) => i === 0 || (ranges[i - 1]?.start ?? 0) <= range.start);
  return isSorted ? ranges : ranges.toSorted((a, b) => a.start - b.start);
}
