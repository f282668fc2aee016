/** GROUP BY. InfluxDB query/compile.go compileDimensions, v1.6. */
import { truncateTime } from '../../go/time/time';
import { InfluxQueryError } from '../error';
import { folded } from '../expression/fold';
import type { CallExpression, InfluxExpression } from '../syntax/ast';
import { printExpression } from '../syntax/print';
import { looksLikeTime, parseTimeLiteral } from '../syntax/time-literal';

export interface CheckedDimensions {
  /** Names of tags, wildcards and patterns. */
  readonly tags: readonly InfluxExpression[];
  /** Nanoseconds; zero when nothing groups by time. */
  readonly interval: bigint;
  readonly offset: bigint;
  /** Whether there is a `time()`, be it one that groups nothing because its length is negative. */
  readonly isTimed: boolean;
  /** What InfluxDB finds wrong once everything else is right. */
  readonly problem?: string;
}

export function checkDimensions(dimensions: readonly InfluxExpression[], now: bigint, zone: string): CheckedDimensions {
  const tags: InfluxExpression[] = [];
  let interval = 0n;
  let offset = 0n;
  let problem: string | undefined;
  for (const dimension of dimensions.map((expression) => folded(expression))) {
    switch (dimension.kind) {
      case 'variable':
        if (dimension.name.toLowerCase() === 'time') {
          throw new InfluxQueryError('time() is a function and expects at least one argument');
        }
        tags.push(dimension);
        break;
      case 'call': {
        const length = intervalOf(dimension);
        if (interval !== 0n) throw new InfluxQueryError('multiple time dimensions not allowed');
        interval = length;
        const [, start] = dimension.args;
        offset = offsetOf(start, length, now, zone);
        if (start?.kind === 'string') problem = `invalid time dimension offset: ${printExpression(start)}`;
        break;
      }
      case 'wildcard':
      case 'regex':
        tags.push(dimension);
        break;
      default:
        throw new InfluxQueryError('only time and tag dimensions allowed');
    }
  }
  const isTimed = interval !== 0n;
  const found = { tags, isTimed, ...(problem === undefined ? {} : { problem }) };
  return interval > 0n ? { ...found, interval, offset } : { ...found, interval: 0n, offset: 0n };
}

function intervalOf({ name, args }: CallExpression): bigint {
  if (name !== 'time') throw new InfluxQueryError('only time() calls allowed in dimensions');
  if (args.length < 1 || args.length > 2) throw new InfluxQueryError('time dimension expected 1 or 2 arguments');
  const [length] = args;
  if (length?.kind !== 'duration') throw new InfluxQueryError('time dimension must have duration argument');
  return length.value;
}

function offsetOf(offset: InfluxExpression | undefined, interval: bigint, now: bigint, zone: string): bigint {
  const sinceBoundary = (time: bigint) => time - truncateTime(time, interval);
  if (offset === undefined) return 0n;
  switch (offset.kind) {
    case 'duration':
      return interval === 0n ? 0n : offset.value % interval;
    case 'time':
      return sinceBoundary(offset.value);
    case 'call':
      if (offset.name !== 'now') throw new InfluxQueryError('time dimension offset function must be now()');
      if (offset.args.length !== 0) {
        throw new InfluxQueryError('time dimension offset now() function requires no arguments');
      }
      return sinceBoundary(now);
    case 'string':
      if (!looksLikeTime(offset.value)) break;
      if (parseTimeLiteral(offset.value, zone) === undefined) throw new InfluxQueryError('invalid timestamp string');
      return 0n;
  }
  throw new InfluxQueryError('time dimension offset must be duration or now()');
}
