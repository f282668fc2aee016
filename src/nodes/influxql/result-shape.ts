/** What the points look like that a function of InfluxQL gives. Kapacitor influxql.go, v1.8. */
import { eitherField, type Field, filtered, type KnownType, made, ofGroups, type Schema } from '../shape/schema';
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
    return { ...parent, fields, raw: false, emptyBatches: false };
  }
  // Of an empty batch the sum is 0.0, whatever type the field has.
  const ofNothing = isEmptyOk && traits.gives === 'its type' && parent.edge === 'batch' && parent.emptyBatches;
  const fields = new Map([[as, ofNothing ? eitherField(result, made('float')) : result]]);
  const grouped = ofGroups(parent, fields);
  if (traits.keepsTags) {
    return { ...grouped, tags: new Map([...parent.tags, ...grouped.tags]), open: grouped.open || parent.open };
  }
  return provides === 'same' ? filtered(grouped) : grouped;
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
