/** What InfluxDB answered to batch tasks, as recordings that Kapacitor replays. Kapacitor replay.go, v1.8. */
import { strToU8, zipSync } from 'fflate';
import { formatRFC3339Nano } from '../go/time/time';
import type { ResultValue } from '../influxql/execute/answer';
import type { ResultSeries } from '../influxql/execute/result-series';
import { askersOf } from '../kapacitor/batch/ask';
import type { BatchSpan } from '../kapacitor/batch/span';
import type { Engine } from '../kapacitor/engine/engine';
import type { Run } from '../kapacitor/record/run-model';
import { RunSession } from '../kapacitor/run/run-session';
import type { Task } from '../kapacitor/server/task';
import { batchesOf } from '../nodes/query/answer';
import { sortedNames } from '../points/fields';
import type { Batch } from '../points/point';
import type { TagSet } from '../points/tags';
import { parseExactJSON, writeExactJSON } from '../text/exact-json';
import { isObject, parseJSON } from '../text/json';
import type { Workspace } from '../workspace/workspace';
import { around, type BundleFile } from './bundle-file';
import { recordingId } from './data';

export interface BatchRecordings {
  readonly files: readonly (BundleFile & { readonly task: string })[];
  /** Over which time each task is recorded, by its id. */
  readonly spans: ReadonlyMap<string, Pick<BatchSpan, 'start' | 'stop'>>;
}

/** Zips have times; that of all is the same, so that the same workspace always makes the same bytes. */
const TIME = new Date('2018-01-01T00:00:00Z');

/** `run`: of the workspace, on the clock of its points. `given`: what case.json says. */
export function recordBatches(
  engine: Engine,
  workspace: Workspace,
  run: Run,
  given: BatchSpan | undefined,
): BatchRecordings {
  const spans = new Map<string, Pick<BatchSpan, 'start' | 'stop'>>();
  const files: (BundleFile & { readonly task: string })[] = [];
  /** By their time: where case.json gives it, it is that of all tasks. */
  const sessions = new Map<string, RunSession>();
  for (const { id, type } of run.tasks) {
    const span = type === 'batch' ? (given ?? spanOf(run, id)) : undefined;
    if (span === undefined) continue;
    spans.set(id, span);
    const key = `${span.start} ${span.stop}`;
    const session = sessions.get(key) ?? sessionOver(engine, workspace, span);
    sessions.set(key, session);
    const task = session.tasks.find((candidate) => candidate.id === id);
    const recording = task === undefined ? undefined : recordingOf(task, session.finish());
    if (recording !== undefined)
      files.push({ ...around(`recordings/${recordingId(id, recording)}.brpl`, recording), task: id });
  }
  return { files, spans };
}

/** From the first point to the last query that was sent. */
function spanOf({ queries, points }: Run, task: string): Pick<BatchSpan, 'start' | 'stop'> | undefined {
  const start = points.time[0];
  const stop = queries.findLast((query) => query.task === task)?.tick;
  return start === undefined || stop === undefined ? undefined : { start, stop };
}

function sessionOver(
  engine: Engine,
  workspace: Workspace,
  { start, stop }: Pick<BatchSpan, 'start' | 'stop'>,
): RunSession {
  const [file] = workspace.filter(({ path }) => path === 'case.json');
  const known = typeof file?.content === 'string' ? parseExactJSON(file.content) : undefined;
  const settings = known?.ok === true && isObject(known.value) ? known.value : {};
  const batch = { start: formatRFC3339Nano(start), stop: formatRFC3339Nano(stop) };
  const content = writeExactJSON({ ...settings, batch });
  const files = [...workspace.filter(({ path }) => path !== 'case.json'), { path: 'case.json', content }];
  const session = new RunSession(engine, files, { clock: 'server' });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // Only a budget or the end of the points stops it.
  }
  return session;
}

/** An entry a query node, in the order of the script; `undefined` where a query was refused. */
function recordingOf(task: Task, run: Run): Uint8Array | undefined {
  const entries = askersOf(task).map(({ runner, plan }): string | undefined => {
    const texts: string[] = [];
    for (const { tick, answer = '', error } of run.queries.filter(
      (query) => query.task === task.id && query.node === runner.nodeName,
    )) {
      const read = error === undefined ? batchesOf(seriesOf(answer), plan.bounds(tick).stop, plan) : undefined;
      if (read?.ok !== true) return undefined;
      texts.push(...read.batches.map((batch) => `${JSON.stringify(batchJson(batch))}\n`));
    }
    return texts.join('');
  });
  if (entries.length === 0 || entries.includes(undefined)) return undefined;
  const named = entries.map((text = '', index): [string, Uint8Array] => [String(index), strToU8(text)]);
  return zipSync(Object.fromEntries(named), { mtime: TIME });
}

/** Of InfluxDB's answer to one statement. */
function seriesOf(answer: string): readonly ResultSeries[] {
  const json = parseJSON(answer);
  const results = json.ok && isObject(json.value) ? json.value.results : undefined;
  const [first]: readonly unknown[] = Array.isArray(results) ? results : [];
  const series = isObject(first) && Array.isArray(first.series) ? first.series : [];
  return series.filter(isObject).map(({ name, tags, columns, values }): ResultSeries => {
    return {
      name: String(name ?? ''),
      tags: isObject(tags) ? Object.entries(tags).map(([tag, value]) => [tag, String(value)]) : [],
      columns: Array.isArray(columns) ? columns.map(String) : [],
      rows: Array.isArray(values) ? values.map((row: unknown) => (Array.isArray(row) ? row.map(cellOf) : [])) : [],
    };
  });
}

function cellOf(value: unknown): ResultValue {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function batchJson({ name, tmax, group, dimensions, tags, points }: Batch) {
  return {
    name,
    tmax: formatRFC3339Nano(tmax),
    ...(group === '' ? {} : { group }),
    ...(dimensions.byName ? { byname: true } : {}),
    ...(tags.size === 0 ? {} : { tags: tagsJson(tags) }),
    points: points.map(({ fields, tags: own, time }) => {
      const named = sortedNames(fields).map((field) => [field, fields.get(field) ?? null]);
      return { fields: Object.fromEntries(named), tags: tagsJson(own), time: formatRFC3339Nano(time) };
    }),
  };
}

function tagsJson(tags: TagSet) {
  return tags.size === 0 ? null : Object.fromEntries(tags.entries());
}
