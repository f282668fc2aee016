/** From InfluxDB's answer to batches. Kapacitor edge/messages.go ResultToBufferedBatches, v1.8. */
import type { ResultValue } from '../../influxql/execute/answer';
import type { ResultSeries } from '../../influxql/execute/result-series';
import { MapFields } from '../../points/fields';
import { type Batch, type BatchPoint, batchDimensions } from '../../points/point';
import { TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import type { QueryPlan } from './plan';

/** One batch a series, in the answer's order. `stop` is the end of the query's time. */
export function batchesOf(series: readonly ResultSeries[], stop: bigint, plan: QueryPlan): readonly Batch[] {
  return series.map((one) => batchOf(one, stop, plan));
}

function batchOf({ name, tags: pairs, columns, rows }: ResultSeries, stop: bigint, plan: QueryPlan): Batch {
  const tags = pairs.length === 0 ? TagSet.nil : new TagSet(pairs);
  const dimensions = batchDimensions(tags, plan.byMeasurement);
  const points = rows.flatMap((row) => pointOf(row, columns, tags));
  let latest = points[0]?.time;
  for (const { time } of points) if (latest !== undefined && time > latest) latest = time;
  const tmax = plan.byTime && latest !== undefined ? latest : stop;
  return { name, dimensions, group: tags.groupId(name, dimensions), tags, tmax, points };
}

/** Nothing where the row has only nulls. */
function pointOf(row: readonly ResultValue[], columns: readonly string[], tags: TagSet): readonly BatchPoint[] {
  const [time] = row;
  if (typeof time !== 'bigint') return [];
  const fields = new Map<string, FieldValue>();
  for (let index = 1; index < columns.length; index++) {
    const value = row[index] ?? null;
    // Every number becomes a float.
    if (value !== null) fields.set(columns[index] ?? '', typeof value === 'bigint' ? Number(value) : value);
  }
  return fields.size === 0 ? [] : [{ tags, fields: new MapFields(fields), time }];
}
