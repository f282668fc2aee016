import type { GoValue } from '../value';
import { anyOf, type Reflected, reflected } from './reflect';

/** Go's names of the parameter types that functions and methods have; `reflect.Value` takes anything as it is. */
export type ParameterType =
  | 'reflect.Value'
  | 'interface {}'
  | 'string'
  | 'int'
  | '[]uint8'
  | 'time.Duration'
  | 'time.Time'
  | '*time.Location';

/** What a call gives: a value, or the text of an error. */
export type CallResult = Reflected | CallError;

export class CallError {
  constructor(readonly message: string) {}
}

/** A function that a template can call, or a method with its receiver. */
export interface TemplateFunction {
  readonly parameters: readonly ParameterType[];
  /** The last parameter takes any number of arguments. */
  readonly isVariadic: boolean;
  /** The results, where they are not one value, or one and an error: Go then refuses to call the function. */
  readonly results?: readonly string[];
  /** Arguments of the parameters' types. */
  readonly call: (args: readonly Reflected[]) => CallResult;
}

/** A function of one value of any type, as custom functions are. */
export function unaryFunction(call: (value: GoValue) => GoValue): TemplateFunction {
  return { parameters: ['interface {}'], isVariadic: false, call: ([value]) => reflected(call(anyOf(value))) };
}

/** Why Go does not call a function with such results; `undefined`: it does. */
export function refusal(name: string, results: readonly string[] | undefined): string | undefined {
  if (results === undefined) return undefined;
  return results.length === 2
    ? `invalid function signature for ${name}: second return value should be error; is ${results[1]}`
    : `function ${name} has ${results.length} return values; should be 1 or 2`;
}
