import { wallClock } from '../go/time/wall-clock';
import { NO_FIELDS } from '../points/fields';
import { TagSet } from '../points/tags';
import type { Expression } from '../tickscript/ast';
import { compileLambda, ScopeNames } from './compile';
import type { LambdaFunctions } from './functions/core';
import { LambdaError, type LambdaValue } from './value';

export type ConstantResult =
  | { readonly ok: true; readonly value: LambdaValue }
  /** Kapacitor's text, which has no position in front. */
  | { readonly ok: false; readonly error: string };

const NOTHING = { fields: NO_FIELDS, tags: TagSet.empty, time: 0n, computed: undefined };

/**
 * The value of an operator outside of lambdas, its variables replaced: all of a lambda's functions, but no references.
 * It is an int, float, string, boolean or duration.
 */
export function evaluateConstant(expression: Expression, functions: LambdaFunctions): ConstantResult {
  // A server that defines a task asks the clock on its wall.
  const environment = { now: wallClock, zone: 'UTC', functions };
  const compiled = compileLambda(expression, functions);
  if (!compiled.ok) return compiled;
  const value = compiled.lambda.instantiate(environment, new ScopeNames([])).evaluate(NOTHING);
  return value instanceof LambdaError ? { ok: false, error: value.message } : { ok: true, value };
}
