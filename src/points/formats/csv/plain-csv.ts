/**
 * CSV of anybody's. `time` (`timestamp`, `_time`, `date`) is the time; `measurement` (`name`, `_measurement`) the measurement;
 * `tag:x` is the tag x, `field:x` the field x. Of the others those with only numbers and booleans are fields, those with
 * text are tags where it repeats. A number with an `i` behind it is an integer. Empty cells say nothing.
 */
import { type Cell, int64Of } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { headOf } from './rows';
import { delimiterIn, isBlank, rowsOf, timeIn } from './table';

const TIME = new Set(['time', 'timestamp', '_time', 'date', 'datetime']);
const MEASUREMENT = new Set(['measurement', 'name', '_measurement']);
/** `1,5`, where cells are not set apart by commas. */
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const INTEGER = /^([+-]?\d{1,19})i$/;

export const PLAIN_CSV: DataFormat = {
  id: 'csv',
  title: 'CSV',
  written: true,
  guessesTags: true,
  recognises: ({ lines }) => {
    const head = headOf(lines);
    return (
      head.length > 1 &&
      head.some((name) => TIME.has(name.trim().toLowerCase())) &&
      head.every((name) => name.length < 200)
    );
  },
  read: readPlainCsv,
};

type Role =
  | { readonly is: 'time' | 'measurement' | 'nothing' }
  | { readonly is: 'tag' | 'field' | 'open'; readonly name: string };

function roleOf(name: string): Role {
  const lower = name.toLowerCase();
  if (name === '') return { is: 'nothing' };
  if (TIME.has(lower)) return { is: 'time' };
  if (MEASUREMENT.has(lower)) return { is: 'measurement' };
  const [, prefix, rest] = /^(tag|field):(.+)$/.exec(name) ?? [];
  if (rest !== undefined) return { is: prefix === 'tag' ? 'tag' : 'field', name: rest };
  return { is: 'open', name };
}

function readPlainCsv(text: string, sheet: Sheet): void {
  let roles: readonly Role[] | undefined;
  let timeColumn = -1;
  const decimalComma = delimiterIn(text) !== ',';
  for (const row of rowsOf(text)) {
    if (isBlank(row)) continue;
    const { cells, start, end } = row;
    if (roles === undefined) {
      roles = cells.map((name) => roleOf(name.trim()));
      timeColumn = roles.findIndex(({ is }) => is === 'time');
      for (const role of roles) if (role.is === 'field') sheet.fields.add(role.name);
      continue;
    }
    const head = roles;
    if (cells.some((cell, i) => i >= head.length && cell.trim() !== '')) {
      sheet.leaveOut(start, end, `this row has ${cells.length} cells, the header ${head.length}`);
      continue;
    }
    const time = timeIn(row, timeColumn, sheet);
    if (time === undefined) continue;
    let name: string | undefined;
    const tags: [string, string][] = [];
    const own: [string, Cell][] = [];
    for (const [column, role] of head.entries()) {
      const cell = cells[column] ?? '';
      if (cell.trim() === '') continue;
      if (role.is === 'measurement') name = cell;
      else if (role.is === 'tag') tags.push([role.name, cell]);
      else if (role.is === 'field' || role.is === 'open') own.push([role.name, cellOf(cell, decimalComma)]);
    }
    sheet.add({ name, tags, cells: own, time, start, end });
  }
}

function cellOf(cell: string, decimalComma: boolean): Cell {
  const text = cell.trim();
  const digits = INTEGER.exec(text)?.[1];
  const int = digits === undefined ? undefined : int64Of(digits);
  if (int !== undefined) return int;
  return decimalComma && DECIMAL_COMMA.test(text) ? text.replace(',', '.') : cell;
}
