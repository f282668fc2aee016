/** A heap as Go's container/heap keeps it: which of equal items comes first shows in InfluxDB's answers. */
export class Heap<T> {
  readonly #items: T[];

  constructor(
    items: readonly T[],
    private readonly less: (a: T, b: T) => boolean,
  ) {
    this.#items = [...items];
    for (let at = (items.length >> 1) - 1; at >= 0; at--) this.#sink(at, items.length);
  }

  push(item: T): void {
    this.#items.push(item);
    for (let child = this.#items.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.#isLess(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Takes the least item out. */
  pop(): T | undefined {
    const last = this.#items.length - 1;
    if (last > 0) {
      this.#swap(0, last);
      this.#sink(0, last);
    }
    return this.#items.pop();
  }

  #sink(from: number, end: number): void {
    for (let parent = from, child = 2 * from + 1; child < end; child = 2 * parent + 1) {
      if (child + 1 < end && this.#isLess(child + 1, child)) child++;
      if (!this.#isLess(child, parent)) return;
      this.#swap(child, parent);
      parent = child;
    }
  }

  #isLess(a: number, b: number): boolean {
    const [x, y] = [this.#items[a], this.#items[b]];
    return x !== undefined && y !== undefined && this.less(x, y);
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#items[a], this.#items[b]];
    if (x === undefined || y === undefined) return;
    this.#items[a] = y;
    this.#items[b] = x;
  }
}
