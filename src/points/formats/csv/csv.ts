/**
 * Points from CSV files, in row order. Kapacitor reads none; this is how ours are read.
 *
 * Plain CSV has a header. `time` (or `timestamp`, `_time`) is the time. `measurement` (or `name`, `_measurement`) is the
 * measurement; without such a column it is the file's name. A column `tag:x` is the tag x, `field:x` the field x. Of the
 * other columns those with only numbers and booleans are fields, those with text are tags. Empty cells say nothing.
 *
 * A file that begins with `#` is annotated CSV as InfluxDB 2 writes it: see csv-annotated.
 */

import type { LinePoint } from '../../line-protocol/line-point';
import type { FieldValue } from '../../value';
import { readAnnotatedRows } from './annotated';
import { type CsvProblem, type CsvRow, type CsvRows, cellProblem, readCsvRows } from './rows';
import { type CsvOptions, CsvTarget } from './target';
import { looksLikeField, readCell, readTime } from './values';

export interface CsvPoints {
  readonly points: readonly LinePoint[];
  /** Rows that were left out, and why. */
  readonly problems: readonly CsvProblem[];
}

export function readCsv(text: string, options: CsvOptions): CsvPoints {
  const rows = readCsvRows(text);
  const target = new CsvTarget(options);
  const problems = rows.problem === undefined ? [] : [rows.problem];
  if (/^\ufeff?#/.test(text)) problems.push(...readAnnotatedRows(text, rows, options, target));
  else problems.push(...readPlain(text, rows, options, target));
  return { points: target.points, problems };
}

type Role =
  | { readonly is: 'time' | 'measurement' | 'nothing' }
  | { readonly is: 'tag' | 'field'; readonly name: string };

const TIME = new Set(['time', 'timestamp', '_time']);
const MEASUREMENT = new Set(['measurement', 'name', '_measurement']);

function readPlain(text: string, { rows, delimiter }: CsvRows, options: CsvOptions, target: CsvTarget): CsvProblem[] {
  const [header, ...body] = rows.filter((row) => !isBlank(row));
  if (header === undefined) return [];
  const at = (row: CsvRow, cell: number, message: string) => cellProblem(text, delimiter, row, cell, message);
  const roles = header.cells.map((name, column) => roleOf(name.trim(), column, body));
  const time = roles.findIndex(({ is }) => is === 'time');
  if (time < 0) return [at(header, 0, 'The header names no column of times: call one time.')];
  const problems: CsvProblem[] = [];
  for (const row of body) {
    const problem = addRow(row, roles, time, options, target);
    if (problem !== undefined) problems.push(at(row, problem.cell, problem.message));
  }
  return problems;
}

function isBlank({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function roleOf(name: string, column: number, rows: readonly CsvRow[]): Role {
  const lower = name.toLowerCase();
  if (name === '') return { is: 'nothing' };
  if (TIME.has(lower)) return { is: 'time' };
  if (MEASUREMENT.has(lower)) return { is: 'measurement' };
  const [, prefix, rest] = /^(tag|field):(.+)$/.exec(name) ?? [];
  if (rest !== undefined) return { is: prefix === 'tag' ? 'tag' : 'field', name: rest };
  const isField = rows.every(
    ({ cells }) => (cells[column] ?? '').trim() === '' || looksLikeField((cells[column] ?? '').trim()),
  );
  return { is: isField ? 'field' : 'tag', name };
}

interface CellProblem {
  readonly cell: number;
  readonly message: string;
}

function addRow(
  row: CsvRow,
  roles: readonly Role[],
  time: number,
  options: CsvOptions,
  target: CsvTarget,
): CellProblem | undefined {
  const extra = row.cells.findIndex((cell, i) => i >= roles.length && cell.trim() !== '');
  if (extra >= 0)
    return { cell: extra, message: `This row has more cells than the header has names (${roles.length}).` };
  const written = (row.cells[time] ?? '').trim();
  const ns = readTime(written, options.precision);
  if (ns === undefined)
    return { cell: time, message: `${JSON.stringify(written)} is no time: RFC 3339 or a whole number.` };
  let name = options.measurement;
  const tags: [string, string][] = [];
  const fields: [string, FieldValue][] = [];
  for (const [column, role] of roles.entries()) {
    const cell = row.cells[column] ?? '';
    if (cell.trim() === '') continue;
    if (role.is === 'measurement') name = cell;
    else if (role.is === 'tag') tags.push([role.name, cell]);
    else if (role.is === 'field') {
      const value = readCell(cell.trim());
      if (value === undefined) return { cell: column, message: `${cell.trim()} is too large for a field.` };
      fields.push([role.name, typeof value === 'string' ? cell : value]);
    }
  }
  if (fields.length === 0) return { cell: 0, message: 'This row has no field: a point needs at least one.' };
  target.add(name, tags, fields, ns, row.start);
  return undefined;
}
