/**
 * Tables with lines between their columns: `+---+` and `|` of SQL shells and of `influxdb3 query`, `┌──┬──┐` of newer ones,
 * Markdown's, psql's. Columns mean what they do in a CSV.
 */
import { spend } from '../../../text/budget';
import { addNamedRow, cellReader } from '../csv/plain-csv';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { splitTags } from '../tag-text';
import { eachLine, type TextLine } from '../text-lines';
import { namedRow, type Role, rolesOf, tellFields, timeRank } from './roles';

/** What stands between columns, and where lines cross. */
const BARS = '|│┃║';
const CROSSES = '+|┼╋╂┿╬┬┳╦┴┻╩╪╫';
const ENDS = '+|├┤┌┐└┘┣┫┏┓┗┛╔╗╚╝╠╣╞╡╟╢┡┩╭╮╰╯';
/** No two parts beside each other can take the same sign: a long line that is no rule costs no more than its length. */
const RULE = new RegExp(
  `^\\s*[${ENDS}]?[-─━═=:][-─━═=: ]*(?:[${CROSSES}][-─━═=: ]+)+(?:[${ENDS}]\\s*|[^\\S ]\\s*)?$|^\\s*[${ENDS}] ?[-─━═=:]{3,} ?[${ENDS}]\\s*$`,
);
const SEPARATED = new RegExp(`[${BARS}]`);
/** Jira's names of columns; no rule stands below them. */
const DOUBLED = /^\s*\|\|.*\|\|\s*$/;
const NAME = /^\s*name: (.*)$/i;
const TAGS = /^\s*tags: (.*)$/i;
/** Below what a shell prints: how many rows there are. */
export const FOOT = /^\(?\d+ rows?\b/i;
const NOTHING: ReadonlySet<string> = new Set(['NULL', 'null', '∅', '<nil>']);

export const RULED_TABLE: DataFormat = {
  id: 'table',
  title: 'drawn table',
  written: true,
  guessesTags: true,
  ordered: true,
  recognises: ({ lines }) =>
    lines.some((line, i) =>
      DOUBLED.test(line) ? isHead(single(line)) : RULE.test(line) && (isHead(lines[i - 1]) || isHead(lines[i + 1])),
    ),
  read: readTables,
};

function isHead(line: string | undefined): boolean {
  if (line === undefined || RULE.test(line) || !SEPARATED.test(line)) return false;
  const cells = splitRow(line, BARS.includes(line.trim().charAt(0)));
  return cells.length > 1 && cells.some((name) => timeRank(name) !== -1);
}

function single(line: string): string {
  return line.replaceAll('||', '|');
}

/** A table while it is read. */
interface Open {
  readonly head: TextLine;
  /** Behind the rule below the names; absent: there was none yet. */
  readonly body?: Body;
}

interface Body {
  readonly roles: readonly Role[];
  readonly shape: Shape;
}

/** How the rows of a table are drawn. */
interface Shape {
  /** Bars stand before the first and behind the last cell. */
  readonly outer: boolean;
  /** Where lines cross the rule, in characters. */
  readonly crossings: readonly number[];
  /** A bar within a cell has a backslash before it. */
  readonly escapes: boolean;
}

/** What stands above tables of a shell. */
interface Title {
  readonly name?: string;
  readonly tags: readonly (readonly [string, string])[];
}

function readTables(text: string, sheet: Sheet): void {
  let table: Open | undefined;
  let title: Title = { tags: [] };
  for (const line of eachLine(text)) {
    spend(1);
    const written = line.text;
    if (RULE.test(written)) {
      if (table !== undefined && table.body === undefined) {
        sheet.frame(table.head.start, line.start);
        table = { ...table, body: bodyOf(table.head, written, sheet) };
      }
    } else if (DOUBLED.test(written)) {
      sheet.frame(line.start, line.end);
      const head = { ...line, text: single(written) };
      table = { head, body: bodyOf(head, '', sheet) };
    } else if (SEPARATED.test(written)) {
      // Rows of types may stand between the names and the rule below them.
      if (table === undefined) table = { head: line };
      else if (table.body !== undefined) addRow(line, table.body, title, sheet);
    } else {
      table = undefined;
      const before = title;
      title = titleAfter(before, written);
      if (title !== before || FOOT.test(written)) sheet.frame(line.start, line.end);
    }
  }
}

function titleAfter(title: Title, line: string): Title {
  const name = NAME.exec(line)?.[1]?.trim();
  if (name !== undefined) return { name, tags: [] };
  const tags = TAGS.exec(line)?.[1]?.trim();
  return tags === undefined ? title : { ...title, tags: splitTags(tags) };
}

function bodyOf({ text, start, end }: TextLine, rule: string, sheet: Sheet): Body {
  const shape: Shape = {
    outer: BARS.includes(text.trim().charAt(0)),
    crossings: [...rule.trimEnd()].flatMap((character, i) =>
      CROSSES.includes(character) || ENDS.includes(character) ? [i] : [],
    ),
    escapes: !rule.includes('+'),
  };
  const roles = rolesOf(cellsOf(text, shape));
  tellFields(roles, sheet);
  if (!roles.some(({ is }) => is === 'time')) sheet.leaveOut(start, end, 'this table has no column of times');
  return { roles, shape };
}

const readCell = cellReader(',');

function addRow({ text, start, end }: TextLine, { roles, shape }: Body, title: Title, sheet: Sheet): void {
  // Told at its names, where it has none.
  sheet.frame(start, end);
  if (!roles.some(({ is }) => is === 'time')) return;
  const cells = cellsOf(text, shape).map((cell) => (NOTHING.has(cell) ? '' : cell));
  if (cells.every((cell) => cell === '')) return;
  if (cells.length !== roles.length) {
    sheet.leaveOut(start, end, `this row has ${cells.length} cells, the header ${roles.length}`);
    return;
  }
  const row = namedRow(roles, cells, readCell);
  const measurement = row.measurement ?? title.name;
  addNamedRow({ ...row, measurement, tags: [...title.tags, ...row.tags] }, { start, end }, sheet);
}

/** Where bars stand exactly at the crossings of the rule, others belong to the texts. */
function cellsOf(line: string, { outer, crossings, escapes }: Shape): readonly string[] {
  const cells = atCrossings(line, crossings, outer) ?? splitRow(line, outer);
  return escapes ? cells.map((cell) => cell.replaceAll('\\|', '|')) : cells;
}

function atCrossings(line: string, crossings: readonly number[], outer: boolean): readonly string[] | undefined {
  const characters = [...line.trimEnd()];
  if (crossings.length === 0) return undefined;
  if (!crossings.every((at) => BARS.includes(characters[at] ?? ' '))) return undefined;
  const edges = outer ? crossings : [-1, ...crossings, characters.length];
  return edges.slice(0, -1).map((at, i) =>
    characters
      .slice(at + 1, edges[i + 1])
      .join('')
      .trim(),
  );
}

function splitRow(line: string, outer: boolean): readonly string[] {
  const cells = (outer ? line.trim() : line).split(/(?<!\\)[|│┃║]/).map((cell) => cell.trim());
  if (!outer) return cells;
  return cells.slice(1, cells.at(-1) === '' ? -1 : undefined);
}
