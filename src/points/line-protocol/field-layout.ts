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
  /** The two names asked for last: a condition refers to few, in turn, and asks for a tag's name as a field too. */
  #firstName: string | undefined;
  #firstPlace = -1;
  #secondName: string | undefined;
  #secondPlace = -1;

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
    if (name === this.#firstName) return this.#firstPlace;
    if (name === this.#secondName) return this.#secondPlace;
    this.#secondName = this.#firstName;
    this.#secondPlace = this.#firstPlace;
    this.#firstName = name;
    this.#firstPlace = this.#places.get(name) ?? -1;
    return this.#firstPlace;
  }

  places(): IterableIterator<[string, number]> {
    return this.#places.entries();
  }
}

function isPlainKey(key: Uint8Array): boolean {
  return !key.includes(BACKSLASH) && !key.includes(QUOTE) && !key.includes(NEWLINE);
}
