/** What the points on an edge look like, as far as a script and sample points tell. */
import type { EdgeType } from '../edge-type';
import type { DataSeries, FieldType } from './data-series';

/** `nil` has no type; `unknown` may be of any. */
export type KnownType = FieldType | 'duration' | 'time' | 'nil' | 'unknown';

export interface Field {
  /** Those that it can have. */
  readonly types: readonly KnownType[];
  /** Every point has it. */
  readonly everywhere: boolean;
}

export interface Tag {
  /** Those seen; a tag that a group lacks is the empty text there. */
  readonly values: readonly string[];
  /** It may have others. */
  readonly open: boolean;
  /** Every point has it. */
  readonly everywhere: boolean;
}

export interface Grouping {
  readonly tags: ReadonlyMap<string, Tag>;
  /** `undefined`: some points are, and others are not. */
  readonly byMeasurement: boolean | undefined;
  /** Some points are grouped by other tags than others. */
  readonly mixed: boolean;
  /** There may be others: only a run tells. */
  readonly open: boolean;
}

export interface Schema {
  readonly edge: EdgeType;
  readonly measurements: readonly string[];
  readonly fields: ReadonlyMap<string, Field>;
  /** Of the points: those of a batch have more than the batch itself, which has the tags of its group. */
  readonly tags: ReadonlyMap<string, Tag>;
  readonly groups: Grouping;
  /** Series of the data that can come here. */
  readonly series: readonly DataSeries[];
  /** Each point is one of the data's, whatever fields were added to it, and has the tags of its series. */
  readonly raw: boolean;
  /** A batch can be without points, also one that a window makes of a stream on which barriers come. */
  readonly emptyBatches: boolean;
  /** There may be other fields and tags. */
  readonly open: boolean;
}

export const NO_GROUPS: Grouping = { tags: new Map(), byMeasurement: false, mixed: false, open: false };
export const UNKNOWN_GROUPS: Grouping = { ...NO_GROUPS, open: true };

/** Of a place where nothing is known. */
export const NOTHING: Schema = {
  edge: 'none',
  measurements: [],
  fields: new Map(),
  tags: new Map(),
  groups: UNKNOWN_GROUPS,
  series: [],
  raw: false,
  emptyBatches: true,
  open: true,
};

/** A field that a node gives every point. */
export function made(...types: readonly KnownType[]): Field {
  return { types, everywhere: true };
}

/** A tag of which nothing but its name is known. */
export const ANY_TAG: Tag = { values: [], open: true, everywhere: true };

/** Behind what may do anything to the points: names may be as before, or not. */
export function unknownAfter(schema: Schema): Schema {
  const fields = mapped(schema.fields, (): Field => ({ types: ['unknown'], everywhere: false }));
  const tags = mapped(schema.tags, (tag): Tag => ({ ...tag, open: true, everywhere: false }));
  return { ...schema, fields, tags, groups: UNKNOWN_GROUPS, raw: false, emptyBatches: true, open: true };
}

/** Points may be left out, and all of a batch. */
export function filtered(schema: Schema): Schema {
  return schema.edge === 'batch' ? { ...schema, emptyBatches: true } : schema;
}

export function withField(schema: Schema, name: string, made: Field): Schema {
  return { ...schema, fields: new Map([...schema.fields, [name, made]]) };
}

/** Each point gets the tag: it is no longer that of the series. The group of a batch stays as it was. */
export function withTag(schema: Schema, name: string, made: Tag): Schema {
  const tagged = { ...schema, tags: new Map([...schema.tags, [name, made]]), raw: false };
  const group = schema.edge === 'batch' ? undefined : schema.groups.tags.get(name);
  return group === undefined ? tagged : withGroupTag(tagged, name, { ...made, everywhere: group.everywhere });
}

export function withGroupTag(schema: Schema, name: string, made: Tag): Schema {
  return { ...schema, groups: { ...schema.groups, tags: new Map([...schema.groups.tags, [name, made]]) } };
}

/** Points of which each has the tags of its group and no others. */
export function ofGroups(schema: Schema, fields: Schema['fields']): Schema {
  const { groups } = schema;
  return { ...schema, fields, tags: groups.tags, raw: false, open: groups.open };
}

/** The points of which a field has one of these types. */
export function ofTypes(schema: Schema, name: string, types: readonly KnownType[]): Schema {
  const own = schema.fields.get(name);
  if (own === undefined) return schema;
  const left = own.types.filter((type) => type === 'unknown' || types.includes(type));
  return left.length === own.types.length ? schema : withField(schema, name, { ...own, types: left });
}

/** Every point has what these name. */
export function having(schema: Schema, names: Iterable<string>): Schema {
  let fields: Map<string, Field> | undefined;
  let tags: Map<string, Tag> | undefined;
  for (const name of names) {
    const [ownField, ownTag] = [schema.fields.get(name), schema.tags.get(name)];
    // Of a name that both have nobody can say which of them it means.
    if (ownField !== undefined && ownTag !== undefined) continue;
    if (ownField?.everywhere === false) {
      fields ??= new Map(schema.fields);
      fields.set(name, { ...ownField, everywhere: true });
    }
    if (ownTag?.everywhere === false) {
      tags ??= new Map(schema.tags);
      tags.set(name, { ...ownTag, everywhere: true });
    }
  }
  return fields === undefined && tags === undefined
    ? schema
    : { ...schema, fields: fields ?? schema.fields, tags: tags ?? schema.tags };
}

/** The points of either. */
export function either(a: Schema, b: Schema): Schema {
  return {
    ...a,
    measurements: distinct([...a.measurements, ...b.measurements]),
    fields: eitherOf(a.fields, b.fields, eitherField, (one) => ({ ...one, everywhere: false })),
    tags: eitherTags(a.tags, b.tags),
    groups: eitherGroups(a.groups, b.groups),
    series: [...new Set([...a.series, ...b.series])],
    raw: a.raw && b.raw,
    emptyBatches: a.emptyBatches || b.emptyBatches,
    open: a.open || b.open,
  };
}

export function eitherField(a: Field, b: Field): Field {
  return { types: distinct([...a.types, ...b.types]), everywhere: a.everywhere && b.everywhere };
}

export function eitherTag(a: Tag, b: Tag): Tag {
  return {
    values: distinct([...a.values, ...b.values]),
    open: a.open || b.open,
    everywhere: a.everywhere && b.everywhere,
  };
}

function eitherTags(a: Schema['tags'], b: Schema['tags']): Schema['tags'] {
  return eitherOf(a, b, eitherTag, (one) => ({ ...one, everywhere: false }));
}

export function eitherGroups(a: Grouping, b: Grouping): Grouping {
  const sameTags = a.tags.size === b.tags.size && [...a.tags.keys()].every((name) => b.tags.has(name));
  return {
    tags: eitherTags(a.tags, b.tags),
    byMeasurement: a.byMeasurement === b.byMeasurement ? a.byMeasurement : undefined,
    mixed: a.mixed || b.mixed || !sameTags,
    open: a.open || b.open,
  };
}

function eitherOf<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  both: (a: T, b: T) => T,
  alone: (one: T) => T,
): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  for (const [name, one] of a) {
    const other = b.get(name);
    all.set(name, other === undefined ? alone(one) : both(one, other));
  }
  for (const [name, one] of b) if (!a.has(name)) all.set(name, alone(one));
  return all;
}

export function mapped<T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): ReadonlyMap<string, U> {
  return new Map(Array.from(map, ([name, value]) => [name, change(value)]));
}

/** Sorted, each once. */
export function distinct<T extends string>(values: Iterable<T>): readonly T[] {
  return [...new Set(values)].sort();
}
