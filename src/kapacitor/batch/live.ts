/**
 * Batch tasks as they run: the data of the workspace are what InfluxDB holds, and the ticks are timers of the run's clock.
 * A task is started with the first point, or at the `start` of case.json. It asks until a query has covered the last
 * point and the silence has passed, or until the `stop` of case.json.
 * All points are there from the start: a moment is what a run of the points up to it would show only where they are in
 * the order of their times.
 */

import { PointSources } from '../run/sources';
import { type Asker, askersOf, dieWithoutCluster, type InfluxDB, receive } from './ask';
import type { BatchHost, BatchLive } from './batch';
import type { Playback } from './playback';
import type { BatchSpan } from './span';

interface Times {
  readonly start: bigint;
  /** Ticks up to this time are made in any case. */
  readonly stop: bigint;
  /** Further ticks are made until a query ends behind this time. */
  readonly last: bigint | undefined;
}

export class Live implements BatchLive {
  readonly #sources: PointSources;
  /** By query node, while it has one. */
  readonly #ticks = new Map<Asker, bigint>();
  #first: bigint | undefined;
  #last: bigint | undefined;
  #prepared = false;

  constructor(
    private readonly host: BatchHost,
    /** What case.json says. */
    private readonly span: BatchSpan | undefined,
    private readonly influxDB: InfluxDB,
    private readonly playbacks: readonly Playback[],
  ) {
    this.#sources = new PointSources({ ...host, defaultRetentionPolicy: 'autogen', database: influxDB });
  }

  get nextTick(): bigint | undefined {
    // A task that died asks no more.
    const alive = [...this.#ticks].filter(([{ task }]) => task.runner?.error === undefined);
    return earliest([...alive.map(([, tick]) => tick), ...this.playbacks.map(({ next }) => next)]);
  }

  prepare(count: number): boolean {
    if (this.#prepared) return true;
    for (let i = 0; i < count; i++) {
      const point = this.#sources.next();
      if (point === undefined) {
        this.#prepared = true;
        this.#start();
        return true;
      }
      const { time } = point;
      if (this.#first === undefined || time < this.#first) this.#first = time;
      if (this.#last === undefined || time > this.#last) this.#last = time;
    }
    return false;
  }

  #start(): void {
    const { server, tasks } = this.host;
    const times = this.#times();
    const played = earliest(this.playbacks.map(({ next }) => next));
    const begin = earliest([times?.start, played === undefined ? undefined : played - 1n]);
    // Ticks before the first point find a clock that has not passed them.
    if (begin !== undefined && (this.#first === undefined || begin < this.#first)) server.clock.advance(begin);
    for (const playback of this.playbacks) playback.start();
    if (times === undefined) return;
    const asking = tasks.filter((task) => !this.playbacks.some((playback) => playback.task === task));
    for (const asker of asking.flatMap(askersOf)) {
      if (!dieWithoutCluster(server, asker)) this.#schedule(asker, undefined, asker.plan.first(times.start), times);
    }
  }

  #times(): Times | undefined {
    if (this.span !== undefined) return { ...this.span, last: undefined };
    if (this.#first === undefined || this.#last === undefined) return undefined;
    return { start: this.#first, stop: this.#last + this.host.silence, last: this.#last };
  }

  /** Sets the tick after `before`. */
  #schedule(asker: Asker, before: bigint | undefined, tick: bigint | undefined, times: Times): void {
    this.#ticks.delete(asker);
    if (tick === undefined || !isWanted(asker, before, tick, times)) return;
    this.#ticks.set(asker, tick);
    asker.runner.clock.at(tick, () => {
      this.#ask(asker, tick);
      this.#schedule(asker, tick, asker.plan.next(tick), times);
    });
  }

  #ask(asker: Asker, tick: bigint): void {
    const answered = this.influxDB.ask(asker, tick, { records: false, now: tick });
    if (!answered.ok) asker.runner.error(answered.doing, answered.error);
    else for (const batch of answered.batches) receive(asker, batch);
  }
}

function earliest(times: readonly (bigint | undefined)[]): bigint | undefined {
  let first: bigint | undefined;
  for (const time of times) if (time !== undefined && (first === undefined || time < first)) first = time;
  return first;
}

/** Whether anything is left to ask for. */
function isWanted({ task, plan }: Asker, before: bigint | undefined, tick: bigint, { stop, last }: Times): boolean {
  if (task.runner?.error !== undefined) return false;
  if (tick <= stop) return true;
  return last !== undefined && (before === undefined || plan.bounds(before).stop <= last);
}
