/** What pandas prints of a table that is wider than the screen: its columns in parts below each other, each but the last with a `\\` behind its names. */
import { spend } from '../../../text/budget';
import { eachLine, type TextLine } from '../text-lines';
import type { Piece } from '../wrapped/piece';

/** Of names, behind which more columns follow. */
export const FOLDED = /^.*\S\s+\\\s*$/;
const ROWS = /^\s*\[\d+ rows x \d+ columns\]\s*$/;
/** Before a row: a number, or a date with its clock. */
const INDEX = /^\s*(?:\d{4}-\d\d-\d\d \d\d:\d\d\S*|\S+)/;

/** The rows of all parts beside each other. */
export function unfolded(text: string): readonly Piece[] {
  const [first = [], ...rest] = partsOf(text);
  return first.flatMap((line, i) => [
    { text: line.text.replace(/\\\s*$/, ''), start: line.start },
    ...rest.flatMap((part): Piece[] => {
      const own = part[i];
      if (own === undefined) return [];
      spend(1);
      const cells = i === 0 ? own.text : own.text.replace(INDEX, '');
      const from = own.text.length - cells.length;
      return [{ text: `  ${cells.replace(/\\\s*$/, '').trim()}`, start: own.start + from }];
    }),
    { text: '\n', start: line.end },
  ]);
}

/** Parts are set apart by blank lines. */
function partsOf(text: string): readonly (readonly TextLine[])[] {
  const parts: TextLine[][] = [[]];
  for (const line of eachLine(text)) {
    spend(1);
    if (ROWS.test(line.text)) continue;
    if (line.text.trim() !== '') parts.at(-1)?.push(line);
    else if (parts.at(-1)?.length !== 0) parts.push([]);
  }
  return parts;
}
