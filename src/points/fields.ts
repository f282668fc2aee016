import { compareStrings } from '../go/bytes';
import type { FieldValue } from './value';

/**
 * The fields of a point. Read-only: nodes that change fields build a new one, because branches share points.
 * Points read from line protocol decode a field only when it is asked for.
 */
export interface Fields {
  readonly size: number;
  get(name: string): FieldValue | undefined;
  has(name: string): boolean;
  /** In no particular order, as in Go; whatever the user sees goes through sortedNames. */
  entries(): Iterable<[string, FieldValue]>;
}

/** Fields held in a map. */
export class MapFields implements Fields {
  readonly #values: ReadonlyMap<string, FieldValue>;

  constructor(values: ReadonlyMap<string, FieldValue>) {
    this.#values = values;
  }

  static of(entries: Iterable<readonly [string, FieldValue]>): MapFields {
    return new MapFields(new Map(entries));
  }

  get size(): number {
    return this.#values.size;
  }

  get(name: string): FieldValue | undefined {
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  entries(): Iterable<[string, FieldValue]> {
    return this.#values.entries();
  }
}

export const NO_FIELDS: Fields = new MapFields(new Map());

/** Field names in byte order. */
export function sortedNames(fields: Fields): string[] {
  return Array.from(fields.entries(), ([name]) => name).sort(compareStrings);
}
