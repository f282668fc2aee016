import { CONDITIONALS } from './conditional';
import { CONVERSIONS } from './conversion';
import type { LambdaFunction } from './function';
import { STATEFUL } from './stateful';
import { STRINGS } from './strings';
import { TIMES } from './time';

export type { LambdaFunction } from './function';

/** Those that come with the engine; the mathematical ones and humanBytes are in all.ts. */
export const CORE_FUNCTIONS: readonly LambdaFunction[] = [
  ...CONVERSIONS,
  ...STRINGS,
  ...TIMES,
  ...CONDITIONALS,
  ...STATEFUL,
];

/** Every function that a lambda may call, by name. */
export type LambdaFunctions = ReadonlyMap<string, LambdaFunction>;

export function functionsByName(functions: readonly LambdaFunction[]): LambdaFunctions {
  return new Map(functions.map((entry) => [entry.name, entry]));
}
