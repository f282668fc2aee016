/** A sample for each interval. InfluxDB query/{iterator.gen,linear}.go, v1.6. */
import type { Fill } from './ast';
import { MIN_TIME } from './condition';
import { type Extras, Sample } from './sample';
import { castTo, type DataType, type ResultValue, truncateToInteger } from './value';
import type { Windows } from './windows';

export interface FillOptions {
  readonly fill: Fill;
  readonly windows: Windows;
  readonly ascending: boolean;
  /** Of the samples. */
  readonly type: DataType;
  /** How many values a sample takes along. */
  readonly extras: number;
}

/** Nothing is filled where there is no sample at all. */
export function fillIntervals(samples: readonly Sample[], options: FillOptions): readonly Sample[] {
  const [first] = samples;
  if (first === undefined) return samples;
  const { windows, ascending } = options;
  const noExtras = new Array<ResultValue>(options.extras).fill(null);
  const start = windows.at(ascending ? windows.from : windows.to).start;
  const end = windows.at(ascending ? windows.to : windows.from).start;
  const clock = new IntervalClock(windows, ascending, start === MIN_TIME ? windows.at(first.time).start : start);
  const filled: Sample[] = [];
  let previous: Sample | undefined;
  for (let at = 0; ; clock.advance()) {
    const next = samples[at];
    if (next === undefined) {
      const isBehind = ascending ? clock.time > end : clock.time < end || end === MIN_TIME;
      if (isBehind) return filled;
    }
    if (next === undefined || (ascending ? next.time > clock.time : next.time < clock.time)) {
      filled.push(emptyInterval(clock.time, previous, next, noExtras, options));
      continue;
    }
    previous = next;
    filled.push(next);
    at++;
  }
}

/** Goes from interval to interval, over changes of the clocks too. */
class IntervalClock {
  #zoneOffset: bigint;

  constructor(
    private readonly windows: Windows,
    private readonly ascending: boolean,
    public time: bigint,
  ) {
    this.#zoneOffset = windows.zoneOffset(time);
  }

  advance(): void {
    const { windows, ascending } = this;
    this.time += ascending ? windows.interval : -windows.interval;
    if (windows.zone === undefined) return;
    const zoneOffset = windows.zoneOffset(this.time - 1n);
    if (zoneOffset === this.#zoneOffset) return;
    const change = this.#zoneOffset - zoneOffset;
    if ((change < 0n ? -change : change) < windows.interval) this.time += change;
    this.#zoneOffset = zoneOffset;
  }
}

function emptyInterval(
  time: bigint,
  previous: Sample | undefined,
  next: Sample | undefined,
  extras: Extras,
  { fill, type, windows }: FillOptions,
): Sample {
  switch (fill.type) {
    case 'number':
      return new Sample(time, fillNumber(fill.value, type), extras);
    case 'previous':
      return new Sample(time, previous?.value ?? null, extras);
    case 'linear':
      return new Sample(time, onTheLine(time, previous, next, windows.interval), extras);
    default:
      return new Sample(time, null, extras);
  }
}

/** Strings are filled with nothing but a text of no length, booleans with FALSE. */
function fillNumber(value: number | bigint, type: DataType): ResultValue {
  if (type === 'string' || type === 'tag') return '';
  return type === 'boolean' ? false : castTo(value, type);
}

/** Times count in whole intervals. */
function onTheLine(
  time: bigint,
  previous: Sample | undefined,
  next: Sample | undefined,
  interval: bigint,
): ResultValue {
  if (previous === undefined || next === undefined) return null;
  const [a, b] = [previous.value, next.value];
  const [from, at, to] = [previous.time / interval, time / interval, next.time / interval];
  if (typeof a === 'number' && typeof b === 'number') return linear(at, from, to, a, b);
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return null;
  const slope = Number(BigInt.asIntN(64, b - a)) / Number(to - from);
  return truncateToInteger(slope * Number(at - from) + Number(a));
}

export function linear(at: bigint, from: bigint, to: bigint, a: number, b: number): number {
  return ((b - a) / Number(to - from)) * Number(at - from) + a;
}
