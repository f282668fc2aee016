import { CORE_FUNCTIONS, functionsByName, type LambdaFunctions } from './core';
import { HUMAN_BYTES } from './human-bytes';
import { MATH } from './math';

/** Every function that lambdas have: the one list that evaluation, completion, hover and signature help read. */
export const LAMBDA_FUNCTIONS: LambdaFunctions = functionsByName([...CORE_FUNCTIONS, ...MATH, HUMAN_BYTES]);
