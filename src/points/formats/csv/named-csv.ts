/** CSV with names in its first row of which none is that of a time: the column that holds times is it. */
import type { DataFormat } from '../format';
import { type Role, rolesOf } from '../table/roles';
import { areNames, cellsOfLines, readRows, rolesOfRows, rowsAhead } from './bare-csv';
import { type Delimiter, delimiterOf } from './rows';
import { delimiterIn } from './table';

export const NAMED_CSV: DataFormat = {
  id: 'named-csv',
  isLoose: true,
  title: 'CSV with names of its own',
  written: true,
  guessesTags: true,
  recognises: ({ lines }) => {
    const [first = ''] = lines;
    const delimiter = delimiterOf(first);
    return namedRoles(cellsOfLines(lines, delimiter), delimiter) !== undefined;
  },
  read: (text, sheet) => {
    const delimiter = delimiterIn(text);
    const ahead = rowsAhead(text);
    const roles = namedRoles(ahead, delimiter);
    if (roles === undefined) return;
    const names = roles.flatMap(({ is }, i) => (is === 'time' || is === 'day' ? [(ahead[0]?.[i] ?? '').trim()] : []));
    sheet.notes.push(`The times stand in the ${names.length === 1 ? 'column' : 'columns'} ${names.join(' and ')}.`);
    readRows(text, roles, delimiter, sheet, 1);
  },
};

function namedRoles(all: readonly (readonly string[])[], delimiter: Delimiter): readonly Role[] | undefined {
  const [names = [], ...rows] = all;
  if (rows.length === 0 || !areNames(names)) return undefined;
  const found = rolesOfRows(rows, delimiter);
  if (found?.length !== names.length) return undefined;
  return rolesOf(names).map((role, i) => {
    const own = found[i];
    return own?.is === 'time' || own?.is === 'day' ? own : role;
  });
}
