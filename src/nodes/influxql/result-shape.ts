/** What the points look like that a function of InfluxQL gives. Kapacitor influxql.go, v1.8. */
import {
  eitherField,
  eitherTag,
  type Field,
  filtered,
  type KnownType,
  made,
  ofGroups,
  type Schema,
} from '../shape/schema';
import type { InfluxQLOptions } from './reducing';

/** What is known of a function before it is applied. */
export interface FunctionTraits {
  /** The types of fields that it can be applied to. */
  readonly takes: 'numbers' | 'all';
  readonly gives: 'its type' | 'int' | 'float';
  /** Each of several results is one of the points, and has its tags. */
  readonly keepsTags?: true;
}

/** A selector gives whole points, others their result alone. */
export function resultShape(
  { as, field, isSelector, isEmptyOk }: InfluxQLOptions,
  traits: FunctionTraits,
  provides: 'stream' | 'batch' | 'same',
  parent: Schema,
): Schema {
  const own = parent.fields.get(field);
  const result = made(...resultTypes(own, traits, parent.open));
  if (isSelector) {
    const fields = new Map(parent.fields);
    fields.set(as, result);
    if (as !== field) fields.delete(field);
    return { ...ofGroups(parent, fields), tags: parent.tags, open: parent.open };
  }
  // Where no point of a batch has the field the sum is 0.0, whatever type the field has.
  const mayHaveNone = parent.edge === 'batch' && (parent.emptyBatches || own?.everywhere !== true);
  const ofNothing = isEmptyOk && traits.gives === 'its type' && mayHaveNone;
  const fields = new Map([[as, ofNothing ? eitherField(result, made('float')) : result]]);
  const grouped = ofGroups(parent, fields);
  switch (provides) {
    case 'stream':
      return grouped;
    case 'same':
      return filtered(grouped);
    case 'batch': {
      const given = { ...grouped, emptyBatches: true };
      return traits.keepsTags === true ? { ...given, tags: overlaid(parent), open: given.open || parent.open } : given;
    }
  }
}

/** The tags of a point over those of its group. */
function overlaid({ tags, groups }: Schema): Schema['tags'] {
  const all = new Map([...groups.tags, ...tags]);
  for (const [name, own] of tags) {
    const group = groups.tags.get(name);
    if (group !== undefined && !own.everywhere)
      all.set(name, { ...eitherTag(own, group), everywhere: group.everywhere });
  }
  return all;
}

function resultTypes(field: Field | undefined, { takes, gives }: FunctionTraits, open: boolean): readonly KnownType[] {
  if (gives !== 'its type') return [gives];
  if (field === undefined) return open ? ['unknown'] : [];
  return field.types.filter((type) => {
    switch (type) {
      case 'int':
      case 'float':
      case 'unknown':
        return true;
      case 'string':
      case 'boolean':
        return takes === 'all';
      default:
        return false;
    }
  });
}
