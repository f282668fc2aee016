import { formatRFC3339Nano, truncateTime } from '../../go/time/time';
import type { Barrier, Batch, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { type Group, GroupedBehaviour } from '../groups';
import { type Held, heldUntil } from '../held';
import { type BatchStart, batchStart } from './batch-start';
import { WindowRing } from './ring';

export interface TimeWindowOptions {
  /** Nanoseconds. */
  readonly period: bigint;
  /** Nanoseconds; 0: every point emits. */
  readonly every: bigint;
  readonly align: boolean;
  readonly fillPeriod: boolean;
}

/** Kapacitor window.go windowByTime, v1.8. */
class TimeWindow {
  readonly ring = new WindowRing();
  readonly #start: BatchStart;

  constructor(
    group: Group,
    private readonly options: TimeWindowOptions,
    public nextEmit = firstEmit(group.time, options),
  ) {
    this.#start = batchStart(group);
  }

  /** The batch that a point brings out, if it does. */
  add(point: Point): Batch | undefined {
    if (this.options.every === 0n) {
      this.ring.insert(point);
      return this.advance(point.time);
    }
    const batch = this.advance(point.time);
    this.ring.insert(point);
    return batch;
  }

  /** With `every`, windows include their beginning and not their end; without, the other way round. */
  advance(time: bigint): Batch | undefined {
    if (time < this.nextEmit) return undefined;
    const { period, every, align } = this.options;
    const tmax = every === 0n ? time : this.nextEmit;
    this.ring.purge(tmax - period, every !== 0n);
    this.nextEmit = time + every;
    if (align) this.nextEmit = truncateTime(this.nextEmit, every);
    return { ...this.#start, tmax, points: this.ring.points() };
  }
}

function firstEmit(time: bigint, { period, every, align, fillPeriod }: TimeWindowOptions): bigint {
  if (!fillPeriod) return align ? truncateTime(time + every, every) : time + every;
  const filled = time + period;
  // Truncated it is never later, so it is always one more.
  return align ? truncateTime(filled, every) + every : filled;
}

export class WindowByTime extends GroupedBehaviour<TimeWindow> {
  #hasEmitted = false;

  constructor(options: TimeWindowOptions, context: NodeContext) {
    super(context, (group) => new TimeWindow(group, options));
  }

  point(point: Point): void {
    const batch = this.groups.ofPoint(point).add(point);
    if (batch !== undefined) this.#emit(batch);
  }

  /** A barrier itself goes no further. */
  override barrier(barrier: Barrier): void {
    const batch = this.groups.ofBarrier(barrier).advance(barrier.time);
    if (batch !== undefined) this.#emit(batch);
  }

  /** Before the first batch: later ones always keep the newest points. */
  held(): Held | undefined {
    if (this.#hasEmitted) return undefined;
    return heldUntil(
      Array.from(this.groups.values(), ({ ring, nextEmit }) => {
        const newest = ring.newest()?.time ?? nextEmit;
        return { points: ring.size, newest, next: nextEmit };
      }),
    );
  }

  inspect(): unknown {
    return this.groups.inspect(({ ring, nextEmit }) => {
      const times = ring.points().map(({ time }) => formatRFC3339Nano(time));
      return { points: ring.size, first: times[0], last: times.at(-1), nextEmit: formatRFC3339Nano(nextEmit) };
    });
  }

  #emit(batch: Batch): void {
    this.#hasEmitted = true;
    this.context.emitBatch(batch);
  }
}
