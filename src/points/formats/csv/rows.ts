/** The rows of a CSV file with their places. */
import Papa from 'papaparse';

export interface CsvRow {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
  /** UTF-16. */
  readonly start: number;
  readonly end: number;
}

export interface CsvRows {
  readonly rows: readonly CsvRow[];
  readonly delimiter: string;
  /** Set when a quoted cell is never closed or not as it should be. */
  readonly problem?: CsvProblem;
}

/** Something wrong with a file; the row is left out. */
export interface CsvProblem {
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** UTF-16, half-open. */
  readonly start: number;
  readonly end: number;
}

/** A byte order mark is no part of the first name. */
export function readCsvRows(text: string): CsvRows {
  const rows: CsvRow[] = [];
  const begin = text.startsWith('\ufeff') ? 1 : 0;
  const body = text.slice(begin);
  let start = 0;
  let line = 1;
  let delimiter = ',';
  let problem: CsvProblem | undefined;
  Papa.parse<string[]>(body, {
    delimitersToGuess: [',', ';', '\t'],
    step({ data, errors, meta }) {
      delimiter = meta.delimiter;
      const end = meta.cursor;
      const row = { cells: data, line, start: start + begin, end: end + begin };
      rows.push(row);
      const quotes = errors.find(({ type }) => type === 'Quotes');
      if (quotes !== undefined)
        problem ??= { message: quotes.message, line, column: 1, start: row.start, end: row.end };
      line += body.slice(start, end).split('\n').length - 1;
      start = end;
    },
  });
  return { rows, delimiter, ...(problem === undefined ? {} : { problem }) };
}

/** What is wrong with one cell of a row. */
export function cellProblem(text: string, delimiter: string, row: CsvRow, cell: number, message: string): CsvProblem {
  const starts = cellStarts(text.slice(row.start, row.end), delimiter);
  const from = row.start + (starts[cell] ?? 0);
  const next = starts[cell + 1];
  const rowEnd = row.start + text.slice(row.start, row.end).replace(/[\r\n]+$/, '').length;
  const end = next === undefined ? rowEnd : row.start + next - delimiter.length;
  return { message, line: row.line, column: from - row.start + 1, start: from, end: Math.max(from, end) };
}

function cellStarts(row: string, delimiter: string): number[] {
  const starts = [0];
  let quoted = false;
  for (let i = 0; i < row.length; i++) {
    if (row[i] === '"') quoted = !quoted;
    else if (!quoted && row.startsWith(delimiter, i)) starts.push(i + delimiter.length);
  }
  return starts;
}
