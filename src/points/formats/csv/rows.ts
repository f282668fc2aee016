/** The rows of a CSV text with their places. */
import { spend } from '../../../text/budget';

export interface CsvRow {
  readonly cells: readonly string[];
  /** UTF-16, without the line break. */
  readonly start: number;
  readonly end: number;
}

export type Delimiter = ',' | ';' | '\t';

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** The rows one after the other, blank lines included (one empty cell). A quote that is never closed is a sign like others. */
export function* csvRows(text: string, delimiter: Delimiter): Generator<CsvRow> {
  const separator = delimiter.charCodeAt(0);
  // A carriage return alone breaks lines where nothing else does, as old spreadsheets write it.
  const marks: Marks = { separator, returns: !text.includes('\n') };
  for (let at = 0; at < text.length; ) {
    spend(1);
    const start = at;
    const cells: string[] = [];
    for (;;) {
      const cell = text.charCodeAt(at) === QUOTE ? quotedCell(text, at, marks) : plainCell(text, at, marks);
      cells.push(cell.value);
      at = cell.end;
      if (text.charCodeAt(at) !== separator) break;
      at++;
    }
    yield { cells, start, end: at };
    if (text.charCodeAt(at) === RETURN) at++;
    if (text.charCodeAt(at) === NEWLINE) at++;
  }
}

interface Marks {
  readonly separator: number;
  readonly returns: boolean;
}

interface CsvCell {
  readonly value: string;
  /** At the separator, the line break or the end. */
  readonly end: number;
}

function plainCell(text: string, start: number, { separator, returns }: Marks): CsvCell {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === separator || code === NEWLINE) break;
    if (code === RETURN && (returns || text.charCodeAt(end + 1) === NEWLINE)) break;
  }
  return { value: text.slice(start, end), end };
}

/** Two quotes are one; what stands behind the closing quote belongs to the cell as it is. */
function quotedCell(text: string, start: number, marks: Marks): CsvCell {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) {
      const last = value + text.slice(from);
      return last.includes('\n') ? plainCell(text, start, marks) : { value: last, end: text.length };
    }
    value += text.slice(from, quote);
    if (text.charCodeAt(quote + 1) !== QUOTE) {
      const rest = plainCell(text, quote + 1, marks);
      // A quote that nothing closes would take the lines below, up to the next one.
      if (rest.value !== '' && value.includes('\n')) return plainCell(text, start, marks);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    from = quote + 2;
  }
}

/** The delimiter that a line has most of, outside of quotes. */
export function delimiterOf(line: string): Delimiter {
  const told = /^sep=([,;\t])/.exec(line)?.[1];
  if (told === ',' || told === ';' || told === '\t') return told;
  const outside = line.replace(/"(?:[^"]|"")*"?/g, '');
  const count = (delimiter: Delimiter) => outside.split(delimiter).length;
  const [best] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a));
  return best ?? ',';
}

/** The first row of some lines. */
export function headOf(lines: readonly string[]): readonly string[] {
  const [first = '', second = ''] = lines;
  const line = /^sep=.\s*$/.test(first) ? second : first;
  const [row] = csvRows(line, delimiterOf(/^sep=/.test(first) ? first : line));
  return row?.cells ?? [];
}
