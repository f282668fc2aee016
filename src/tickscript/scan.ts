/**
 * How far each token reaches: pure functions of the text and an offset (UTF-16), as Kapacitor tick/ast/lex.go, v1.8,
 * reads them. Each answers the end of the token, or -1 when none begins there.
 */
import { isDigit, isLetter } from '../go/unicode';

const BACKSLASH = 92;
const NEWLINE = 10;
const SLASH = 47;
const DOT = 46;
const UNDERSCORE = 95;

const WIDE_SPACE = /^[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** unicode.IsSpace of a UTF-16 unit; every space is one unit. */
export function isSpaceUnit(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13);
  return WIDE_SPACE.test(String.fromCharCode(unit));
}

/** The character that begins at `at`, whole also above U+FFFF; empty at the end of the text. */
export function characterAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

export function scanSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpaceUnit(text.charCodeAt(at))) at++;
  return at === from ? -1 : at;
}

export function scanIdentifier(text: string, from: number): number {
  const first = letterWidth(text, from);
  if (first === 0) return -1;
  let at = from + first;
  for (;;) {
    const width = letterWidth(text, at) || digitWidth(text, at) || (text.charCodeAt(at) === UNDERSCORE ? 1 : 0);
    if (width === 0) return at;
    at += width;
  }
}

function letterWidth(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) ? 1 : 0;
  const character = characterAt(text, at);
  return isLetter(character) ? character.length : 0;
}

function digitWidth(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit >= 48 && unit <= 57 ? 1 : 0;
  const character = characterAt(text, at);
  return isDigit(character) ? character.length : 0;
}

function scanDigits(text: string, from: number): number {
  let at = from;
  for (;;) {
    const width = digitWidth(text, at);
    if (width === 0) return at;
    at += width;
  }
}

export type NumberKind = 'number' | 'duration' | 'multipleDecimals';

/** `undefined` when neither a number nor a duration begins at `from`. */
export function scanNumber(
  text: string,
  from: number,
): { readonly kind: NumberKind; readonly end: number } | undefined {
  const whole = scanDigits(text, from);
  if (text.charCodeAt(whole) !== DOT) {
    if (whole === from) return undefined;
    const unit = durationUnitWidth(text, whole);
    return unit > 0 ? { kind: 'duration', end: whole + unit } : { kind: 'number', end: whole };
  }
  const end = scanDigits(text, whole + 1);
  if (whole === from && end === whole + 1) return undefined;
  return text.charCodeAt(end) === DOT ? { kind: 'multipleDecimals', end: end + 1 } : { kind: 'number', end };
}

function durationUnitWidth(text: string, at: number): number {
  const unit = text.charAt(at);
  if (unit === '' || !'uµsmhdw'.includes(unit)) return 0;
  return unit === 'm' && text.charAt(at + 1) === 's' ? 2 : 1;
}

/** From an opening delimiter to the same one, over `\` and the delimiter; -1 when it never comes. */
export function scanDelimited(text: string, from: number): number {
  const delimiter = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === delimiter) return at + 1;
    if (unit === BACKSLASH && text.charCodeAt(at + 1) === delimiter) at++;
  }
  return -1;
}

/** A string in single or triple quotes; -1 when it never ends. */
export function scanString(text: string, from: number): number {
  if (!text.startsWith("''", from)) return scanDelimited(text, from);
  return text.charAt(from + 2) === "'" ? scanTripleQuoted(text, from + 3) : from + 2;
}

/**
 * Three quotes in a row end it. After two of them Kapacitor takes a backslash for an escape, so that `''\'` closes
 * one quote early.
 */
function scanTripleQuoted(text: string, from: number): number {
  let missing = 3;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "'") {
      missing--;
      if (missing === 0) return at + 1;
    } else if (character === '\\' && missing === 1) {
      if (text.charAt(at + 1) === "'") at++;
    } else missing = 3;
  }
  return -1;
}

/** A comment token: the following line belongs to it as well when its first character that is no space is `/`. */
export function scanComment(text: string, from: number): number {
  let at = from;
  for (;;) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return text.length;
    at = newline + 1;
    while (at < text.length && text.charCodeAt(at) !== NEWLINE && isSpaceUnit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== SLASH) return at;
  }
}
