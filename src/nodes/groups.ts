/** State by group. Kapacitor edge/grouped.go, v1.8. */
import { type Barrier, type Batch, batchDimensions, type DeleteGroup, groupTags, type Point } from '../points/point';
import type { Dimensions, TagSet } from '../points/tags';
import type { NodeContext } from './context';
import type { NodeBehaviour } from './node';

/** A group as its first message showed it. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** The group's tags only. */
  readonly tags: TagSet;
  readonly dimensions: Dimensions;
  /** Of that message, nanoseconds since the Unix epoch. */
  readonly time: bigint;
}

/** The state of each group, made when the group's first message comes. */
export class Groups<S> {
  readonly #states = new Map<string, S>();
  #lastId: string | undefined;
  #last: S | undefined;

  constructor(private readonly make: (group: Group) => S) {}

  get size(): number {
    return this.#states.size;
  }

  ofPoint(point: Point): S {
    const id = point.group;
    const state = this.#find(id);
    if (state !== undefined) return state;
    const { name, dimensions, time } = point;
    return this.#add({ id, name, tags: groupTags(point), dimensions, time });
  }

  ofBatch(batch: Batch): S {
    const id = batch.group;
    const state = this.#find(id);
    if (state !== undefined) return state;
    const { name, tags } = batch;
    return this.#add({ id, name, tags, dimensions: batchDimensions(tags, batch.dimensions.byName), time: batch.tmax });
  }

  ofBarrier(barrier: Barrier): S {
    const id = barrier.group;
    const state = this.#find(id);
    if (state !== undefined) return state;
    const { name, tags, dimensions, time } = barrier;
    return this.#add({ id, name, tags, dimensions, time });
  }

  values(): Iterable<S> {
    return this.#states.values();
  }

  /** Whether the group was known. */
  delete(id: string): boolean {
    this.#lastId = undefined;
    this.#last = undefined;
    return this.#states.delete(id);
  }

  /** What `show` says of the first groups, by id. */
  inspect(show: (state: S) => unknown): unknown {
    const shown: Record<string, unknown> = {};
    let left = MOST_SHOWN;
    for (const [id, state] of this.#states) {
      if (left-- === 0) break;
      shown[id] = show(state);
    }
    return { groups: this.#states.size, shown };
  }

  #find(id: string): S | undefined {
    if (id === this.#lastId) return this.#last;
    const state = this.#states.get(id);
    if (state === undefined) return undefined;
    this.#lastId = id;
    this.#last = state;
    return state;
  }

  #add(group: Group): S {
    const state = this.make(group);
    this.#states.set(group.id, state);
    this.#lastId = group.id;
    this.#last = state;
    return state;
  }
}

const MOST_SHOWN = 50;

/** What grouped nodes have in common: a barrier makes a group known, and only known groups are deleted. */
export abstract class GroupedBehaviour<S> implements NodeBehaviour {
  protected readonly groups: Groups<S>;

  constructor(
    protected readonly context: NodeContext,
    make: (group: Group) => S,
  ) {
    this.groups = new Groups(make);
  }

  barrier(barrier: Barrier): void {
    this.groups.ofBarrier(barrier);
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    if (this.groups.delete(group.group)) this.context.emitDeleteGroup(group);
  }

  cardinality(): number {
    return this.groups.size;
  }
}
