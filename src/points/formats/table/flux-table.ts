/** Tables as `influx query` of 2.x and the REPL of Flux draw them: `Table: keys: [host]`, names with types, dashes, rows. */
import { spend } from '../../../text/budget';
import { addFluxRow, type FluxTable, fluxTable } from '../csv/flux-rows';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachLine, type TextLine } from '../text-lines';

const KEYS = /^Table: keys: \[(.*)\]\s*$/;
const DASHES = /^-+(?: +-+)* *$/;
/** What a table calls the types that annotations call otherwise. */
const DATATYPES: Readonly<Record<string, string>> = {
  time: 'dateTime:RFC3339',
  float: 'double',
  int: 'long',
  uint: 'unsignedLong',
  bool: 'boolean',
  string: 'string',
};

export const FLUX_TABLE: DataFormat = {
  id: 'flux-table',
  title: 'table of influx query',
  guessesTags: true,
  ordered: true,
  merged: true,
  recognises: ({ lines }) => lines.some((line, i) => DASHES.test(line) && i > 0 && isHead(lines[i - 1] ?? '')),
  read: readFluxTables,
};

function isHead(line: string): boolean {
  const names = line.trim().split(/\s+/);
  return (
    names.length > 0 && names.every((name) => typeOf(name) !== undefined) && names.some((name) => /:time$/.test(name))
  );
}

function typeOf(name: string): string | undefined {
  return DATATYPES[name.slice(name.lastIndexOf(':') + 1)];
}

interface Columns {
  readonly table: FluxTable;
  /** Where each begins and ends, in characters: cells stand at the right. */
  readonly spans: readonly (readonly [number, number])[];
}

function readFluxTables(text: string, sheet: Sheet): void {
  let keys: readonly string[] | undefined;
  let head: TextLine | undefined;
  let columns: Columns | undefined;
  for (const line of eachLine(text)) {
    spend(1);
    const written = line.text;
    const own = KEYS.exec(written)?.[1];
    if (own !== undefined || /^(?:Result: |>)/.test(written)) sheet.frame(line.start, line.end);
    if (own !== undefined) [keys, head, columns] = [own.split(/,\s*/), undefined, undefined];
    else if (written.trim() === '' || /^(?:Result: |>)/.test(written)) [head, columns] = [undefined, undefined];
    else if (columns !== undefined) addRow(line, columns, sheet);
    else if (head !== undefined && DASHES.test(written)) columns = columnsOf(head, written, keys, sheet);
    else head = line;
  }
}

function columnsOf(
  { text: head, start, end }: TextLine,
  dashes: string,
  keys: readonly string[] | undefined,
  sheet: Sheet,
): Columns | undefined {
  const spans = [...dashes.matchAll(/-+/g)].map(({ index, 0: run }) => [index, index + run.length] as const);
  const typed = cellsIn(head, spans);
  if (!isHead(head)) return undefined;
  const names = typed.map((name) => name.replace(/:[a-z]+$/, ''));
  const annotations = new Map([['#datatype', typed.map((name) => typeOf(name) ?? 'string')]]);
  if (keys !== undefined)
    annotations.set(
      '#group',
      names.map((name) => String(keys.includes(name))),
    );
  sheet.frame(start, end);
  return { table: fluxTable(names, annotations, sheet), spans };
}

function addRow({ text, start, end }: TextLine, { table, spans }: Columns, sheet: Sheet): void {
  addFluxRow({ cells: cellsIn(text, spans), start, end }, table, sheet);
}

/** A cell ends where its column does; what is wider than that reaches to the left. */
function cellsIn(line: string, spans: readonly (readonly [number, number])[]): readonly string[] {
  const characters = /[\ud800-\udbff]/.test(line) ? [...line] : undefined;
  const cut = (from: number, to: number) =>
    characters === undefined ? line.slice(from, to) : characters.slice(from, to).join('');
  return spans.map(([, end], i) =>
    cut(spans[i - 1]?.[1] ?? 0, i === spans.length - 1 ? Number.POSITIVE_INFINITY : end).trim(),
  );
}
