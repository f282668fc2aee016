/** Characters of word processors and web pages in data of any form: quotes, dashes and blanks that the reader takes as texts. */
import { recogniseData } from '../../points/formats/read/recognise';
import { BYTE_ORDER_MARK } from '../../text/byte-order-mark';
import { applyEdits, type TextEdit } from '../../text/edit';
import { perFile } from '../../workspace/per-file';
import { textOf } from '../../workspace/workspace';
import { invisibleName, isInvisible, isOddBlank, NO_BREAK, QUOTES, UNSEEN } from '../pasted';
import type { Finding } from './finding';

/** Texts in plain quotes keep their signs. */
const TEXT = /"(?:[^"\\\n]|\\.)*"?/.source;
/** A minus before a number, behind what sets values apart. */
const MINUS = /(?<=^|[=,:;\t[(|] ?)[‐‑‒–—−](?=[\d.])/.source;
/** A value in quotes. */
const QUOTED = /(?<=^|[=,:;\t[{(] ?)[“”„«][^“”„«»"\n]*[“”»](?=$|[\s,;:\]}])/.source;
/** Between the digits of a number it sets thousands apart. */
const INVISIBLE = `(?!(?<=\\d)[\u00a0\u202f]\\d{3})[${NO_BREAK}${UNSEEN}]`;
const ANY = new RegExp(`${TEXT}|(${MINUS})|(${QUOTED})|(${INVISIBLE})`, 'gm');
/** A quick look: most data have none of them. */
const NONE = new RegExp(`^[^${NO_BREAK}${UNSEEN}‐‑‒–—−“”„«»]*$`);
/** Edits of one fix: beyond them a text is in another writing, and no mistake. */
const MOST = 20_000;

/** Of data; what cannot be known for data is looked at as it would be with plain signs. */
export const dataCharacters = perFile((file): readonly Finding[] => {
  if (typeof file.content !== 'string') return [];
  const text = textOf(file);
  const edits = plainEdits(text);
  const [first] = edits;
  if (first === undefined) return [];
  if (recogniseData(text) === undefined && recogniseData(applyEdits(text, edits)) === undefined) return [];
  const character = text.charAt(first.range.start);
  const fix = { title: 'Write plain characters everywhere', edits };
  const range = { start: first.range.start, end: first.range.start + 1 };
  const severity = character === BYTE_ORDER_MARK && range.start === 0 ? 'info' : 'warning';
  return [{ range, severity, ...wordsOf(character, first.range.start), fix }];
});

function wordsOf(character: string, at: number): Pick<Finding, 'code' | 'plain'> {
  if (character === BYTE_ORDER_MARK && at === 0) {
    return {
      code: 'invisible-character',
      plain:
        'The file begins with a byte order mark (BOM). It is passed over here; under Strict, and on a server, it is a part of the first name.',
    };
  }
  if (isOddBlank(character) || isInvisible(character))
    return {
      code: 'invisible-character',
      plain: `An invisible character stands here, ${invisibleName(character)}: it becomes a part of the name or text that it stands in.`,
    };
  if (QUOTES.has(character))
    return { code: 'typographic', plain: `${character} is a typographic quote: in data texts stand in plain ones, ".` };
  return { code: 'typographic', plain: `${character} is a dash, not a minus: with it this is no number.` };
}

/** Plain signs in the place of those that are meant as such. */
function plainEdits(text: string): readonly TextEdit[] {
  if (NONE.test(text)) return [];
  const edits: TextEdit[] = [];
  for (const { index, 1: minus, 2: quoted, 3: unseen, 0: all } of text.matchAll(ANY)) {
    if (edits.length > MOST) return [];
    if (minus !== undefined) edits.push(edit(index, minus, '-'));
    else if (quoted !== undefined) {
      edits.push(edit(index, quoted.charAt(0), '"'), edit(index + quoted.length - 1, quoted.charAt(0), '"'));
    } else if (unseen !== undefined) edits.push(edit(index, unseen, isOddBlank(unseen) ? ' ' : ''));
    else edits.push(...unseenWithin(all, index));
  }
  return edits;
}

/** What nobody sees belongs to no text either, except blanks. */
function unseenWithin(text: string, start: number): readonly TextEdit[] {
  return [...text.matchAll(/[\u200b\u2060\ufeff]/g)].map(({ index, 0: found }) => edit(start + index, found, ''));
}

function edit(start: number, old: string, text: string): TextEdit {
  return { range: { start, end: start + old.length }, text };
}
