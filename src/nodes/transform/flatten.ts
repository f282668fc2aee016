import { method, stored } from '../../definition/build';
import { none, rest } from '../../definition/signature';
import { roundTime, ZERO_TIME } from '../../go/time/time';
import { type Fields, MapFields } from '../../points/fields';
import type { Barrier, Batch, BatchPoint, DeleteGroup, Point } from '../../points/point';
import type { FieldValue } from '../../points/value';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { type Group, Groups } from '../groups';
import { type Held, heldUntil } from '../held';
import type { NodeBehaviour } from '../node';
import { distinct, type Field, ofGroups, type Schema } from '../shape/schema';
import { type Shaping, told } from '../shape/shape';

interface FlattenOptions {
  on: readonly string[];
  delimiter: string;
  /** Nanoseconds. */
  tolerance: bigint;
  dropOriginalFieldName: boolean;
}

export const flatten = defineNode<FlattenOptions>({
  method: 'flatten',
  goType: 'FlattenNode',
  doc: 'Makes one point of all points of a group with the same time. The values of the tags given to `.on()` go into the field names.',
  signature: none,
  wants: 'either',
  provides: 'same',
  shape: told(['on', 'delimiter', 'dropOriginalFieldName'], flattenedShape),
  options: () => ({ on: [], delimiter: '.', tolerance: 0n, dropOriginalFieldName: false }),
  properties: [
    method(
      'on',
      rest('tags', 'string'),
      (options, tags) => {
        options.on = tags;
      },
      'The tags whose values go in front of the field names. A point without one of them is left out.',
    ),
    stored('delimiter', 'string', {
      doc: 'What stands between tag values and field name.',
      default: "'.'",
      initial: { type: 'string', value: '.' },
    }),
    stored('tolerance', 'duration', {
      doc: 'Times are rounded to a multiple of this before they are compared.',
      default: '0s',
    }),
    method(
      'dropOriginalFieldName',
      rest('drop', 'bool'),
      (options, drop) => {
        options.dropOriginalFieldName = drop.length === 1 ? drop[0] === true : true;
      },
      'Leaves the field’s own name out of the new name.',
    ),
  ],
  start: (options, context) => new Flatten(options, context),
});

function flattenedShape(options: FlattenOptions, { parent }: Shaping<FlattenOptions>): Schema {
  const prefixes = prefixesOf(options, parent);
  const isLeftOut = options.on.some((name) => parent.tags.get(name)?.everywhere !== true);
  const flat = { ...ofGroups(parent, new Map()), emptyBatches: parent.emptyBatches || isLeftOut };
  if (prefixes === undefined) return { ...flat, open: true };
  const fields = new Map<string, Field>();
  for (const [name, field] of parent.fields) {
    for (const prefix of prefixes) {
      const flattened = flattenedName(prefix, name, options);
      const other = fields.get(flattened);
      const types = distinct([...(other?.types ?? []), ...field.types]);
      // Of several tags not all come at each time.
      const everywhere = prefixes.length === 1 && !isLeftOut && (other ?? field).everywhere;
      fields.set(flattened, { types, everywhere });
    }
  }
  return { ...flat, fields, open: flat.open || parent.open };
}

/** What can stand in front of field names; `undefined`: only a run tells. */
function prefixesOf({ on, delimiter }: FlattenOptions, { tags, open }: Schema): readonly string[] | undefined {
  let prefixes = [''];
  for (const [i, name] of on.entries()) {
    const tag = tags.get(name);
    // What a point that lacks a tag has already written stays in front of the next one's names.
    if (tag === undefined ? open : tag.open || (!tag.everywhere && i > 0)) return undefined;
    prefixes = prefixes.flatMap((prefix) =>
      (tag?.values ?? []).map((value) => prefix + (i > 0 ? delimiter + value : value)),
    );
    if (prefixes.length > MOST_PREFIXES) return undefined;
  }
  return prefixes;
}

const MOST_PREFIXES = 200;

function flattenedName(
  prefix: string,
  name: string,
  { delimiter, dropOriginalFieldName }: Pick<FlattenOptions, 'delimiter' | 'dropOriginalFieldName'>,
): string {
  if (dropOriginalFieldName) return prefix;
  return prefix === '' ? name : prefix + delimiter + name;
}

/** Points of one group that wait for one of another time. */
class Buffer {
  name: string;
  points: BatchPoint[] = [];

  constructor(
    readonly group: Group,
    /** Rounded. */
    public time: bigint,
  ) {
    this.name = group.name;
  }
}

/** Kapacitor flatten.go, v1.8. */
class Flatten implements NodeBehaviour {
  readonly #groups: Groups<Buffer>;
  /** In Kapacitor what a point left out has already written stays in front of the next point's names. */
  #leftover = '';

  constructor(
    private readonly options: FlattenOptions,
    private readonly context: NodeContext,
  ) {
    this.#groups = new Groups((group) => new Buffer(group, roundTime(group.time, options.tolerance)));
  }

  point(point: Point): void {
    const buffer = this.#groups.ofPoint(point);
    const before = buffer.time;
    const fields = this.#add(buffer, point);
    if (fields === undefined || fields.size === 0) return;
    // A late point is taken for one of the time that has just gone out.
    if (before > buffer.time) buffer.time = before;
    this.#emitPoint(buffer, fields, before);
  }

  batch(batch: Batch): void {
    const buffer = this.#groups.ofBatch(batch);
    buffer.name = batch.name;
    buffer.time = ZERO_TIME;
    const points: BatchPoint[] = [];
    const { tags } = buffer.group;
    for (const point of batch.points) {
      const time = buffer.time;
      const fields = this.#add(buffer, point);
      if (fields !== undefined && fields.size > 0) points.push({ tags, fields, time });
    }
    if (buffer.points.length > 0) points.push({ tags, fields: this.#flush(buffer), time: buffer.time });
    this.context.emitBatch({ ...batch, points });
  }

  barrier(barrier: Barrier): void {
    const buffer = this.#groups.ofBarrier(barrier);
    if (barrier.time > buffer.time && buffer.points.length > 0) {
      this.#emitPoint(buffer, this.#flush(buffer), buffer.time);
    }
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    if (this.#groups.delete(group.group)) this.context.emitDeleteGroup(group);
  }

  cardinality(): number {
    return this.#groups.size;
  }

  held(): Held | undefined {
    return heldUntil(
      Array.from(this.#groups.values(), ({ points, time }) => ({ points: points.length, newest: time })),
    );
  }

  inspect(): unknown {
    return this.#groups.inspect(({ points }) => ({ waiting: points.length }));
  }

  /** Returns what the points before this one give, if it has another time. */
  #add(buffer: Buffer, point: BatchPoint): Fields | undefined {
    const time = roundTime(point.time, this.options.tolerance);
    let fields: Fields | undefined;
    if (time !== buffer.time) {
      if (buffer.points.length > 0) fields = this.#flush(buffer);
      buffer.time = time;
    }
    buffer.points.push(point);
    return fields;
  }

  #flush(buffer: Buffer): Fields {
    const fields = new Map<string, FieldValue>();
    for (const point of buffer.points) this.#flattenInto(fields, point);
    buffer.points = [];
    return new MapFields(fields);
  }

  #flattenInto(fields: Map<string, FieldValue>, point: BatchPoint): void {
    const { on, delimiter } = this.options;
    let prefix = this.#leftover;
    for (let i = 0; i < on.length; i++) {
      const tag = on[i] ?? '';
      const value = point.tags.get(tag);
      if (value === undefined) {
        this.context.error('point missing tag for flatten operation', `tag ${tag} is missing from point`);
        this.#leftover = prefix;
        return;
      }
      prefix += i > 0 ? delimiter + value : value;
    }
    this.#leftover = '';
    for (const [name, value] of point.fields.entries()) fields.set(flattenedName(prefix, name, this.options), value);
  }

  #emitPoint({ name, group }: Buffer, fields: Fields, time: bigint): void {
    const { id, tags, dimensions } = group;
    this.context.emitPoint({
      name,
      database: '',
      retentionPolicy: '',
      dimensions,
      group: dimensions.byName ? tags.groupId(name, dimensions) : id,
      tags,
      fields,
      time,
    });
  }
}
