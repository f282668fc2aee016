/**
 * Go's sort.Sort, which is not stable: which of two equal elements comes first shows in Kapacitor's answers.
 * A pattern-defeating quicksort (arXiv 2106.05123) with the parameters of Go 1.19 and later.
 */

type Less<T> = (a: T, b: T) => boolean;

/** A sorted copy, with equal elements where Go puts them. */
export function goSorted<T>(items: readonly T[], less: Less<T>): T[] {
  const sorted = [...items];
  goSort(sorted, less);
  return sorted;
}

/** Sorts in place. A `less` that contradicts itself gives what it gives in Go. */
export function goSort<T>(items: T[], less: Less<T>): void {
  if (items.length > 1) new Sorter(items, less).sort(0, items.length, bitLength(items.length));
}

function bitLength(n: number): number {
  return 32 - Math.clz32(n);
}

/** Runs up to this length are sorted by insertion, which is stable. */
const SHORT = 12;
/** From this length on nine elements are looked at for a pivot, and a few misplaced ones are moved by hand. */
const LONG = 50;
const SWAPS_WHEN_DESCENDING = 12;
const MISPLACED = 5;

/** Ranges are from `start` to before `end`. */
class Sorter<T> {
  #swaps = 0;

  constructor(
    private readonly items: T[],
    private readonly less: Less<T>,
  ) {}

  sort(start: number, end: number, badPivots: number): void {
    let balanced = true;
    let partitioned = true;
    while (end - start > SHORT) {
      const length = end - start;
      if (badPivots === 0) {
        this.#heapSort(start, end);
        return;
      }
      if (!balanced) {
        this.#scatter(start, end);
        badPivots--;
      }
      let pivot = this.#choosePivot(start, end);
      let ascending = this.#swaps === 0;
      if (this.#swaps === SWAPS_WHEN_DESCENDING) {
        this.#reverse(start, end);
        pivot = end - 1 - (pivot - start);
        ascending = true;
      }
      if (balanced && partitioned && ascending && this.#moveMisplaced(start, end)) return;
      if (start > 0 && !this.#isLess(start - 1, pivot)) {
        start = this.#splitEqual(start, end, pivot);
        continue;
      }
      const split = this.#split(start, end, pivot);
      partitioned = split.untouched;
      const [left, right] = [split.at - start, end - split.at];
      balanced = Math.min(left, right) >= Math.floor(length / 8);
      if (left < right) {
        this.sort(start, split.at, badPivots);
        start = split.at + 1;
      } else {
        this.sort(split.at + 1, end, badPivots);
        end = split.at;
      }
    }
    this.#insertionSort(start, end);
  }

  #at(i: number): T {
    const item = this.items[i];
    if (item === undefined) throw new RangeError(`nothing at ${i} of ${this.items.length}`);
    return item;
  }

  #isLess(i: number, j: number): boolean {
    return this.less(this.#at(i), this.#at(j));
  }

  #swap(i: number, j: number): void {
    const item = this.#at(i);
    this.items[i] = this.#at(j);
    this.items[j] = item;
  }

  #insertionSort(start: number, end: number): void {
    for (let i = start + 1; i < end; i++) {
      for (let j = i; j > start && this.#isLess(j, j - 1); j--) this.#swap(j, j - 1);
    }
  }

  #heapSort(start: number, end: number): void {
    const length = end - start;
    for (let root = Math.floor((length - 1) / 2); root >= 0; root--) this.#sink(root, length, start);
    for (let last = length - 1; last >= 0; last--) {
      this.#swap(start, start + last);
      this.#sink(0, last, start);
    }
  }

  #sink(root: number, length: number, start: number): void {
    for (let child = 2 * root + 1; child < length; child = 2 * root + 1) {
      if (child + 1 < length && this.#isLess(start + child, start + child + 1)) child++;
      if (!this.#isLess(start + root, start + child)) return;
      this.#swap(start + root, start + child);
      root = child;
    }
  }

  /** Smaller ones before the pivot, others after it. `untouched`: they already were. */
  #split(start: number, end: number, pivot: number): { at: number; untouched: boolean } {
    this.#swap(start, pivot);
    let i = start + 1;
    let j = end - 1;
    for (let swaps = 0; ; swaps++) {
      while (i <= j && this.#isLess(i, start)) i++;
      while (i <= j && !this.#isLess(j, start)) j--;
      if (i > j) {
        this.#swap(j, start);
        return { at: j, untouched: swaps === 0 };
      }
      this.#swap(i++, j--);
    }
  }

  /** Those equal to the pivot, of which none is smaller, come first; where the others begin. */
  #splitEqual(start: number, end: number, pivot: number): number {
    this.#swap(start, pivot);
    let i = start + 1;
    let j = end - 1;
    for (;;) {
      while (i <= j && !this.#isLess(start, i)) i++;
      while (i <= j && this.#isLess(start, j)) j--;
      if (i > j) return i;
      this.#swap(i++, j--);
    }
  }

  /** Whether that was enough to sort the range. */
  #moveMisplaced(start: number, end: number): boolean {
    let i = start + 1;
    for (let moved = 0; moved < MISPLACED; moved++) {
      while (i < end && !this.#isLess(i, i - 1)) i++;
      if (i === end) return true;
      if (end - start < LONG) return false;
      this.#swap(i, i - 1);
      if (i - start >= 2) for (let j = i - 1; j >= 1 && this.#isLess(j, j - 1); j--) this.#swap(j, j - 1);
      if (end - i >= 2) for (let j = i + 1; j < end && this.#isLess(j, j - 1); j++) this.#swap(j, j - 1);
    }
    return false;
  }

  /** Breaks a pattern that made a bad pivot, by a fixed random sequence. */
  #scatter(start: number, end: number): void {
    const length = end - start;
    const middle = start + Math.floor(length / 4) * 2;
    const mask = (1n << BigInt(bitLength(length))) - 1n;
    let random = BigInt(length);
    for (let i = middle - 1; i <= middle + 1; i++) {
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      const other = Number(random & mask);
      this.#swap(i, start + (other >= length ? other - length : other));
    }
  }

  #choosePivot(start: number, end: number): number {
    this.#swaps = 0;
    const quarter = Math.floor((end - start) / 4);
    let [low, middle, high] = [start + quarter, start + quarter * 2, start + quarter * 3];
    if (end - start >= LONG) {
      low = this.#median(low - 1, low, low + 1);
      middle = this.#median(middle - 1, middle, middle + 1);
      high = this.#median(high - 1, high, high + 1);
    }
    return this.#median(low, middle, high);
  }

  #median(a: number, b: number, c: number): number {
    const [low, high] = this.#ordered(a, b);
    const [middle] = this.#ordered(high, c);
    return this.#ordered(low, middle)[1];
  }

  #ordered(a: number, b: number): [number, number] {
    if (!this.#isLess(b, a)) return [a, b];
    this.#swaps++;
    return [b, a];
  }

  #reverse(start: number, end: number): void {
    for (let i = start, j = end - 1; i < j; i++, j--) this.#swap(i, j);
  }
}
