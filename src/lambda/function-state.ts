/** What the stateful functions of one expression remember: all calls of `count()` in it share one counter. */
export class FunctionState {
  count = 0n;
  readonly sigma = { mean: 0, squares: 0, seen: 0 };
  readonly spread = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };

  /** `random`: the seed of `rand()`. A run with the same points draws the same numbers again. */
  constructor(public random: bigint) {}

  copyFrom(other: FunctionState): void {
    this.count = other.count;
    this.random = other.random;
    Object.assign(this.sigma, other.sigma);
    Object.assign(this.spread, other.spread);
  }
}
