import { BACKSLASH, EQUALS, NEWLINE, QUOTE } from './bytes-of-lines';

/** The field keys of a line in the order they stand, shared by all lines that have the same. */
export class FieldLayout {
  /** Every key with its equals sign, as written. */
  readonly keys: Uint8Array;
  /** Where each key begins in `keys`, and the end of the last. */
  readonly starts: readonly number[];
  readonly count: number;
  /** Whether lines with these keys can be recognized by comparing bytes: nothing in them is escaped or quoted. */
  readonly isPlain: boolean;
  readonly #places: ReadonlyMap<string, number>;
  #lastName: string | undefined;
  #lastPlace = -1;

  constructor(
    readonly names: readonly string[],
    written: readonly Uint8Array[],
  ) {
    this.count = names.length;
    this.isPlain = written.every(isPlainKey);
    this.#places = new Map(names.map((name, place) => [name, place]));
    const starts = [0];
    for (const key of written) starts.push((starts.at(-1) ?? 0) + key.length + 1);
    this.starts = starts;
    this.keys = new Uint8Array(starts.at(-1) ?? 0).fill(EQUALS);
    written.forEach((key, i) => {
      this.keys.set(key, starts[i] ?? 0);
    });
  }

  /** Number of different names: of a field that a line has twice the last one counts. */
  get size(): number {
    return this.#places.size;
  }

  /** Where the value begins, if the key of this place stands at `at`; -1 if another does. */
  behind(place: number, bytes: Uint8Array, at: number): number {
    const end = this.starts[place + 1] ?? 0;
    let i = at;
    for (let k = this.starts[place] ?? 0; k < end; k++) if (bytes[i++] !== this.keys[k]) return -1;
    return i;
  }

  /** -1 when no line of this layout has the field. */
  place(name: string): number {
    if (name === this.#lastName) return this.#lastPlace;
    this.#lastName = name;
    this.#lastPlace = this.#places.get(name) ?? -1;
    return this.#lastPlace;
  }

  places(): IterableIterator<[string, number]> {
    return this.#places.entries();
  }
}

function isPlainKey(key: Uint8Array): boolean {
  return !key.includes(BACKSLASH) && !key.includes(QUOTE) && !key.includes(NEWLINE);
}
