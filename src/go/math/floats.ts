/** The parts of a float64, and arithmetic that JavaScript lacks. */
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Where the sign and the exponent are: every machine that runs this is little-endian. */
const HIGH = 1;
const LOW = 0;

/** The upper 32 bits: sign, exponent, 20 bits of the mantissa. */
export function highWord(x: number): number {
  float[0] = x;
  return words[HIGH] ?? 0;
}

export function lowWord(x: number): number {
  float[0] = x;
  return words[LOW] ?? 0;
}

export function fromWords(high: number, low: number): number {
  words[HIGH] = high;
  words[LOW] = low;
  return float[0] ?? 0;
}

/** The exponent's bits as a number: 1023 for 1.0. */
export function biasedExponent(x: number): number {
  return (highWord(x) >>> 20) & 0x7ff;
}

/** x × 2^by for a result that is a normal number: only the exponent's bits change. */
export function addExponent(x: number, by: number): number {
  const high = highWord(x);
  return fromWords(high + by * 0x100000, lowWord(x));
}

export function isNegative(x: number): boolean {
  return highWord(x) >>> 31 === 1;
}

export function copySign(size: number, sign: number): number {
  return isNegative(size) === isNegative(sign) ? size : -size;
}

const SMALLEST_NORMAL = 2 ** -1022;

/** math.Frexp: x = fraction × 2^exponent with 0.5 ≤ |fraction| < 1. */
export function frexp(x: number): { readonly fraction: number; readonly exponent: number } {
  if (x === 0 || !Number.isFinite(x)) return { fraction: x, exponent: 0 };
  const isSmall = Math.abs(x) < SMALLEST_NORMAL;
  const normal = isSmall ? x * 2 ** 52 : x;
  const exponent = biasedExponent(normal) - 1022;
  return { fraction: addExponent(normal, -exponent), exponent: isSmall ? exponent - 52 : exponent };
}

/** math.Ldexp: x × 2^exponent, rounded once. */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const { fraction, exponent: own } = frexp(x);
  const total = own + exponent - 1;
  if (total < -1075) return copySign(0, x);
  if (total > 1023) return x < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return total < -1022 ? addExponent(fraction, total + 54) * 2 ** -53 : addExponent(fraction, total + 1);
}

/** c[0] + x·(c[1] + x·(c[2] + …)), from the inside out. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = coefficients[coefficients.length - 1] ?? 0;
  for (let i = coefficients.length - 2; i >= 0; i--) sum = sum * x + (coefficients[i] ?? 0);
  return sum;
}

/** 2^27 + 1 cuts a float64 in two halves whose products are exact. */
const SPLITTER = 134_217_729;

/** What a + b lost when it was rounded to `sum`. */
function sumError(a: number, b: number, sum: number): number {
  const other = sum - a;
  return a - (sum - other) + (b - other);
}

/**
 * a·b + c rounded once, as one instruction of the processor does it that Go's Exp uses. By exact sums, of which the
 * lower ones are rounded to odd (Boldo and Melquiond, 2008). For sizes that neither overflow nor underflow.
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const aHigh = a * SPLITTER - (a * SPLITTER - a);
  const bHigh = b * SPLITTER - (b * SPLITTER - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  const productError = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  const upper = c + productError;
  const upperError = sumError(c, productError, upper);
  const total = product + upper;
  const totalError = sumError(product, upper, total);
  return total + addRoundedToOdd(totalError, upperError);
}

function addRoundedToOdd(a: number, b: number): number {
  const sum = a + b;
  const error = sumError(a, b, sum);
  const low = lowWord(sum);
  if (error === 0 || (low & 1) === 1) return sum;
  // The neighbour on the error's side; the last bit of an even mantissa can be added or taken from without a carry upward.
  const high = highWord(sum);
  if (error > 0 === sum > 0) return fromWords(high, low + 1);
  return low === 0 ? fromWords(high - 1, 0xffff_ffff) : fromWords(high, low - 1);
}
