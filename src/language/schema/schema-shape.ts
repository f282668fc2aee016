/** What points look like at a place, and how nodes change that. */
import type { EdgeType } from '../../nodes/node';
import { type ModelNode, propertyCall } from '../model';
import { type DataSeries, distinct, type FieldType } from './data';

export type KnownType = FieldType | 'duration' | 'time' | 'unknown';

export interface Schema {
  readonly edge: EdgeType;
  readonly measurements: readonly string[];
  /** With the values seen. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** With the types seen. */
  readonly fields: ReadonlyMap<string, readonly KnownType[]>;
  /** `all` is `groupBy(*)`; `unknown` is grouped by what only a run tells. */
  readonly groups: readonly string[] | 'all' | 'unknown';
  /** Series of the data that can come here. */
  readonly series: readonly DataSeries[];
  readonly open: boolean;
}

export const NOTHING: Schema = {
  edge: 'none',
  measurements: [],
  tags: new Map(),
  fields: new Map(),
  groups: [],
  series: [],
  open: true,
};

export function deadmanSchema(parent: Schema): Schema {
  return { ...parent, tags: grouped(parent), fields: new Map([['emitted', ['float']]]), open: false };
}

export function keepsAll(node: ModelNode): boolean {
  return propertyCall(node, 'keep')?.args.length === 0;
}

/** The tags that a group has: nodes that make a point of many keep only these. */
export function grouped(schema: Schema): Schema['tags'] {
  const { groups, tags } = schema;
  if (groups === 'all' || groups === 'unknown') return tags;
  return new Map(groups.map((name) => [name, tags.get(name) ?? []]));
}

export function prefixedTags(schema: Schema, prefixes: readonly string[], delimiter: string): Schema['tags'] {
  const kept = grouped(schema);
  const made = prefixes.flatMap((prefix) =>
    [...schema.tags].flatMap(([name, values]) =>
      kept.has(name) ? [] : [[`${prefix}${delimiter}${name}`, values] as const],
    ),
  );
  return new Map([...kept, ...made]);
}

export function withField(schema: Schema, name: string, type: KnownType): Schema {
  return { ...schema, fields: new Map([...schema.fields, [name, [type]]]) };
}

export function withTag(schema: Schema, name: string, values: readonly string[]): Schema {
  return { ...schema, tags: new Map([...schema.tags, [name, values]]) };
}

export function either(a: Schema, b: Schema): Schema {
  const fields = new Map(a.fields);
  for (const [name, types] of b.fields) fields.set(name, [...new Set([...(fields.get(name) ?? []), ...types])]);
  const tags = new Map(a.tags);
  for (const [name, values] of b.tags) tags.set(name, distinct([...(tags.get(name) ?? []), ...values]));
  return {
    ...a,
    measurements: distinct([...a.measurements, ...b.measurements]),
    tags,
    fields,
    series: [...new Set([...a.series, ...b.series])],
    open: a.open || b.open,
  };
}

export function fieldKind(type: string | undefined): KnownType {
  switch (type) {
    case 'float':
    case 'int':
    case 'string':
    case 'boolean':
    case 'duration':
    case 'time':
      return type;
    default:
      return 'unknown';
  }
}
