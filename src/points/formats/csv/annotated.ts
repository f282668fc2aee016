/**
 * Annotated CSV as InfluxDB 2 and Flux write it: tables, each with `#datatype`, `#group` and `#default` above its header
 * (also without some of them), separated by blank lines. Rows of one series and time are one point, whether they hold
 * one field each (`_field`, `_value`) or were pivoted. Columns of the group key are tags; without `#group` those of text.
 * Points are put in order of time, because tables come field by field.
 */

import type { FieldValue } from '../../value';
import { type CsvProblem, type CsvRow, type CsvRows, cellProblem } from './rows';
import type { CsvOptions, CsvTarget } from './target';
import { readTime, readTyped } from './values';

interface Table {
  readonly names: readonly string[];
  readonly datatypes: readonly string[];
  readonly group: readonly string[] | undefined;
  readonly defaults: readonly string[];
}

interface Draft {
  readonly name: string;
  readonly tags: [string, string][];
  readonly fields: Map<string, FieldValue>;
  readonly time: bigint;
  readonly offset: number;
}

/** Columns that say where a row came from, and nothing about the point. */
const ABOUT = new Set(['', 'result', 'table', '_start', '_stop', '_time', '_measurement', '_field', '_value', 'time']);

export function readAnnotatedRows(
  text: string,
  { rows, delimiter }: CsvRows,
  options: CsvOptions,
  target: CsvTarget,
): CsvProblem[] {
  const problems: CsvProblem[] = [];
  const drafts = new Map<string, Draft>();
  let annotations = new Map<string, readonly string[]>();
  let table: Table | undefined;
  for (const row of rows) {
    const first = row.cells[0] ?? '';
    if (first.startsWith('#')) {
      if (table !== undefined) annotations = new Map();
      table = undefined;
      annotations.set(first, row.cells);
    } else if (row.cells.every((cell) => cell === '')) {
      annotations = table === undefined ? annotations : new Map();
      table = undefined;
    } else if (table === undefined) {
      table = readTable(row, annotations);
    } else {
      const problem = addRow(row, table, options, drafts);
      if (problem !== undefined) problems.push(cellProblem(text, delimiter, row, problem.cell, problem.message));
    }
  }
  const sorted = [...drafts.values()].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  for (const { name, tags, fields, time, offset } of sorted) target.add(name, tags, [...fields], time, offset);
  return problems;
}

function readTable({ cells }: CsvRow, annotations: ReadonlyMap<string, readonly string[]>): Table {
  return {
    names: cells,
    datatypes: annotations.get('#datatype') ?? [],
    group: annotations.get('#group'),
    defaults: annotations.get('#default') ?? [],
  };
}

interface CellProblem {
  readonly cell: number;
  readonly message: string;
}

function addRow(row: CsvRow, table: Table, options: CsvOptions, drafts: Map<string, Draft>): CellProblem | undefined {
  const { names } = table;
  const cell = (column: number) => row.cells[column] || table.defaults[column] || '';
  const named = (name: string) => names.indexOf(name);
  const failed = named('error');
  if (failed >= 0 && named('reference') >= 0) return { cell: failed, message: `The query failed: ${cell(failed)}` };
  const timeColumn = named('_time') < 0 ? named('time') : named('_time');
  if (timeColumn < 0) return { cell: 0, message: 'This table has no column _time.' };
  const time = readTime(cell(timeColumn), options.precision);
  if (time === undefined) return { cell: timeColumn, message: `${JSON.stringify(cell(timeColumn))} is no time.` };
  const tags = names.flatMap((name, i): [string, string][] =>
    isTag(table, i) && cell(i) !== '' ? [[name, cell(i)]] : [],
  );
  const fields: [string, FieldValue][] = [];
  for (const column of fieldColumns(table)) {
    if (cell(column) === '') continue;
    const value = readTyped(cell(column), datatypeOf(table, column, cell(column)));
    if (value === undefined)
      return { cell: column, message: `${JSON.stringify(cell(column))} is no ${table.datatypes[column]}.` };
    const name = names[column] === '_value' && named('_field') >= 0 ? cell(named('_field')) : (names[column] ?? '');
    fields.push([name, value]);
  }
  if (fields.length === 0) return { cell: 0, message: 'This row has no value.' };
  const name = cell(named('_measurement')) || options.measurement;
  const key = JSON.stringify([name, tags, String(time)]);
  const draft = drafts.get(key) ?? { name, tags, fields: new Map(), time, offset: row.start };
  for (const [field, value] of fields) draft.fields.set(field, value);
  drafts.set(key, draft);
  return undefined;
}

function isTag({ names, group, datatypes }: Table, column: number): boolean {
  if (ABOUT.has(names[column] ?? '')) return false;
  if (group !== undefined) return group[column] === 'true';
  return (datatypes[column] ?? 'string') === 'string' && names.includes('_value');
}

/** `_value` where there is one; in a pivoted table all that is no tag and tells no origin. */
function fieldColumns(table: Table): number[] {
  const value = table.names.indexOf('_value');
  if (value >= 0) return [value];
  return [...table.names.keys()].filter((column) => !ABOUT.has(table.names[column] ?? '') && !isTag(table, column));
}

/** Without `#datatype` a number is a float. */
function datatypeOf({ datatypes }: Table, column: number, cell: string): string {
  return datatypes[column] || (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell) ? 'double' : 'string');
}
