import { stored } from '../../definition/build';
import type { ObjectValue } from '../../definition/value';
import { formatRFC3339Nano } from '../../go/time/time';
import { type Barrier, type Batch, copyPoint, type DeleteGroup, type Point } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import type { Held } from '../held';
import type { NodeBehaviour, PipelineNode } from '../node';
import { Queue } from '../queue';
import { either } from '../shape/schema';
import { FURTHER_NODES, nodesOf } from '../upstream';

interface UnionOptions {
  rename: string;
}

export const union = defineNode<UnionOptions, [ObjectValue[]]>({
  method: 'union',
  goType: 'UnionNode',
  doc: 'Merges what several nodes give into one, in order of time. It waits until every node has given something.',
  signature: FURTHER_NODES,
  wants: 'either',
  provides: 'same',
  shape: ({ options, parent, parents, isUnknown }) => {
    const all = parents.slice(1).reduce(either, parent);
    const measurement = options?.rename ?? '';
    return measurement === '' || isUnknown('rename') ? all : { ...all, measurements: [measurement] };
  },
  options: () => ({ rename: '' }),
  // Kapacitor pipeline/node.go, v1.8: the receiver is linked last.
  parents: ([others], place) => [...nodesOf(others, place), place.parent],
  properties: [
    stored('rename', 'string', { doc: 'Gives everything that comes out this measurement. By default names stay.' }),
  ],
  origins: (_, field, { parents }) => parents.map((_parent, parent) => ({ parent, field })),
  start: (options, context, node) => new Union(options.rename, context, node),
});

type Queued =
  | { readonly type: 'point'; readonly time: bigint; readonly point: Point }
  | { readonly type: 'batch'; readonly time: bigint; readonly batch: Batch }
  | { readonly type: 'barrier'; readonly time: bigint; readonly barrier: Barrier };

/** Kapacitor union.go, v1.8. */
class Union implements NodeBehaviour {
  readonly #queues: readonly Queue<Queued>[];
  /** What each parent's queue began with when it was last looked at. */
  readonly #lowMarks: (bigint | undefined)[];

  constructor(
    private readonly rename: string,
    private readonly context: NodeContext,
    private readonly node: PipelineNode,
  ) {
    this.#queues = node.parents.map(() => new Queue<Queued>());
    this.#lowMarks = node.parents.map(() => undefined);
  }

  point(point: Point, parent: number): void {
    const named = this.rename === '' ? point : copyPoint(point, { name: this.rename });
    this.#add({ type: 'point', time: point.time, point: named }, parent);
  }

  batch(batch: Batch, parent: number): void {
    const named = this.rename === '' ? batch : renamed(batch, this.rename);
    this.#add({ type: 'batch', time: batch.tmax, batch: named }, parent);
  }

  barrier(barrier: Barrier, parent: number): void {
    this.#add({ type: 'barrier', time: barrier.time, barrier }, parent);
  }

  deleteGroup(group: DeleteGroup): void {
    this.context.emitDeleteGroup(group);
  }

  end(): void {
    for (let mark = this.#oldest(); mark !== undefined; mark = this.#oldest()) this.#emitUntil(mark);
  }

  held(): Held | undefined {
    const parents = this.node.parents.map(({ name }, parent) => {
      const last = this.#lowMarks[parent];
      return { name, waiting: this.#queues[parent]?.length ?? 0, ...(last === undefined ? {} : { last }) };
    });
    return parents.some(({ waiting }) => waiting > 0) ? { type: 'union', parents } : undefined;
  }

  inspect(): unknown {
    return this.node.parents.map(({ name }, parent) => {
      const queue = this.#queues[parent];
      const mark = this.#lowMarks[parent];
      return { parent: name, waiting: queue?.length ?? 0, time: mark === undefined ? null : formatRFC3339Nano(mark) };
    });
  }

  #add(held: Queued, parent: number): void {
    this.#queues[parent]?.push(held);
    for (let mark = this.#mark(); mark !== undefined && this.#emitUntil(mark); mark = this.#mark());
  }

  /** How far every parent has come; `undefined` while one of them has given nothing. */
  #mark(): bigint | undefined {
    const marks = this.#lowMarks;
    let mark: bigint | undefined;
    for (let parent = 0; parent < marks.length; parent++) {
      const own = this.#queues[parent]?.first?.time ?? marks[parent];
      marks[parent] = own;
      if (own !== undefined && (mark === undefined || own < mark)) mark = own;
    }
    return marks.includes(undefined) ? undefined : mark;
  }

  #oldest(): bigint | undefined {
    let oldest: bigint | undefined;
    for (const queue of this.#queues) {
      const time = queue.first?.time;
      if (time !== undefined && (oldest === undefined || time < oldest)) oldest = time;
    }
    return oldest;
  }

  #emitUntil(mark: bigint): boolean {
    let emitted = false;
    for (const queue of this.#queues) {
      for (let held = queue.first; held !== undefined && held.time <= mark; held = queue.first) {
        queue.shift();
        this.#emit(held);
        emitted = true;
      }
    }
    return emitted;
  }

  #emit(held: Queued): void {
    switch (held.type) {
      case 'point':
        this.context.emitPoint(held.point);
        break;
      case 'batch':
        this.context.emitBatch(held.batch);
        break;
      case 'barrier':
        this.context.emitBarrier(held.barrier);
        break;
    }
  }
}

function renamed(batch: Batch, name: string): Batch {
  return { ...batch, name, group: batch.tags.groupId(name, batch.dimensions) };
}
