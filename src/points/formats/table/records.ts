/**
 * Records with a name and a value on each line: what `psql -x` and `mysql` with `\G` print, and lists of objects in YAML.
 * Names mean what those of columns do in a CSV.
 */
import { spend } from '../../../text/budget';
import { addNamedRow, cellReader } from '../csv/plain-csv';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachLine, type TextLine } from '../text-lines';
import { readTime } from '../times';
import { namedRow, rolesOf, timeRank } from './roles';
import { FOOT } from './ruled-table';

/** How records are written: what begins one, and what stands on its lines. */
interface Way {
  readonly begins: RegExp;
  readonly pair: RegExp;
  /** The first pair stands behind what begins the record. */
  readonly inline?: true;
}

const WAYS: readonly Way[] = [
  { begins: /^-\[ RECORD \d+ \][-+]*\s*$/i, pair: /^(\S[^|]*?)\s*\| ?(.*)$/ },
  { begins: /^\*{5,} \d+\. row \*{5,}\s*$/, pair: /^\s*([^\s:][^:]*): (.*)$/ },
  { begins: /^\s*- (?=["']?[\w@.-]+["']?:(?: |$))/, pair: /^\s+["']?([\w@. -]+?)["']?:(?: +(.*))?$/, inline: true },
];

export const RECORDS: DataFormat = {
  id: 'records',
  title: 'records with a value on each line',
  written: true,
  guessesTags: true,
  recognises: ({ lines }) => {
    const way = WAYS.find(({ begins }) => lines.some((line) => begins.test(line)));
    if (way === undefined) return false;
    // Only where a time stands in it: a list in YAML may be anything.
    return lines.some((line) => {
      const [name, value] = pairIn(line, way) ?? [];
      return name !== undefined && timeRank(name) !== -1 && readTime(value ?? '') !== undefined;
    });
  },
  read: readRecords,
};

interface Open {
  readonly start: number;
  end: number;
  readonly pairs: [string, string][];
  /** `tags:` above deeper lines. */
  within?: { readonly name: string; readonly depth: number } | undefined;
}

function readRecords(text: string, sheet: Sheet): void {
  let open: Open | undefined;
  let way: Way | undefined;
  for (const line of eachLine(text)) {
    spend(1);
    way ??= WAYS.find(({ begins }) => begins.test(line.text));
    if (way === undefined) continue;
    const pair = pairIn(line.text, way);
    if (way.begins.test(line.text)) {
      add(open, sheet);
      if (way.inline !== true) sheet.frame(line.start, line.end);
      open = { start: line.start, end: line.end, pairs: [] };
    } else if (pair === undefined || open === undefined) {
      // A blank line, or what stands below the last.
      if (line.text.trim() !== '') open = add(open, sheet);
      if (FOOT.test(line.text)) sheet.frame(line.start, line.end);
      continue;
    }
    if (pair !== undefined) addPair(open, pair, line);
  }
  add(open, sheet);
}

function pairIn(line: string, { begins, pair, inline }: Way): readonly [string, string] | undefined {
  const own = inline === true ? line.replace(begins, (mark) => ' '.repeat(mark.length)) : line;
  const [, name, value = ''] = pair.exec(own) ?? [];
  return name === undefined ? undefined : [name, plain(value.trim())];
}

function addPair(open: Open, [name, value]: readonly [string, string], { text, end }: TextLine): void {
  const depth = text.search(/[^\s-]/);
  open.end = end;
  if (open.within !== undefined && depth <= open.within.depth) open.within = undefined;
  if (value === '' && /:\s*$/.test(text)) open.within = { name: name.toLowerCase(), depth };
  else if (open.within === undefined || open.within.name === 'fields') open.pairs.push([name, value]);
  else open.pairs.push([open.within.name === 'tags' ? `tag:${name}` : `${open.within.name}_${name}`, value]);
}

function add(open: Open | undefined, sheet: Sheet): undefined {
  if (open === undefined || open.pairs.length === 0) return undefined;
  const roles = rolesOf(open.pairs.map(([name]) => name));
  const values = open.pairs.map(([, value]) => (/^(?:null|NULL|~)$/.test(value) ? '' : value));
  sheet.frame(open.start, open.end);
  addNamedRow(namedRow(roles, values, readCell), { start: open.start, end: open.end }, sheet);
  return undefined;
}

const readCell = cellReader(',');

function plain(value: string): string {
  const [, quote, inside = ''] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (quote === undefined) return value;
  return quote === '"' ? inside.replace(/\\(.)/g, '$1') : inside.replaceAll("''", "'");
}
