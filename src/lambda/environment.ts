import type { LambdaFunctions } from './functions/core';
import type { ServerTime } from './scope';

/** What the run gives to every expression. */
export interface Environment extends ServerTime {
  /** What expressions may call. */
  readonly functions: LambdaFunctions;
}
