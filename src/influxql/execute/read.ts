/** Samples of one series. InfluxDB tsdb/engine/tsm1/{engine,iterator.gen}.go, v1.6. */

import { evaluate } from '../expression/evaluate';
import { variablesIn } from '../expression/variables';
import type { InfluxExpression } from '../syntax/ast';
import { castTo, type DataType, type ResultValue, type StoredValue } from '../value';
import type { SeriesInput } from './groups';
import { type Extras, NO_EXTRAS, Sample } from './sample';

export interface Reference {
  readonly name: string;
  readonly type: DataType;
}

export interface ReadOptions {
  /** Both included, nanoseconds. */
  readonly from: bigint;
  readonly to: bigint;
  readonly ascending: boolean;
  /** What each sample takes along. */
  readonly extras: readonly Reference[];
  /** Names of the tags that samples are told apart by. */
  readonly keyTags: readonly string[];
  /** Samples that are enough. */
  readonly most?: number;
}

type ValueAt = (row: number) => ResultValue;

/** `undefined`: the series does not have the field, or not as that type. */
export function readSeries(
  series: SeriesInput,
  field: Reference | undefined,
  options: ReadOptions,
): readonly Sample[] | undefined {
  const { rows, filter } = series;
  const column = field === undefined ? undefined : columnOf(series, field);
  if (field !== undefined && column === undefined) return undefined;
  const { from, to, ascending, most = Number.POSITIVE_INFINITY } = options;
  const value = column ?? (() => null);
  const extras = options.extras.map((reference) => extraOf(series, reference));
  const isThere = column === undefined ? somethingThere(series, options.extras) : undefined;
  const passes = filter === true ? undefined : rowFilter(series, filter);
  const key = options.keyTags.map((tag) => rows.tags.get(tag) ?? '').join('\0');
  const { times } = rows;
  const samples: Sample[] = [];
  if (from > to) return samples;
  const [first, end] = [rows.rowAt(from), rows.rowAt(to + 1n)];
  const step = ascending ? 1 : -1;
  for (let row = ascending ? first : end - 1; row >= first && row < end; row += step) {
    const time = times[row];
    if (time === undefined) break;
    const found = value(row);
    if (isThere === undefined ? found === null : !isThere(row)) continue;
    if (passes !== undefined && !passes(row)) continue;
    samples.push(new Sample(time, found, extras.length === 0 ? NO_EXTRAS : valuesAt(extras, row), key));
    if (samples.length >= most) break;
  }
  return samples;
}

function valuesAt(values: readonly ValueAt[], row: number): Extras {
  return values.map((value) => value(row));
}

/** The field's values as that type. */
function columnOf({ rows, fieldTypes }: SeriesInput, { name, type }: Reference): ValueAt | undefined {
  const stored = fieldTypes.get(name);
  if (stored === undefined) return undefined;
  const column = rows.column(name);
  if (type === stored || type === 'unknown' || type === 'field') return valueIn(column);
  const isNumeric = (type === 'float' || type === 'integer') && (stored === 'float' || stored === 'integer');
  if (!isNumeric) return undefined;
  const value = valueIn(column);
  return (row) => castTo(value(row), type);
}

function valueIn(column: readonly (StoredValue | undefined)[] | undefined): ValueAt {
  return column === undefined ? () => null : (row) => column[row] ?? null;
}

/** A field, or the tag where there is no such field and none was meant. */
function extraOf(series: SeriesInput, reference: Reference): ValueAt {
  const { name, type } = reference;
  if (type !== 'tag') {
    const column = columnOf(series, reference);
    if (column !== undefined) return column;
    if (type !== 'unknown' && type !== 'unsigned') return () => null;
  }
  const tag = series.rows.tags.get(name) ?? '';
  return () => (tag === '' ? null : tag);
}

/** Whether a row has one of the fields. */
function somethingThere(series: SeriesInput, references: readonly Reference[]): (row: number) => boolean {
  const columns = references.flatMap((reference) => {
    const column = reference.type === 'tag' ? undefined : columnOf(series, reference);
    return column === undefined ? [] : [column];
  });
  return (row) => columns.some((column) => column(row) !== null);
}

function rowFilter(series: SeriesInput, condition: InfluxExpression): (row: number) => boolean {
  const values = new Map<string, ValueAt>();
  for (const { name, type = 'unknown' } of variablesIn(condition)) values.set(name, extraOf(series, { name, type }));
  let current = 0;
  const evaluation = { value: (name: string) => values.get(name)?.(current) ?? null, inSelect: false };
  return (row) => {
    current = row;
    return evaluate(condition, evaluation) === true;
  };
}
