/**
 * CSV of anybody's. A column with the name of a time is the time, `measurement` (`name`) the measurement; `tag:x` is the
 * tag x, `field:x` the field x. Of the others those with only numbers and booleans are fields, those with text are tags
 * where it repeats. A number with an `i` behind it is an integer. Empty cells say nothing.
 */
import type { Range } from '../../../text/range';
import { type Cell, int64Of } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { type NamedRow, namedRow, type Role, rolesOf, tellFields, timeRank } from '../table/roles';
import type { CsvRow, Delimiter } from './rows';
import { headOf } from './rows';
import { delimiterIn, headAgain, isBlank, rowsOf, timeOfRow } from './table';

/** `1,5` and `1.234,5`, where cells are not set apart by commas. */
const DECIMAL_COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
const INTEGER = /^([+-]?\d{1,19})i$/;

export const PLAIN_CSV: DataFormat = {
  id: 'csv',
  title: 'CSV',
  written: true,
  guessesTags: true,
  recognises: ({ lines }) => {
    const head = withoutSign(headOf(lines));
    return head.length > 1 && head.some((name) => timeRank(name) !== -1) && head.every(isName);
  },
  read: readPlainCsv,
};

/** `# hostname` of a header that is written as a comment. */
function withoutSign([first = '', ...names]: readonly string[]): readonly string[] {
  return [first.replace(/^#\s*/, ''), ...names];
}

/** No sentence, and no value. */
function isName(name: string): boolean {
  return name.length < 200 && !/^[+-]?\d+(?:[.,]\d+)?$/.test(name.trim());
}

function readPlainCsv(text: string, sheet: Sheet): void {
  let roles: readonly Role[] | undefined;
  let names: readonly string[] = [];
  let time = -1;
  const cellOf = cellReader(delimiterIn(text));
  for (const row of rowsOf(text)) {
    if (isBlank(row)) continue;
    if (roles === undefined) {
      names = row.cells;
      roles = rolesOf(withoutSign(names));
      time = roles.findIndex(({ is }) => is === 'time');
      tellFields(roles, sheet);
      sheet.frame(row.start, row.end);
      continue;
    }
    const again = headAgain(row, names, time);
    if (again === 'other') return;
    if (again === 'same') sheet.frame(row.start, row.end);
    else if (hasMore(row, roles.length)) {
      sheet.leaveOut(row.start, row.end, `this row has ${row.cells.length} cells, the header ${roles.length}`);
    } else addNamedRow(namedRow(roles, row.cells, cellOf), row, sheet);
  }
}

/** Whether there is something in cells for which there is no name. */
export function hasMore({ cells }: CsvRow, names: number): boolean {
  return cells.some((cell, i) => i >= names && cell.trim() !== '');
}

/** A row of a table in which each has a time. */
export function addNamedRow({ measurement, time, tags, cells }: NamedRow, row: Range, sheet: Sheet): void {
  const { start, end } = row;
  const read = timeOfRow(time, row, sheet);
  if (read !== undefined) sheet.add({ name: measurement, tags, cells, time: read, start, end });
}

/** What is in a cell: a comma is a decimal one where cells are set apart by something else. */
export function cellReader(delimiter: Delimiter): (text: string) => Cell {
  return (cell) => {
    const text = cell.trim();
    const digits = INTEGER.exec(text)?.[1];
    const int = digits === undefined ? undefined : int64Of(digits);
    if (int !== undefined) return int;
    if (delimiter === ',') return cell;
    if (DECIMAL_COMMA.test(text)) return text.replaceAll('.', '').replace(',', '.');
    return THOUSANDS.test(text) ? text.replaceAll('.', '') : cell;
  };
}
