/** The gamma function as Go's math package computes it (after the Cephes library). */
import { exp, pow } from './exponential';
import { isNegative, polynomial } from './floats';
import { sin } from './trigonometric';

const ABOVE = [
  1, 0.4942148268014971, 0.20744822764843598, 0.04763678004571372, 0.010421379756176158, 0.0011913514700658638,
  0.00016011952247675185,
];
const BELOW = [
  1, 0.0714304917030273, -0.23459179571824335, 0.035823639860549865, 0.011813978522206043, -0.004456419138517973,
  0.0005396055804933034, -2.3158187332412014e-5,
];
const STIRLING = [
  0.08333333333334822, 0.0034722222160545866, -0.0026813261780578124, -0.00022954996161337813, 0.0007873113957930937,
];
const ROOT_2_PI = 2.5066282746310007;
const EULER = 0.5772156649015329;

/** Stirling's formula for large x, in two factors because their product may be too large. */
function stirling(x: number): readonly [number, number] {
  if (x > 200) return [Number.POSITIVE_INFINITY, 1];
  let w = 1 / x;
  w = 1 + w * polynomial(w, STIRLING);
  if (x > 143.01608) {
    const half = pow(x, 0.5 * x - 0.25);
    return [half, ROOT_2_PI * w * (half / exp(x))];
  }
  return [pow(x, x - 0.5) / exp(x), ROOT_2_PI * w * 1];
}

export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Number.NEGATIVE_INFINITY || (x < 0 && Number.isInteger(x))) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x === 0) return isNegative(x) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (Math.abs(x) <= 33) return gammaOfModerate(x);
  if (x < 0) return mirrored(-x);
  const [a, b] = stirling(x);
  return a * b;
}

/** Γ(-q), by the reflection at 1/2. */
function mirrored(q: number): number {
  let whole = Math.floor(q);
  // int64(p) overflows to an even number for huge q.
  const sign = whole % 2 === 0 || whole >= 2 ** 63 ? -1 : 1;
  let z = q - whole;
  if (z > 0.5) {
    whole++;
    z = q - whole;
  }
  z = q * sin(Math.PI * z);
  if (z === 0) return sign * Number.POSITIVE_INFINITY;
  const [a, b] = stirling(q);
  const size = Math.abs(z);
  const product = size * a * b;
  return sign * (Number.isFinite(product) ? Math.PI / product : Math.PI / size / a / b);
}

/** Shifted by whole steps into 2 to 3. */
function gammaOfModerate(value: number): number {
  let x = value;
  let z = 1;
  while (x >= 3) {
    x--;
    z *= x;
  }
  while (x < 0) {
    if (x > -1e-9) return nearZero(x, z);
    z /= x;
    x++;
  }
  while (x < 2) {
    if (x < 1e-9) return nearZero(x, z);
    z /= x;
    x++;
  }
  if (x === 2) return z;
  x -= 2;
  return (z * polynomial(x, ABOVE)) / polynomial(x, BELOW);
}

function nearZero(x: number, z: number): number {
  return x === 0 ? Number.POSITIVE_INFINITY : z / ((1 + EULER * x) * x);
}
