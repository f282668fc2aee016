/**
 * Tables whose columns are set with blanks or tabs: what pandas and R print, `column -t`, the influx shell before 1.0. Columns
 * mean what they do in a CSV; a number before each row is none of them, and a date there is the time.
 */
import { spend } from '../../../text/budget';
import { isNumberText } from '../cell';
import { addNamedRow, cellReader } from '../csv/plain-csv';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { areMost } from '../sample';
import { splitTags } from '../tag-text';
import { eachLine, type TextLine } from '../text-lines';
import { readTime } from '../times';
import { namedRow, type Role, rolesOf, timeRank } from './roles';

const NAME = /^name: (.*)$/;
const TAGS = /^tags: (.*)$/;
const DASHES = /^\s*-[-=\s]*$/;
/** `...` between rows, `[2 rows x 3 columns]` below them. */
const ELLIPSIS = /^(?:\.{2,3}|…|\s)+$|^\s*\[\d+ rows x \d+ columns\]\s*$/;
/** A date and its clock are one word. */
const WORD = /\d{4}-\d\d-\d\d \d\d:\d\d\S*|\S+/g;
/** Rows by which it is known. */
const LOOKED_AT = 20;

export const SPACED_TABLE: DataFormat = {
  id: 'spaced-table',
  isLoose: true,
  title: 'table with columns of text',
  written: true,
  guessesTags: true,
  ordered: true,
  recognises: ({ lines }) => {
    const first = lines.findIndex((line) => !NAME.test(line) && !TAGS.test(line) && !DASHES.test(line));
    const head = first === -1 || first > 3 ? undefined : headOf(lines[first] ?? '');
    if (head === undefined) return false;
    const rows = lines.slice(first + 1, first + 1 + LOOKED_AT).filter((line) => !isAside(line, head));
    const good = rows.filter((line) => isRow(line, head)).length;
    return good > 0 && areMost(good, rows.length);
  },
  read: readTables,
};

interface Word {
  readonly text: string;
  /** In columns of the screen. */
  readonly start: number;
  readonly end: number;
}

interface Head {
  readonly words: readonly Word[];
  readonly roles: readonly Role[];
  readonly isTimed: boolean;
}

function wordsOf(line: string): readonly Word[] {
  // A tab leads to the next of each eight columns.
  let text = '';
  for (const part of line.split(/(?<=\t)/)) {
    const plain = part.endsWith('\t') ? part.slice(0, -1) : part;
    text += plain;
    if (plain !== part) text += ' '.repeat(8 - (text.length % 8));
  }
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ text: word, start: index, end: index + word.length }));
}

function headOf(line: string): Head | undefined {
  // Lists of the kapacitor command have dates in them, and are no data.
  if (/^(?:ID|Event) +[A-Z]/.test(line)) return undefined;
  const words = wordsOf(line);
  const names = words.map(({ text }) => text);
  const areNames = names.every((name) => /^[\p{L}_@%#][^\s|{}"'=;,]*$/u.test(name));
  if (!areNames || names.length === 0 || new Set(names).size < names.length) return undefined;
  const isTimed = names.some((name) => timeRank(name) !== -1);
  return isTimed && names.length < 2 ? undefined : { words, roles: rolesOf(names), isTimed };
}

/** Rules, what is left out between rows, and the line of pandas that names the rows. */
function isAside(line: string, { isTimed }: Head): boolean {
  return DASHES.test(line) || ELLIPSIS.test(line) || (!isTimed && timeRank(line.trim()) !== -1);
}

function isRow(line: string, head: Head): boolean {
  const row = cellsOf(line, head);
  if (row === undefined) return false;
  const time = row.index === undefined ? namedRow(head.roles, row.cells, readCell).time : row.index;
  return readTime(time ?? '') !== undefined && row.cells.some((cell) => isNumberText(cell));
}

interface Row {
  readonly cells: readonly string[];
  /** The date before a row, where no column is the time. */
  readonly index: string | undefined;
}

const readCell = cellReader(',');

function cellsOf(line: string, { words: names, isTimed }: Head): Row | undefined {
  const words = wordsOf(line);
  const [first] = words;
  if (first === undefined) return undefined;
  const isIndexed = !isTimed && readTime(first.text)?.unit === 'ns';
  if (!isTimed && !isIndexed) return undefined;
  const index = isIndexed ? first.text : undefined;
  const isNumbered = isTimed && /^\d+$/.test(first.text) && first.end < (names[0]?.start ?? 0);
  const own =
    isIndexed || isNumbered || (isTimed && words.length === names.length + 1 && /^\d+$/.test(first.text))
      ? words.slice(1)
      : words;
  if (own.length === names.length) return { cells: own.map(({ text }) => text), index };
  const cells = names.map(() => '');
  for (const { text, start, end } of own) {
    const column = nearest(names, start, end);
    cells[column] = cells[column] === '' ? text : `${cells[column]} ${text}`;
  }
  return { cells, index };
}

/** Columns are set at their left or at their right. */
function nearest(names: readonly Word[], start: number, end: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, name] of names.entries()) {
    const away =
      name.start < end && start < name.end ? 0 : Math.min(Math.abs(name.start - start), Math.abs(name.end - end));
    if (away < least) [best, least] = [i, away];
  }
  return best;
}

function readTables(text: string, sheet: Sheet): void {
  let name: string | undefined;
  let tags: readonly (readonly [string, string])[] = [];
  let head: Head | undefined;
  for (const line of eachLine(text)) {
    spend(1);
    const written = line.text;
    const named = NAME.exec(written)?.[1];
    const tagged = TAGS.exec(written)?.[1];
    if (named !== undefined || tagged !== undefined) sheet.frame(line.start, line.end);
    if (named !== undefined) [name, tags, head] = [named.trim(), [], undefined];
    else if (tagged !== undefined) tags = splitTags(tagged.trim());
    else if (written.trim() === '') head = undefined;
    else if (head === undefined) {
      head = DASHES.test(written) ? undefined : headOf(written);
      if (head !== undefined) sheet.frame(line.start, line.end);
    } else if (isAside(written, head)) sheet.frame(line.start, line.end);
    else addRow(line, head, { name, tags }, sheet);
  }
}

function addRow(
  { text, start, end }: TextLine,
  head: Head,
  title: { readonly name: string | undefined; readonly tags: readonly (readonly [string, string])[] },
  sheet: Sheet,
): void {
  const row = cellsOf(text, head);
  if (row === undefined) {
    sheet.leaveOut(start, end, 'this row has no time');
    return;
  }
  const cells = row.cells.map((cell) => (/^(?:NaN|NaT|None|NULL|NA|<NA>|nan)$/.test(cell) ? '' : cell));
  const named = namedRow(head.roles, cells, readCell);
  const time = row.index ?? named.time;
  addNamedRow(
    { ...named, time, measurement: named.measurement ?? title.name, tags: [...title.tags, ...named.tags] },
    { start, end },
    sheet,
  );
}
