import { method } from '../../definition/build';
import { goTypeOf } from '../../definition/go-types';
import { none, two } from '../../definition/signature';
import type { ScriptValue } from '../../definition/value';
import { quote } from '../../go/strconv/quote';
import type { Fields } from '../../points/fields';
import { type Batch, copyPoint, type Point, withBatchTags } from '../../points/point';
import type { TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import { spend } from '../../text/budget';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import type { NodeBehaviour } from '../node';
import { distinct, made, type Schema, type Tag, withGroupTag } from '../shape/schema';
import { type Shaping, told, valueType } from '../shape/shape';
import { OverlayFields } from './overlay-fields';

interface DefaultOptions {
  readonly fields: Map<string, ScriptValue>;
  readonly tags: Map<string, string>;
}

export const defaultNode = defineNode<DefaultOptions>({
  method: 'default',
  goType: 'DefaultNode',
  doc: 'Gives fields and tags a value where a point has none.',
  signature: none,
  wants: 'either',
  provides: 'same',
  shape: told(['field', 'tag'], defaultedShape),
  options: () => ({ fields: new Map(), tags: new Map() }),
  properties: [
    method(
      'field',
      two({ name: 'name', type: 'string' }, { name: 'value', type: 'any' }),
      (options, name, value) => {
        options.fields.set(name, value);
      },
      'The value of a field that a point lacks, or that a join filled with null: a float, int, string or bool.',
    ),
    method(
      'tag',
      two({ name: 'name', type: 'string' }, { name: 'value', type: 'string' }),
      (options, name, value) => {
        options.tags.set(name, value);
      },
      'The value of a tag that a point lacks or that is empty.',
    ),
  ],
  validate({ fields }) {
    for (const [name, value] of fields) {
      if (fieldValue(value) === undefined) {
        return `unsupported type ${goTypeOf(value)} for field ${quote(name)}, field default values must be float,int,string or bool`;
      }
    }
    return undefined;
  },
  start: (options, context) => new Default(options, context),
});

function fieldValue(value: ScriptValue): FieldValue | undefined {
  switch (value.type) {
    case 'float':
    case 'int':
    case 'string':
    case 'bool':
      return value.value;
    default:
      return undefined;
  }
}

function defaultedShape({ fields, tags }: DefaultOptions, { parent }: Shaping<DefaultOptions>): Schema {
  const shaped = new Map(parent.fields);
  for (const [name, value] of fields) {
    const own = parent.fields.get(name);
    const types = (own?.types ?? []).filter((type) => type !== 'nil');
    if (own?.everywhere === true && types.length === own.types.length) continue;
    shaped.set(name, made(...distinct([...types, valueType(value)])));
  }
  let schema: Schema = { ...parent, fields: shaped };
  for (const [name, value] of tags) schema = withDefaultTag(schema, name, value);
  return schema;
}

/** A batch is grouped by the tags that it has, a stream as it was before. */
function withDefaultTag(schema: Schema, name: string, value: string): Schema {
  spend(schema.tags.size * (1 + schema.series.length));
  const filled = ({ values, open }: Tag, everywhere: boolean): Tag => ({
    values: distinct([...values.filter((own) => own !== ''), ...(everywhere ? [] : [value])]),
    open,
    everywhere: true,
  });
  const none: Tag = { values: [], open: schema.open, everywhere: false };
  const own = schema.tags.get(name) ?? none;
  const group = schema.groups.tags.get(name);
  const hasGaps = !own.everywhere || own.values.includes('');
  const shaped: Schema = {
    ...schema,
    tags: new Map([...schema.tags, [name, filled(own, !hasGaps)]]),
    series: schema.series.map((series) =>
      (series.tags.get(name) ?? '') === '' ? { ...series, tags: new Map([...series.tags, [name, value]]) } : series,
    ),
  };
  const inGroup = filled(group ?? none, group !== undefined && !group.values.includes(''));
  if (schema.edge === 'batch') return withGroupTag(shaped, name, inGroup);
  return group === undefined ? shaped : withGroupTag(shaped, name, { ...inGroup, everywhere: group.everywhere });
}

/** Kapacitor default.go, v1.8. */
class Default implements NodeBehaviour {
  readonly #fields: readonly (readonly [name: string, value: FieldValue])[];
  readonly #tags: readonly (readonly [name: string, value: string])[];
  /** The same set again for the same tags, so that group ids are remembered by it. */
  readonly #filled = new WeakMap<TagSet, { readonly tags: TagSet; readonly count: number }>();
  readonly barrier: NonNullable<NodeBehaviour['barrier']>;
  readonly deleteGroup: NonNullable<NodeBehaviour['deleteGroup']>;

  constructor(
    { fields, tags }: DefaultOptions,
    private readonly context: NodeContext,
  ) {
    this.#fields = [...fields].map(([name, value]) => [name, fieldValue(value) ?? null]);
    this.#tags = [...tags];
    ({ barrier: this.barrier, deleteGroup: this.deleteGroup } = forwarding(context));
  }

  point(point: Point): void {
    const fields = this.#withFields(point.fields);
    const tags = this.#withTags(point.tags);
    const isSame = fields === point.fields && tags === point.tags;
    this.context.emitPoint(isSame ? point : copyPoint(point, { fields, tags }));
  }

  batch(batch: Batch): void {
    // The beginning of a batch counts as a point without fields.
    if (this.#fields.length > 0) this.context.count('fields_defaulted', this.#fields.length);
    const points = batch.points.map(({ fields, tags, time }) => {
      return { fields: this.#withFields(fields), tags: this.#withTags(tags), time };
    });
    this.context.emitBatch({ ...withBatchTags(batch, this.#withTags(batch.tags)), points });
  }

  #withFields(fields: Fields): Fields {
    const missing = this.#fields.filter(([name]) => (fields.get(name) ?? null) === null);
    if (missing.length === 0) return fields;
    this.context.count('fields_defaulted', missing.length);
    return new OverlayFields(
      missing.map(([name]) => name),
      missing.map(([, value]) => value),
      fields,
    );
  }

  #withTags(tags: TagSet): TagSet {
    let filled = this.#filled.get(tags);
    if (filled === undefined) {
      const missing = this.#tags.filter(([name]) => (tags.get(name) ?? '') === '');
      filled = { tags: missing.length === 0 ? tags : tags.withAll(missing), count: missing.length };
      this.#filled.set(tags, filled);
    }
    if (filled.count > 0) this.context.count('tags_defaulted', filled.count);
    return filled.tags;
  }
}
