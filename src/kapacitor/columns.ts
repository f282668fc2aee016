/** A typed array that grows; `finish` gives what was written, without the spare room. */
export class Column<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array> {
  #length = 0;

  constructor(
    private array: T,
    private readonly grow: (length: number) => T,
  ) {}

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.array.length) {
      const larger = this.grow(this.array.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.#length++] = value;
  }

  set(index: number, value: number): void {
    this.array[index] = value;
  }

  get(index: number): number {
    return this.array[index] ?? 0;
  }

  finish(): T {
    const exact = this.grow(this.#length);
    exact.set(this.array.subarray(0, this.#length));
    return exact;
  }
}

const START = 256;
export const uint8Column = () => new Column(new Uint8Array(START), (length) => new Uint8Array(length));
export const uint16Column = () => new Column(new Uint16Array(START), (length) => new Uint16Array(length));
export const uint32Column = () => new Column(new Uint32Array(START), (length) => new Uint32Array(length));
export const int32Column = () => new Column(new Int32Array(START), (length) => new Int32Array(length));

/** Nanosecond times. */
export class TimeColumn {
  #length = 0;
  #array = new BigInt64Array(START);

  push(value: bigint): void {
    if (this.#length === this.#array.length) {
      const larger = new BigInt64Array(this.#array.length * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.#length++] = value;
  }

  finish(): BigInt64Array {
    return this.#array.slice(0, this.#length);
  }
}
