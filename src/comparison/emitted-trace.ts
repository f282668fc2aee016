import { NodeTrace } from '../kapacitor/record/trace';

/** Messages that one node's trace keeps: both runs are in memory. */
const MOST = 1_000_000;

/** Keeps all that a node emits and nothing else. */
export class EmittedTrace extends NodeTrace {
  constructor(now: { readonly at: number }, most = MOST) {
    super(now, most);
  }

  /** Something was emitted that is not kept. */
  get isFull(): boolean {
    return this.countsUpTo(Number.MAX_SAFE_INTEGER) === undefined;
  }

  override received(): void {}
  override asked(): void {}
  override dropped(): void {}
  override failed(): void {}
}
