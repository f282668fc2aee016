/** Tables with a column of times and one for each series. */
import type { Cell } from '../cell';
import type { Sheet } from '../draft';
import { readSeriesName, type SeriesName } from './series-name';
import { isNothing, plainNumber } from './shown-numbers';
import { headAgain, isBlank, rowsOf, timeOfRow } from './table';

export function addSeriesColumns(text: string, sheet: Sheet): void {
  let names: readonly SeriesName[] | undefined;
  let head: readonly string[] = [];
  for (const row of rowsOf(text)) {
    if (isBlank(row)) continue;
    const { cells, start, end } = row;
    if (names === undefined) {
      head = cells;
      names = cells.map(readSeriesName);
      sheet.frame(start, end);
      continue;
    }
    const again = headAgain(row, head, 0);
    if (again === 'other') return;
    if (again === 'same') {
      sheet.frame(start, end);
      continue;
    }
    if (cells.length > names.length) {
      sheet.leaveOut(start, end, `this row has ${cells.length} cells, the header ${names.length}`);
      continue;
    }
    const time = timeOfRow(row.cells[0], row, sheet);
    if (time === undefined) continue;
    // It may hold no value.
    sheet.frame(start, end);
    // Columns of one series and several fields are one point.
    for (let i = 1; i < cells.length; i++) {
      const series = names[i];
      const cell = cells[i] ?? '';
      if (series === undefined || isNothing(cell)) continue;
      const { measurement, field, tags } = series;
      const own: [string, Cell][] = [[field, plainNumber(cell)]];
      sheet.add({ name: measurement, tags, cells: own, time, start, end });
    }
  }
}
