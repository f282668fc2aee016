import type { Fields } from './fields';
import { type Dimensions, TagSet } from './tags';

/** One point on a stream edge. `group` is always `tags.groupId(name, dimensions)`. */
export interface Point {
  readonly name: string;
  /** Empty on points that a node made anew (window, join, …), as in Kapacitor. */
  readonly database: string;
  readonly retentionPolicy: string;
  readonly dimensions: Dimensions;
  readonly group: string;
  readonly tags: TagSet;
  readonly fields: Fields;
  /** Nanoseconds since the Unix epoch, an int64. */
  readonly time: bigint;
}

/** One point of a batch: its tags are all of its tags, the group's included. */
export interface BatchPoint {
  readonly tags: TagSet;
  readonly fields: Fields;
  readonly time: bigint;
}

/** A batch on a batch edge: begin, points and end in one. */
export interface Batch {
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly group: string;
  /** The group's tags only. */
  readonly tags: TagSet;
  /** The end of the batch, nanoseconds since the Unix epoch. */
  readonly tmax: bigint;
  readonly points: readonly BatchPoint[];
}

/** Time has come this far in one group. */
export interface Barrier {
  readonly name: string;
  readonly database: string;
  readonly retentionPolicy: string;
  readonly group: string;
  readonly dimensions: Dimensions;
  readonly tags: TagSet;
  readonly time: bigint;
}

/** The state of one group is to be forgotten. */
export interface DeleteGroup {
  readonly group: string;
  readonly dimensions: Dimensions;
  readonly tags: TagSet;
}

/** The tags of the group that a point belongs to. */
export function groupTags(point: Point): TagSet {
  return point.dimensions.tagNames.length === 0 ? TagSet.empty : point.tags.restrictedTo(point.dimensions.tagNames);
}

/** The dimensions of a batch: the names of its tags. Kapacitor edge/messages.go, v1.8. */
export function batchDimensions(tags: TagSet, byName: boolean): Dimensions {
  return { byName, tagNames: tags.names };
}

/** A point that a node makes anew: it comes from no database. */
export function newPoint(name: string, dimensions: Dimensions, tags: TagSet, fields: Fields, time: bigint): Point {
  const group = tags.groupId(name, dimensions);
  return { name, database: '', retentionPolicy: '', dimensions, group, tags, fields, time };
}

/** A copy of a point. Its group follows its name, tags and dimensions. */
export function copyPoint(point: Point, change: Partial<Omit<Point, 'group'>>): Point {
  const name = change.name ?? point.name;
  const dimensions = change.dimensions ?? point.dimensions;
  const tags = change.tags ?? point.tags;
  const sameGroup = name === point.name && dimensions === point.dimensions && tags === point.tags;
  return {
    name,
    database: change.database ?? point.database,
    retentionPolicy: change.retentionPolicy ?? point.retentionPolicy,
    dimensions,
    group: sameGroup ? point.group : tags.groupId(name, dimensions),
    tags,
    fields: change.fields ?? point.fields,
    time: change.time ?? point.time,
  };
}

/** A copy with other fields. */
export function withFields(point: Point, fields: Fields): Point {
  const { name, database, retentionPolicy, dimensions, group, tags, time } = point;
  return { name, database, retentionPolicy, dimensions, group, tags, fields, time };
}

/** A copy with other tags; its dimensions stay, so its group may change. */
export function withTags(point: Point, tags: TagSet): Point {
  return copyPoint(point, { tags });
}

/** A copy at another time. */
export function withTime(point: Point, time: bigint): Point {
  const { name, database, retentionPolicy, dimensions, group, tags, fields } = point;
  return { name, database, retentionPolicy, dimensions, group, tags, fields, time };
}

/** A copy grouped by other dimensions. Make the dimensions object once a node: group ids are remembered by it. */
export function regroup(point: Point, dimensions: Dimensions): Point {
  const { name, database, retentionPolicy, tags, fields, time } = point;
  const group = tags.groupId(name, dimensions);
  return { name, database, retentionPolicy, dimensions, group, tags, fields, time };
}

/** A batch with other tags: they become its dimensions. Kapacitor edge/messages.go, v1.8. */
export function withBatchTags(batch: Batch, tags: TagSet): Batch {
  const dimensions = batchDimensions(tags, batch.dimensions.byName);
  return { ...batch, tags, dimensions, group: tags.groupId(batch.name, dimensions) };
}
