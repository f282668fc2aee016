import { compareStrings } from '../go/bytes';
import { spend } from '../text/budget';
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
  entries(): Iterable<readonly [string, FieldValue]>;
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

/** Few fields, each once, in a list that somebody else holds too: a point of a file costs no map. */
export class ListedFields implements Fields {
  /** Above it a map is quicker. */
  static readonly MOST = 8;

  constructor(private readonly list: readonly (readonly [string, FieldValue])[]) {}

  /** A name that comes again counts as it is last. */
  static of(list: readonly (readonly [string, FieldValue])[]): Fields {
    return list.length > ListedFields.MOST || hasTwice(list) ? MapFields.of(list) : new ListedFields(list);
  }

  get size(): number {
    return this.list.length;
  }

  get(name: string): FieldValue | undefined {
    for (const [own, value] of this.list) if (own === name) return value;
    return undefined;
  }

  has(name: string): boolean {
    return this.list.some(([own]) => own === name);
  }

  entries(): Iterable<readonly [string, FieldValue]> {
    return this.list;
  }
}

function hasTwice(list: readonly (readonly [string, FieldValue])[]): boolean {
  for (let i = 1; i < list.length; i++) {
    for (let before = 0; before < i; before++) if (list[before]?.[0] === list[i]?.[0]) return true;
  }
  return false;
}

export const NO_FIELDS: Fields = new MapFields(new Map());

/** Field names in byte order. */
export function sortedNames(fields: Fields): string[] {
  spend(fields.size);
  return Array.from(fields.entries(), ([name]) => name).sort(compareStrings);
}
