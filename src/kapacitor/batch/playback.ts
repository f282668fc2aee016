/**
 * Recordings of batches (`.brpl`) played to the tasks that have as many query nodes, each batch when the clock comes to
 * its time. A task that is played to asks nothing.
 */
import { readBatchRecording } from '../../points/formats/recording/batch-recording';
import type { Batch } from '../../points/point';
import type { Problem } from '../../problems/problem';
import { filesOf } from '../../workspace/workspace';
import { isBatchRecording, recordingProblem } from '../run/sources';
import type { Task } from '../server/task';
import { type Asker, askersOf, receive } from './ask';
import type { BatchHost } from './batch';

interface Played {
  readonly asker: Asker;
  readonly batch: Batch;
  /** When the clock brings it. */
  readonly due: bigint;
}

export class Playback {
  #at = 0;

  constructor(
    readonly task: Task,
    /** By time. */
    private readonly batches: readonly Played[],
  ) {}

  /** When the next batch is due. */
  get next(): bigint | undefined {
    return this.task.runner?.error === undefined ? this.batches[this.#at]?.due : undefined;
  }

  /** Sets the timer of the next batch. Behind the last one the task ends, and sends what it held back. */
  start(): void {
    const next = this.batches[this.#at];
    if (next === undefined) {
      this.task.runner?.end();
      return;
    }
    const { asker, batch, due } = next;
    asker.runner.clock.at(due, () => {
      this.#at++;
      receive(asker, batch);
      this.start();
    });
  }
}

/** The playbacks of a workspace, one a task, and what is wrong with its recordings. */
export function playbacksOf(host: BatchHost): { playbacks: readonly Playback[]; problems: readonly Problem[] } {
  const playbacks: Playback[] = [];
  const problems: Problem[] = [];
  for (const { path, content } of filesOf(host.workspace, 'recording')) {
    if (!isBatchRecording(path)) continue;
    if (host.clock === 'server' || typeof content === 'string') {
      problems.push(recordingProblem(path, '', 'A recording of batches is played where Strict is off.'));
      continue;
    }
    const { queries, error } = readBatchRecording(content);
    if (error !== undefined) problems.push(recordingProblem(path, error));
    const fitting = host.tasks.filter((task) => {
      const isTaken = playbacks.some((playback) => playback.task === task);
      return !isTaken && queries.length > 0 && askersOf(task).length === queries.length;
    });
    for (const task of fitting) playbacks.push(new Playback(task, merged(askersOf(task), queries)));
    if (fitting.length > 0 || error !== undefined) continue;
    const nodes = queries.length === 1 ? 'one query node' : `${queries.length} query nodes`;
    problems.push(recordingProblem(path, '', `This recording holds the batches of ${nodes}, and no task has as many.`));
  }
  return { playbacks, problems };
}

/**
 * By time, but those of one node in the order of its entry: one that lies before the one ahead of it waits for that.
 * Those of one time come in the order of the nodes, which is that of the recording's entries.
 */
function merged(askers: readonly Asker[], queries: readonly (readonly Batch[])[]): readonly Played[] {
  const all = askers.flatMap((asker, index) => {
    let due: bigint | undefined;
    return (queries[index] ?? []).map((batch): Played => {
      due = due === undefined || batch.tmax > due ? batch.tmax : due;
      return { asker, batch, due };
    });
  });
  return all.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
