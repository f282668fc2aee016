/** Roots, remainders and extremes as Go's math package computes them. */
import { fromWords, highWord, lowWord } from './floats';

/** A third of a float's bits, with the exponent's bias put right: within 5 % of the cube root. */
function roughCubeRoot(x: number, bias: bigint): number {
  const bits = ((BigInt(highWord(x)) << 32n) | BigInt(lowWord(x))) / 3n + (bias << 32n);
  return fromWords(Number(bits >> 32n), Number(bits & 0xffff_ffffn));
}

export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  let t = size < 2 ** -1022 ? roughCubeRoot(2 ** 54 * size, 696_219_795n) : roughCubeRoot(size, 715_094_163n);
  // To 23 bits, then cut off there so that its square is exact, then one step of Newton's.
  const r = (t * t) / size;
  const s = 0.5428571428571428 + r * t;
  t *= 0.35714285714285715 + 1.6071428571428572 / (s + 1.4142857142857144 - 0.7053061224489796 / s);
  const bits = ((BigInt(highWord(t)) << 32n) | BigInt(lowWord(t))) & (0xf_ffff_fffcn << 28n);
  const rounded = bits + (1n << 30n);
  t = fromWords(Number(rounded >> 32n), Number(rounded & 0xffff_ffffn));
  const quotient = size / (t * t);
  t += t * ((quotient - t) / (t + t + quotient));
  return x < 0 ? -t : t;
}

export function hypot(p: number, q: number): number {
  const [a, b] = [Math.abs(p), Math.abs(q)];
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large === 0) return 0;
  const ratio = small / large;
  return large * Math.sqrt(1 + ratio * ratio);
}

/** The remainder, with the sign of x. JavaScript's `%` is exact, as Go's subtractions are. */
export function mod(x: number, y: number): number {
  if (y === 0 || !Number.isFinite(x) || Number.isNaN(y)) return Number.NaN;
  return x % y;
}

export function max(x: number, y: number): number {
  if (x === Number.POSITIVE_INFINITY || y === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return Math.max(x, y);
}

export function min(x: number, y: number): number {
  if (x === Number.NEGATIVE_INFINITY || y === Number.NEGATIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  return Math.min(x, y);
}
