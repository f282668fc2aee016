/** CSV without a header, as Telegraf's `csv` output and many scripts write it: times in one column, numbers in another. */

import { FILE_UNITS, isPlausible } from '../../times/unit-of-times';
import { isNumberText } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { shownNumber } from '../read/shown-number';
import { areMost } from '../sample';
import { namedRow, type Role } from '../table/roles';
import { readTime } from '../times';
import { addNamedRow, cellReader, hasMore } from './plain-csv';
import { csvRows, type Delimiter, delimiterOf } from './rows';
import { delimiterIn, isBlank, rowsOf } from './table';

/** Rows by which it is known. */
const LOOKED_AT = 20;
/** The only number beside the time. */
const VALUE = 'value';

export const BARE_CSV: DataFormat = {
  id: 'bare-csv',
  isLoose: true,
  isNameless: true,
  title: 'CSV without a header',
  written: true,
  guessesTags: true,
  recognises: ({ lines }) => {
    const [first = ''] = lines;
    const delimiter = delimiterOf(first);
    const rows = cellsOfLines(lines, delimiter);
    const roles = rolesOfRows(rows, delimiter);
    // Below something else there may be names.
    return roles !== undefined && !rows.some((cells) => cells.length === roles.length && areNames(cells));
  },
  read: readBareCsv,
};

export function areNames(cells: readonly string[]): boolean {
  const isName = (name: string) => /^[^\d\s+.-]/.test(name.trim()) && name.length < 60 && readTime(name) === undefined;
  return cells.every(isName) && new Set(cells).size === cells.length;
}

export function cellsOfLines(lines: readonly string[], delimiter: Delimiter): readonly (readonly string[])[] {
  return lines.slice(0, LOOKED_AT).flatMap((line) => [...csvRows(line, delimiter)].map(({ cells }) => cells));
}

/** Names for columns without one: `time`, `value` where there is one of numbers, else `column2`. Some rows may be broken. */
export function rolesOfRows(all: readonly (readonly string[])[], delimiter: Delimiter): readonly Role[] | undefined {
  const [first] = all.toSorted((a, b) => countAs(all, b.length) - countAs(all, a.length));
  const rows = all.filter(({ length }) => length === first?.length);
  if (first === undefined || first.length < 2 || !areMost(rows.length, all.length)) return undefined;
  const cellOf = cellReader(delimiter);
  const isNumber = (cell: string) => {
    const value = cellOf(cell);
    return typeof value !== 'string' || isNumberText(value.trim()) || shownNumber(value.trim()) !== undefined;
  };
  const are = (column: number, test: (cell: string) => boolean) => {
    const filled = rows.flatMap((cells) => (cells[column]?.trim() ? [cells[column]] : []));
    return filled.length > 0 && areMost(filled.filter(test).length, filled.length);
  };
  const columns = [...first.keys()];
  const time = columns.find((column) => are(column, isTime));
  const numbers = columns.filter((column) => column !== time && are(column, isNumber));
  if (time === undefined || numbers.length === 0) return undefined;
  const clock = are(time, (cell) => !cell.includes(':')) ? columns.find((column) => are(column, isClock)) : undefined;
  return columns.map((column): Role => {
    if (column === (clock ?? time)) return { is: 'time' };
    if (column === time) return { is: 'day' };
    return { is: 'open', name: numbers.length === 1 && numbers[0] === column ? VALUE : `column${column + 1}` };
  });
}

function countAs(rows: readonly (readonly string[])[], length: number): number {
  return rows.filter((cells) => cells.length === length).length;
}

/** Of a day in a column of its own. */
function isClock(cell: string): boolean {
  return /^\s*\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?[ap]m)?\s*$/i.test(cell);
}

/** A date, or a number that is one of these years. */
function isTime(cell: string): boolean {
  const time = readTime(cell);
  if (time === undefined) return false;
  return time.unit === 'ns' || FILE_UNITS.some((unit) => isPlausible(time.value, unit));
}

function readBareCsv(text: string, sheet: Sheet): void {
  const delimiter = delimiterIn(text);
  const roles = rolesOfRows(rowsAhead(text), delimiter);
  if (roles === undefined) return;
  const names = roles.map((role) => ('name' in role ? role.name : role.is));
  sheet.notes.push(`The first row holds values and no names; the columns are called ${names.join(', ')}.`);
  readRows(text, roles, delimiter, sheet, 0);
}

export function rowsAhead(text: string): readonly (readonly string[])[] {
  const ahead: (readonly string[])[] = [];
  for (const row of rowsOf(text)) {
    if (!isBlank(row)) ahead.push(row.cells);
    if (ahead.length === LOOKED_AT) break;
  }
  return ahead;
}

export function readRows(
  text: string,
  roles: readonly Role[],
  delimiter: Delimiter,
  sheet: Sheet,
  header: 0 | 1,
): void {
  const cellOf = cellReader(delimiter);
  let passed = 0;
  for (const row of rowsOf(text)) {
    if (isBlank(row)) continue;
    if (passed++ < header) sheet.frame(row.start, row.end);
    else if (hasMore(row, roles.length)) {
      sheet.leaveOut(row.start, row.end, `this row has ${row.cells.length} cells, the first ${roles.length}`);
    } else addNamedRow(namedRow(roles, row.cells, cellOf), row, sheet);
  }
}
