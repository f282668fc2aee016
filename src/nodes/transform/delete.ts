import { method } from '../../definition/build';
import { none, one } from '../../definition/signature';
import type { Fields } from '../../points/fields';
import { type Batch, copyPoint, type Point, withBatchTags } from '../../points/point';
import { type Dimensions, TagSet } from '../../points/tags';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { ReducedFields } from '../influxql/reduced-fields';
import type { NodeBehaviour } from '../node';
import type { Schema } from '../shape/schema';
import { type Shaping, told } from '../shape/shape';

interface DeleteOptions {
  readonly fields: Set<string>;
  readonly tags: Set<string>;
}

export const deleteNode = defineNode<DeleteOptions>({
  method: 'delete',
  goType: 'DeleteNode',
  doc: 'Takes fields and tags away. A tag that points are grouped by is taken out of the grouping too.',
  signature: none,
  wants: 'either',
  provides: 'same',
  shape: told(['field', 'tag'], deletedShape),
  options: () => ({ fields: new Set(), tags: new Set() }),
  properties: [
    method(
      'field',
      one('name', 'string'),
      (options, name) => {
        options.fields.add(name);
      },
      'A field to take away.',
    ),
    method(
      'tag',
      one('name', 'string'),
      (options, name) => {
        options.tags.add(name);
      },
      'A tag to take away.',
    ),
  ],
  start: (options, context) => new Delete(options, context),
});

function deletedShape({ fields, tags }: DeleteOptions, { parent }: Shaping<DeleteOptions>): Schema {
  const { groups, series } = parent;
  return {
    ...parent,
    fields: without(parent.fields, fields),
    tags: without(parent.tags, tags),
    groups: { ...groups, tags: without(groups.tags, tags) },
    series: tags.size === 0 ? series : series.map((each) => ({ ...each, tags: without(each.tags, tags) })),
  };
}

function without<T>(named: ReadonlyMap<string, T>, names: ReadonlySet<string>): ReadonlyMap<string, T> {
  return new Map([...named].filter(([name]) => !names.has(name)));
}

/** Kapacitor delete.go, v1.8. */
class Delete implements NodeBehaviour {
  readonly #tagSets = new WeakMap<TagSet, TagSet>();
  readonly #dimensions = new WeakMap<Dimensions, Dimensions>();
  readonly barrier: NonNullable<NodeBehaviour['barrier']>;
  readonly deleteGroup: NonNullable<NodeBehaviour['deleteGroup']>;

  constructor(
    private readonly options: DeleteOptions,
    private readonly context: NodeContext,
  ) {
    ({ barrier: this.barrier, deleteGroup: this.deleteGroup } = forwarding(context));
  }

  point(point: Point): void {
    const fields = this.#fieldsOf(point.fields);
    const tags = this.#tagsOf(point.tags);
    const dimensions = this.#dimensionsOf(point.dimensions);
    const isSame = fields === point.fields && tags === point.tags && dimensions === point.dimensions;
    this.context.emitPoint(isSame ? point : copyPoint(point, { fields, tags, dimensions }));
  }

  batch(batch: Batch): void {
    const points = batch.points.map(({ fields, tags, time }) => {
      return { fields: this.#fieldsOf(fields), tags: this.#tagsOf(tags), time };
    });
    this.context.emitBatch({ ...withBatchTags(batch, this.#tagsOf(batch.tags)), points });
  }

  #fieldsOf(fields: Fields): Fields {
    let deleted = 0;
    for (const name of this.options.fields) if (fields.has(name)) deleted++;
    if (deleted === 0) return fields;
    this.context.count('fields_deleted', deleted);
    return new ReducedFields(fields, this.options.fields, deleted);
  }

  #tagsOf(tags: TagSet): TagSet {
    let deleted = 0;
    for (const name of this.options.tags) if (tags.has(name)) deleted++;
    if (deleted === 0) return tags;
    this.context.count('tags_deleted', deleted);
    let left = this.#tagSets.get(tags);
    if (left === undefined) {
      left = new TagSet(Array.from(tags.entries()).filter(([name]) => !this.options.tags.has(name)));
      this.#tagSets.set(tags, left);
    }
    return left;
  }

  #dimensionsOf(dimensions: Dimensions): Dimensions {
    let left = this.#dimensions.get(dimensions);
    if (left === undefined) {
      const tagNames = dimensions.tagNames.filter((name) => !this.options.tags.has(name));
      left = tagNames.length === dimensions.tagNames.length ? dimensions : { ...dimensions, tagNames };
      this.#dimensions.set(dimensions, left);
    }
    return left;
  }
}
