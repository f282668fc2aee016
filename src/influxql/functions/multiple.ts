/** Functions that give several points. InfluxDB query/functions.go, v1.9.6. */

import { compareStrings } from '../../go/bytes';
import { goSorted } from '../../go/sort';
import type { BatchPoint } from '../../points/point';
import { numeric } from './aggregates';
import { GoPanic, type Item, type Reduced, type Reducer, type ReducerMakers } from './reducer';

/** Each value once, at the time of its first occurrence, by time. */
export const distinct: ReducerMakers = {
  float64: () => new Distinct<number>((a, b) => a < b),
  int64: () => new Distinct<bigint>((a, b) => a < b),
  string: () => new Distinct((a, b) => compareStrings(a, b) < 0),
  bool: () => new Distinct<boolean>((a) => !a),
};

class Distinct<V extends number | bigint | string | boolean> implements Reducer<V> {
  readonly #times = new Map<V, bigint>();

  constructor(private readonly isLess: (a: V, b: V) => boolean) {}

  add(value: V, { time }: BatchPoint): undefined {
    if (!this.#times.has(value)) this.#times.set(value, time);
  }

  emit(): Reduced[] {
    const points = Array.from(this.#times, ([value, time]) => ({ value, time }));
    return goSorted(points, (a, b) => (a.time === b.time ? this.isLess(a.value, b.value) : a.time < b.time));
  }
}

/** The `n` greatest values, the greatest first; of equal ones the earliest. */
export function top(n: bigint): ReducerMakers {
  return numeric(
    ({ isLess }) => new Best(n, (a, b) => (a.value === b.value ? isLater(a, b) : isLess(a.value, b.value))),
  );
}

/** The `n` smallest values, the smallest first; of equal ones the earliest. */
export function bottom(n: bigint): ReducerMakers {
  return numeric(
    ({ isLess }) => new Best(n, (a, b) => (a.value === b.value ? isLater(a, b) : isLess(b.value, a.value))),
  );
}

function isLater<V>(a: Item<V>, b: Item<V>): boolean {
  return a.point.time > b.point.time;
}

/** A heap with the worst of the best at its root, as Go's container/heap keeps it: equal ones show where they lie. */
class Best<V extends number | bigint> implements Reducer<V> {
  readonly #heap: Item<V>[] = [];

  constructor(
    private readonly n: bigint,
    private readonly isWorse: (a: Item<V>, b: Item<V>) => boolean,
  ) {}

  add(value: V, point: BatchPoint): GoPanic | undefined {
    const [worst] = this.#heap;
    const item = { value, point };
    if (BigInt(this.#heap.length) < this.n) {
      this.#heap.push(item);
      this.#rise(this.#heap.length - 1);
    } else if (worst === undefined) {
      const text = this.n < 0n ? 'makeslice: cap out of range' : 'index out of range [0] with length 0';
      return new GoPanic(`runtime error: ${text}`);
    } else if (this.isWorse(worst, item)) {
      this.#heap[0] = item;
      this.#sink();
    }
    return undefined;
  }

  emit(): Reduced[] {
    const best = goSorted(this.#heap, (a, b) => this.isWorse(b, a));
    return best.map(({ value, point }) => ({ value, time: point.time, point }));
  }

  #rise(at: number): void {
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfWorse(child, parent)) return;
      child = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let parent = 0, child = 1; child < heap.length; child = 2 * parent + 1) {
      const [left, right] = [heap[child], heap[child + 1]];
      if (left !== undefined && right !== undefined && this.isWorse(right, left)) child++;
      if (!this.#swapIfWorse(child, parent)) return;
      parent = child;
    }
  }

  /** Lets the child be the parent when it is worse. */
  #swapIfWorse(child: number, parent: number): boolean {
    const [a, b] = [this.#heap[child], this.#heap[parent]];
    if (a === undefined || b === undefined || !this.isWorse(a, b)) return false;
    this.#heap[child] = b;
    this.#heap[parent] = a;
    return true;
  }
}
