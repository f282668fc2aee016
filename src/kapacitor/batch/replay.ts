/**
 * Batch tasks as `kapacitor record batch` and `kapacitor replay -rec-time` run them: all queries of a task first, then
 * their answers. Kapacitor services/replay/service.go and replay.go, v1.8.
 */
import { wallClock } from '../../go/time/wall-clock';
import { replayedTags } from '../../points/formats/recording/batch-recording';
import type { LinePoint } from '../../points/line-protocol/line-point';
import type { BadLine } from '../../points/line-protocol/line-protocol';
import type { Batch } from '../../points/point';
import { httpOutReports } from '../record/reports';
import type { HttpOutReport } from '../record/run-model';
import type { Task } from '../server/task';
import { type Asker, askersOf, clusterProblem, dieWithoutCluster, type InfluxDB, receive } from './ask';
import type { BatchHost, BatchReplay } from './batch';
import type { BatchSpan } from './span';

interface Recorded {
  readonly asker: Asker;
  readonly batch: Batch;
}

/** The queries of one node while they are recorded. */
interface Recording {
  readonly asker: Asker;
  /** When it asks next. */
  tick: bigint | undefined;
  readonly recorded: Recorded[];
  error: string | undefined;
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
    task.runner?.closeTopics();
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

  /** All that the queries of a task gave, one node after the other; or why it cannot be recorded. */
  #record(task: Task): readonly Recorded[] | string {
    const { server } = this.host;
    const recordings = askersOf(task).map((asker): Recording => {
      const error = clusterProblem(server, asker.plan.cluster, this.span.influxDB);
      return { asker, tick: error === undefined ? this.#tick(asker, this.span.start) : undefined, recorded: [], error };
    });
    // The nodes ask at the same time, and each waits with its first batches until those of the node before it are all
    // written. What one is refused does not keep the others from asking.
    const asks = ({ tick, recorded }: Recording) => tick !== undefined && recorded.length === 0;
    while (recordings.some(asks)) for (const recording of recordings.filter(asks)) this.#ask(recording);
    for (const recording of recordings) while (recording.tick !== undefined) this.#ask(recording);
    return recordings.find(({ error }) => error !== undefined)?.error ?? recordings.flatMap(({ recorded }) => recorded);
  }

  #tick({ plan }: Asker, before: bigint): bigint | undefined {
    const tick = plan.next(before);
    if (tick === undefined || tick > this.span.stop) return undefined;
    return plan.bounds(tick).stop > wallClock() ? undefined : tick;
  }

  #ask(recording: Recording): void {
    const { asker, tick, recorded } = recording;
    if (tick === undefined) return;
    const answered = this.influxDB.ask(asker, tick, { records: true, now: wallClock() });
    recording.tick = answered.ok ? this.#tick(asker, tick) : undefined;
    if (answered.ok) for (const batch of answered.batches) recorded.push({ asker, batch });
    else recording.error = answered.error;
  }

  #replay({ id, runner }: Task, recorded: readonly Recorded[]): void {
    const { server } = this.host;
    const before = server.recorder.requests.length;
    for (const { asker, batch } of recorded) {
      const last = batch.points.at(-1);
      // A recording is read without its empty batches.
      if (last === undefined) continue;
      const tags = replayedTags(batch.tags, batch.dimensions);
      const tmax = batch.tmax < last.time ? last.time : batch.tmax;
      runner?.guard(asker.runner, () => receive(asker, { ...batch, tags, tmax }));
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
