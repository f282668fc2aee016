/** How a set of points or batches of one time becomes one. Kapacitor join.go joinset, v1.8. */
import { roundTime } from '../../go/time/time';
import { type Fields, MapFields } from '../../points/fields';
import { type Batch, type BatchPoint, batchDimensions, groupTags, newPoint, type Point } from '../../points/point';
import type { Dimensions, TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import { spend } from '../../text/budget';
import type { JoinSet } from './groups';

export interface MergeSettings {
  /** In parent order. */
  readonly prefixes: readonly string[];
  readonly delimiter: string;
  /** Nanoseconds. */
  readonly tolerance: bigint;
  /** What a missing parent's fields are; `undefined`: what lacks a parent is dropped. */
  readonly fill: FieldValue | undefined;
  /** The name of what comes out; '' for that of the first parent present. */
  readonly streamName: string;
}

/** Prefixed names of fields, remembered by parent. */
class FieldNames {
  readonly #known: readonly Map<string, string>[];
  readonly #heads: readonly string[];

  constructor({ prefixes, delimiter }: MergeSettings) {
    this.#heads = prefixes.map((prefix) => prefix + delimiter);
    this.#known = prefixes.map(() => new Map());
  }

  /** Where a stream is joined with itself, and that with itself again, fields double each time. */
  of(parent: number, field: string): string {
    spend(1);
    const known = this.#known[parent];
    let name = known?.get(field);
    if (name === undefined) {
      name = `${this.#heads[parent]}${field}`;
      known?.set(field, name);
    }
    return name;
  }
}

/** The merge of streams; `undefined` when a parent is missing and nothing fills in. */
export class PointMerge {
  readonly #names: FieldNames;
  /** What a group keeps of the tags of a series, so that the same tags come out as the same object again. */
  readonly #groupTags = new WeakMap<TagSet, { readonly dimensions: Dimensions; readonly tags: TagSet }>();

  constructor(private readonly settings: MergeSettings) {
    this.#names = new FieldNames(settings);
  }

  merge(set: JoinSet<Point>): Point | undefined {
    const first = set.present();
    const { fill, prefixes, streamName } = this.settings;
    if (!set.complete && fill === undefined) return undefined;
    const fields = new Map<string, FieldValue>();
    for (let parent = 0; parent < prefixes.length; parent++) {
      const point = set.values[parent];
      for (const [name, value] of (point ?? first).fields.entries()) {
        fields.set(this.#names.of(parent, name), point === undefined ? (fill ?? null) : value);
      }
    }
    const name = streamName === '' ? first.name : streamName;
    const tags = this.#tagsOf(first);
    return newPoint(name, first.dimensions, tags, new MapFields(fields), set.time);
  }

  #tagsOf(point: Point): TagSet {
    const known = this.#groupTags.get(point.tags);
    if (known?.dimensions === point.dimensions) return known.tags;
    const tags = groupTags(point);
    this.#groupTags.set(point.tags, { dimensions: point.dimensions, tags });
    return tags;
  }
}

/** The merge of batches, point by point. A batch that is missing as a whole counts as an empty one. */
export class BatchMerge {
  readonly #names: FieldNames;

  constructor(
    private readonly settings: MergeSettings,
    /** Told of each row. */
    private readonly met: (row: readonly (BatchPoint | undefined)[], time: bigint) => void,
  ) {
    this.#names = new FieldNames(settings);
  }

  merge(set: JoinSet<Batch>): Batch {
    const { streamName } = this.settings;
    const { name: firstName, tags, dimensions: given } = set.present();
    const name = streamName === '' ? firstName : streamName;
    const dimensions = batchDimensions(tags, given.byName);
    const points: BatchPoint[] = [];
    const rows = new Rows(set.values, this.settings.tolerance);
    for (let row = rows.next(); row !== undefined; row = rows.next()) {
      this.met(row.points, row.time);
      const fields = this.#join(row.points, rows.fieldNames);
      if (fields !== undefined) points.push({ tags, fields, time: row.time });
    }
    return { name, dimensions, group: tags.groupId(name, dimensions), tags, tmax: set.time, points };
  }

  #join(row: readonly (BatchPoint | undefined)[], fillNames: readonly string[]): Fields | undefined {
    const { fill } = this.settings;
    const fields = new Map<string, FieldValue>();
    for (const [parent, point] of row.entries()) {
      if (point !== undefined) {
        for (const [name, value] of point.fields.entries()) fields.set(this.#names.of(parent, name), value);
      } else if (fill === undefined) {
        return undefined;
      } else {
        for (const name of fillNames) fields.set(this.#names.of(parent, name), fill);
      }
    }
    return new MapFields(fields);
  }
}

interface Row {
  /** At most one point of each batch, in parent order. */
  readonly points: readonly (BatchPoint | undefined)[];
  readonly time: bigint;
}

/** Walks several batches at once; each step takes the points of the earliest time that is next in any of them. */
class Rows {
  readonly #next: number[];
  /** The fields of the first point of all: what missing points are filled with. */
  fieldNames: readonly string[] = [];
  #named = false;

  constructor(
    private readonly batches: readonly (Batch | undefined)[],
    private readonly tolerance: bigint,
  ) {
    this.#next = batches.map(() => 0);
  }

  next(): Row | undefined {
    let time: bigint | undefined;
    const candidates = this.batches.map((batch, parent) => batch?.points[this.#next[parent] ?? 0]);
    for (const point of candidates) {
      if (point === undefined) continue;
      this.#nameFields(point);
      const rounded = roundTime(point.time, this.tolerance);
      if (time === undefined || rounded < time) time = rounded;
    }
    if (time === undefined) return undefined;
    const points = candidates.map((point) => {
      return point !== undefined && roundTime(point.time, this.tolerance) === time ? point : undefined;
    });
    for (const [parent, point] of points.entries()) if (point !== undefined) this.#next[parent] = this.#after(parent);
    return { points, time };
  }

  #after(parent: number): number {
    return (this.#next[parent] ?? 0) + 1;
  }

  #nameFields(point: BatchPoint): void {
    if (this.#named) return;
    this.#named = true;
    this.fieldNames = Array.from(point.fields.entries(), ([name]) => name);
  }
}
