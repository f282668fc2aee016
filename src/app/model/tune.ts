/** A threshold that is changed by hand: which values it can take, and how they are written. Pure. */
import { applyEdits } from '../../text/edit';
import type { Tunable } from '../../worker/api';
import type { Workspace } from '../../workspace/workspace';
import type { ValueRange } from './value-axis';

/** How many steps fit between the ends of the axis, at least. */
const STEPS = 100;

/** A round step, in what is drawn: a whole number of ints, or of the unit in which a duration is written. */
export function stepOf({ type, unit }: Tunable, { low, high }: ValueRange): number {
  const fine = 10 ** Math.floor(Math.log10((high - low) / STEPS / unit));
  return (type === 'float' ? fine : Math.max(1, fine)) * unit;
}

export function snapped(value: number, step: number): number {
  // Tenths of a float are no sums of binary parts: the quotient is rounded, not the value.
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const round = Math.round(value / step) * step;
  return digits > 15 ? round : Number(round.toFixed(digits));
}

/** As the file writes it: ints stay ints, floats floats. */
export function literalText({ type, unit, suffix, file }: Tunable, value: number): string {
  if (type !== 'float') return `${BigInt(Math.round(value / unit))}${suffix}`;
  const text = plainDecimal(value);
  return text.includes('.') || !file.endsWith('.tick') ? text : `${text}.0`;
}

/** Without an exponent, which scripts do not know. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/(?:\.0+|(?<!0)0+)$/, '') : text;
}

/** The files with another literal; `undefined` where the file has changed meanwhile. */
export function tuned(files: Workspace, { file, range, written }: Tunable, literal: string): Workspace | undefined {
  let isThere = false;
  const changed = files.map((candidate) => {
    const { path, content } = candidate;
    if (path !== file || typeof content !== 'string') return candidate;
    if (content.slice(range.start, range.end) !== written) return candidate;
    isThere = true;
    return { path, content: applyEdits(content, [{ range, text: literal }]) };
  });
  return isThere ? changed : undefined;
}

/** At most so many runs tell how many events each threshold would send. */
const MOST_RUNS = 25;

/** Thresholds between which the judged values change, spread over them; the present one is among them. */
export function candidates(
  tunable: Tunable,
  values: readonly number[],
  present: number,
  step: number,
): readonly number[] {
  const finite = [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);
  const between = finite.flatMap((value, index) => {
    const next = finite[index + 1];
    return next === undefined ? [value + step] : [(value + next) / 2];
  });
  const first = finite[0];
  const all = first === undefined ? [] : [first - step, ...between];
  const written = all.map((value) =>
    tunable.type === 'float' ? value : Math.round(value / tunable.unit) * tunable.unit,
  );
  const distinct = [...new Set(written)];
  const most = MOST_RUNS - 1;
  const chosen =
    distinct.length <= most
      ? distinct
      : Array.from(
          { length: most },
          (_, index) => distinct[Math.round((index * (distinct.length - 1)) / (most - 1))] ?? 0,
        );
  return [...new Set([...chosen, present])].sort((a, b) => a - b);
}
