import type { FunctionState } from '../function-state';
import type { ServerTime } from '../scope';
import { goTypeOfValue, LambdaError, type LambdaType, type LambdaValue } from '../value';

export interface Signature {
  readonly parameters: readonly LambdaType[];
  readonly result: LambdaType;
}

/** One function: what the evaluator calls, and what completion, hover and signature help show. */
export interface LambdaFunction {
  readonly name: string;
  /** In the order of the documentation. Kapacitor lists them in no order. */
  readonly signatures: readonly Signature[];
  /** Of the longest signature; shorter ones have the first of them. */
  readonly parameterNames: readonly string[];
  /** One line. */
  readonly doc: string;
  /** Whether its result depends on the calls before. */
  readonly isStateful: boolean;
  /**
   * Checks its arguments itself, because a call right under `!` comes without a check of its signature. The array is
   * only valid during the call. Errors are without `error calling "F": `.
   */
  call(args: readonly LambdaValue[], state: FunctionState, environment: ServerTime): LambdaValue | LambdaError;
}

export type Call = LambdaFunction['call'];

/** `signature('int', 'float', 'float')`: the result first. */
export function signature(result: LambdaType, ...parameters: LambdaType[]): Signature {
  return { parameters, result };
}

/** A function of which every call is alike. */
export function pure(
  name: string,
  parameterNames: readonly string[],
  doc: string,
  signatures: readonly Signature[],
  call: Call,
): LambdaFunction {
  return { name, parameterNames, doc, signatures, isStateful: false, call };
}

const COUNTS = ['zero argument', 'one argument', 'two arguments', 'three arguments', 'four arguments'];

/** `sin expects exactly one argument`. */
export function expects(name: string, count: number): LambdaError {
  return new LambdaError(`${name} expects exactly ${COUNTS[count]}`);
}

const PLACES = ['first', 'second', 'third', 'fourth'];

/** `cannot pass int64 as first arg to strLength, must be string`. */
export function cannotPass(value: LambdaValue | undefined, place: number, name: string, must: string): LambdaError {
  return new LambdaError(
    `cannot pass ${goTypeOfValue(value ?? null)} as ${PLACES[place]} arg to ${name}, must be ${must}`,
  );
}

/** `cannot convert time.Duration to integer`. */
export function cannotConvert(value: LambdaValue | undefined, to: string): LambdaError {
  return new LambdaError(`cannot convert ${goTypeOfValue(value ?? null)} to ${to}`);
}
