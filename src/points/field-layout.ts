import { BytePattern } from './byte-pattern';
import { BACKSLASH, EQUALS, NEWLINE, QUOTE } from './bytes-of-lines';

/** The field keys of a line in the order they stand, shared by all lines that have the same. */
export class FieldLayout {
  /** Every key with its equals sign, as written. */
  readonly keys: readonly BytePattern[];
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
    this.keys = written.map((key) => new BytePattern(Uint8Array.of(...key, EQUALS)));
  }

  /** Number of different names: of a field that a line has twice the last one counts. */
  get size(): number {
    return this.#places.size;
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
