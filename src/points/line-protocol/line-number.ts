/** How Kapacitor checks the numbers and booleans of line protocol. InfluxDB models/points.go, v1.9.6. */
import { parseGoInt } from '../../go/strconv/strconv';
import {
  ascii,
  BIG_E,
  COMMA,
  DOT,
  MINUS,
  NINE,
  PLUS,
  SMALL_E,
  SMALL_I,
  SPACE,
  type Span,
  ZERO,
} from './bytes-of-lines';
import { type Refused, refused } from './line-key';

/** From this many characters on Kapacitor looks whether an integer fits; shorter ones always do. */
const LONG_INTEGER = 19;
/** The same for floats without exponent. */
const LONG_FLOAT = 25;

export type ScannedValue = { readonly ok: true; readonly end: number } | Refused;

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** A value that begins so is read as a number, and nothing else. */
export function beginsNumber(byte: number | undefined): boolean {
  return isDigit(byte) || byte === DOT || byte === MINUS || byte === 0x4e || byte === 0x6e;
}

/** The number that starts at `start`: where it ends, or Kapacitor's reason against it. */
export function scanNumber(bytes: Uint8Array, start: number, end: number): ScannedValue {
  let to = start;
  while (to < end && bytes[to] !== COMMA && bytes[to] !== SPACE) to++;
  const shape = numberShape(bytes, { start, end: to });
  if (shape === undefined) return refused('invalid number');
  if (shape === 'integer') {
    if (to - 1 - start < LONG_INTEGER) return { ok: true, end: to };
    const digits = ascii(bytes, start, to - 1);
    const parsed = parseGoInt(digits);
    return parsed.ok ? { ok: true, end: to } : refused(`unable to parse integer ${digits}: ${parsed.error}`);
  }
  if (shape === 'scientific' || to - start >= LONG_FLOAT) {
    const text = ascii(bytes, start, to);
    if (!FLOAT.test(text) || !Number.isFinite(Number(text))) return refused('invalid float');
  }
  return { ok: true, end: to };
}

const FLOAT = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * What kind of number the characters spell. They are only looked at one by one: whether a number with an exponent
 * makes sense (`1e`, `-e5`) is seen when it is parsed.
 */
function numberShape(bytes: Uint8Array, { start, end }: Span): 'integer' | 'scientific' | 'float' | undefined {
  let at = bytes[start] === MINUS ? start + 1 : start;
  let integer = false;
  let points = 0;
  let scientific = false;
  for (; at < end; at++) {
    const byte = bytes[at];
    const first = at === start;
    if (isDigit(byte)) continue;
    if (byte === DOT) points++;
    else if (byte === SMALL_I && !first && !integer) integer = true;
    else if ((byte === SMALL_E || byte === BIG_E) && !first) scientific = true;
    else if (!isSignOfExponent(bytes, at)) return undefined;
  }
  if (points > 1 || (integer && (points > 0 || scientific || bytes[end - 1] !== SMALL_I))) return undefined;
  const counted = end - start - (integer ? 1 : 0) - points - (bytes[start] === MINUS ? 1 : 0);
  if (counted === 0) return undefined;
  return integer ? 'integer' : scientific ? 'scientific' : 'float';
}

function isSignOfExponent(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at] === PLUS || bytes[at] === MINUS;
  return sign && (bytes[at - 1] === SMALL_E || bytes[at - 1] === BIG_E);
}

const TRUE = new Set(['t', 'T', 'true', 'True', 'TRUE']);
const FALSE = new Set(['f', 'F', 'false', 'False', 'FALSE']);

/** Whatever is no number and no string has to be a boolean. */
export function scanBoolean(bytes: Uint8Array, start: number, end: number): ScannedValue {
  let to = start;
  while (to < end && bytes[to] !== COMMA && bytes[to] !== SPACE) to++;
  return readBoolean(ascii(bytes, start, to)) === undefined ? refused('invalid boolean') : { ok: true, end: to };
}

export function readBoolean(text: string): boolean | undefined {
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}
