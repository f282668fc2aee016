/**
 * Rows: how points and batches look in `data.series` of an event, in the body of httpPost and at an httpOut endpoint.
 * Kapacitor edge/messages.go ToRow and models.Row, v1.8.
 */

import { compareStrings } from '../go/bytes';
import { type Encoded, encodeJSON, jsonString } from '../go/json/encode';
import { GoTime, type GoValue } from '../go/value';
import { sortedNames } from '../points/fields';
import type { Batch, BatchPoint, Point } from '../points/point';
import type { TagSet } from '../points/tags';
import type { FieldValue } from '../points/value';
import type { ResultSeries } from './event';

/** The row of a stream point: all of its tags, its fields by name. */
export function pointRow(point: Point): ResultSeries {
  const { name, tags, fields, time } = point;
  return { name, tags, columns: ['time', ...sortedNames(fields)], points: [{ tags, fields, time }] };
}

/**
 * The row of a batch: the group's tags; its columns are the fields and further tags of the first point only. A tag
 * with the name of a field makes that column appear twice.
 */
export function batchRow(batch: Batch): ResultSeries {
  const { name, tags, points } = batch;
  const [first] = points;
  if (first === undefined) return { name, tags, columns: [], points };
  const further = first.tags.names.filter((tag) => !tags.has(tag));
  return { name, tags, columns: ['time', ...[...sortedNames(first.fields), ...further].sort(compareStrings)], points };
}

/** What a row's point has in a column after `time`; `null` where it has nothing. */
export function cell(point: BatchPoint, column: string): FieldValue {
  const field = point.fields.get(column);
  return field === undefined ? (point.tags.get(column) ?? null) : field;
}

/** `[row,…]` as json.Marshal writes it; every key of a row is left out when it is empty. */
export function encodeRows(rows: readonly ResultSeries[]): Encoded {
  const texts: string[] = [];
  for (const row of rows) {
    const encoded = encodeRow(row);
    if (!encoded.ok) return encoded;
    texts.push(encoded.text);
  }
  return { ok: true, text: `[${texts.join(',')}]` };
}

function encodeRow(row: ResultSeries): Encoded {
  const members: string[] = [];
  if (row.name !== '') members.push(`"name":${jsonString(row.name)}`);
  if (row.tags.size > 0) members.push(`"tags":${encodeTags(row.tags)}`);
  if (row.columns.length > 0) members.push(`"columns":[${row.columns.map((name) => jsonString(name)).join(',')}]`);
  if (row.points.length > 0) {
    const values = encodeValues(row);
    if (!values.ok) return values;
    members.push(`"values":${values.text}`);
  }
  return { ok: true, text: `{${members.join(',')}}` };
}

function encodeTags(tags: TagSet): string {
  return `{${Array.from(tags.entries(), ([name, value]) => `${jsonString(name)}:${jsonString(value)}`).join(',')}}`;
}

function encodeValues(row: ResultSeries): Encoded {
  const columns = row.columns.slice(1);
  const lines: string[] = [];
  for (const point of row.points) {
    const cells: string[] = [];
    for (const value of cellsOf(point, columns)) {
      const encoded = encodeJSON(value);
      if (!encoded.ok) return encoded;
      cells.push(encoded.text);
    }
    lines.push(`[${cells.join(',')}]`);
  }
  return { ok: true, text: `[${lines.join(',')}]` };
}

function cellsOf(point: BatchPoint, columns: readonly string[]): GoValue[] {
  return [new GoTime(point.time), ...columns.map((column) => cell(point, column))];
}
