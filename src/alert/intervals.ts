/** Sets of numbers, as intervals in ascending order that do not touch. */
import { FLOAT_ORDER, type OrderOperator } from '../lambda/comparisons';

export interface Interval {
  /** -Infinity: it has no end there. */
  readonly from: number;
  readonly to: number;
  readonly includesFrom: boolean;
  readonly includesTo: boolean;
}
type Intervals = readonly Interval[];

export const NOTHING: Intervals = [];
export const EVERYTHING: Intervals = [open(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)];

function open(from: number, to: number): Interval {
  return { from, to, includesFrom: false, includesTo: false };
}

/** The numbers that stand in this relation to `value`. */
export function region(operator: OrderOperator, value: number): Intervals {
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  switch (operator) {
    case '<':
      return [open(low, value)];
    case '<=':
      return [{ ...open(low, value), includesTo: true }];
    case '>':
      return [open(value, high)];
    case '>=':
      return [{ ...open(value, high), includesFrom: true }];
    case '==':
      return [{ from: value, to: value, includesFrom: true, includesTo: true }];
    case '!=':
      return [open(low, value), open(value, high)];
  }
}

export function contains(intervals: Intervals, value: number): boolean {
  return intervals.some(
    ({ from, to, includesFrom, includesTo }) =>
      FLOAT_ORDER[includesFrom || from === Number.NEGATIVE_INFINITY ? '>=' : '>'](value, from) &&
      FLOAT_ORDER[includesTo || to === Number.POSITIVE_INFINITY ? '<=' : '<'](value, to),
  );
}

export function intersection(left: Intervals, right: Intervals): Intervals {
  return combined(left, right, (inLeft, inRight) => inLeft && inRight);
}

export function union(left: Intervals, right: Intervals): Intervals {
  return combined(left, right, (inLeft, inRight) => inLeft || inRight);
}

export function complement(intervals: Intervals): Intervals {
  return combined(intervals, NOTHING, (isIn) => !isIn);
}

/** Looks at every end, and at one number between each two ends. */
function combined(left: Intervals, right: Intervals, isIn: (inLeft: boolean, inRight: boolean) => boolean): Intervals {
  const ends = [...new Set([...left, ...right].flatMap(({ from, to }) => [from, to]))].filter(Number.isFinite);
  ends.sort((a, b) => a - b);
  const has = (value: number) => isIn(contains(left, value), contains(right, value));
  const found: Interval[] = [];
  let begun: { from: number; includesFrom: boolean } | undefined = has(Number.NEGATIVE_INFINITY)
    ? { from: Number.NEGATIVE_INFINITY, includesFrom: false }
    : undefined;
  ends.forEach((end, index) => {
    const next = ends[index + 1];
    const isEndIn = has(end);
    const goesOn = has(next === undefined ? Number.POSITIVE_INFINITY : end + (next - end) / 2);
    if (begun !== undefined && !(isEndIn && goesOn)) {
      found.push({ ...begun, to: end, includesTo: isEndIn });
      begun = undefined;
    } else if (begun === undefined && isEndIn && !goesOn) {
      found.push({ from: end, to: end, includesFrom: true, includesTo: true });
    }
    if (begun === undefined && goesOn) begun = { from: end, includesFrom: isEndIn };
  });
  if (begun !== undefined) found.push({ ...begun, to: Number.POSITIVE_INFINITY, includesTo: false });
  return found;
}
