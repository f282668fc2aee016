import type { Fields } from '../fields';
import type { FieldValue } from '../value';
import type { CellPage } from './cells';
import type { FieldLayout } from './field-layout';

/** The fields of a point read from line protocol. A value is made when it is asked for. */
export class LineFields implements Fields {
  readonly #layout: FieldLayout;
  readonly #page: CellPage;
  readonly #first: number;

  constructor(layout: FieldLayout, page: CellPage, first: number) {
    this.#layout = layout;
    this.#page = page;
    this.#first = first;
  }

  get size(): number {
    return this.#layout.size;
  }

  get(name: string): FieldValue | undefined {
    const place = this.#layout.place(name);
    return place < 0 ? undefined : this.#page.value(this.#first + place);
  }

  has(name: string): boolean {
    return this.#layout.place(name) >= 0;
  }

  entries(): [string, FieldValue][] {
    const all: [string, FieldValue][] = [];
    for (const [name, place] of this.#layout.places()) all.push([name, this.#page.value(this.#first + place)]);
    return all;
  }
}
