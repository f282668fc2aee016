/** The series of a query, by measurement and the tags that are grouped by. InfluxDB tsdb/engine/tsm1/engine.go, v1.6. */
import { compareStrings } from '../../go/bytes';
import type { SeriesRows } from '../store/series-rows';
import type { NamedMeasurement } from '../store/sources';
import type { Shard } from '../store/store';
import type { FieldType } from '../value';
import type { Plan } from './plan';
import { filterSeries, type RowFilter } from './series-filter';

/** One series in one shard. */
export interface SeriesInput {
  readonly rows: SeriesRows;
  readonly fieldTypes: ReadonlyMap<string, FieldType>;
  readonly filter: RowFilter;
}

/** What one source gives to a group: the series of each shard, in the order of their keys, or backwards when times go down. */
export interface SourceInput {
  readonly isPattern: boolean;
  readonly shards: (readonly SeriesInput[])[];
}

export interface Group {
  readonly name: string;
  /** By name. */
  readonly tags: readonly (readonly [string, string])[];
  readonly sources: SourceInput[];
}

/** In the order of the answer. */
export function groupsOf(plan: Plan): readonly Group[] {
  const groups = new Map<string, Group & { readonly key: string }>();
  const dimensions = [...new Set(plan.dimensions)].sort(compareStrings);
  for (const source of plan.sources) {
    for (const measurement of source.measurements) {
      const inputs = new Map<string, SourceInput>();
      for (const shard of source.shards) {
        for (const { key, series } of tagSets(plan, dimensions, measurement, shard)) {
          const [first] = series;
          if (first === undefined) continue;
          const id = `${measurement.name}\0${key}`;
          let group = groups.get(id);
          if (group === undefined) {
            const tags = dimensions.map((name) => [name, first.rows.tags.get(name) ?? ''] as const);
            group = { name: measurement.name, tags, sources: [], key };
            groups.set(id, group);
          }
          let input = inputs.get(id);
          if (input === undefined) {
            input = { isPattern: source.isPattern, shards: [] };
            inputs.set(id, input);
            group.sources.push(input);
          }
          input.shards.push(plan.ascending ? series : series.reverse());
        }
      }
    }
  }
  const sorted = [...groups.values()].sort((a, b) => compareStrings(a.name, b.name) || compareStrings(a.key, b.key));
  return plan.ascending ? sorted : sorted.reverse();
}

interface TagSetOfSeries {
  readonly key: string;
  readonly series: SeriesInput[];
}

/** SLIMIT and SOFFSET count the tag sets of one shard, in the order of the tags that they have. */
function tagSets(
  { condition, select }: Plan,
  dimensions: readonly string[],
  { name, index }: NamedMeasurement,
  shard: Shard,
): readonly TagSetOfSeries[] {
  const measurement = shard.measurements.get(name);
  if (measurement === undefined) return [];
  const sets = new Map<string, TagSetOfSeries & { readonly order: string }>();
  const hasField = (field: string) => index.fields.has(field);
  for (const rows of measurement.series()) {
    const filter =
      condition === undefined ? true : filterSeries(condition, { measurement: name, tags: rows.tags, hasField });
    if (filter === undefined) continue;
    const key = dimensions.map((dimension) => rows.tags.get(dimension) ?? '').join('\0');
    let set = sets.get(key);
    if (set === undefined) {
      const present = dimensions.filter((dimension) => rows.tags.has(dimension));
      const order = [...present, ...present.map((dimension) => rows.tags.get(dimension) ?? '')].join('|');
      set = { key, series: [], order };
      sets.set(key, set);
    }
    set.series.push({ rows, fieldTypes: measurement.fieldTypes, filter });
  }
  const sorted = [...sets.values()].sort((a, b) => compareStrings(a.order, b.order));
  const [limit, offset] = [Number(select.seriesLimit), Number(select.seriesOffset)];
  return limit === 0 && offset === 0 ? sorted : sorted.slice(offset, offset + limit);
}
