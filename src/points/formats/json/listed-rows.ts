/** Lists of values, each a row: `[[1700000000, 1.5], …]`, `[('2023-11-14T22:13:20Z', 'a', 1.5), …]`. */
import { spend } from '../../../text/budget';
import { type Cell, NumberText } from '../cell';
import { rolesOfRows } from '../csv/bare-csv';
import type { DataFormat } from '../format';
import { type Json, JsonList, JsonScanner } from './scan';
import { cellOf, timeOf } from './series-rows';

/** Rows by which it is known. */
const LOOKED_AT = 20;

export const LISTED_ROWS: DataFormat = {
  id: 'listed-rows',
  title: 'lists of values',
  guessesTags: true,
  ordered: true,
  recognises: ({ head }) =>
    /^\s*[[(]\s*[[(]/.test(head) && rolesOf(rowsIn(new JsonScanner(head, 0).value())) !== undefined,
  read: (text, sheet) => {
    const scanner = new JsonScanner(text, 0);
    const rows = rowsIn(scanner.value());
    sheet.frame(0, scanner.at);
    const roles = rolesOf(rows);
    if (roles === undefined) return;
    const names = roles.map((role) => ('name' in role ? role.name : role.is));
    sheet.notes.push(`Nothing names the columns; they are called ${names.join(', ')}.`);
    for (const { items, start, end } of rows) {
      spend(1);
      const time = timeOf(items[roles.findIndex(({ is }) => is === 'time')]);
      const cells = roles.flatMap((role, i): [string, Cell][] => {
        const cell = 'name' in role ? cellOf(items[i]) : undefined;
        return cell === undefined || !('name' in role) ? [] : [[role.name, cell]];
      });
      if (time === undefined) sheet.leaveOut(start, end, 'this row has no time');
      else sheet.add({ name: undefined, tags: [], cells, time, start, end });
    }
    const { fault } = scanner;
    if (fault !== undefined) sheet.leaveOut(fault.at, fault.at, `the list is broken here: ${fault.message}`);
  },
};

function rowsIn(json: Json): readonly JsonList[] {
  return json instanceof JsonList ? json.items.filter((item) => item instanceof JsonList) : [];
}

function rolesOf(rows: readonly JsonList[]) {
  const texts = rows
    .slice(0, LOOKED_AT)
    .map(({ items }) =>
      items.map((item) => (item instanceof NumberText ? item.text : item === null ? '' : String(item))),
    );
  return rolesOfRows(texts, ',');
}
