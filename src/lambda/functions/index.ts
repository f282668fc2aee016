import { CONDITIONALS } from './conditional';
import { CONVERSIONS } from './conversion';
import type { LambdaFunction } from './function';
import { STATEFUL } from './stateful';
import { STRINGS } from './strings';
import { TIMES } from './time';

export type { LambdaFunction, Signature } from './function';

/** Those that come with the engine; the mathematical ones and humanBytes come late (all.ts). */
export const CORE_FUNCTIONS: readonly LambdaFunction[] = [
  ...CONVERSIONS,
  ...STRINGS,
  ...TIMES,
  ...CONDITIONALS,
  ...STATEFUL,
];

const functions = new Map<string, LambdaFunction>();

/** Every function that lambdas have, by name: the one list that evaluation, completion, hover and signature help read. */
export const LAMBDA_FUNCTIONS: ReadonlyMap<string, LambdaFunction> = functions;

export function addFunctions(more: Iterable<LambdaFunction>): void {
  for (const entry of more) functions.set(entry.name, entry);
}

addFunctions(CORE_FUNCTIONS);
