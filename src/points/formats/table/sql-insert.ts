/**
 * Rows that SQL writes: `INSERT INTO cpu (time, host, v) VALUES ('2023-11-14', 'a', 1.5), (…);`, of a dump too, whose columns
 * `CREATE TABLE` names. The table is the measurement, columns mean what they do in a CSV.
 */
import type { Cell } from '../cell';
import { NumberText } from '../cell';
import type { DraftTime, Sheet } from '../draft';
import type { DataFormat } from '../format';
import { readTime } from '../times';
import { type Role, rolesOf } from './roles';
import { type SqlRow, SqlRows } from './sql-rows';

const NAME = String.raw`(?:\`[^\`]+\`|"[^"]+"|\[[^\]]+\]|[\w$]+)`;
const INSERT = new RegExp(
  String.raw`\b(?:insert|replace)\s+(?:ignore\s+|or\s+\w+\s+)?into\s+(?:table\s+)?((?:${NAME}\.)*${NAME})\s*(?:\(([^()]*)\)\s*)?values?\s*(?=\()`,
  'gi',
);
const CREATE = new RegExp(
  String.raw`\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?((?:${NAME}\.)*${NAME})\s*\(([^;]*)`,
  'gi',
);

/** What stands around statements in a dump. */
const ASIDE =
  /^[ \t]*(?:--|\/\*|(?:set|use|lock|unlock|drop|alter|begin|commit|start|select|delimiter|create|copy|grant)\b).*$/gim;

export const SQL_INSERT: DataFormat = {
  id: 'sql-insert',
  title: 'INSERT statements of SQL',
  guessesTags: true,
  ordered: true,
  recognises: ({ head }) => head.search(INSERT) !== -1,
  read: readInserts,
};

function readInserts(text: string, sheet: Sheet): void {
  const created = new Map<string, readonly string[]>();
  for (const { 0: whole, 1: table = '', 2: body = '', index } of text.matchAll(CREATE)) {
    created.set(plainName(table), columnsIn(body));
    sheet.frame(index, index + whole.length);
  }
  for (const { 0: line, index } of text.matchAll(ASIDE)) sheet.frame(index, index + line.length);
  INSERT.lastIndex = 0;
  for (let found = INSERT.exec(text); found !== null; found = INSERT.exec(text)) {
    const [whole, table = '', list] = found;
    sheet.frame(found.index, found.index + whole.length);
    const name = plainName(table);
    const rows = new SqlRows(text, found.index + whole.length);
    const columns = list === undefined ? created.get(name) : namesIn(list);
    for (let row = rows.next(); row !== undefined; row = rows.next()) addRow(row, name, columns, sheet);
    INSERT.lastIndex = Math.max(rows.at, INSERT.lastIndex);
  }
}

/** `cpu` of `public."cpu"`. */
function plainName(written: string): string {
  return (written.match(new RegExp(NAME, 'g'))?.at(-1) ?? written).replace(/^[`"[](.*)[`"\]]$/, '$1');
}

function namesIn(list: string): readonly string[] {
  return list.split(',').map((name) => plainName(name.trim()));
}

/** Without keys and constraints. */
function columnsIn(body: string): readonly string[] {
  return body.split(/,(?![^()]*\))/).flatMap((part) => {
    const written = new RegExp(`^\\s*(${NAME})\\s+\\w`).exec(part)?.[1];
    const isKey = /^(?:primary|unique|key|index|constraint|foreign|check|fulltext)$/i.test(written ?? '');
    return written === undefined || isKey ? [] : [plainName(written)];
  });
}

function addRow(
  { cells, start, end }: SqlRow,
  table: string,
  columns: readonly string[] | undefined,
  sheet: Sheet,
): void {
  const roles = columns === undefined ? rolesOfCells(cells) : rolesOf(columns);
  let time: DraftTime | undefined;
  let day = '';
  let name: string | undefined = table;
  const own: [string, Cell][] = [];
  const tags: [string, string][] = [];
  for (const [i, role] of roles.entries()) {
    const cell = cells[i];
    if (cell === undefined || cell === '') continue;
    const text = cell instanceof NumberText ? cell.text : String(cell);
    if (role.is === 'time') time = readTime(day === '' ? text : `${day} ${text}`);
    else if (role.is === 'day') day = text;
    else if (role.is === 'measurement' && typeof cell === 'string') name = text;
    else if (role.is === 'tag') tags.push([role.name, text]);
    else if ('name' in role) own.push([role.name, cell]);
  }
  if (time === undefined) sheet.leaveOut(start, end, 'this row has no time that stands in it');
  else sheet.add({ name, tags, cells: own, time, start, end });
}

/** Of a statement that names no columns the first that holds a time is the time. */
function rolesOfCells(cells: SqlRow['cells']): readonly Role[] {
  const time = cells.findIndex((cell) => typeof cell === 'string' && readTime(cell)?.unit === 'ns');
  return cells.map((_, i): Role => (i === time ? { is: 'time' } : { is: 'open', name: `column${i + 1}` }));
}
