import { CONDITIONALS } from './conditional';
import { CONVERSIONS } from './conversion';
import type { LambdaFunction } from './function';
import { HUMAN_BYTES } from './human-bytes';
import { MATH } from './math';
import { STATEFUL } from './stateful';
import { STRINGS } from './strings';
import { TIMES } from './time';

export type { LambdaFunction, Signature } from './function';

/** Every function that lambdas have, by name. The one list that evaluation, completion, hover and signature help read. */
export const LAMBDA_FUNCTIONS: ReadonlyMap<string, LambdaFunction> = new Map(
  [...CONVERSIONS, ...MATH, ...STRINGS, HUMAN_BYTES, ...TIMES, ...CONDITIONALS, ...STATEFUL].map((entry) => [
    entry.name,
    entry,
  ]),
);
