/** What the influx shell prints as CSV and `/query` answers as such: `name,tags,time,…`, a header for each series. */
import { SHELL_UNITS } from '../../times/unit-of-times';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { splitTags } from '../tag-text';
import { headOf } from './rows';
import { cellsOf, isBlank, rowsOf, timeOfRow } from './table';

export const INFLUX_CSV: DataFormat = {
  id: 'influx-csv',
  title: 'output of the influx shell (CSV)',
  units: SHELL_UNITS,
  written: true,
  guessesTags: true,
  ordered: true,
  recognises: ({ lines }) => isHead(headOf(lines)) || isError(lines),
  read: readInfluxCsv,
};

function isHead(cells: readonly string[]): boolean {
  return cells[0] === 'name' && (cells[1] === 'tags' || cells[1] === 'time') && cells.includes('time');
}

function isError([first, second]: readonly string[]): boolean {
  return first === 'error' && second !== undefined;
}

interface Head {
  readonly width: number;
  readonly tags: number;
  readonly time: number;
  readonly columns: readonly (readonly [number, string])[];
}

function readInfluxCsv(text: string, sheet: Sheet): void {
  let head: Head | undefined;
  let isError = false;
  let tagged = { text: '', tags: splitTags('') };
  for (const row of rowsOf(text)) {
    const { cells, start, end } = row;
    if (isBlank(row)) continue;
    if (isHead(cells)) {
      head = headIn(cells);
      isError = false;
      sheet.frame(start, end);
    } else if (cells.length === 1 && cells[0] === 'error') isError = true;
    else if (isError || /^ERR: /.test(cells[0] ?? '')) {
      sheet.leaveOut(start, end, `InfluxDB answered with an error: ${cells.join(',').replace(/^ERR: /, '')}`);
    } else if (head === undefined || cells[0] === 'name') {
      head = undefined;
      sheet.leaveOut(start, end, 'these rows have no column time');
    } else if (cells.length > head.width) {
      sheet.leaveOut(start, end, `this row has ${cells.length} cells, the header ${head.width}`);
    } else {
      const time = timeOfRow(row.cells[head.time], row, sheet);
      const written = head.tags === -1 ? '' : (cells[head.tags] ?? '');
      // Rows of one series stand together.
      if (written !== tagged.text) tagged = { text: written, tags: splitTags(written) };
      const { tags } = tagged;
      if (time !== undefined) sheet.add({ name: cells[0], tags, cells: cellsOf(row, head.columns), time, start, end });
    }
  }
}

function headIn(cells: readonly string[]): Head {
  const tags = cells[1] === 'tags' ? 1 : -1;
  const time = cells.indexOf('time', 1);
  const columns = cells.flatMap((name, i): (readonly [number, string])[] =>
    i === 0 || i === tags || i === time ? [] : [[i, name]],
  );
  return { width: cells.length, tags, time, columns };
}
