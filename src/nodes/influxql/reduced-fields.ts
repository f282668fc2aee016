import type { Fields } from '../../points/fields';
import type { FieldValue } from '../../points/value';

/** Fields without some of them, which are not copied. */
export class ReducedFields implements Fields {
  readonly #hidden: ReadonlySet<string>;
  readonly #base: Fields;
  readonly size: number;

  /** `count`: how many of the hidden names there are. */
  constructor(base: Fields, hidden: ReadonlySet<string>, count: number) {
    this.#base = base;
    this.#hidden = hidden;
    this.size = base.size - count;
  }

  get(name: string): FieldValue | undefined {
    return this.#hidden.has(name) ? undefined : this.#base.get(name);
  }

  has(name: string): boolean {
    return !this.#hidden.has(name) && this.#base.has(name);
  }

  entries(): Iterable<readonly [string, FieldValue]> {
    return Array.from(this.#base.entries()).filter(([name]) => !this.#hidden.has(name));
  }
}
