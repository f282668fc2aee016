/** A sample for each interval. InfluxDB query/{iterator.gen,linear}.go, v1.6. */

import { spend } from '../../text/budget';
import { MIN_TIME } from '../check/condition';
import type { Fill } from '../syntax/ast';
import { castTo, type DataType, type ResultValue, truncateToInteger } from '../value';
import { type Extras, GAP, Sample } from './sample';
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

export interface Filled {
  readonly list: readonly Sample[];
  /** How often more samples were looked for behind the last one. */
  readonly lookedBehind: number;
}

/** Nothing is filled where there is no sample at all. A gap is an interval to fill, once it was read. */
export function fillIntervals(samples: readonly Sample[], options: FillOptions): Filled {
  const [first] = samples;
  if (first === undefined) return { list: samples, lookedBehind: 0 };
  const { windows, ascending } = options;
  const noExtras = new Array<ResultValue>(options.extras).fill(null);
  const start = windows.at(ascending ? windows.from : windows.to).start;
  const end = windows.at(ascending ? windows.to : windows.from).start;
  const clock = new IntervalClock(windows, ascending, start === MIN_TIME ? windows.at(first.time).start : start);
  const list: Sample[] = [];
  const reader = new SampleReader(samples);
  let previous: Sample | undefined;
  for (; ; clock.advance()) {
    spend(1);
    const next = reader.peek();
    if (next === undefined) {
      const isBehind = ascending ? clock.time > end : clock.time < end || end === MIN_TIME;
      if (isBehind) return { list, lookedBehind: reader.lookedBehind };
    }
    if (next === undefined || (ascending ? next.time > clock.time : next.time < clock.time)) {
      list.push(emptyInterval(clock.time, previous, reader, noExtras, options));
      continue;
    }
    previous = next;
    list.push(next);
    reader.take();
  }
}

/** Reading goes on behind a gap, which is read once. */
class SampleReader {
  lookedBehind = 0;
  #at = 0;
  #peeked: Sample | undefined;

  constructor(private readonly samples: readonly Sample[]) {}

  peek(): Sample | undefined {
    if (this.#peeked !== undefined) return this.#peeked;
    const sample = this.samples[this.#at];
    if (sample === undefined) this.lookedBehind++;
    else this.#at++;
    if (sample !== GAP) this.#peeked = sample;
    return this.#peeked;
  }

  take(): void {
    this.#peeked = undefined;
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
  reader: SampleReader,
  extras: Extras,
  { fill, type, windows }: FillOptions,
): Sample {
  switch (fill.type) {
    case 'number':
      return new Sample(time, fillNumber(fill.value, type), extras);
    case 'previous':
      return new Sample(time, previous?.value ?? null, extras);
    case 'linear':
      return new Sample(time, onTheLine(time, previous, reader, windows.interval), extras);
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
function onTheLine(time: bigint, previous: Sample | undefined, reader: SampleReader, interval: bigint): ResultValue {
  if (previous === undefined) return null;
  const next = reader.peek();
  if (next === undefined) return null;
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
