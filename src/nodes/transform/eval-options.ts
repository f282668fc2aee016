import type { Lambda } from '../../definition/value';

export interface EvalOptions {
  readonly lambdas: readonly Lambda[];
  as: readonly string[];
  tags: readonly string[];
  /** `undefined`: none; empty: all. */
  keep: readonly string[] | undefined;
}
