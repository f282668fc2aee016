/** A character of a web page or a word processor where a file cannot be read: one fix mends the whole file. */

import { BYTE_ORDER_MARK } from '../../text/byte-order-mark';
import { replaced } from '../findings/finding';
import { DASHES, invisibleName, isInvisible, isOddBlank, plainText, QUOTES } from '../pasted';
import type { Advice } from './hint';

interface FileWords {
  /** What quotes are for in such a file. */
  readonly quotes: string;
  readonly comment: string;
}

export function pastedAt(text: string, start: number, { quotes, comment }: FileWords): Advice | undefined {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const range = { start, end: start + character.length };
  const fix = { title: 'Write plain characters everywhere', edits: plainText(text, comment) };
  if (QUOTES.has(character)) {
    return {
      code: 'typographic',
      plain: `${character} is a typographic quote, as web pages and word processors make them: ${quotes}.`,
      range,
      fix,
    };
  }
  if (DASHES.has(character)) {
    return { code: 'typographic', plain: `${character} is a dash, not a minus: write -.`, range, fix };
  }
  if (isOddBlank(character)) {
    return {
      code: 'invisible-character',
      plain: `This blank is none to a program, but ${invisibleName(character)}, as web pages have it: write a plain one.`,
      range,
      fix,
    };
  }
  if (!isInvisible(character)) return undefined;
  if (start === 0 && character === BYTE_ORDER_MARK) {
    return {
      code: 'invisible-character',
      plain: 'The file begins with a byte order mark (BOM), which nobody sees: save it as UTF-8 without BOM.',
      range,
      fix: replaced(range, '', 'Delete the byte order mark'),
    };
  }
  return {
    code: 'invisible-character',
    plain: `An invisible character stands here, ${invisibleName(character)}: delete it.`,
    range,
    fix: { ...fix, title: 'Delete invisible characters' },
  };
}
