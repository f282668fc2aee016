/** Hyperbolic functions as Go's math package computes them. */
import { exp, log, log1p } from './exponential';
import { polynomial } from './floats';

const SINH_ABOVE = [-630767.3640497717, -89912.72022039509, -2894.211355989564, -26.30563213397497];
const SINH_BELOW = [-630767.3640497717, 15215.17378790019, -173.6789535582337, 1];

export function sinh(x: number): number {
  const size = x < 0 ? -x : x;
  let y: number;
  if (size > 21) y = exp(size) * 0.5;
  else if (size > 0.5) {
    const e = exp(size);
    y = (e - 1 / e) * 0.5;
  } else {
    const square = size * size;
    y = (polynomial(square, SINH_ABOVE) * size) / polynomial(square, SINH_BELOW);
  }
  return x < 0 ? -y : y;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  const e = exp(size);
  return size > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

const TANH_ABOVE = [-1614.6876844170845, -99.28772310019185, -0.9643991794250523];
const TANH_BELOW = [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1];

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 0.5 * 88.02969193111305) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    const y = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -y : y;
  }
  if (x === 0) return x;
  const s = x * x;
  return x + (x * s * polynomial(s, TANH_ABOVE)) / polynomial(s, TANH_BELOW);
}

const LARGE = 2 ** 28;
const NEAR_ZERO = 2 ** -28;

export function asinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  const size = x < 0 ? -x : x;
  let y: number;
  if (size > LARGE) y = log(size) + Math.LN2;
  else if (size > 2) y = log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  else if (size < NEAR_ZERO) y = size;
  else y = log1p(size + (size * size) / (1 + Math.sqrt(1 + size * size)));
  return x < 0 ? -y : y;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return Number.NaN;
  if (x === 1) return 0;
  if (x >= LARGE) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

export function atanh(x: number): number {
  const size = x < 0 ? -x : x;
  if (!(size <= 1)) return Number.NaN;
  if (size === 1) return x > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  let y: number;
  if (size < NEAR_ZERO) y = size;
  else if (size < 0.5) {
    const twice = size + size;
    y = 0.5 * log1p(twice + (twice * size) / (1 - size));
  } else y = 0.5 * log1p((size + size) / (1 - size));
  return x < 0 ? -y : y;
}
