/** The bytes that mean something in line protocol. */
const NUL = 0x00;
const TAB = 0x09;
export const NEWLINE = 0x0a;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
export const NINE = 0x39;
export const EQUALS = 0x3d;
export const BACKSLASH = 0x5c;
export const BIG_E = 0x45;
export const SMALL_E = 0x65;
export const SMALL_I = 0x69;

/** A run of bytes in some buffer, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** First place at or after `at` that is no space, tab or NUL. */
export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (bytes[i] === SPACE || bytes[i] === TAB || bytes[i] === NUL)) i++;
  return i;
}

/** A run of bytes as text, one character a byte. */
export function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** The number that four digits at `at` spell, or -1 when one of them is none. There must be four bytes there. */
export function fourDigits(view: DataView, at: number): number {
  const digits = view.getInt32(at, true) ^ 0x30303030;
  if (((digits | (digits + 0x06060606)) & NO_DIGIT) !== 0) return -1;
  // Two pairs at once: every second byte becomes ten times the digit there and the one behind it.
  const pairs = digits * 10 + (digits >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}

const NO_DIGIT = 0xf0f0f0f0 | 0;
