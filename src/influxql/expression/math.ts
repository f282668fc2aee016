/** Mathematical functions of a row's values. InfluxDB query/math.go, v1.6. */
import { exp, log, log2, log10, pow } from '../../go/math/exponential';
import { acos, asin, atan, atan2, cos, sin, tan } from '../../go/math/trigonometric';
import type { ResultValue } from '../value';

const TO_FLOAT: Readonly<Record<string, (x: number) => number>> = {
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  exp,
  ln: log,
  log2,
  log10,
  sqrt: Math.sqrt,
};

/** Integers stay as they are. */
const KEEPING: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x) => (Math.abs(x - Math.trunc(x)) >= 0.5 ? Math.trunc(x) + Math.sign(x) : Math.trunc(x)),
};

const OF_TWO: Readonly<Record<string, (x: number, y: number) => number>> = {
  atan2,
  log: (x, base) => log(x) / log(base),
  pow,
};

export function isMathFunction(name: string): boolean {
  return Object.hasOwn(TO_FLOAT, name) || Object.hasOwn(KEEPING, name) || Object.hasOwn(OF_TWO, name);
}

export function mathArguments(name: string): number {
  return Object.hasOwn(OF_TWO, name) ? 2 : 1;
}

/** Whether the result of an integer is an integer. */
export function keepsIntegers(name: string): boolean {
  return Object.hasOwn(KEEPING, name);
}

/** Null for arguments that are no numbers, and for functions that are not mathematical. */
export function evaluateMath(name: string, args: readonly ResultValue[]): ResultValue {
  const [first, second] = args;
  const x = asFloat(first);
  if (x === undefined) return null;
  if (args.length === 2) {
    const y = asFloat(second);
    return y === undefined ? null : (OF_TWO[name]?.(x, y) ?? null);
  }
  if (args.length !== 1) return null;
  const keeping = KEEPING[name];
  if (keeping !== undefined && typeof first === 'bigint') return first;
  return (keeping ?? TO_FLOAT[name])?.(x) ?? null;
}

function asFloat(value: ResultValue | undefined): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? value : undefined;
}
