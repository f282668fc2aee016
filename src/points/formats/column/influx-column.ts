/** What the influx shell prints as columns: `name: cpu`, perhaps `tags: host=a`, names, dashes below them, rows. */
import { spend } from '../../../text/budget';
import { SHELL_UNITS } from '../../times/unit-of-times';
import type { Cell } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { splitTags } from '../tag-text';
import { eachLine, type TextLine } from '../text-lines';
import { readTime } from '../times';

const NAME = /^name: (.*)$/;
const TAGS = /^tags: (.*)$/;
/** Where the next query is typed, and what the shell says as it begins. */
const PROMPT = /^>(?: |$)|^Connected to \S+ version |^InfluxDB shell /;
const DASHES = /^-+(?: +-+)* *$/;

export const INFLUX_COLUMN: DataFormat = {
  id: 'influx-column',
  title: 'output of the influx shell (columns)',
  units: SHELL_UNITS,
  written: true,
  guessesTags: true,
  ordered: true,
  recognises: ({ lines }) => lines.some((line, i) => DASHES.test(line) && i > 0 && isHead(lines[i - 1] ?? '', line)),
  read: readColumns,
};

/** Names stand above the dashes, and are as long as these; one of them is the time. */
function isHead(names: string, dashes: string): boolean {
  const columns = columnsOf(names, dashes);
  return (
    columns.every(({ name, length }) => [...name].length === length) && columns.some(({ name }) => name === 'time')
  );
}

interface Column {
  readonly name: string;
  /** In characters, as the shell counts them. */
  readonly start: number;
  readonly length: number;
}

function columnsOf(names: string, dashes: string): readonly Column[] {
  const characters = [...names];
  return [...dashes.matchAll(/-+/g)].map(({ index, 0: run }) => ({
    name: characters.slice(index, index + run.length).join(''),
    start: index,
    length: run.length,
  }));
}

function readColumns(text: string, sheet: Sheet): void {
  let name: string | undefined;
  let tags: readonly (readonly [string, string])[] = [];
  let names: TextLine | undefined;
  let columns: readonly Column[] | undefined;
  const frame = ({ start, end }: TextLine) => sheet.frame(start, end);
  for (const line of eachLine(text)) {
    spend(1);
    const written = line.text;
    const named = NAME.exec(written)?.[1];
    if (named !== undefined) {
      frame(line);
      [name, tags, columns, names] = [named, [], undefined, undefined];
    } else if (written.trim() === '' || PROMPT.test(written)) {
      frame(line);
      [columns, names] = [undefined, undefined];
    } else if (columns !== undefined) addRow(line, columns, name, tags, sheet);
    else if (names !== undefined && DASHES.test(written)) {
      columns = columnsOf(names.text, written);
      frame(names);
      if (!columns.some((column) => column.name === 'time')) {
        sheet.leaveOut(names.start, names.end, 'these rows have no column time');
      }
    } else {
      const tagged = name === undefined ? undefined : TAGS.exec(written)?.[1];
      if (tagged !== undefined) {
        tags = splitTags(tagged);
        frame(line);
      } else names = line;
      if (/^ERR: /.test(written))
        sheet.leaveOut(line.start, line.end, `InfluxDB answered with an error: ${written.slice(5)}`);
    }
  }
}

function addRow(
  { text, start, end }: TextLine,
  columns: readonly Column[],
  name: string | undefined,
  tags: readonly (readonly [string, string])[],
  sheet: Sheet,
): void {
  const at = columns.findIndex((column) => column.name === 'time');
  if (at === -1) {
    // Told at its names.
    sheet.frame(start, end);
    return;
  }
  const characters = /[\ud800-\udbff]/.test(text) ? [...text] : text;
  const stands = columns.every(({ start: from }) => from === 0 || (characters[from - 1] ?? ' ') === ' ');
  // Mails and chats make one blank of many: then as many words as columns say which is which.
  const words = stands ? [] : text.trim().split(/ +/);
  if (!stands && words.length !== columns.length) {
    sheet.leaveOut(start, end, 'the columns of this row stand elsewhere');
    return;
  }
  const cut = (i: number) =>
    stands ? cutOut(characters, columns[i]?.start ?? 0, columns[i + 1]?.start) : (words[i] ?? '');
  const written = cut(at);
  const time = readTime(written);
  if (time === undefined) {
    sheet.leaveOut(start, end, `${JSON.stringify(written)} is no time`);
    return;
  }
  const cells: [string, Cell][] = [];
  for (let i = 0; i < columns.length; i++) {
    const cell = i === at ? '' : cut(i);
    if (cell !== '') cells.push([columns[i]?.name ?? '', cell]);
  }
  sheet.add({ name, tags, cells, time, start, end });
}

/** A cell of a line; characters beyond U+FFFF count as one. */
function cutOut(characters: string | readonly string[], from: number, to: number | undefined): string {
  const cell = characters.slice(from, to);
  return (typeof cell === 'string' ? cell : cell.join('')).trimEnd();
}
