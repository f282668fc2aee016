import { compareStrings } from '../go/bytes';
import { spend } from '../text/budget';
import type { LineFieldType } from './line-protocol/cells';
import { typeOfKind } from './line-protocol/cells';
import type { FieldLayout } from './line-protocol/field-layout';
import { TagSet } from './tags';
import { type FieldValue, fieldType } from './value';

/** A field that lines of a series have, and its type there. A field that changes its type is in the list once a type. */
export interface SeenField {
  readonly name: string;
  readonly type: LineFieldType;
}

/** The field keys that lines of one series had, and which kinds of values each of them had, one bit a kind. */
export interface LineShape {
  readonly layout: FieldLayout;
  readonly kinds: number[];
}

/** Database, retention policy, measurement and tags; made once and shared by all of its points. */
export class Series {
  /** Most series have one. */
  #first: LineShape | undefined;
  #noted: Map<string, Set<LineFieldType>> | undefined;
  #others: Map<FieldLayout, LineShape> | undefined;

  constructor(
    /** Its place in the list of all series. */
    readonly index: number,
    readonly database: string,
    readonly retentionPolicy: string,
    readonly name: string,
    readonly tags: TagSet,
  ) {}

  /** How lines of this series with these field keys look; the reader of lines notes the kinds of their values in it. */
  shape(layout: FieldLayout): LineShape {
    if (this.#first?.layout === layout) return this.#first;
    const known = this.#others?.get(layout);
    if (known !== undefined) return known;
    const shape = { layout, kinds: new Array<number>(layout.count).fill(0) };
    if (this.#first === undefined) this.#first = shape;
    else this.#others = (this.#others ?? new Map()).set(layout, shape);
    return shape;
  }

  /** Notes fields of a point that was not read from line protocol. */
  note(fields: Iterable<readonly [string, FieldValue]>): void {
    this.#noted ??= new Map();
    for (const [name, value] of fields) {
      spend(1);
      const type = fieldType(value);
      // Data have neither.
      if (type === 'nil' || type === 'duration') continue;
      const types = this.#noted.get(name);
      if (types === undefined) this.#noted.set(name, new Set([type]));
      else if (!types.has(type)) types.add(type);
    }
  }

  /** Names and types of the fields seen so far, in byte order. Those of refused write requests count too. */
  fields(): readonly SeenField[] {
    const types = new Map<string, SeenField>();
    for (const [name, seen] of this.#noted ?? []) {
      for (const type of seen) types.set(`${name}\n${type}`, { name, type });
    }
    for (const { layout, kinds } of this.#shapes()) {
      layout.names.forEach((name, place) => {
        for (const type of typesIn(kinds[place] ?? 0)) types.set(`${name}\n${type}`, { name, type });
      });
    }
    return [...types.values()].sort((a, b) => compareStrings(a.name, b.name) || compareStrings(a.type, b.type));
  }

  #shapes(): readonly LineShape[] {
    return this.#first === undefined ? [] : [this.#first, ...(this.#others?.values() ?? [])];
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

  /** `tags` in any order. */
  intern(
    database: string,
    retentionPolicy: string,
    name: string,
    tags: readonly (readonly [string, string])[],
  ): Series {
    const set = new TagSet(tags);
    let key = `${database}\0${retentionPolicy}\0${name}`;
    for (const [tag, value] of set.entries()) key += `\0${tag}\0${value}`;
    let series = this.#byKey.get(key);
    if (series === undefined) {
      series = new Series(this.#all.length, database, retentionPolicy, name, set);
      this.#byKey.set(key, series);
      this.#all.push(series);
    }
    return series;
  }
}
