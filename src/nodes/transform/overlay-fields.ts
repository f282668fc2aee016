import type { Fields } from '../../points/fields';
import type { FieldValue } from '../../points/value';

/** Some fields over others, without copying those. The names are made once a node and have no duplicates. */
export class OverlayFields implements Fields {
  readonly #names: readonly string[];
  readonly #values: readonly FieldValue[];
  readonly #base: Fields;

  constructor(names: readonly string[], values: readonly FieldValue[], base: Fields) {
    this.#names = names;
    this.#values = values;
    this.#base = base;
  }

  get size(): number {
    let size = this.#base.size;
    for (const name of this.#names) if (!this.#base.has(name)) size++;
    return size;
  }

  get(name: string): FieldValue | undefined {
    const at = this.#names.indexOf(name);
    return at < 0 ? this.#base.get(name) : this.#values[at];
  }

  has(name: string): boolean {
    return this.#names.includes(name) || this.#base.has(name);
  }

  entries(): Iterable<readonly [string, FieldValue]> {
    const entries: (readonly [string, FieldValue])[] = [];
    for (const entry of this.#base.entries()) if (!this.#names.includes(entry[0])) entries.push(entry);
    for (let i = 0; i < this.#names.length; i++) {
      const name = this.#names[i];
      const value = this.#values[i];
      if (name !== undefined && value !== undefined) entries.push([name, value]);
    }
    return entries;
  }
}
