/** Which value of a chart the mouse is at. */
import { positionOf, secondsAt, type TimeSpan } from './axis';
import { type GroupValues, indexNear } from './chart';
import { topOf, type ValueRange } from './value-axis';

export interface ValueNear {
  /** Row of the evaluations. */
  readonly row: number;
  readonly seconds: number;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels from the mouse to it, sideways. */
  readonly away: number;
}

interface Frame {
  readonly span: TimeSpan;
  readonly range: ValueRange;
  readonly width: number;
  readonly height: number;
}

/** Values of which the nearest are looked at on either side: several of one time, and of other groups. */
const AROUND = 3;

export function nearestValue(
  groups: readonly GroupValues[],
  mouse: { readonly x: number; readonly y: number },
  { span, range, width, height }: Frame,
): ValueNear | undefined {
  const time = secondsAt(mouse.x, span, width);
  let best: ValueNear | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const middle = indexNear(group, time);
    for (let index = Math.max(0, middle - AROUND); index <= middle + AROUND; index++) {
      const [seconds, value, row] = [group.seconds[index], group.value[index], group.row[index]];
      if (seconds === undefined || value === undefined || row === undefined) continue;
      const x = positionOf(seconds, span, width);
      const y = Math.max(0, Math.min(height, topOf(value, range, height)));
      // Sideways counts more: it is a moment that is pointed at.
      const away = Math.abs(x - mouse.x);
      const own = away * 3 + Math.abs(y - mouse.y);
      if (own >= distance) continue;
      distance = own;
      best = { row, seconds, x, y, away };
    }
  }
  return best;
}
