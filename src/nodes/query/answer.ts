/** From InfluxDB's answer to batches. Kapacitor edge/messages.go ResultToBufferedBatches, v1.8. */
import { formatFloatJSON } from '../../go/json/encode';
import { rfc3339Error } from '../../go/time/parse-error';
import { formatRFC3339Nano, parseRFC3339, ZERO_TIME } from '../../go/time/time';
import type { ResultValue } from '../../influxql/execute/answer';
import type { ResultSeries } from '../../influxql/execute/result-series';
import { MapFields } from '../../points/fields';
import { type Batch, type BatchPoint, batchDimensions } from '../../points/point';
import { TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import type { QueryPlan } from './plan';

export type BatchesResult =
  | { readonly ok: true; readonly batches: readonly Batch[] }
  /** A column called `time` holds no time. */
  | { readonly ok: false; readonly error: string };

/** One batch a series, in the answer's order. `stop` is the end of the query's time. */
export function batchesOf(series: readonly ResultSeries[], stop: bigint, plan: QueryPlan): BatchesResult {
  const batches: Batch[] = [];
  for (const one of series) {
    const rows = rowsOf(one);
    if (typeof rows === 'string') return { ok: false, error: rows };
    batches.push(batchOf(one, rows, stop, plan));
  }
  return { ok: true, batches };
}

/** A row of an answer: the columns called `time` tell its time, all others are fields. */
interface AnswerRow {
  readonly time: bigint;
  readonly fields: MapFields;
}

function batchOf(
  { name, tags: pairs }: ResultSeries,
  rows: readonly AnswerRow[],
  stop: bigint,
  plan: QueryPlan,
): Batch {
  const tags = pairs.length === 0 ? TagSet.nil : new TagSet(pairs);
  const dimensions = batchDimensions(tags, plan.byMeasurement);
  // A row with nothing but nulls is left out.
  const points = rows.flatMap(({ fields, time }): BatchPoint[] => (fields.size === 0 ? [] : [{ tags, fields, time }]));
  let latest = ZERO_TIME;
  for (const { time } of points) if (time > latest) latest = time;
  const tmax = plan.byTime && latest > ZERO_TIME ? latest : stop;
  return { name, dimensions, group: tags.groupId(name, dimensions), tags, tmax, points };
}

/** The rows, or what Kapacitor says of the first time that it cannot read. */
function rowsOf({ columns, rows, zone }: ResultSeries): readonly AnswerRow[] | string {
  const read: AnswerRow[] = [];
  for (const row of rows) {
    let time = ZERO_TIME;
    const fields = new Map<string, FieldValue>();
    for (const [index, column] of columns.entries()) {
      const value = row[index] ?? null;
      // The first column is the time whatever its name, which an alias can change.
      const isTime = index === 0 && typeof value === 'bigint';
      if (column !== 'time') {
        if (value !== null) fields.set(column, isTime ? formatRFC3339Nano(value, zone) : fieldOf(value));
      } else {
        const parsed = isTime ? value : timeOf(value);
        if (typeof parsed === 'string') return parsed;
        time = parsed;
      }
    }
    read.push({ time, fields: new MapFields(fields) });
  }
  return read;
}

/** Every number becomes a float. */
function fieldOf(value: Exclude<ResultValue, null>): FieldValue {
  return typeof value === 'bigint' ? Number(value) : value;
}

function timeOf(value: ResultValue): bigint | string {
  if (typeof value === 'string') return parseRFC3339(value) ?? `unexpected time format: ${rfc3339Error(value)}`;
  const shown = value === null ? '<nil>' : typeof value === 'number' ? formatFloatJSON(value) : String(value);
  return `unexpected time value: ${shown}`;
}
