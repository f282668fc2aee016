import type { LogKeys } from '../../handlers/host';
import type { Environment } from '../../lambda/environment';
import type { Clock, EmittedGroup, LogLevel, NodeContext, NodeServices } from '../../nodes/context';
import type { NodeBehaviour, PipelineNode } from '../../nodes/node';
import type { Barrier, Batch, DeleteGroup, Point } from '../../points/point';
import { batchDimensions, groupTags } from '../../points/point';
import { spend } from '../../text/budget';
import type { NodeTrace } from '../record/trace';
import { guardedClock } from './clock';

/** The node cannot go on. */
export class NodeFailure extends Error {
  constructor(
    readonly node: string,
    readonly reason: string,
  ) {
    super(`${node}: ${reason}`);
  }
}

interface Link {
  readonly child: NodeRunner;
  /** Which of the child's parents this edge comes from. */
  readonly parent: number;
}

interface Host {
  readonly taskId: string;
  /** Whether a node that fails leaves its brothers alone. */
  readonly isolatesNodes: boolean;
  readonly environment: Environment;
  readonly clock: Clock;
  guard(node: NodeRunner, work: () => void): void;
  isolate(node: NodeRunner, work: () => void): void;
  log(node: NodeRunner, level: LogLevel, message: string, keys: LogKeys): void;
}

const PASS: NodeBehaviour = {};

/** One running node: counts and traces what it receives and emits, and hands messages to its children by plain calls. */
export class NodeRunner implements NodeContext {
  readonly nodeName: string;
  readonly taskId: string;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly statistics = new Map<string, number>();
  collected = 0;
  emitted = 0;
  errors = 0;
  trace: NodeTrace | undefined;
  #behaviour: NodeBehaviour = PASS;
  #isClosed = false;
  #links: Link[] = [];
  #emittedGroups: Map<string, { group: EmittedGroup; count: bigint }> | undefined;

  constructor(
    readonly node: PipelineNode,
    private readonly host: Host,
    readonly services: NodeServices,
  ) {
    this.nodeName = node.name;
    this.taskId = host.taskId;
    this.environment = host.environment;
    this.clock = guardedClock(host.clock, (work) => host.guard(this, work));
  }

  use(behaviour: NodeBehaviour): void {
    this.#behaviour = behaviour;
  }

  get behaviour(): NodeBehaviour {
    return this.#behaviour;
  }

  /** It has failed or ended: what is sent to it is lost. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
  }

  link(child: NodeRunner, parent: number): void {
    this.#links.push({ child, parent });
  }

  /** What it has emitted by group since this was first asked for: a `stats` node asks when it starts. */
  emittedGroups(): readonly EmittedGroup[] {
    this.#emittedGroups ??= new Map();
    return Array.from(this.#emittedGroups.values(), ({ group, count }) => ({ ...group, count }));
  }

  receivePoint(point: Point, parent: number): void {
    if (this.#isClosed) return;
    spend(1);
    this.collected++;
    this.trace?.received(point);
    if (this.host.isolatesNodes) this.host.isolate(this, () => this.#behaviour.point?.(point, parent));
    else this.#behaviour.point?.(point, parent);
  }

  receiveBatch(batch: Batch, parent: number): void {
    if (this.#isClosed) return;
    spend(1 + batch.points.length);
    this.collected++;
    this.trace?.received(batch);
    this.#received(() => this.#behaviour.batch?.(batch, parent));
  }

  receiveBarrier(barrier: Barrier, parent: number): void {
    spend(1);
    this.#received(() => this.#behaviour.barrier?.(barrier, parent));
  }

  receiveDeleteGroup(group: DeleteGroup, parent: number): void {
    this.#received(() => this.#behaviour.deleteGroup?.(group, parent));
  }

  #received(work: () => void): void {
    if (this.#isClosed) return;
    if (this.host.isolatesNodes) this.host.isolate(this, work);
    else work();
  }

  emitPoint(point: Point): void {
    if (this.trace !== undefined || this.#emittedGroups !== undefined) this.#note(point);
    const links = this.#links;
    const count = links.length;
    this.emitted += count;
    for (let i = 0; i < count; i++) {
      const link = links[i];
      link?.child.receivePoint(point, link.parent);
    }
  }

  emitBatch(batch: Batch): void {
    this.trace?.emitted(batch);
    if (this.#emittedGroups !== undefined) {
      const dimensions = batchDimensions(batch.tags, batch.dimensions.byName);
      this.#countGroup(batch.group, dimensions, () => batch.tags, BigInt(batch.points.length));
    }
    for (const { child, parent } of this.#links) {
      this.emitted++;
      child.receiveBatch(batch, parent);
    }
  }

  emitBarrier(barrier: Barrier): void {
    for (const { child, parent } of this.#links) child.receiveBarrier(barrier, parent);
  }

  emitDeleteGroup(group: DeleteGroup): void {
    this.#emittedGroups?.delete(group.group);
    for (const { child, parent } of this.#links) child.receiveDeleteGroup(group, parent);
  }

  error(message: string, err: string, keys: LogKeys = []): void {
    this.errors++;
    this.trace?.failed(err);
    if (!this.node.quiet) this.host.log(this, 'error', message, [['err', err], ...keys]);
  }

  log(level: LogLevel, message: string, keys: LogKeys = []): void {
    this.host.log(this, level, message, keys);
  }

  dropped(reason: string): void {
    this.trace?.dropped(reason);
  }

  met(messages: readonly (Point | Batch | undefined)[]): void {
    this.trace?.met(messages);
  }

  count(statistic: string, by = 1): void {
    this.statistics.set(statistic, (this.statistics.get(statistic) ?? 0) + by);
  }

  fail(err: string): never {
    throw new NodeFailure(this.nodeName, err);
  }

  #note(point: Point): void {
    this.trace?.emitted(point);
    if (this.#emittedGroups !== undefined) {
      this.#countGroup(point.group, point.dimensions, () => groupTags(point), 1n);
    }
  }

  #countGroup(group: string, dimensions: Point['dimensions'], tags: () => Point['tags'], by: bigint): void {
    const known = this.#emittedGroups?.get(group);
    if (known !== undefined) known.count += by;
    else this.#emittedGroups?.set(group, { group: { group, dimensions, tags: tags(), count: 0n }, count: by });
  }
}
