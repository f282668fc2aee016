/**
 * Exponentials and logarithms as Go's math package computes them on amd64, so that no digit differs. Coefficients are those
 * of SLEEF (exp) and FreeBSD's msun (the others), which Go uses.
 */
import {
  addExponent,
  biasedExponent,
  fusedMultiplyAdd as fma,
  frexp,
  fromWords,
  highWord,
  isNegative,
  ldexp,
  lowWord,
  polynomial,
} from './floats';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LOG2_E = Math.LOG2E;
const MAX_EXP = 7.09782712893384e2;

/** Halves of ln 2 that SLEEF takes, the upper one with zeros behind. */
const LN2_UPPER = 0.693147180559663;
const LN2_LOWER = 2.8235290563031577e-13;
/** 1/8!, 1/7!, … 1/3! and what is before them. */
const TAYLOR = [
  2.48015873015873e-5, 0.0001984126984126984, 0.001388888888888889, 0.008333333333333333, 0.041666666666666664,
  0.16666666666666666, 0.5, 1,
];

/** The processor's rounding: halves to even. */
function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return rest < 0.5 ? down : down + 1;
  return down % 2 === 0 ? down : down + 1;
}

export function exp(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x > MAX_EXP) return Number.POSITIVE_INFINITY;
  if (x < -1000) return 0;
  const power = roundHalfEven(x * LOG2_E);
  let r = fma(-LN2_UPPER, power, x);
  r = fma(-LN2_LOWER, power, r) * 0.0625;
  let sum = TAYLOR[0] ?? 0;
  for (let i = 1; i < TAYLOR.length; i++) sum = fma(r, sum, TAYLOR[i] ?? 0);
  // e^r - 1 is squared up four times from a sixteenth: (y + 1)² - 1 = y·(y + 2).
  let y = r * sum;
  for (let i = 0; i < 3; i++) y *= y + 2;
  y = fma(y + 2, y, 1);
  const biased = power + 1023;
  if (biased >= 0x7ff) return Number.POSITIVE_INFINITY;
  if (biased > 0) return y * 2 ** power;
  return biased < -52 ? 0 : y * 2 ** (biased - 1) * 2 ** -1022;
}

/** e^(high - low) × 2^power. */
function expOfParts(high: number, low: number, power: number): number {
  const r = high - low;
  const t = r * r;
  const c = r - t * polynomial(t, EXP_COEFFICIENTS);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return ldexp(y, power);
}

const EXP_COEFFICIENTS = [
  0.16666666666666666, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6, 4.1381367970572385e-8,
];

export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 1023.9999999999999) return Number.POSITIVE_INFINITY;
  if (x < -1074) return 0;
  const power = Math.trunc(x > 0 ? x + 0.5 : x - 0.5);
  const t = x - power;
  return expOfParts(t * LN2_HIGH, -t * LN2_LOW, x === 0 ? 0 : power);
}

const EXPM1_COEFFICIENTS = [
  1, -0.03333333333333313, 0.0015873015872548146, -7.93650757867488e-5, 4.008217827329362e-6, -2.0109921818362437e-7,
];

export function expm1(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x <= -38.816242111356935) return -1;
  if (x >= 709.782712893384) return Number.POSITIVE_INFINITY;
  const size = Math.abs(x);
  if (size < 2 ** -54) return x;
  if (size <= 0.34657359027997264) return expm1OfParts(x, 0, 0);
  let power: number;
  let high: number;
  let low: number;
  if (size < 1.0397207708399179) {
    power = x < 0 ? -1 : 1;
    high = x - power * LN2_HIGH;
    low = power * LN2_LOW;
  } else {
    power = Math.trunc(LOG2_E * x + (x < 0 ? -0.5 : 0.5));
    high = x - power * LN2_HIGH;
    low = power * LN2_LOW;
  }
  const r = high - low;
  return expm1OfParts(r, high - r - low, power);
}

function expm1OfParts(x: number, c: number, power: number): number {
  const half = 0.5 * x;
  const hxs = x * half;
  const r1 = polynomial(hxs, EXPM1_COEFFICIENTS);
  const t = 3 - r1 * half;
  let e = hxs * ((r1 - t) / (6 - x * t));
  if (power === 0) return x - (x * e - hxs);
  e = x * (e - c) - c;
  e -= hxs;
  if (power === -1) return 0.5 * (x - e) - 0.5;
  if (power === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (power <= -2 || power > 56) return addExponent(1 - (e - x), power) - 1;
  if (power < 20) return addExponent(1 - 2 ** -power - (e - x), power);
  const y = x - (e + 2 ** -power);
  return addExponent(y + 1, power);
}

const LOG_ODD = [0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586];
const LOG_EVEN = [0.3999999999940942, 0.22222198432149784, 0.15313837699209373];

export function log(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x < 0) return Number.NaN;
  // Numbers below the normal ones are not made normal first, in Go neither.
  let k = biasedExponent(x) - 1022;
  let fraction = fromWords((highWord(x) & 0xfffff) | 0x3fe00000, lowWord(x));
  if (fraction <= Math.SQRT1_2) {
    k--;
    fraction *= 2;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const r = s2 * polynomial(s4, LOG_ODD) + s4 * polynomial(s4, LOG_EVEN);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

export function log10(x: number): number {
  return log(x) * Math.LOG10E;
}

export function log2(x: number): number {
  const { fraction, exponent } = frexp(x);
  // Powers of two are exact.
  return fraction === 0.5 ? exponent - 1 : log(fraction) * LOG2_E + exponent;
}

/** The exponent of two. */
export function logb(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  return frexp(x).exponent - 1;
}

const LOG1P = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

export function log1p(x: number): number {
  if (x < -1 || Number.isNaN(x)) return Number.NaN;
  if (x === -1) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const size = Math.abs(x);
  if (size < 2 ** -54) return x;
  if (size < 2 ** -29) return x - x * x * 0.5;
  if (x > -0.2928932188134525 && size < 0.41421356237309503) return log1pOfParts(x, 0, 0, false);
  // 1 + x in two parts: what can be held, and the correction c for what cannot.
  const sum = size < 2 ** 53 ? 1 + x : x;
  let k = biasedExponent(sum) - 1023;
  let c = 0;
  if (size < 2 ** 53) c = (k > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum;
  const high = highWord(sum) & 0xfffff;
  const low = lowWord(sum);
  const isBelowRoot = high < 0x6a09e || (high === 0x6a09e && low < 0x667f3bcd);
  if (!isBelowRoot) k++;
  const fraction = fromWords(high | (isBelowRoot ? 0x3ff00000 : 0x3fe00000), low);
  const isOne = isBelowRoot ? high === 0 && low === 0 : high === 0xfffff && low >= 0xfffffffd;
  return log1pOfParts(fraction - 1, c, k, isOne);
}

/** `isTiny`: f is next to nothing. */
function log1pOfParts(f: number, c: number, k: number, isTiny: boolean): number {
  const half = 0.5 * f * f;
  if (isTiny) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (c + k * LN2_LOW);
    const r = half * (1 - 0.6666666666666666 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r = z * polynomial(z, LOG1P);
  if (k === 0) return f - (half - s * (half + r));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + c)) - f);
}

function isOddInteger(x: number): boolean {
  return Math.abs(x) < 2 ** 53 && Math.abs(x % 2) === 1;
}

export function pow(x: number, y: number): number {
  const special = powOfSpecial(x, y);
  if (special !== undefined) return special;
  let whole = Math.trunc(Math.abs(y));
  let part = Math.abs(y) - whole;
  if (part !== 0 && x < 0) return Number.NaN;
  if (whole >= 2 ** 63) {
    if (x === -1) return 1;
    return Math.abs(x) < 1 === y > 0 ? 0 : Number.POSITIVE_INFINITY;
  }
  let result = 1;
  if (part !== 0) {
    if (part > 0.5) {
      part--;
      whole++;
    }
    result = exp(part * log(x));
  }
  let { fraction: factor, exponent } = frexp(x);
  let power = 0;
  for (let left = BigInt(whole); left !== 0n; left >>= 1n) {
    if (exponent < -4096 || exponent > 4096) {
      power += exponent;
      break;
    }
    if ((left & 1n) === 1n) {
      result *= factor;
      power += exponent;
    }
    factor *= factor;
    exponent *= 2;
    if (factor < 0.5) {
      factor += factor;
      exponent--;
    }
  }
  return y < 0 ? ldexp(1 / result, -power) : ldexp(result, power);
}

function powOfSpecial(x: number, y: number): number | undefined {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === 0) {
    const isOddNegative = isNegative(x) && isOddInteger(y);
    if (y < 0) return isOddNegative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return isOddNegative ? x : 0;
  }
  if (!Number.isFinite(y)) {
    if (x === -1) return 1;
    return Math.abs(x) < 1 === y > 0 ? 0 : Number.POSITIVE_INFINITY;
  }
  if (!Number.isFinite(x)) {
    if (x < 0) return pow(1 / x, -y);
    return y < 0 ? 0 : Number.POSITIVE_INFINITY;
  }
  if (y === 0.5) return Math.sqrt(x);
  return y === -0.5 ? 1 / Math.sqrt(x) : undefined;
}

/** 10^n for a Go int. */
export function pow10(n: bigint): number {
  if (n > 308n) return Number.POSITIVE_INFINITY;
  if (n < -323n) return 0;
  const size = Number(n < 0n ? -n : n);
  const [tens, ones] = [Number(`1e${n < 0n ? '-' : ''}${size - (size % 32)}`), Number(`1e${size % 32}`)];
  return n < 0n ? tens / ones : tens * ones;
}
