import { GoRegexp } from '../go/regexp/regexp';
import { GoDuration as Duration, type GoInt } from '../go/value';

/** A duration inside an expression: the same as in templates, so that a point can carry it there. */
export { Duration };

/** An instant inside an expression: nanoseconds since the Unix epoch. */
export class Time {
  constructor(readonly ns: bigint) {}
}

/** What a reference has when neither a field nor a tag of that name exists. */
export const MISSING: unique symbol = Symbol('missing');

/** float64 as number, int64 as bigint; `null` is Go's nil. A field that is Go's `int` has a type that no expression knows. */
export type LambdaValue =
  | number
  | bigint
  | string
  | boolean
  | null
  | Duration
  | Time
  | GoRegexp
  | GoInt
  | typeof MISSING;

/** Type names as Kapacitor's messages say them. */
export type LambdaType =
  | 'float'
  | 'int'
  | 'string'
  | 'boolean'
  | 'duration'
  | 'time'
  | 'regex'
  | 'missing'
  | 'invalid type';

/** The type of a value. A nil has none. */
export function typeOfValue(value: LambdaValue): LambdaType {
  switch (typeof value) {
    case 'number':
      return 'float';
    case 'bigint':
      return 'int';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'symbol':
      return 'missing';
  }
  if (value instanceof Duration) return 'duration';
  if (value instanceof Time) return 'time';
  return value instanceof GoRegexp ? 'regex' : 'invalid type';
}

const GO_TYPES: Readonly<Record<LambdaType, string>> = {
  float: 'float64',
  int: 'int64',
  string: 'string',
  boolean: 'bool',
  duration: 'time.Duration',
  time: 'time.Time',
  regex: '*regexp.Regexp',
  missing: '*ast.Missing',
  'invalid type': '<nil>',
};

/** Go's name of a value's type, as `%T` prints it. */
export function goTypeOfValue(value: LambdaValue): string {
  return GO_TYPES[typeOfValue(value)];
}

/** An evaluation that failed, with Kapacitor's text. A value, not a bug: nodes log it and drop the point. */
export class LambdaError {
  constructor(readonly message: string) {}
}

/** A value of another type than was asked for. Kapacitor tells these from other errors when it looks for an operator. */
export class TypeGuardError extends LambdaError {
  constructor(
    readonly actual: LambdaType,
    requested: LambdaType,
  ) {
    super(`TypeGuard: expression returned unexpected type ${actual}, expected ${requested}`);
  }
}

/** What makes Go panic. It leaves an expression at once: no operator or function around it adds words of its own. */
export class RuntimePanic extends LambdaError {
  constructor(reason: string) {
    super(`runtime error: ${reason}`);
  }
}

/** An error with words in front that say where it happened. */
export function within(prefix: string, error: LambdaError): LambdaError {
  return error instanceof RuntimePanic ? error : new LambdaError(prefix + error.message);
}

const INT64_LIMIT = 2 ** 63;

/** Go's int64(f) on amd64: toward zero, and the smallest int64 for whatever does not fit. */
export function floatToInt(value: number): bigint {
  const whole = Math.trunc(value);
  return whole >= -INT64_LIMIT && whole < INT64_LIMIT ? BigInt(whole) : -(1n << 63n);
}

/** An int64 that wraps. */
export function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/**
 * As one number, to draw and to compare roughly: a duration in nanoseconds, a bool as 1 or 0, an int beyond 2^53 rounded;
 * what is no quantity is none (NaN).
 */
export function quantityOf(value: LambdaValue | undefined): number {
  switch (typeof value) {
    case 'number':
      return value;
    case 'bigint':
    case 'boolean':
      return Number(value);
    default:
      return value instanceof Duration ? Number(value.ns) : Number.NaN;
  }
}
