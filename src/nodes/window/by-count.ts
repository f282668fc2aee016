import { formatRFC3339Nano } from '../../go/time/time';
import type { Batch, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { type Group, GroupedBehaviour } from '../groups';
import type { Held } from '../held';
import { type BatchStart, batchStart } from './batch-start';

export interface CountWindowOptions {
  readonly periodCount: number;
  readonly everyCount: number;
  readonly fillPeriod: boolean;
}

/** Kapacitor window.go windowByCount, v1.8. */
class CountWindow {
  readonly #start: BatchStart;
  /** The latest points; the next one is written at `count % periodCount`. */
  readonly #points: Point[] = [];
  #count = 0;
  #nextEmit: number;

  constructor(
    group: Group,
    private readonly options: CountWindowOptions,
  ) {
    this.#start = batchStart(group);
    this.#nextEmit = options.fillPeriod ? options.periodCount : options.everyCount;
  }

  add(point: Point): Batch | undefined {
    this.#points[this.#count % this.options.periodCount] = point;
    this.#count++;
    if (this.#count !== this.#nextEmit) return undefined;
    this.#nextEmit += this.options.everyCount;
    return { ...this.#start, tmax: point.time, points: this.points() };
  }

  /** The oldest first. */
  points(): Point[] {
    const oldest = this.#count % this.options.periodCount;
    return [...this.#points.slice(oldest), ...this.#points.slice(0, oldest)];
  }

  get count(): number {
    return this.#count;
  }

  get nextEmit(): number {
    return this.#nextEmit;
  }
}

export class WindowByCount extends GroupedBehaviour<CountWindow> {
  #hasEmitted = false;

  constructor(
    private readonly options: CountWindowOptions,
    context: NodeContext,
  ) {
    super(context, (group) => new CountWindow(group, options));
  }

  point(point: Point): void {
    if (this.options.periodCount < 0) {
      // Kapacitor's server dies here.
      this.context.error('cannot make a window', 'runtime error: makeslice: len out of range');
      return;
    }
    const batch = this.groups.ofPoint(point).add(point);
    if (batch === undefined) return;
    this.#hasEmitted = true;
    this.context.emitBatch(batch);
  }

  /** Before the first batch. */
  held(): Held | undefined {
    if (this.#hasEmitted) return undefined;
    let fullest: CountWindow | undefined;
    for (const window of this.groups.values()) {
      if (fullest === undefined || window.count > fullest.count) fullest = window;
    }
    return fullest && { type: 'count', points: fullest.count, needed: fullest.nextEmit };
  }

  inspect(): unknown {
    return this.groups.inspect((window) => {
      const times = window.points().map(({ time }) => formatRFC3339Nano(time));
      return { points: times.length, first: times[0], last: times.at(-1), nextEmitAt: window.nextEmit };
    });
  }
}
