import type { Failed, Result } from '../../text/result';
import { MAX_INT64, MIN_INT64 } from '../math/int64';
import { quote } from './quote';

export { formatFloat, formatFloatG, formatFloatShortest } from './float-format';
export { canBackquote, quote, quoteToASCII, unquote } from './quote';

const SYNTAX = 'invalid syntax';
const RANGE = 'value out of range';
const MAX_UINT64 = (1n << 64n) - 1n;

/** strconv.ParseInt(text, base, 64); base 0 reads Go literals (`0x1F`, `0b1`, `017`, `1_000`). An error is Go's text: `strconv.ParseInt: parsing "x": invalid syntax`. */
export function parseGoInt(text: string, base = 10): Result<bigint> {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const size = readDigits(text.slice(sign.length), base);
  if (size === undefined) return numberError('ParseInt', text, SYNTAX);
  const value = sign === '-' ? -size : size;
  return value > MAX_INT64 || value < MIN_INT64 ? numberError('ParseInt', text, RANGE) : { ok: true, value };
}

/** strconv.ParseUint(text, base, 64). */
export function parseGoUint(text: string, base = 10): Result<bigint> {
  const value = readDigits(text, base);
  if (value === undefined) return numberError('ParseUint', text, SYNTAX);
  return value > MAX_UINT64 ? numberError('ParseUint', text, RANGE) : { ok: true, value };
}

/** Digits of the largest number of 64 bits. */
const LONGEST_WHOLE = 20;

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)$/;
const INFINITY = /^([+-]?)inf(?:inity)?$/i;

/** strconv.ParseFloat(text, 64): decimal, hexadecimal (`0x1p-2`), `inf`, `nan`, underscores between digits. */
export function parseGoFloat(text: string): Result<number> {
  const infinity = INFINITY.exec(text);
  if (infinity !== null) return { ok: true, value: infinity[1] === '-' ? -Infinity : Infinity };
  if (/^nan$/i.test(text)) return { ok: true, value: Number.NaN };
  const plain = text.includes('_') ? withoutUnderscores(text) : text;
  const value = plain === undefined ? undefined : readFloat(plain);
  if (value === undefined) return numberError('ParseFloat', text, SYNTAX);
  return Number.isFinite(value) ? { ok: true, value } : numberError('ParseFloat', text, RANGE);
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** strconv.ParseBool. */
export function parseGoBool(text: string): Result<boolean> {
  if (TRUE.has(text)) return { ok: true, value: true };
  if (FALSE.has(text)) return { ok: true, value: false };
  return numberError('ParseBool', text, SYNTAX);
}

function numberError(name: string, text: string, reason: string): Failed {
  return { ok: false, error: `strconv.${name}: parsing ${quote(text)}: ${reason}` };
}

function readFloat(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text);
  const parts = HEXADECIMAL.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  if (whole === '' && fraction === '') return undefined;
  const size = hexFloat(BigInt(`0x${whole}${fraction}`), Number(power) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** mantissa × 2^exponent, rounded half to even. */
function hexFloat(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  let shift = mantissa.toString(2).length - 53;
  if (exponent + shift < -1074) shift = -1074 - exponent;
  if (shift <= 0) return Number(mantissa) * 2 ** Math.max(exponent, -1074) * 2 ** Math.min(0, exponent + 1074);
  if (shift > 1100) return 0;
  const divisor = 1n << BigInt(shift);
  const rest = mantissa % divisor;
  let rounded = mantissa / divisor;
  if (rest * 2n > divisor || (rest * 2n === divisor && (rounded & 1n) === 1n)) rounded++;
  const power = exponent + shift;
  return power > 1024 ? Infinity : Number(rounded) * 2 ** Math.min(power, 970) * 2 ** Math.max(0, power - 970);
}

/** Digits of an unsigned number, of any size. `undefined`: invalid syntax. */
function readDigits(text: string, base: number): bigint | undefined {
  if (base !== 0) return digitsIn(text, base);
  const plain = text.includes('_') ? withoutUnderscores(text) : text;
  if (plain === undefined) return undefined;
  const prefix = /^0[bBoOxX](?=.)/.exec(plain)?.[0].toLowerCase();
  if (prefix !== undefined) return digitsIn(plain.slice(2), prefix === '0b' ? 2 : prefix === '0o' ? 8 : 16);
  return plain.length > 1 && plain.startsWith('0') ? digitsIn(plain.slice(1), 8) : digitsIn(plain, 10);
}

function digitsIn(text: string, base: number): bigint | undefined {
  if (!/^[0-9a-zA-Z]+$/.test(text)) return undefined;
  if (base === 10) return /^\d+$/.test(text) ? wholeOf(text) : undefined;
  let value = 0n;
  for (const character of text) {
    const digit = Number.parseInt(character, 36);
    if (digit >= base) return undefined;
    if (value <= MAX_UINT64) value = value * BigInt(base) + BigInt(digit);
  }
  return value;
}

/** Decimal digits; of a number that no 64 bits hold only that it is too large: a million digits take half a second. */
function wholeOf(digits: string): bigint {
  const start = digits.search(/[1-9]/);
  if (start < 0) return 0n;
  return digits.length - start > LONGEST_WHOLE ? MAX_UINT64 + 1n : BigInt(digits.slice(start));
}

/**
 * A number without its underscores, which may only stand between digits or between a base prefix and a digit.
 * `undefined`: misplaced.
 */
function withoutUnderscores(text: string): string | undefined {
  const body = /^[+-]?(.*)$/s.exec(text)?.[1] ?? '';
  const isHex = /^0[xX]/.test(body);
  const digits = /^0[bBoOxX]/.test(body) ? `0${body.slice(2)}` : body;
  const digit = isHex ? '[0-9a-fA-F]' : '[0-9]';
  const misplaced = new RegExp(`(?<!${digit})_|_(?!${digit})`).test(digits);
  return misplaced ? undefined : text.replaceAll('_', '');
}
