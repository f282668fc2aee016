import { flag, method, stored } from '../../definition/build';
import { rest } from '../../definition/signature';
import type { ScriptValue } from '../../definition/value';
import { goSorted } from '../../go/sort';
import { type Barrier, type Batch, type BatchPoint, type DeleteGroup, type Point, regroup } from '../../points/point';
import type { Dimensions } from '../../points/tags';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { Grouping, validateDimensions } from '../dimensions';
import { type Held, heldUntil } from '../held';
import type { NodeBehaviour } from '../node';
import { groupingBy } from '../shape/grouping';
import { UNKNOWN_GROUPS } from '../shape/schema';

interface GroupByOptions {
  dimensions: readonly ScriptValue[];
  excluded: readonly string[];
  byMeasurement: boolean;
}

export const groupBy = defineNode<GroupByOptions, [ScriptValue[]]>({
  method: 'groupBy',
  kind: 'groupby',
  goType: 'GroupByNode',
  doc: 'Groups points by tags; `*` stands for all tags, no argument for no grouping by tags. Every group has its own state in the nodes that follow.',
  signature: rest('tags', 'any'),
  wants: 'either',
  provides: 'same',
  shape: ({ options, parent, isUnknown }) => {
    const known = options !== undefined && !['exclude', 'dimensions'].some(isUnknown);
    const groups = known ? groupingBy(parent, options.dimensions, options.excluded) : UNKNOWN_GROUPS;
    const byMeasurement = options?.byMeasurement === true || parent.groups.byMeasurement;
    return { ...parent, groups: { ...groups, byMeasurement } };
  },
  options: ([dimensions]) => ({ dimensions, excluded: [], byMeasurement: false }),
  properties: [
    flag<GroupByOptions>(
      'byMeasurement',
      (options) => {
        options.byMeasurement = true;
      },
      'Groups the points by their measurement too. No later node can undo it.',
    ),
    method(
      'exclude',
      rest('tags', 'string'),
      (options, tags: readonly string[]) => {
        options.excluded = [...options.excluded, ...tags];
        return undefined;
      },
      'Tags that `*` does not stand for.',
    ),
  ],
  internals: [stored('dimensions', 'list', { doc: 'The tags, in place of the arguments.' })],
  validate: ({ dimensions, excluded }) => validateDimensions(dimensions, excluded),
  start: (options, context) => new GroupBy(options, context),
});

interface Pending {
  readonly batch: Omit<Batch, 'points'>;
  readonly points: BatchPoint[];
}

/** Kapacitor group_by.go, v1.8. Groups of batches come out in the order in which they were first seen. */
class GroupBy implements NodeBehaviour {
  readonly #grouping: Grouping;
  readonly #byName: boolean;
  /** Groups of batches wait here until a batch of another time comes. */
  readonly #pending = new Map<string, Pending>();
  #lastTime: bigint | undefined;

  constructor(
    { dimensions, excluded, byMeasurement }: GroupByOptions,
    private readonly context: NodeContext,
  ) {
    this.#grouping = new Grouping(dimensions, excluded);
    this.#byName = byMeasurement;
  }

  point(point: Point): void {
    const dimensions = this.#grouping.of(point.tags, this.#byName || point.dimensions.byName);
    this.context.emitPoint(dimensions === point.dimensions ? point : regroup(point, dimensions));
  }

  batch(batch: Batch): void {
    this.#emit(batch.tmax);
    const byName = this.#byName || batch.dimensions.byName;
    for (const point of batch.points) this.#add(batch, point, this.#grouping.of(point.tags, byName));
  }

  barrier(barrier: Barrier): void {
    this.#emit(barrier.time);
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    this.#pending.delete(group.group);
    this.context.emitDeleteGroup(group);
  }

  cardinality(): number {
    return this.#pending.size;
  }

  held(): Held | undefined {
    return heldUntil(
      Array.from(this.#pending.values(), ({ batch, points }) => ({ points: points.length, newest: batch.tmax })),
    );
  }

  inspect(): unknown {
    const waiting = [...this.#pending].slice(0, 50).map(([group, { points }]) => ({ group, points: points.length }));
    return { groups: this.#pending.size, waiting };
  }

  #add({ name, tmax }: Batch, point: BatchPoint, dimensions: Dimensions): void {
    const group = point.tags.groupId(name, dimensions);
    const pending = this.#pending.get(group);
    if (pending !== undefined) {
      pending.points.push(point);
      return;
    }
    const tags = point.tags.restrictedTo(dimensions.tagNames);
    this.#pending.set(group, { batch: { name, dimensions, group, tags, tmax }, points: [point] });
  }

  #emit(time: bigint): void {
    if (time === this.#lastTime) return;
    this.#lastTime = time;
    const ready = [...this.#pending.values()];
    this.#pending.clear();
    for (const { batch, points } of ready) this.context.emitBatch({ ...batch, points: goSorted(points, isEarlier) });
  }
}

function isEarlier(a: BatchPoint, b: BatchPoint): boolean {
  return a.time < b.time;
}
