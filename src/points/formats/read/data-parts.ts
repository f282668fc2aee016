/** Data among words, as chats, mails and tickets have them, and several kinds of data below each other. */
import { spend } from '../../../text/budget';
import type { Range } from '../../../text/range';
import type { DataFormat } from '../format';
import { eachLine, type TextLine } from '../text-lines';
import type { Wrapping } from '../wrapped/wrappings';

export interface DataPart extends Range {
  readonly format: DataFormat;
}

export function severalTitle(titles: readonly string[]): string {
  return `several kinds of data (${titles.join('; ')})`;
}

type Recognise = (text: string) => DataFormat | undefined;

/** Parts that are looked at; what is longer is no letter. */
const MOST = 60;
/** Lines above the first that looks like data which may belong to it: a name, names of columns, and a rule below them. */
const HEADS = [3, 2, 1, 0];

/** The parts of a text, set apart by blank lines, that hold data. */
export function partsOf(text: string, recognise: Recognise): readonly DataPart[] {
  const parts: DataPart[] = [];
  for (const block of blocksOf(text, MOST)) {
    spend(1);
    const part = partIn(text, block, recognise);
    if (part === undefined) for (const above of partsAbove(text, block, recognise)) parts.push(above);
    else parts.push(part);
  }
  return parts;
}

function partIn(text: string, lines: readonly TextLine[], recognise: Recognise): DataPart | undefined {
  const [first, last] = [lines.findIndex(isPromising), lines.findLastIndex(isPromising)];
  if (first === -1) return undefined;
  // What needs no names of columns knows a table also without them.
  let nameless: DataPart | undefined;
  for (const from of [0, ...HEADS.map((above) => first - above)]) {
    for (const to of [lines.length - 1, last]) {
      const [start, end] = [lines[from]?.start, lines[to]?.end];
      if (start === undefined || end === undefined) continue;
      const format = recognise(text.slice(start, end));
      if (format === undefined) continue;
      if (format.isNameless !== true) return { format, start, end };
      nameless ??= { format, start, end };
    }
  }
  return nameless;
}

/** Places at which a block is cut in two. */
const CUTS = 16;

/** The parts of a block that is no data as a whole: it is cut where its lines begin to look otherwise. */
function partsAbove(text: string, block: readonly TextLine[], recognise: Recognise): readonly DataPart[] {
  const parts = partsBetween(text, block, shapeOf, recognise);
  return parts.length > 0 ? parts : partsBetween(text, block, fineShapeOf, recognise);
}

type Shape = (line: TextLine | undefined) => string;

function partsBetween(
  text: string,
  block: readonly TextLine[],
  shape: Shape,
  recognise: Recognise,
): readonly DataPart[] {
  const parts: DataPart[] = [];
  let from = 0;
  const cuts = block.flatMap((line, i) => (i > 0 && shape(line) !== shape(block[i - 1]) ? [i] : []));
  for (const cut of [...cuts.slice(0, CUTS), block.length]) {
    const lines = block.slice(from, cut);
    const part = lines.length === 0 || cut - from === block.length ? undefined : partIn(text, lines, recognise);
    if (part === undefined) continue;
    parts.push(part);
    from = cut;
  }
  return parts;
}

/** How a line looks to somebody who does not read it. */
function shapeOf(line: TextLine | undefined): string {
  const start = line?.text.slice(0, LOOKED_AT).trim() ?? '';
  if (/^[[({]/.test(start)) return 'JSON';
  if (/^[^\s,;|\t=]+(?:,[^\s=]+=\S*)* [^\s=]+=/.test(start)) return 'pairs';
  const [sign = ' '] = [',', ';', '\t', '|'].filter((each) => start.includes(each));
  return sign;
}

/** Of lines that are set apart by the same signs. */
function fineShapeOf(line: TextLine | undefined): string {
  const words = line?.text.slice(0, LOOKED_AT).trim().split(/\s+/) ?? [];
  return `${shapeOf(line)}${/^\d/.test(words[0] ?? '') ? 'number' : 'word'}${words.length}`;
}

/** Characters of a line that are looked at. */
const LOOKED_AT = 300;

/** A number and a sign between values. */
function isPromising({ text }: TextLine): boolean {
  const start = text.slice(0, LOOKED_AT);
  return /\d/.test(start) && (/[,;|\t{=]/.test(start) || /\d\s+-?\d/.test(start));
}

function blocksOf(text: string, most: number): readonly (readonly TextLine[])[] {
  const blocks: TextLine[][] = [];
  let open: TextLine[] | undefined;
  for (const line of eachLine(text)) {
    spend(1);
    if (line.text.trim() === '') {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      if (blocks.length === most) return blocks;
      open = [];
      blocks.push(open);
    }
    open.push(line);
  }
  return blocks;
}

/** What stands around the data of one kind. */
export function around(recognise: Recognise): Wrapping {
  return {
    words: 'the words around it',
    mayHold: true,
    is: () => true,
    unwrap: (text) =>
      partsOf(text, recognise).map(({ start, end }) => ({ text: `${text.slice(start, end)}\n\n`, start })),
  };
}
