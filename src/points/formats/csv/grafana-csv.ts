/** Grafana's CSV: a column for each series below `Time`, or a row for each value (`Series;Time;Value`). */
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { headOf } from './rows';
import { addSeriesColumns } from './series-columns';
import { readSeriesName } from './series-name';
import { isNothing, plainNumber } from './shown-numbers';
import { isBlank, rowsOf, timeOfRow } from './table';

export const GRAFANA_CSV: DataFormat = {
  id: 'grafana-csv',
  title: 'CSV of Grafana',
  written: true,
  ordered: true,
  merged: true,
  recognises: ({ lines }) => {
    const head = headOf(lines).map((cell) => cell.trim());
    return isByRows(head) || isByColumns(head, lines[0] ?? '');
  },
  read: (text, sheet) => {
    const [first] = rowsOf(text);
    if (first !== undefined && isByRows(first.cells.map((cell) => cell.trim()))) addRows(text, sheet);
    else addSeriesColumns(text, sheet);
  },
};

function isByRows(head: readonly string[]): boolean {
  const names = head.map((name) => name.toLowerCase());
  return (
    names.length === 3 &&
    ['series', 'metric'].includes(names[0] ?? '') &&
    names.includes('time') &&
    names.includes('value')
  );
}

function isByColumns(head: readonly string[], firstLine: string): boolean {
  const [time, ...series] = head;
  if (series.length === 0) return false;
  if (/^sep=/.test(firstLine)) return /^(?:time|date)$/i.test(time ?? '');
  if (time !== 'Time' && !(time === 'time' && series.some((name) => /\{.*\}$/.test(name)))) return false;
  return true;
}

function addRows(text: string, sheet: Sheet): void {
  let time = -1;
  let value = -1;
  for (const row of rowsOf(text)) {
    const { cells, start, end } = row;
    if (isBlank(row)) continue;
    if (time === -1) {
      const names = cells.map((name) => name.trim().toLowerCase());
      [time, value] = [names.indexOf('time'), names.indexOf('value')];
      sheet.frame(start, end);
      continue;
    }
    const written = cells[value] ?? '';
    const at = timeOfRow(row.cells[time], row, sheet);
    if (at === undefined) continue;
    sheet.frame(start, end);
    if (isNothing(written)) continue;
    const { measurement, field, tags } = readSeriesName(cells[0] ?? '');
    sheet.add({ name: measurement, tags, cells: [[field, plainNumber(written)]], time: at, start, end });
  }
}
