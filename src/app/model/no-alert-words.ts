import type { Run, TaskReport } from '../../kapacitor/record/run-model';
import { moment } from './time';

/** Where the points of a run went, since no alert saw them. */
export function noAlertWords(run: Run | undefined): string {
  const tasks = (run?.tasks ?? []).filter((task) => task.nodes.length > 0);
  if (run === undefined || tasks.length === 0) return 'No script runs, so no alert was evaluated.';
  return tasks.map((task) => `${task.id}: ${alertWords(task)}. ${wayWords(task, run)}`).join(' ');
}

function alertWords({ nodes }: TaskReport): string {
  return nodes.some(({ kind }) => kind === 'alert') ? 'no alert was evaluated' : 'has no |alert()';
}

function wayWords(task: TaskReport, run: Run): string {
  const { nodes, edges, type } = task;
  if (type === 'batch' && !run.queries.some((query) => query.task === task.id && query.rows > 0)) {
    return queryWords(task, run);
  }
  // A query node asks, and so receives nothing.
  const worked = ({ statistics }: TaskReport['nodes'][number]) =>
    (statistics.collected ?? 0) + (statistics.emitted ?? 0);
  const last = nodes.filter((node) => worked(node) > 0).at(-1);
  if (last === undefined) return 'The points reached no node.';
  const { collected = 0, emitted = 0 } = last.statistics;
  const next = edges.find(([parent]) => parent === last.name)?.[1];
  const stop = next === undefined || next === '' ? '' : `; nothing reached ${next}`;
  return `The points reached ${last.name} (${collected} in, ${emitted} out)${stop}.`;
}

/** Mostly the queries are about another time than the data. */
function queryWords({ id }: TaskReport, { queries, points }: Run): string {
  const own = queries.filter(({ task }) => task === id);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return 'No query was sent.';
  const asked =
    own.length === 1
      ? `Its query, at ${moment(first.tick)}, gave no rows`
      : `Its ${own.length.toLocaleString('en-US')} queries, from ${moment(first.tick)} to ${moment(last.tick)}, gave no rows`;
  const span = timesOf(points.time);
  return span === undefined ? `${asked}.` : `${asked}; the points are from ${moment(span.from)} to ${moment(span.to)}.`;
}

function timesOf(times: BigInt64Array): { readonly from: bigint; readonly to: bigint } | undefined {
  let [from] = times;
  if (from === undefined) return undefined;
  let to = from;
  for (const time of times) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return { from, to };
}
