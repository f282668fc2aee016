import { fromBytes, isRawByte, REPLACEMENT } from '../bytes';
import { isPrintable, isValidRune } from '../unicode';

/** strconv.Quote (`%q`). */
export function quote(text: string): string {
  return quoteWith(text, '"', false);
}

/** strconv.QuoteToASCII (`%+q`). */
export function quoteToASCII(text: string): string {
  return quoteWith(text, '"', true);
}

/** strconv.QuoteRune, or QuoteRuneToASCII (`%q` and `%+q` of an integer). */
export function quoteRune(codePoint: number, asciiOnly: boolean): string {
  return `'${escapeRune(isValidRune(codePoint) ? codePoint : 0xfffd, "'", asciiOnly)}'`;
}

/** strconv.CanBackquote: no control character but tab, no backquote, no byte order mark, valid UTF-8. */
export function canBackquote(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && code !== 9) || code === 0x60 || code === 0x7f || code === 0xfeff || isRawByte(code))
      return false;
  }
  return true;
}

/**
 * strconv.Unquote of a complete Go string literal, double-quoted or raw. `undefined`: invalid syntax.
 */
export function unquote(literal: string): string | undefined {
  const mark = literal.charAt(0);
  if (literal.length < 2 || !literal.endsWith(mark)) return undefined;
  const inner = literal.slice(1, -1);
  if (mark === '`') return inner.includes('`') ? undefined : inner.replaceAll('\r', '');
  if (mark !== '"' || inner.includes('\n')) return undefined;
  if (!inner.includes('\\') && !inner.includes('"')) return inner;
  return unescapeAll(inner, mark);
}

function unescapeAll(inner: string, mark: string): string | undefined {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  for (let at = 0; at < inner.length; ) {
    const unit = unquoteChar(inner, at, mark);
    if (unit === undefined) return undefined;
    at = unit.next;
    if (unit.isByte) bytes.push(unit.value);
    else bytes.push(...encoder.encode(String.fromCodePoint(unit.value)));
  }
  return fromBytes(Uint8Array.from(bytes));
}

export interface UnquotedChar {
  /** A code point, or one byte of a string when `isByte`. */
  readonly value: number;
  readonly isByte: boolean;
  /** Where the next character begins. */
  readonly next: number;
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** strconv.UnquoteChar at an offset. `undefined`: invalid syntax. */
export function unquoteChar(text: string, at: number, mark: string): UnquotedChar | undefined {
  const code = text.codePointAt(at);
  if (code === undefined || text.charAt(at) === mark) return undefined;
  if (text.charAt(at) !== '\\') {
    if (isRawByte(code)) return { value: code - 0xdc00, isByte: true, next: at + 1 };
    return { value: code, isByte: false, next: at + (code > 0xffff ? 2 : 1) };
  }
  const letter = text.charAt(at + 1);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { value: simple, isByte: false, next: at + 2 };
  const hexLength = HEX_LENGTHS[letter];
  if (hexLength !== undefined) return unquoteHex(text, at + 2, hexLength, letter === 'x');
  if (/^[0-7]$/.test(letter)) return unquoteOctal(text.slice(at + 1, at + 4), at + 4);
  return (letter === "'" || letter === '"') && letter === mark
    ? { value: letter.charCodeAt(0), isByte: false, next: at + 2 }
    : undefined;
}

function unquoteHex(text: string, from: number, length: number, isByte: boolean): UnquotedChar | undefined {
  const digits = text.slice(from, from + length);
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
  const value = Number.parseInt(digits, 16);
  return isByte || isValidRune(value) ? { value, isByte, next: from + length } : undefined;
}

function unquoteOctal(digits: string, next: number): UnquotedChar | undefined {
  if (!/^[0-7]{3}$/.test(digits)) return undefined;
  const value = Number.parseInt(digits, 8);
  return value > 255 ? undefined : { value, isByte: true, next };
}

function quoteWith(text: string, mark: string, asciiOnly: boolean): string {
  let out = mark;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isRawByte(code)) out += `\\x${(code - 0xdc00).toString(16)}`;
    else out += escapeRune(isValidRune(code) ? code : 0xfffd, mark, asciiOnly);
  }
  return out + mark;
}

const CONTROL_ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  12: '\\f',
  10: '\\n',
  13: '\\r',
  9: '\\t',
  11: '\\v',
};

function escapeRune(code: number, mark: string, asciiOnly: boolean): string {
  const character = code === 0xfffd ? REPLACEMENT : String.fromCodePoint(code);
  if (character === mark || character === '\\') return `\\${character}`;
  if (isPrintable(code) && !(asciiOnly && code >= 0x80)) return character;
  const control = CONTROL_ESCAPES[code];
  if (control !== undefined) return control;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}
