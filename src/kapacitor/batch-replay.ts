/**
 * Batch tasks as `kapacitor record batch` and `kapacitor replay -rec-time` run them: all queries of a task first, then
 * their answers. Kapacitor services/replay/service.go and replay.go, v1.8.
 */
import type { LinePoint } from '../points/line-point';
import type { BadLine } from '../points/line-protocol';
import type { Batch } from '../points/point';
import type { BatchHost, BatchReplay } from './batch';
import { type Asker, askersOf, clusterProblem, dieWithoutCluster, type InfluxDB, receive } from './batch-ask';
import type { BatchSpan } from './batch-span';
import { httpOutReports } from './reports';
import type { HttpOutReport } from './run-model';
import type { Task } from './tasks';

/** A batch and the tick whose answer it was in. */
interface Recorded {
  readonly asker: Asker;
  readonly tick: bigint;
  readonly batch: Batch;
}

export class Replay implements BatchReplay {
  httpOut: HttpOutReport[] = [];
  readonly #tasks: Task[];

  constructor(
    private readonly host: BatchHost,
    private readonly span: BatchSpan,
    private readonly influxDB: InfluxDB,
  ) {
    this.#tasks = [...host.tasks];
    // Tasks that are enabled ask at once, and die where they cannot.
    if (span.influxDB) for (const asker of host.tasks.flatMap(askersOf)) dieWithoutCluster(host.server, asker);
  }

  write(points: readonly LinePoint[], badLines: readonly BadLine[]): string | undefined {
    return this.influxDB.write(points, badLines);
  }

  next(): boolean {
    const task = this.#tasks.shift();
    if (task === undefined) return false;
    if (task.definition?.type === 'batch') this.#run(task);
    // Tasks are disabled before the recordings, and a replay takes its own topics with it.
    this.host.server.topics.closeTask(task.id);
    this.host.server.inhibitors.clear();
    return true;
  }

  #run(task: Task): void {
    const { runner } = task;
    if (runner === undefined) return;
    const recorded = this.#record(task);
    if (typeof recorded === 'string') {
      runner.recording = { error: recorded };
      return;
    }
    runner.recording = {};
    this.#replay(task, recorded);
  }

  /** All that the queries of a task gave, by tick; or why it cannot be recorded. */
  #record(task: Task): readonly Recorded[] | string {
    const recorded: Recorded[] = [];
    let error: string | undefined;
    // The nodes ask at the same time: what one is refused does not keep the others from asking.
    for (const asker of askersOf(task)) {
      const problem =
        clusterProblem(this.host.server, asker.plan.cluster, this.span.influxDB) ?? this.#ask(asker, recorded);
      error ??= problem;
    }
    return error ?? recorded.sort((a, b) => (a.tick < b.tick ? -1 : a.tick > b.tick ? 1 : 0));
  }

  #ask(asker: Asker, recorded: Recorded[]): string | undefined {
    const now = BigInt(Date.now()) * 1_000_000n;
    const { start, stop } = this.span;
    for (let tick = asker.plan.next(start); tick !== undefined && tick <= stop; tick = asker.plan.next(tick)) {
      if (asker.plan.bounds(tick).stop > now) break;
      const answered = this.influxDB.ask(asker, tick, { records: true, now });
      if (!answered.ok) return answered.error;
      for (const batch of answered.batches) recorded.push({ asker, tick, batch });
    }
    return undefined;
  }

  #replay({ id, runner }: Task, recorded: readonly Recorded[]): void {
    const { server } = this.host;
    const before = server.recorder.requests.length;
    for (const { asker, batch } of recorded) {
      const last = batch.points.at(-1);
      // A recording is read without its empty batches.
      if (last === undefined) continue;
      const tmax = batch.tmax < last.time ? last.time : batch.tmax;
      runner?.guard(asker.runner, () => receive(asker, { ...batch, tmax }));
      runner?.settle();
      this.#keepEndpoints(id, before);
    }
    runner?.end();
    this.#keepEndpoints(id, before);
  }

  #keepEndpoints(task: string, requestsBefore: number): void {
    const { server } = this.host;
    if (server.recorder.requests.length === requestsBefore) return;
    const own = httpOutReports(server).filter((report) => report.task === task);
    this.httpOut = [...this.httpOut.filter((report) => report.task !== task), ...own];
  }
}
