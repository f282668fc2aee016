import { isRawByte, toBytes } from '../bytes';
import { type FloatVerb, formatFloat } from '../strconv/float-format';
import { canBackquote, quote, quoteRune, quoteToASCII } from '../strconv/quote';
import { isPrintable, isValidRune } from '../unicode';

/** The flags of one verb of a format: `%+-# 0`, width and precision. */
export interface Flags {
  plus: boolean;
  minus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%+v` and `%#v` mean something else than `+` and `#` elsewhere. */
  plusV: boolean;
  sharpV: boolean;
  width: number | undefined;
  precision: number | undefined;
}

export function noFlags(): Flags {
  return {
    plus: false,
    minus: false,
    sharp: false,
    space: false,
    zero: false,
    plusV: false,
    sharpV: false,
    width: undefined,
    precision: undefined,
  };
}

/** How many runes a text has; a raw byte counts as one. */
function runeCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Fills up to the width, on the left with zeros where the zero flag asks for it. */
export function padText(text: string, flags: Flags, zero = flags.zero): string {
  const missing = (flags.width ?? 0) - (flags.width === undefined ? 0 : runeCount(text));
  if (missing <= 0) return text;
  if (flags.minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

/** `%s`: at most `precision` runes. */
export function formatString(text: string, flags: Flags): string {
  return padText(truncated(text, flags), flags);
}

function truncated(text: string, flags: Flags): string {
  if (flags.precision === undefined || text.length <= flags.precision) return text;
  return Array.from(text).slice(0, flags.precision).join('');
}

/** `%q` of a string: quoted, in backquotes with `#` where they can hold it, ASCII only with `+`. */
export function formatQuoted(text: string, flags: Flags): string {
  const cut = truncated(text, flags);
  if (flags.sharp && canBackquote(cut)) return padText(`\`${cut}\``, flags);
  return padText(flags.plus ? quoteToASCII(cut) : quote(cut), flags);
}

/** `%x` of a string: its bytes, `precision` of them at most. */
export function formatHexString(text: string, upper: boolean, flags: Flags): string {
  const bytes = toBytes(text).subarray(0, flags.precision ?? Number.POSITIVE_INFINITY);
  if (bytes.length === 0) return padText('', flags);
  const prefix = upper ? '0X' : '0x';
  const digits = Array.from(bytes, (byte) => {
    const pair = byte.toString(16).padStart(2, '0');
    return upper ? pair.toUpperCase() : pair;
  });
  if (flags.space) return padText(digits.map((pair) => (flags.sharp ? prefix + pair : pair)).join(' '), flags);
  return padText((flags.sharp ? prefix : '') + digits.join(''), flags);
}

export type IntegerBase = 2 | 8 | 10 | 16;

/** Integers in a base. `verb` matters for `%O` (`0o17`) and `%X`. */
export function formatInteger(value: bigint, base: IntegerBase, verb: string, flags: Flags): string {
  const isNegative = value < 0n;
  const size = isNegative ? -value : value;
  let wanted = 0;
  if (flags.precision !== undefined) {
    wanted = flags.precision;
    if (wanted === 0 && size === 0n) return padText('', flags, false);
  } else if (flags.zero && !flags.minus && flags.width !== undefined) {
    wanted = flags.width - (isNegative || flags.plus || flags.space ? 1 : 0);
  }
  let digits = size.toString(base).padStart(wanted, '0');
  if (flags.sharp) {
    if (base === 2) digits = `0b${digits}`;
    else if (base === 8 && !digits.startsWith('0')) digits = `0${digits}`;
    else if (base === 16) digits = `0x${digits}`;
  }
  if (verb === 'X') digits = digits.toUpperCase();
  if (verb === 'O') digits = `0o${digits}`;
  const sign = isNegative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  return padText(sign + digits, flags, false);
}

/** `%c`: the character of a code point. */
export function formatCharacter(value: bigint, flags: Flags): string {
  return padText(String.fromCodePoint(toRune(value)), flags);
}

/** `%q` of an integer. */
export function formatQuotedCharacter(value: bigint, flags: Flags): string {
  return padText(quoteRune(toRune(value), flags.plus), flags);
}

/** An int64 or uint64 as a rune: what is none becomes U+FFFD. */
function toRune(value: bigint): number {
  const unsigned = BigInt.asUintN(64, value);
  const code = unsigned > 0x10ffffn ? 0xfffd : Number(unsigned);
  return isValidRune(code) ? code : 0xfffd;
}

/** `%U`: `U+0078`, with `#` also `'x'`. */
export function formatUnicode(value: bigint, flags: Flags): string {
  const unsigned = BigInt.asUintN(64, value);
  const digits = unsigned
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(flags.precision ?? 0, 4), '0');
  const code = unsigned <= 0x10ffffn ? Number(unsigned) : -1;
  const shown = flags.sharp && code >= 0 && isPrintable(code) && !isRawByte(code);
  return padText(`U+${digits}${shown ? ` '${String.fromCodePoint(code)}'` : ''}`, flags, false);
}

/** Floats; `precision` is what the verb has when the format gives none. */
export function formatFloatPadded(x: number, verb: FloatVerb, precision: number, flags: Flags): string {
  const places = flags.precision ?? precision;
  const text = formatFloat(x, verb, places);
  const isNegative = text.startsWith('-');
  const body = isNegative || text.startsWith('+') ? text.slice(1) : text;
  const sign = isNegative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  // Infinity always has a sign; zeros are no padding for what is no number.
  if (x === Infinity && sign === '') return padText('+Inf', flags, false);
  if (!Number.isFinite(x)) return padText(sign + body, flags, false);
  const digits = flags.sharp && verb !== 'b' ? withPoint(body, verb, places) : body;
  const missing = (flags.width ?? 0) - sign.length - digits.length;
  if (sign !== '' && flags.zero && !flags.minus && missing > 0) return sign + '0'.repeat(missing) + digits;
  return padText(sign + digits, flags);
}

/** `%#g` and its like: always a point, and the zeros that `%g` drops. */
function withPoint(body: string, verb: FloatVerb, places: number): string {
  const isHex = verb === 'x' || verb === 'X';
  const at = body.search(isHex ? /[pP]/ : /[eE]/);
  let digits = at < 0 ? body : body.slice(0, at);
  const tail = at < 0 ? '' : body.slice(at);
  let wanted = 0;
  if (verb === 'g' || verb === 'G' || verb === 'x') wanted = places === -1 ? 6 : places;
  const significant = digits.replace('.', '').replace(/^0+/, '').length;
  let missing = wanted - significant;
  if (!digits.includes('.')) {
    if (digits === '0') missing--;
    digits += '.';
  }
  return digits + '0'.repeat(Math.max(missing, 0)) + tail;
}
