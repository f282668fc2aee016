/** How Go's strconv writes float64: `%e`, `%f`, `%g`, `%b`, `%x`, shortest or with a precision, rounded half to even. */
export type FloatVerb = 'e' | 'E' | 'f' | 'g' | 'G' | 'b' | 'x' | 'X';

/** Decimal digits without leading or trailing zeros; the value is 0.DIGITS × 10^point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

const ZERO: Decimal = { digits: '', point: 0 };
const scratch = new DataView(new ArrayBuffer(8));

/** strconv.FormatFloat(x, verb, precision, 64); precision -1 is the shortest text that reads back as x. */
export function formatFloat(x: number, verb: FloatVerb, precision: number): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? '+Inf' : '-Inf';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  const size = Math.abs(x);
  switch (verb) {
    case 'b':
      return sign + binary(size);
    case 'x':
      return sign + hexadecimal(size, precision);
    case 'X':
      return sign + hexadecimal(size, precision).toUpperCase();
    default:
      return sign + decimal(size, verb, precision);
  }
}

/** As `%v` prints: the shortest digits, with an exponent below 1e-4 and from 1e6 on. */
export function formatFloatG(x: number): string {
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e6) return String(x);
  return formatFloat(x, 'g', -1);
}

/** The shortest text without exponent. */
export function formatFloatShortest(x: number): string {
  return formatFloat(x, 'f', -1);
}

function decimal(size: number, verb: 'e' | 'E' | 'f' | 'g' | 'G', precision: number): string {
  if (precision < 0) {
    const shortest = shortestDecimal(size);
    const count = shortest.digits.length;
    if (verb === 'f') return fixed(shortest, Math.max(count - shortest.point, 0));
    if (verb === 'g' || verb === 'G') return general(shortest, verb, count, 6);
    return exponential(shortest, verb, Math.max(count - 1, 0));
  }
  if (verb === 'f') return fixedFast(size, precision) ?? fixed(roundedAt(size, precision), precision);
  if (verb === 'g' || verb === 'G') {
    const count = precision === 0 ? 1 : precision;
    const rounded = roundedTo(size, count);
    const have = rounded.digits.length;
    return general(rounded, verb, count, count > have && have >= rounded.point ? have : count);
  }
  return exponential(roundedTo(size, precision + 1), verb, precision);
}

/**
 * `toFixed` is exact but rounds halves up, Go to even. A half is a whole number when doubled, and below 2^50 that shows
 * in the product, so what is none is rounded alike; `undefined`: has to be looked at in full.
 */
function fixedFast(size: number, places: number): string | undefined {
  if (places > 15) return undefined;
  const doubled = size * 10 ** places * 2;
  return doubled < 2 ** 50 && !Number.isInteger(doubled) ? size.toFixed(places) : undefined;
}

function general(value: Decimal, verb: 'g' | 'G', count: number, exponentFrom: number): string {
  const exponent = value.point - 1;
  const have = value.digits.length;
  if (exponent < -4 || exponent >= exponentFrom) {
    return exponential(value, verb === 'g' ? 'e' : 'E', Math.min(count, have) - 1);
  }
  return fixed(value, Math.max((count > value.point ? have : count) - value.point, 0));
}

function exponential(value: Decimal, letter: 'e' | 'E', places: number): string {
  const exponent = value.digits === '' ? 0 : value.point - 1;
  const rest = places > 0 ? `.${value.digits.slice(1, places + 1).padEnd(places, '0')}` : '';
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${value.digits.charAt(0) || '0'}${rest}${letter}${exponent < 0 ? '-' : '+'}${digits}`;
}

function fixed(value: Decimal, places: number): string {
  const { digits, point } = value;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places <= 0) return whole;
  const fraction = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`;
}

function shortestDecimal(size: number): Decimal {
  if (size === 0) return ZERO;
  const text = size.toExponential();
  const e = text.indexOf('e');
  return { digits: text.charAt(0) + text.slice(2, e), point: Number(text.slice(e + 1)) + 1 };
}

/** Rounded to `count` significant digits. */
function roundedTo(size: number, count: number): Decimal {
  if (size === 0) return ZERO;
  const { digits, point } = shortestDecimal(size);
  // The shortest digits of a number just below a power of ten are those of that power.
  const below = digits === '1' ? roundedAt(size, count - point + 1) : undefined;
  return below !== undefined && below.point < point ? below : roundedAt(size, count - point);
}

/** Rounded to a multiple of 10^-places, exactly: a double is a whole number times a power of two. */
function roundedAt(size: number, places: number): Decimal {
  if (size === 0) return ZERO;
  const { mantissa, exponent } = decompose(size);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  let quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient += 1n;
  if (quotient === 0n) return ZERO;
  const text = quotient.toString();
  return { digits: text.replace(/(?<!0)0+$/, ''), point: text.length - places };
}

/** size = mantissa × 2^exponent. */
function decompose(size: number): { mantissa: bigint; exponent: number } {
  scratch.setFloat64(0, size);
  const bits = scratch.getBigUint64(0);
  const biased = Number(bits >> 52n) & 0x7ff;
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

function binary(size: number): string {
  const { mantissa, exponent } = decompose(size);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

function hexadecimal(size: number, precision: number): string {
  let { mantissa, exponent } = size === 0 ? { mantissa: 0n, exponent: 0 } : decompose(size);
  if (mantissa !== 0n) {
    while (mantissa < 1n << 52n) {
      mantissa <<= 1n;
      exponent--;
    }
    exponent += 52;
  }
  if (precision >= 0 && precision < 13) {
    const shift = BigInt((13 - precision) * 4);
    const dropped = mantissa & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    mantissa >>= shift;
    if (dropped > half || (dropped === half && (mantissa & 1n) === 1n)) mantissa++;
    mantissa <<= shift;
    if (mantissa >= 1n << 53n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  const all = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const fraction = precision < 0 ? all.replace(/(?<!0)0+$/, '') : all.slice(0, precision).padEnd(precision, '0');
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return `0x${mantissa >> 52n}${fraction === '' ? '' : `.${fraction}`}p${power}`;
}
