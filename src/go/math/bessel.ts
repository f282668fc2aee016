/** Bessel functions as Go's math package computes them (after FreeBSD msun, e_j0.c, e_j1.c and e_jn.c). */
import { P0, P1, Q0, Q1, type Quotient } from './bessel-coefficients';
import { log } from './exponential';
import { polynomial } from './floats';
import { cos, sin } from './trigonometric';

const ONE_BY_ROOT_PI = 0.5641895835477563;
const TWO_BY_PI = 0.6366197723675814;
const HUGE = 2 ** 129;
const NO_EXPANSION = 2 ** 302;

function quotient(x: number, quotients: readonly Quotient[]): number {
  const z = 1 / (x * x);
  const found = quotients.find(({ from }) => x >= from);
  return found === undefined ? 0 : polynomial(z, found.above) / polynomial(z, found.below);
}

interface Waves {
  /** √(πx)·cos and √(πx)·sin of x less the phase of the order. */
  readonly cosine: number;
  readonly sine: number;
}

/** cos and sin of x - π/4, times √2, without loss where they nearly cancel. */
function wavesOf0(x: number): Waves {
  const [s, c] = [sin(x), cos(x)];
  let [sine, cosine] = [s - c, s + c];
  if (x < Number.MAX_VALUE / 2) {
    const z = -cos(x + x);
    if (s * c < 0) cosine = z / sine;
    else sine = z / cosine;
  }
  return { cosine, sine };
}

/** The same of x - 3π/4. */
function wavesOf1(x: number): Waves {
  const [s, c] = [sin(x), cos(x)];
  let [sine, cosine] = [-s - c, s - c];
  if (x < Number.MAX_VALUE / 2) {
    const z = cos(x + x);
    if (s * c > 0) cosine = z / sine;
    else sine = z / cosine;
  }
  return { cosine, sine };
}

const amplitude0 = (x: number): number => 1 + quotient(x, P0);
const phase0 = (x: number): number => (-0.125 + quotient(x, Q0)) / x;
const amplitude1 = (x: number): number => 1 + quotient(x, P1);
const phase1 = (x: number): number => (0.375 + quotient(x, Q1)) / x;

const J0_ABOVE = [0, 0.015624999999999995, -0.00018997929423885472, 1.8295404953270067e-6, -4.618326885321032e-9];
const J0_BELOW = [1, 0.015619102946489001, 0.00011692678466333745, 5.135465502073181e-7, 1.1661400333379e-9];

export function j0(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x === 0) return 1;
  if (!Number.isFinite(x)) return 0;
  const size = Math.abs(x);
  if (size >= 2) {
    const { cosine, sine } = wavesOf0(size);
    if (size > HUGE) return (ONE_BY_ROOT_PI * cosine) / Math.sqrt(size);
    return (ONE_BY_ROOT_PI * (amplitude0(size) * cosine - phase0(size) * sine)) / Math.sqrt(size);
  }
  if (size < 2 ** -27) return 1;
  if (size < 2 ** -13) return 1 - 0.25 * size * size;
  const z = size * size;
  const r = polynomial(z, J0_ABOVE);
  const s = polynomial(z, J0_BELOW);
  if (size < 1) return 1 + z * (-0.25 + r / s);
  const u = 0.5 * size;
  return (1 + u) * (1 - u) + z * (r / s);
}

const Y0_ABOVE = [
  -0.07380429510868723, 0.17666645250918112, -0.01381856719455969, 0.00034745343209368365, -3.8140705372436416e-6,
  1.9559013703502292e-8, -3.982051941321034e-11,
];
const Y0_BELOW = [1, 0.01273048348341237, 7.600686273503533e-5, 2.591508518404578e-7, 4.4111031133267547e-10];

export function y0(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(x)) return 0;
  if (x >= 2) {
    const { cosine, sine } = wavesOf0(x);
    if (x > HUGE) return (ONE_BY_ROOT_PI * sine) / Math.sqrt(x);
    return (ONE_BY_ROOT_PI * (amplitude0(x) * sine + phase0(x) * cosine)) / Math.sqrt(x);
  }
  if (x <= 2 ** -27) return (Y0_ABOVE[0] ?? 0) + TWO_BY_PI * log(x);
  const z = x * x;
  return polynomial(z, Y0_ABOVE) / polynomial(z, Y0_BELOW) + TWO_BY_PI * j0(x) * log(x);
}

const J1_ABOVE = [0, -6.25e-2, 0.001407056669551897, -1.599556310840356e-5, 4.9672799960958445e-8];
const J1_BELOW = [
  1, 0.019153759953836346, 0.00018594678558863092, 1.1771846404262368e-6, 5.0463625707621704e-9, 1.2354227442613791e-11,
];

export function j1(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x) || x === 0) return 0;
  const size = Math.abs(x);
  const y = j1OfPositive(size);
  // Go forgets the sign of the very small.
  return x < 0 && size >= 2 ** -27 ? -y : y;
}

function j1OfPositive(x: number): number {
  if (x >= 2) {
    const { cosine, sine } = wavesOf1(x);
    if (x > HUGE) return (ONE_BY_ROOT_PI * cosine) / Math.sqrt(x);
    return (ONE_BY_ROOT_PI * (amplitude1(x) * cosine - phase1(x) * sine)) / Math.sqrt(x);
  }
  if (x < 2 ** -27) return 0.5 * x;
  const z = x * x;
  return 0.5 * x + (polynomial(z, J1_ABOVE) * x) / polynomial(z, J1_BELOW);
}

const Y1_ABOVE = [
  -0.19605709064623894, 0.05044387166398113, -0.0019125689587576355, 2.352526005616105e-5, -9.190991580398789e-8,
];
const Y1_BELOW = [
  1, 0.01991673182366499, 0.00020255258102513517, 1.3560880109751623e-6, 6.227414523646215e-9, 1.6655924620799208e-11,
];

export function y1(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(x)) return 0;
  if (x >= 2) {
    const { cosine, sine } = wavesOf1(x);
    if (x > HUGE) return (ONE_BY_ROOT_PI * sine) / Math.sqrt(x);
    return (ONE_BY_ROOT_PI * (amplitude1(x) * sine + phase1(x) * cosine)) / Math.sqrt(x);
  }
  if (x <= 2 ** -54) return -TWO_BY_PI / x;
  const z = x * x;
  return x * (polynomial(z, Y1_ABOVE) / polynomial(z, Y1_BELOW)) + TWO_BY_PI * (j1(x) * log(x) - 1 / x);
}

/** The order is as large as a script wants it; a loop over it is not. */
const MAX_ORDER = 50_000_000n;

export function jn(order: bigint, value: number): number {
  if (Number.isNaN(value)) return value;
  if (!Number.isFinite(value)) return 0;
  if (order === 0n) return j0(value);
  if (value === 0) return 0;
  const [n, x] = order < 0n ? [-order, -value] : [order, value];
  if (n === 1n) return j1(x);
  if (n > MAX_ORDER) return 0;
  const y = jnOfPositive(Number(n), Math.abs(x));
  return x < 0 && n % 2n === 1n ? -y : y;
}

function jnOfPositive(n: number, x: number): number {
  if (n <= x) {
    if (x >= NO_EXPANSION) {
      const [s, c] = [sin(x), cos(x)];
      const wave = [c + s, -c + s, -c - s, c - s][n & 3] ?? 0;
      return (ONE_BY_ROOT_PI * wave) / Math.sqrt(x);
    }
    return upward(n, x, j0(x), j1(x));
  }
  if (x < 2 ** -29) return n > 33 ? 0 : jnOfTiny(n, x);
  return downward(n, x);
}

/** From orders 0 and 1 by the recurrence. */
function upward(n: number, x: number, order0: number, order1: number): number {
  let [a, b] = [order0, order1];
  for (let i = 1; i < n && b !== Number.NEGATIVE_INFINITY; i++) [a, b] = [b, b * ((i + i) / x) - a];
  return b;
}

/** (x/2)^n / n!. */
function jnOfTiny(n: number, x: number): number {
  const half = x * 0.5;
  let power = half;
  let factorial = 1;
  for (let i = 2; i <= n; i++) {
    factorial *= i;
    power *= half;
  }
  return power / factorial;
}

/** By a continued fraction for the quotient of neighbours, and from it down to order 0. */
function downward(n: number, x: number): number {
  const w = (n + n) / x;
  const h = 2 / x;
  let z = w + h;
  let k = 1;
  for (let q0 = w, q1 = w * z - 1; q1 < 1e9; ) {
    k++;
    z += h;
    [q0, q1] = [q1, z * q1 - q0];
  }
  let t = 0;
  for (let i = 2 * (n + k); i >= n + n; i -= 2) t = 1 / (i / x - t);
  let [a, b] = [t, 1];
  const canOverflow = n * log(Math.abs((2 / x) * n)) >= 709.782712893384;
  for (let i = n - 1; i > 0; i--) {
    [a, b] = [b, (b * (i + i)) / x - a];
    if (canOverflow && b > 1e100) {
      a /= b;
      t /= b;
      b = 1;
    }
  }
  return (t * j0(x)) / b;
}

export function yn(order: bigint, x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (order === 0n) return y0(x);
  const isOdd = order % 2n !== 0n;
  const isMirrored = order < 0n && isOdd;
  if (x === 0) return isMirrored ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const n = order < 0n ? -order : order;
  const y = ynOfPositive(Number(n > MAX_ORDER ? MAX_ORDER : n), x);
  return isMirrored ? -y : y;
}

function ynOfPositive(n: number, x: number): number {
  if (n === 1) return y1(x);
  if (x < NO_EXPANSION) return upward(n, x, y0(x), y1(x));
  const [s, c] = [sin(x), cos(x)];
  const wave = [s - c, -s - c, -s + c, s + c][n & 3] ?? 0;
  return (ONE_BY_ROOT_PI * wave) / Math.sqrt(x);
}
