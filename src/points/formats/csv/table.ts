/** Rows of CSV texts below their header. */
import type { Range } from '../../../text/range';
import type { Cell } from '../cell';
import type { DraftTime, Sheet } from '../draft';
import { timeRank } from '../table/roles';
import { readTime, serialDate } from '../times';
import { type CsvRow, csvRows, type Delimiter, delimiterOf } from './rows';

/** The rows of a text that is one table or several; `sep=;` at its top is none. */
export function rowsOf(text: string): Iterable<CsvRow> {
  const rows = csvRows(text, delimiterIn(text));
  return /^sep=./.test(text) ? withoutFirst(rows) : rows;
}

/** What sets the cells of a text apart. */
export function delimiterIn(text: string): Delimiter {
  return delimiterOf(text.slice(0, endOfLine(text)));
}

function endOfLine(text: string): number {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text.length : end;
}

function* withoutFirst<T>(items: Iterable<T>): Generator<T> {
  let isFirst = true;
  for (const item of items) {
    if (!isFirst) yield item;
    isFirst = false;
  }
}

export function isBlank({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Whether a row names columns where another stands below: the same table goes on, or another begins. */
export function headAgain(row: CsvRow, names: readonly string[], time: number): 'same' | 'other' | undefined {
  if (timeRank(row.cells[time] ?? '') === -1) return undefined;
  return row.cells.length === names.length && row.cells.every((cell, i) => cell === names[i]) ? 'same' : 'other';
}

/** The time of a row, as it is written there; what is none is told. */
export function timeOfRow(written = '', row: Range, sheet: Sheet): DraftTime | undefined {
  const time = readTime(written) ?? serialDate(written);
  if (time === undefined) {
    const words = written.trim() === '' ? 'this row has no time' : `${JSON.stringify(written)} is no time`;
    sheet.leaveOut(row.start, row.end, words);
  }
  return time;
}

/** Cells of some columns under their names, without the empty ones. */
export function cellsOf(row: CsvRow, columns: readonly (readonly [number, string])[]): [string, Cell][] {
  const cells: [string, Cell][] = [];
  for (const [column, name] of columns) {
    const cell = row.cells[column];
    if (cell !== undefined && cell !== '') cells.push([name, cell]);
  }
  return cells;
}
