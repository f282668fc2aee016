/** InfluxDB's rows: `{"name", "tags", "columns", "values"}`, as answers to queries and Kapacitor's alerts have them. */
import { spend } from '../../../text/budget';
import { type Cell, NumberText } from '../cell';
import type { Sheet } from '../draft';
import { readTime } from '../times';
import { type Json, JsonList, JsonObject } from './scan';

/** Adds the rows of a list of series; what is no series is passed over. */
export function addSeries(list: readonly Json[], sheet: Sheet): void {
  for (const series of list) if (series instanceof JsonObject) addRows(series, sheet);
}

function addRows(series: JsonObject, sheet: Sheet): void {
  const columns = (series.list('columns') ?? []).map((name) => (typeof name === 'string' ? name : ''));
  const time = columns.indexOf('time');
  const values = series.list('values') ?? [];
  if (time === -1) {
    if (values.length > 0) sheet.leaveOut(series.start, series.end, 'these rows have no column time');
    return;
  }
  const name = series.text('name') || undefined;
  const tags = tagsOf(series.object('tags'));
  for (const row of values) {
    spend(1);
    if (row instanceof JsonList) addRow(row, { columns, time, name, tags }, sheet);
  }
}

interface Head {
  readonly columns: readonly string[];
  readonly time: number;
  readonly name: string | undefined;
  readonly tags: readonly (readonly [string, string])[];
}

function addRow({ items, start, end }: JsonList, { columns, time: timeColumn, name, tags }: Head, sheet: Sheet): void {
  const time = timeOf(items[timeColumn]);
  if (time === undefined) {
    sheet.leaveOut(start, end, 'this row has no time');
    return;
  }
  const cells: [string, Cell][] = [];
  for (let i = 0; i < columns.length; i++) {
    const cell = i === timeColumn ? undefined : cellOf(items[i]);
    if (cell !== undefined) cells.push([columns[i] ?? '', cell]);
  }
  sheet.add({ name, tags, cells, time, start, end });
}

export function timeOf(json: Json | undefined) {
  if (json instanceof NumberText) return readTime(json.text);
  return typeof json === 'string' ? readTime(json) : undefined;
}

/** `undefined`: nothing that a field can be. */
export function cellOf(json: Json | undefined): Cell | undefined {
  if (json === null || json instanceof JsonObject || json instanceof JsonList) return undefined;
  return json;
}

/** Tags without a value are none. */
export function tagsOf(tags: JsonObject | undefined): readonly (readonly [string, string])[] {
  if (tags === undefined) return [];
  return [...tags.members].flatMap(([name, value]): (readonly [string, string])[] => {
    const text =
      value instanceof NumberText ? value.text : value === null ? '' : typeof value === 'object' ? '' : String(value);
    return text === '' ? [] : [[name, text]];
  });
}
