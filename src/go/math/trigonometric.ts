/** Sines and their inverses as Go's math package computes them: the Cephes library's way. */
import { biasedExponent, copySign, fromWords, highWord, isNegative, lowWord, polynomial } from './floats';

/** π/4 in three parts. */
const QUARTER_PI = [0.7853981256484985, 3.774894707930798e-8, 2.6951514290790595e-15] as const;
const SIN = [
  -0.1666666666666663, 0.008333333333322118, -0.0001984126982958954, 2.7557313621385722e-6, -2.5050747762857807e-8,
  1.5896230157654656e-10,
];
const COS = [
  0.041666666666666595, -0.0013888888888873056, 2.4801587288851704e-5, -2.755731417929674e-7, 2.087570084197473e-9,
  -1.1358536521387682e-11,
];

interface Reduced {
  /** Even octant, 0 to 6. */
  readonly octant: number;
  /** Angle from its beginning. */
  readonly angle: number;
}

/** From there on π/4 in three parts is not enough. */
const LARGE = 2 ** 29;

function reduce(x: number): Reduced {
  if (x >= LARGE) return reduceLarge(x);
  let octant = Math.trunc(x * 1.2732395447351628);
  if (octant % 2 === 1) octant++;
  const [a, b, c] = QUARTER_PI;
  return { octant: octant % 8, angle: x - octant * a - octant * b - octant * c };
}

/** The first 1216 bits of 4/π, with 63 zeros in front (Payne and Hanek's reduction). */
const FOUR_BY_PI = [
  0x0000000000000001n,
  0x45f306dc9c882a53n,
  0xf84eafa3ea69bb81n,
  0xb6c52b3278872083n,
  0xfca2c757bd778ac3n,
  0x6e48dc74849ba5c0n,
  0x0c925dd413a32439n,
  0xfc3bd63962534e7dn,
  0xd1046bea5d768909n,
  0xd338e04d68befc82n,
  0x7323ac7306a673e9n,
  0x3908bf177bf25076n,
  0x3ff12fffbc0b301fn,
  0xde5e2316b414da3en,
  0xda6cfd9e4f96136en,
  0x9e8c7ecd3cbfd45an,
  0xea4f758fd7cbe2f6n,
  0x7a0e73ef14a525d4n,
  0xd7f6bf623f1aba10n,
  0xac06608df8f6d757n,
].reduce((bits, word) => (bits << 64n) | word, 0n);
const FOUR_BY_PI_BITS = 20 * 64;

function reduceLarge(x: number): Reduced {
  const mantissa = (BigInt((highWord(x) & 0xfffff) | 0x100000) << 32n) | BigInt(lowWord(x));
  // 192 bits of 4/π from where the product with x has its octant on.
  const from = biasedExponent(x) - 1023 - 52 + 61;
  const window = BigInt.asUintN(192, FOUR_BY_PI >> BigInt(FOUR_BY_PI_BITS - 192 - from));
  const mask = (1n << 64n) - 1n;
  const [w0, w1, w2] = [window >> 128n, (window >> 64n) & mask, window & mask];
  // The lowest 64 bits of the product are never used.
  const product = BigInt.asUintN(128, ((w0 * mantissa) << 64n) + w1 * mantissa + ((w2 * mantissa) >> 64n));
  let octant = Number(product >> 125n);
  const high = BigInt.asUintN(64, product >> 61n);
  const leading = 64 - high.toString(2).length;
  // Go takes the bits that are shifted in from the lower word as it was before.
  const lower = BigInt.asUintN(64, product) >> BigInt(64 - (leading + 1));
  const bits = BigInt.asUintN(64, high << BigInt(leading + 1)) | lower;
  const top = bits >> 12n;
  const exponent = BigInt(1023 - (leading + 1));
  let angle = fromWords(Number((exponent << 20n) | (top >> 32n)), Number(top & 0xffff_ffffn));
  if (octant % 2 === 1) {
    octant = (octant + 1) % 8;
    angle--;
  }
  return { octant, angle: angle * (Math.PI / 4) };
}

function sinOfAngle(z: number): number {
  const zz = z * z;
  return z + z * zz * polynomial(zz, SIN);
}

function cosOfAngle(z: number): number {
  const zz = z * z;
  return 1 - 0.5 * zz + zz * zz * polynomial(zz, COS);
}

export function sin(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  const { octant, angle } = reduce(Math.abs(x));
  const size = octant % 4 === 2 ? cosOfAngle(angle) : sinOfAngle(angle);
  return x < 0 !== octant > 3 ? -size : size;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { octant, angle } = reduce(Math.abs(x));
  const size = octant % 4 === 2 ? sinOfAngle(angle) : cosOfAngle(angle);
  return octant === 2 || octant === 4 ? -size : size;
}

const TAN_ABOVE = [-17956525.197648488, 1153516.6483858742, -13093.693918138379];
const TAN_BELOW = [-53869575.592945464, 25008380.18233579, -1320892.3444021097, 13681.296347069296, 1];

export function tan(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  const { octant, angle: z } = reduce(Math.abs(x));
  const zz = z * z;
  let y = zz > 1e-14 ? z + z * ((zz * polynomial(zz, TAN_ABOVE)) / polynomial(zz, TAN_BELOW)) : z;
  if (octant % 4 === 2) y = -1 / y;
  return x < 0 ? -y : y;
}

const ATAN_ABOVE = [
  -64.85021904942025, -122.88666844901361, -75.00855792314705, -16.157537187333652, -0.8750608600031904,
];
const ATAN_BELOW = [
  194.5506571482614, 485.3903996359137, 432.88106049129027, 165.02700983169885, 24.858464901423062, 1,
];
/** What π/2 as a float64 lacks. */
const MORE_BITS = 6.123233995736766e-17;

/** For 0 ≤ x ≤ 0.66. */
function atanOfSmall(x: number): number {
  const z = x * x;
  return x * ((z * polynomial(z, ATAN_ABOVE)) / polynomial(z, ATAN_BELOW)) + x;
}

function atanOfPositive(x: number): number {
  if (x <= 0.66) return atanOfSmall(x);
  if (x > 2.414213562373095) return Math.PI / 2 - atanOfSmall(1 / x) + MORE_BITS;
  return Math.PI / 4 + atanOfSmall((x - 1) / (x + 1)) + 0.5 * MORE_BITS;
}

export function atan(x: number): number {
  if (x === 0) return x;
  return x > 0 ? atanOfPositive(x) : -atanOfPositive(-x);
}

export function asin(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  const other = Math.sqrt(1 - size * size);
  const angle = size > 0.7 ? Math.PI / 2 - atanOfPositive(other / size) : atanOfPositive(size / other);
  return x < 0 ? -angle : angle;
}

export function acos(x: number): number {
  return Math.PI / 2 - asin(x);
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(y) || Number.isNaN(x)) return Number.NaN;
  if (y === 0) return copySign(x >= 0 && !isNegative(x) ? 0 : Math.PI, y);
  if (x === 0) return copySign(Math.PI / 2, y);
  if (!Number.isFinite(x)) {
    if (!Number.isFinite(y)) return copySign(x > 0 ? Math.PI / 4 : (3 * Math.PI) / 4, y);
    return copySign(x > 0 ? 0 : Math.PI, y);
  }
  if (!Number.isFinite(y)) return copySign(Math.PI / 2, y);
  const angle = atan(y / x);
  if (x >= 0) return angle;
  return angle <= 0 ? angle + Math.PI : angle - Math.PI;
}
