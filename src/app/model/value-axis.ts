/** The axis of values that canvas and what lies over it share. */
import type { JudgedThreshold, JudgedValue } from '../../alert/judged';
import { type Line, valueSpan } from './chart';

export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** CSS pixels above and below the lines. */
export const PLOT = { top: 8, bottom: 6 } as const;

/** All lines and thresholds, with air. */
export function rangeOf(
  kind: JudgedValue['kind'],
  lines: readonly Pick<Line, 'y'>[],
  thresholds: readonly Pick<JudgedThreshold, 'value'>[],
): ValueRange {
  if (kind === 'step') return { low: -0.2, high: 1.2 };
  const [low, high] = valueSpan(
    lines,
    thresholds.map(({ value }) => value),
  );
  return { low, high };
}

/** Pixels from the upper edge. */
export function topOf(value: number, { low, high }: ValueRange, height: number): number {
  const inner = Math.max(1, height - PLOT.top - PLOT.bottom);
  return PLOT.top + ((high - value) / (high - low)) * inner;
}

export function valueAtTop(top: number, { low, high }: ValueRange, height: number): number {
  const inner = Math.max(1, height - PLOT.top - PLOT.bottom);
  return high - ((top - PLOT.top) / inner) * (high - low);
}
