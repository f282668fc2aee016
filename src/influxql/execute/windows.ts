/** Intervals of `time()`. InfluxDB query/iterator.go IteratorOptions.Window, v1.6. */
import { civilTime } from '../../go/time/time';
import { MAX_TIME, MIN_TIME } from '../check/condition';

const NS_PER_SECOND = 1_000_000_000n;

/** From `start` to before `end`. */
export interface Window {
  readonly start: bigint;
  readonly end: bigint;
}

export class Windows {
  #last: Window | undefined;

  constructor(
    /** Both included. */
    readonly from: bigint,
    readonly to: bigint,
    /** Zero: everything is one window. */
    readonly interval: bigint,
    readonly offset: bigint,
    readonly zone: string | undefined,
  ) {
    if (interval === 0n) this.#last = { start: from, end: to + 1n };
  }

  /** The same intervals over other bounds. */
  within(from: bigint, to: bigint, interval = this.interval): Windows {
    return new Windows(from, to, interval, this.offset, this.zone);
  }

  /** The window that a time is in. */
  at(time: bigint): Window {
    const last = this.#last;
    if (last !== undefined && (this.interval === 0n || (last.start <= time && time < last.end))) return last;
    const window = this.#compute(time);
    // Around a change of the clocks windows may overlap, so there the next one is always computed.
    this.#last = window.end - window.start === this.interval ? window : undefined;
    return window;
  }

  /** Nanoseconds east of UTC. */
  zoneOffset(time: bigint): bigint {
    return this.zone === undefined ? 0n : BigInt(civilTime(time, this.zone).zoneOffset) * NS_PER_SECOND;
  }

  #compute(given: bigint): Window {
    const { interval, offset, zone } = this;
    const time = given - offset;
    const east = this.zoneOffset(time);
    const rest = (time + east) % interval;
    const sinceStart = rest < 0n ? rest + interval : rest;
    let start = MIN_TIME + sinceStart >= time ? MIN_TIME : time - sinceStart;
    const untilEnd = interval - sinceStart;
    let end = MAX_TIME - untilEnd <= time ? MAX_TIME : time + untilEnd;
    if (zone !== undefined) {
      start += this.#shift(east - this.zoneOffset(start));
      const endOffset = this.zoneOffset(end);
      const shift = this.#shift(east - endOffset);
      // Time that is skipped belongs to the window behind the change.
      if (shift > 0n || (shift < 0n && this.zoneOffset(end + shift) === endOffset)) end += shift;
    }
    return { start: start + offset, end: end + offset };
  }

  /** A change of the clocks that is as long as the interval moves nothing. */
  #shift(difference: bigint): bigint {
    return (difference < 0n ? -difference : difference) < this.interval ? difference : 0n;
  }
}
