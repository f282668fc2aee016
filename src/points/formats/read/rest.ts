/** What a reader made nothing of: read as what it is itself, or told. No line is lost in silence. */
import { counted } from '../../../text/counted';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { linesOutside, runsOutside, type TextLine } from '../text-lines';
import type { DataText } from './data-text';
import { isByNoChance } from './others';
import { recognisedPart } from './recognise';

export interface PartRead {
  readonly start: number;
  readonly data: DataText;
}

/** Runs of lines that are looked at: of a log, each line between two points is one. */
const MOST = 30;
/** How many kinds a text may have below each other. */
const DEEPEST = 12;

/** Whether a line may hold a value. Comments and signs around data hold none. */
function saysSomething({ text }: TextLine): boolean {
  return /\d/.test(text) && !/^\s*(?:#|\/\/)/.test(text);
}

/** Reads what is of another kind and tells the sheet of all other lines that it knows nothing of. */
export function readRest(
  text: string,
  sheet: Sheet,
  own: DataFormat,
  depth: number,
  read: (part: string, format: DataFormat) => DataText,
): readonly PartRead[] {
  const made = [...sheet.drafts, ...sheet.frames];
  const runs = runsOutside(text, made);
  if (runs.length === 0) return [];
  const asides = new Set(sheet.asides.map(({ start }) => start));
  const untold = new Set(
    linesOutside(text, [...made, ...sheet.leftOut, ...sheet.asides]).flatMap((line) =>
      saysSomething(line) ? [line.start] : [],
    ),
  );
  const parts: PartRead[] = [];
  let left = depth < DEEPEST ? MOST : 0;
  let counting = 0;
  for (const run of runs) {
    const [start = 0, end = 0] = [run[0]?.start, run.at(-1)?.end];
    const part = text.slice(start, end);
    const isAll = part.length === text.trim().length;
    const format = left > 0 && run.some(saysSomething) ? recognisedPart(part) : undefined;
    left--;
    if (format !== undefined && !(isAll && format.id === own.id) && isByNoChance(format, part, run.length)) {
      const data = read(part, format);
      if (data.points.length > 0) {
        sheet.withdraw(start, end);
        parts.push({ start, data });
        continue;
      }
    }
    for (const line of run) {
      if (untold.has(line.start)) sheet.leaveOut(line.start, line.end, 'no point stands in this line');
      else if (asides.has(line.start)) counting++;
    }
  }
  if (counting > 0) {
    const lines = counting === 1 ? 'One line' : counted(counting, 'line');
    sheet.notes.push(`${lines} ${own.asides ?? 'without a point'} left out.`);
  }
  return parts;
}
