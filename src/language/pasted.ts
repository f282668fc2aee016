/** Characters that web pages, chats and word processors put in the place of those that were typed. */

import { BYTE_ORDER_MARK } from '../text/byte-order-mark';
import type { TextEdit } from '../text/edit';
import { lineEnd } from '../text/position';

/** For a class of a regular expression: blanks that look like any other and do not break lines. */
export const NO_BREAK = '\u00a0\u2007\u202f';
/** The same: what nobody sees and nothing needs. Joiners are not among them: some languages and signs are written with them. */
export const UNSEEN = `\u00ad\u200b\u200e\u200f\u2060${BYTE_ORDER_MARK}`;

/** Those, and blanks of other widths: no program takes them for a blank. */
const BLANKS: ReadonlySet<string> = new Set([...NO_BREAK, '\u2002', '\u2003', '\u2009', '\u3000']);

export function isOddBlank(character: string): boolean {
  return BLANKS.has(character);
}

/** What each stands for. */
export const QUOTES: ReadonlyMap<string, string> = new Map([
  ...['‘', '’', '‚', '‛', '′', '´', '‹', '›'].map((quote) => [quote, "'"] as const),
  ...['“', '”', '„', '‟', '″', '«', '»'].map((quote) => [quote, '"'] as const),
]);

export const DASHES: ReadonlySet<string> = new Set(['‐', '‑', '‒', '–', '—', '―', '−']);

const INVISIBLE: ReadonlyMap<string, string> = new Map([
  ['\u00ad', 'a soft hyphen'],
  ['\u200b', 'a zero-width space'],
  ['\u200c', 'a zero-width non-joiner'],
  ['\u200d', 'a zero-width joiner'],
  ['\u200e', 'a left-to-right mark'],
  ['\u200f', 'a right-to-left mark'],
  ['\u2060', 'a word joiner'],
  [BYTE_ORDER_MARK, 'a byte order mark'],
  ['\u00a0', 'a no-break space'],
  ['\u2007', 'a figure space'],
  ['\u202f', 'a narrow no-break space'],
]);

export function isInvisible(character: string): boolean {
  return INVISIBLE.has(character) && !BLANKS.has(character);
}

/** `a zero-width space (U+200B)`. */
export function invisibleName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${INVISIBLE.get(character) ?? 'a character'} (U+${code})`;
}

const ANYWHERE = new RegExp(`[${UNSEEN}\u200c\u200d]`, 'g');

/** Where the first invisible character stands that nothing needs: joiners hold letters and signs together that are no ASCII. */
export function invisibleIn(text: string): number | undefined {
  for (const { index, 0: found } of text.matchAll(ANYWHERE)) {
    const joins = found === '\u200c' || found === '\u200d';
    if (!joins || !/[^ -~]/.test(text.charAt(index - 1) + text.charAt(index + 1))) return index;
  }
  return undefined;
}

/** A text or name that is being read. */
interface Quoted {
  readonly sign: string;
  /** What opened it was no plain quote. */
  readonly isPasted: boolean;
}

/** A file with plain quotes, dashes and spaces, except in comments and in texts that plain quotes hold. */
export function plainText(text: string, comment = '//'): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let inside: Quoted | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const plain = plainOf(character, inside);
    if (plain !== undefined) edits.push({ range: { start: at, end: at + 1 }, text: plain });
    const sign = plain ?? character;
    if (inside !== undefined) {
      if (character === '\\') at++;
      else if (sign === inside.sign) inside = undefined;
    } else if (sign === "'" || sign === '"') inside = { sign, isPasted: plain !== undefined };
    else if (text.startsWith(comment, at)) at = lineEnd(text, at) - 1;
  }
  return edits;
}

/** `undefined`: it stays as it is. */
function plainOf(character: string, inside: Quoted | undefined): string | undefined {
  if (isInvisible(character)) return inside !== undefined && /[\u200c\u200d]/.test(character) ? undefined : '';
  if (BLANKS.has(character)) return inside === undefined ? ' ' : undefined;
  const quote = QUOTES.get(character);
  // A quote of the other kind, or one within plain quotes, belongs to the text.
  if (quote !== undefined)
    return inside === undefined || (inside.isPasted && inside.sign === quote) ? quote : undefined;
  return DASHES.has(character) && inside === undefined ? '-' : undefined;
}
