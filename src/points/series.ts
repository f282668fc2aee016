import type { LineFieldType } from './cells';
import { typeOfKind } from './cells';
import type { FieldLayout } from './field-layout';
import { compareBytes } from './order';
import type { TagSet } from './tags';

/** A field that lines of a series have, and its type there. A field that changes its type is in the list once a type. */
export interface SeenField {
  readonly name: string;
  readonly type: LineFieldType;
}

/** Database, retention policy, measurement and tags; made once and shared by all of its points. */
export class Series {
  readonly #seen = new Map<FieldLayout, Uint8Array>();

  constructor(
    /** Its place in the list of all series. */
    readonly index: number,
    readonly database: string,
    readonly retentionPolicy: string,
    readonly name: string,
    readonly tags: TagSet,
  ) {}

  /** Which kinds of values each field of a layout had, one bit a kind. The reader of lines sets them. */
  kindsOf(layout: FieldLayout): Uint8Array {
    let kinds = this.#seen.get(layout);
    if (kinds === undefined) {
      kinds = new Uint8Array(layout.count);
      this.#seen.set(layout, kinds);
    }
    return kinds;
  }

  /** Names and types of the fields seen so far, in byte order. Those of refused write requests count too. */
  fields(): readonly SeenField[] {
    const types = new Map<string, SeenField>();
    for (const [layout, kinds] of this.#seen) {
      layout.names.forEach((name, place) => {
        for (const type of typesIn(kinds[place] ?? 0)) types.set(`${name}\n${type}`, { name, type });
      });
    }
    return [...types.values()].sort((a, b) => compareBytes(a.name, b.name) || compareBytes(a.type, b.type));
  }
}

function typesIn(kinds: number): LineFieldType[] {
  return [1, 2, 3, 4, 5, 6].filter((kind) => kinds & (1 << kind)).map(typeOfKind);
}

/** All series of a run, whatever files they came from. */
export class SeriesList {
  readonly #all: Series[] = [];
  readonly #byKey = new Map<string, Series>();

  get all(): readonly Series[] {
    return this.#all;
  }

  intern(database: string, retentionPolicy: string, name: string, tags: TagSet): Series {
    const key = JSON.stringify([database, retentionPolicy, name, ...tags.entries()]);
    let series = this.#byKey.get(key);
    if (series === undefined) {
      series = new Series(this.#all.length, database, retentionPolicy, name, tags);
      this.#byKey.set(key, series);
      this.#all.push(series);
    }
    return series;
  }
}
