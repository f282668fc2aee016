/** What points of some series look like. */
import { spend } from '../../text/budget';
import type { DataSeries, FieldType } from './data-series';
import { distinct, type Field, type Schema, type Tag } from './schema';

type Columns = Pick<Schema, 'measurements' | 'fields' | 'tags'>;

/** What points of these series look like. Asked again for the same array it gives the same answer. */
export function columnsOf(series: readonly DataSeries[]): Columns {
  let columns = known.get(series);
  if (columns === undefined) {
    columns = {
      measurements: distinct(series.map(({ name }) => name)),
      fields: fieldsOf(series),
      tags: tagsOf(series),
    };
    known.set(series, columns);
  }
  return columns;
}

const known = new WeakMap<readonly DataSeries[], Columns>();

function fieldsOf(series: readonly DataSeries[]): ReadonlyMap<string, Field> {
  const types = new Map<string, Set<FieldType>>();
  const full = new Map<string, number>();
  for (const { fields, points } of series) {
    spend(1 + fields.size);
    for (const [name, field] of fields) {
      const seen = types.get(name) ?? new Set();
      types.set(name, seen);
      for (const type of field.types) seen.add(type);
      if (field.points === points) full.set(name, (full.get(name) ?? 0) + 1);
    }
  }
  return sorted(types, (seen, name) => ({ types: distinct(seen), everywhere: full.get(name) === series.length }));
}

function tagsOf(series: readonly DataSeries[]): ReadonlyMap<string, Tag> {
  const values = new Map<string, string[]>();
  for (const { tags } of series) {
    for (const [name, value] of tags) {
      const seen = values.get(name);
      if (seen === undefined) values.set(name, [value]);
      else seen.push(value);
    }
  }
  return sorted(values, (seen) => ({ values: distinct(seen), open: false, everywhere: seen.length === series.length }));
}

function sorted<T, U>(map: ReadonlyMap<string, T>, change: (value: T, name: string) => U): ReadonlyMap<string, U> {
  return new Map(
    [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => [name, change(value, name)]),
  );
}
