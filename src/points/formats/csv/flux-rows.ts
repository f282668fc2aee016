/** Rows of Flux' tables as points, whatever drew them. */
import { type Cell, int64Of, isNumberText, isWhole, spelledCell } from '../cell';
import type { Sheet } from '../draft';
import { readTime } from '../times';
import type { CsvRow } from './rows';

export interface FluxTable {
  readonly names: readonly string[];
  readonly datatypes: readonly string[];
  readonly defaults: readonly string[];
  readonly fields: readonly number[];
  readonly tags: readonly number[];
  readonly time: number;
  readonly measurement: number;
  /** The column of the names of fields. */
  readonly field: number;
  /** The column of errors, in a table that is what InfluxDB answers to a query that failed. */
  readonly error: number;
}

/** Columns that say where a row came from, and nothing about the point. */
const ABOUT = new Set(['', 'result', 'table', '_start', '_stop', '_time', '_measurement', '_field', '_value', 'time']);

/** `annotations`: `#datatype`, `#group`, `#default`, each with a cell a column. */
export function fluxTable(
  names: readonly string[],
  annotations: ReadonlyMap<string, readonly string[]>,
  sheet: Sheet,
): FluxTable {
  const datatypes = annotations.get('#datatype') ?? [];
  const group = annotations.get('#group');
  const value = names.indexOf('_value');
  const others = [...names.keys()].filter((i) => !ABOUT.has(names[i] ?? ''));
  const isTag = (i: number) =>
    group === undefined ? value >= 0 && (datatypes[i] ?? 'string') === 'string' : group[i] === 'true';
  const tags = others.filter(isTag);
  const fields = value >= 0 ? [value] : others.filter((i) => !isTag(i));
  // Only where nothing says what is a tag it is guessed.
  if (group !== undefined) for (const i of fields) sheet.fields.add(names[i] ?? '');
  const time = names.indexOf('_time') < 0 ? names.indexOf('time') : names.indexOf('_time');
  const isFailure = names.includes('reference') || names.length <= 3;
  return {
    names,
    datatypes,
    defaults: annotations.get('#default') ?? [],
    fields,
    tags,
    time,
    measurement: names.indexOf('_measurement'),
    field: names.indexOf('_field'),
    error: isFailure ? names.indexOf('error') : -1,
  };
}

export function addFluxRow(row: CsvRow, table: FluxTable, sheet: Sheet): void {
  const { names } = table;
  const { start, end } = row;
  const cell = (column: number) => row.cells[column] || table.defaults[column] || '';
  if (table.error >= 0) {
    sheet.leaveOut(start, end, `the query failed: ${cell(table.error)}`);
    return;
  }
  if (table.time < 0) {
    sheet.leaveOut(start, end, 'this table has no column _time');
    return;
  }
  const time = readTime(cell(table.time));
  if (time === undefined) {
    sheet.leaveOut(start, end, `${JSON.stringify(cell(table.time))} is no time`);
    return;
  }
  const cells: [string, Cell][] = [];
  for (const column of table.fields) {
    const written = cell(column);
    if (written === '') continue;
    const datatype = table.datatypes[column];
    const value = typedCell(written, datatype);
    if (value === undefined) {
      sheet.leaveOut(start, end, `${JSON.stringify(written)} is no ${datatype}`);
      return;
    }
    const name = names[column] === '_value' && table.field >= 0 ? cell(table.field) : (names[column] ?? '');
    if (names[column] === '_value') sheet.fields.add(name);
    cells.push([name, value]);
  }
  sheet.add({
    name: (table.measurement < 0 ? '' : cell(table.measurement)) || undefined,
    tags: table.tags.flatMap((i): [string, string][] => (cell(i) === '' ? [] : [[names[i] ?? '', cell(i)]])),
    cells,
    time,
    start,
    end,
  });
}

/** Without a datatype a cell is what it looks like. */
function typedCell(cell: string, datatype: string | undefined): Cell | undefined {
  switch (datatype) {
    case 'double':
      return isNumberText(cell) && Number.isFinite(Number(cell)) ? Number(cell) : undefined;
    case 'long':
    case 'unsignedLong':
      return isWhole(cell) ? int64Of(cell) : undefined;
    case 'boolean':
      return /^(?:t|true|f|false)$/i.test(cell) ? /^t/i.test(cell) : undefined;
    case undefined:
    case '':
      return spelledCell(cell);
    default:
      return cell;
  }
}
