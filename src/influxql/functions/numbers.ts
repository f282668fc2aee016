/** Arithmetic of float64 and int64, so that a function is written once for both. */
import { MAX_INT64, MIN_INT64 } from '../../go/math/int64';

export interface Arithmetic<V> {
  readonly zero: V;
  readonly lowest: V;
  readonly highest: V;
  plus(a: V, b: V): V;
  minus(a: V, b: V): V;
  min(a: V, b: V): V;
  max(a: V, b: V): V;
  isLess(a: V, b: V): boolean;
  toFloat(a: V): number;
}

export const FLOAT: Arithmetic<number> = {
  zero: 0,
  lowest: Number.NEGATIVE_INFINITY,
  highest: Number.POSITIVE_INFINITY,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  min: Math.min,
  max: Math.max,
  isLess: (a, b) => a < b,
  toFloat: (a) => a,
};

export const INTEGER: Arithmetic<bigint> = {
  zero: 0n,
  lowest: MIN_INT64,
  highest: MAX_INT64,
  plus: (a, b) => BigInt.asIntN(64, a + b),
  minus: (a, b) => BigInt.asIntN(64, a - b),
  min: (a, b) => (b < a ? b : a),
  max: (a, b) => (b > a ? b : a),
  isLess: (a, b) => a < b,
  toFloat: Number,
};
