/**
 * CSV as InfluxDB 2 and Flux write it: tables, each with `#datatype`, `#group` and `#default` above its header (also without
 * some of them, or all), separated by blank lines. Rows of one series and time are one point, whether they hold one field
 * each (`_field`, `_value`) or were pivoted. Columns of the group key are tags; without `#group` those of text.
 */
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { addFluxRow, type FluxTable, fluxTable } from './flux-rows';
import { type CsvRow, csvRows, headOf } from './rows';
import { isBlank } from './table';

export const FLUX_CSV: DataFormat = {
  id: 'flux-csv',
  title: 'CSV of Flux',
  guessesTags: true,
  ordered: true,
  merged: true,
  recognises: ({ lines }) => {
    const [first = ''] = lines;
    if (/^"?#(?:group|datatype|default)"?,/.test(first)) return true;
    const head = headOf(lines);
    if (head[0] === '' && head[1] === 'error') return true;
    return head.includes('_time') && (head.includes('_value') || head.includes('table') || head.includes('result'));
  },
  read: readFluxCsv,
};

function readFluxCsv(text: string, sheet: Sheet): void {
  let annotations = new Map<string, readonly string[]>();
  let table: FluxTable | undefined;
  let hasTable = false;
  for (const row of csvRows(text, ',')) {
    const first = row.cells[0] ?? '';
    if (first.startsWith('#') && row.cells.length > 1) {
      if (table !== undefined) annotations = new Map();
      table = undefined;
      annotations.set(first, row.cells);
      sheet.frame(row.start, row.end);
    } else if (isBlank(row)) {
      if (table !== undefined) annotations = new Map();
      table = undefined;
    } else if (table === undefined || isHeadAgain(row, table)) {
      // A table of another kind may stand below.
      const isOther =
        hasTable && annotations.size === 0 && !row.cells.includes('_time') && !row.cells.includes('error');
      if (isOther) return;
      hasTable = true;
      table = fluxTable(row.cells, annotations, sheet);
      // Without a time it may be of another kind.
      if (table.time >= 0 || table.error >= 0) sheet.frame(row.start, row.end);
    } else addFluxRow(row, table, sheet);
  }
}

/** Tables without annotations come without a blank line between them too. */
function isHeadAgain({ cells }: CsvRow, { names, datatypes }: FluxTable): boolean {
  return datatypes.length === 0 && cells.includes('_time') && names.includes('_time') && cells[1] === names[1];
}
