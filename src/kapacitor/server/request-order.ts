/**
 * How a real server reads a write request where a node has several parents: each node is a goroutine, and works off
 * what one parent gave of the whole request before it looks at the next. Only the order of what such nodes emit differs
 * from reading point by point, and what becomes of points that come late. Found by asking Kapacitor 1.8.3.
 */
import type { Held } from '../../nodes/held';
import type { NodeBehaviour, PipelineNode } from '../../nodes/node';
import type { Barrier, Batch, DeleteGroup, Point } from '../../points/point';

/** A node with several parents that waits until the request is over. */
export class BurstBehaviour implements NodeBehaviour {
  /** By parent. */
  readonly #waiting: (() => void)[][];

  constructor(
    private readonly inner: NodeBehaviour,
    /** Indexes of the parents in the order in which they are read. */
    private readonly order: readonly number[],
  ) {
    this.#waiting = order.map(() => []);
  }

  point(point: Point, parent: number): void {
    this.#waiting[parent]?.push(() => this.inner.point?.(point, parent));
  }

  batch(batch: Batch, parent: number): void {
    this.#waiting[parent]?.push(() => this.inner.batch?.(batch, parent));
  }

  barrier(barrier: Barrier, parent: number): void {
    this.#waiting[parent]?.push(() => this.inner.barrier?.(barrier, parent));
  }

  deleteGroup(group: DeleteGroup, parent: number): void {
    this.#waiting[parent]?.push(() => this.inner.deleteGroup?.(group, parent));
  }

  /** The request is over. */
  settle(): void {
    for (const parent of this.order) {
      const messages = this.#waiting[parent] ?? [];
      this.#waiting[parent] = [];
      for (const receive of messages) receive();
    }
  }

  end(): void {
    this.settle();
    this.inner.end?.();
  }

  cardinality(): number {
    return this.inner.cardinality?.() ?? 0;
  }

  held(): Held | undefined {
    return this.inner.held?.();
  }

  inspect(): unknown {
    return this.inner.inspect?.();
  }
}

/** Enough for any task that a person writes: where parents share parents again and again, nodes run very often. */
const MOST_RUNS = 20;

/**
 * When each node runs last in one request. Go's scheduler runs the goroutine that was woken last, and keeps the others
 * in a queue; a node wakes its children in the order of their links.
 */
export function burstOrder(nodes: readonly PipelineNode[]): ReadonlyMap<PipelineNode, number> {
  const children = new Map<PipelineNode, PipelineNode[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const parent of node.parents) children.get(parent)?.push(node);
  const ranks = new Map<PipelineNode, number>();
  const awake = new Set<PipelineNode>();
  const queue: PipelineNode[] = [];
  let next = nodes[0];
  for (let rank = 0; next !== undefined && rank < MOST_RUNS * nodes.length; rank++) {
    ranks.set(next, rank);
    awake.delete(next);
    let woken: PipelineNode | undefined;
    for (const child of children.get(next) ?? []) {
      if (awake.has(child)) continue;
      awake.add(child);
      if (woken !== undefined) queue.push(woken);
      woken = child;
    }
    next = woken ?? queue.shift();
  }
  return ranks;
}

/** The order in which a node reads its parents. */
export function parentOrder(node: PipelineNode, ranks: ReadonlyMap<PipelineNode, number>): readonly number[] {
  const rank = (parent: number) => {
    const of = node.parents[parent];
    return of === undefined ? 0 : (ranks.get(of) ?? 0);
  };
  return [...node.parents.keys()].sort((a, b) => rank(a) - rank(b));
}
