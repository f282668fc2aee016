import { isRefusal } from '../../definition/value';
import type { LogKeys } from '../../handlers/host';
import { unmetCondition } from '../../lambda/condition-report';
import type { Environment } from '../../lambda/environment';
import type { Clock, LogLevel, NodeServices } from '../../nodes/context';
import type { NodeBehaviour, PipelineNode } from '../../nodes/node';
import type { Point } from '../../points/point';
import { BudgetExceeded, limitWords } from '../../text/budget';
import { messageOf } from '../../text/thrown';
import type { Dbrp } from '../../workspace/case-file';
import type { Recorder, Source } from '../record/recorder';
import type { NodeReport, RecordingReport } from '../record/run-model';
import { NodeTrace } from '../record/trace';
import { NodeFailure, NodeRunner } from './node-runner';
import { BurstBehaviour, burstOrder, parentOrder } from './request-order';

/** Why a task cannot start, in Kapacitor's words, and for which node. */
export interface RefusedNode {
  readonly error: string;
  readonly node: PipelineNode;
}

/** What a task needs of the server that runs it. */
export interface TaskHost {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly traceMessages: boolean;
  /** Whether nodes with several parents work off a whole write request at once. */
  readonly wholeRequests: boolean;
  services(task: TaskRunner, runner: () => NodeRunner): NodeServices;
  /** The node has come to its end, with its topic. */
  closeTopic(task: TaskRunner, node: string): void;
}

/** A task while it runs: one runner a node, fed at its source. */
export class TaskRunner {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly #runners = new Map<PipelineNode, NodeRunner>();
  /** Those that a child reads. */
  readonly #linked = new Set<PipelineNode>();
  readonly #host: TaskHost;
  readonly #feeding: Source;
  #source: NodeRunner | undefined;
  #isStopped = false;
  #ranks: ReadonlyMap<PipelineNode, number> | undefined;
  /** Nodes that failed while the others go on. */
  readonly #fallen = new Map<PipelineNode, NodeFailure>();
  /** `alert2: template: …`: what the task died of. */
  error: string | undefined;
  /** Set once its queries were recorded, or could not be. */
  recording: RecordingReport | undefined;

  constructor(
    readonly taskId: string,
    readonly dbrps: readonly Dbrp[],
    /** Parents before children. */
    private readonly nodes: readonly PipelineNode[],
    host: TaskHost,
  ) {
    this.environment = host.environment;
    this.clock = host.clock;
    this.#host = host;
    this.#feeding = { task: taskId, node: '' };
  }

  /** Nodes of a real server fail each by itself, and the task stops when it is looked at. */
  get isolatesNodes(): boolean {
    return this.#host.wholeRequests;
  }

  get isBatch(): boolean {
    return this.nodes[0]?.definition.method === 'batch';
  }

  /** The task has stopped: its nodes' own topics are gone. */
  closeTopics(): void {
    for (const { name } of this.nodes) this.#host.closeTopic(this, name);
  }

  get runners(): readonly NodeRunner[] {
    return [...this.#runners.values()];
  }

  /** How many entries its nodes' traces keep. */
  get traced(): number {
    let entries = 0;
    for (const { trace } of this.#runners.values()) entries += trace?.entries.length ?? 0;
    return entries;
  }

  runner(node: PipelineNode): NodeRunner | undefined {
    return this.#runners.get(node);
  }

  runnerNamed(name: string): NodeRunner | undefined {
    return this.runners.find((runner) => runner.nodeName === name);
  }

  /** Makes every node's behaviour, or says why the task cannot start. */
  start(): RefusedNode | undefined {
    for (const node of this.nodes) this.#makeRunner(node);
    for (const node of this.nodes) this.#linkToParents(node);
    const [first] = this.nodes;
    this.#source = first === undefined ? undefined : this.#runners.get(first);
    for (const node of this.nodes) {
      const error = mismatchedEdge(node) ?? this.#startNode(node);
      if (error !== undefined) return { error, node };
    }
    const refused = this.#refusedQuery();
    if (refused !== undefined) return refused;
    for (const runner of this.#runners.values()) this.guard(runner, () => runner.behaviour.begin?.());
    return undefined;
  }

  feed(point: Point): void {
    const source = this.#source;
    if (source === undefined || this.error !== undefined) return;
    // As `guard`, without a closure a point.
    const { recorder } = this.#host;
    recorder.source = this.#feeding;
    try {
      source.receivePoint(point, 0);
    } catch (failure) {
      this.#failed(source, failure);
    }
  }

  /** Whether a sink buffers points until the task is stopped. */
  get holdsBack(): boolean {
    return this.error === undefined && this.nodes.some(({ definition }) => definition.kind === 'influxdb_out');
  }

  /** A write request is over: nodes that waited for that go on. */
  settle(): void {
    for (const runner of this.#runners.values()) {
      const { behaviour } = runner;
      if (behaviour instanceof BurstBehaviour) this.guard(runner, () => behaviour.settle());
    }
    // A replay has sent all it has by the time that a node has failed.
    if (this.recording === undefined) this.#bury((later) => later.every((node) => this.#runners.get(node)?.isClosed));
  }

  /** The input has ended. */
  end(): void {
    for (const runner of this.#runners.values()) this.guard(runner, () => runner.behaviour.end?.());
    if (this.recording !== undefined) this.#bury(() => true);
  }

  /** The task is defined anew, and this runner does nothing any more. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Runs work of one node of several that are sent the same. */
  isolate(runner: NodeRunner, work: () => void): void {
    try {
      work();
    } catch (failure) {
      this.#failed(runner, failure);
    }
  }

  /** Runs work of the task; a node that cannot go on stops it, and nothing else. */
  guard(runner: NodeRunner, work: () => void): void {
    if (this.error !== undefined || this.#isStopped || runner.isClosed) return;
    try {
      this.#host.recorder.as({ task: this.taskId, node: runner.nodeName }, work);
    } catch (failure) {
      this.#failed(runner, failure);
    }
  }

  log(runner: NodeRunner, level: LogLevel, message: string, keys: LogKeys): void {
    this.#log(level, message, [['node', runner.nodeName], ...keys], runner.nodeName);
  }

  reports(): NodeReport[] {
    return this.nodes.flatMap((node) => {
      const runner = this.#runners.get(node);
      if (runner === undefined) return [];
      const { collected, emitted, errors } = runner;
      const statistics = { ...Object.fromEntries(runner.statistics), collected, emitted, errors };
      const { kind, unsupported } = node.definition;
      const missing = unsupported === undefined ? {} : { unsupported };
      const { globalServices = [] } = runner.behaviour;
      const own = { name: node.name, kind, range: node.range, statistics, globalServices };
      return [{ ...own, ...missing, ...leftOver(runner.behaviour) }];
    });
  }

  #failed(runner: NodeRunner, failure: unknown): void {
    if (failure instanceof BudgetExceeded) throw failure;
    const reason = failure instanceof NodeFailure ? failure : bugIn(runner, failure);
    const node = this.nodes.find(({ name }) => name === reason.node);
    const failed = node && this.#runners.get(node);
    if (node === undefined || failed === undefined) throw failure;
    const keys: LogKeys = [
      ['node', reason.node],
      ['err', reason.reason],
    ];
    this.#log('error', 'node failed', keys, reason.node);
    if (this.isolatesNodes) {
      failed.errors++;
      failed.close();
      this.#fallen.set(node, reason);
      this.#endBehind();
    } else {
      this.error = reason.message;
      this.#endBehind(node);
      this.#die(reason);
    }
  }

  /**
   * Kapacitor waits for the nodes of a task one after the other, from the last to the first, and stops the task at the
   * first that has failed: as long as one behind it goes on, nobody knows. Kapacitor task.go, v1.8.
   */
  #bury(isLookedAt: (later: readonly PipelineNode[]) => boolean): void {
    const at = this.nodes.findLastIndex((node) => this.#fallen.has(node));
    const node = this.nodes[at];
    const failure = node && this.#fallen.get(node);
    if (failure === undefined || this.error !== undefined || !isLookedAt(this.nodes.slice(at + 1))) return;
    for (const one of this.nodes) if (!this.#fallen.has(one)) this.#endNode(one);
    this.error = failure.message;
    this.#die(failure);
  }

  #endNode(node: PipelineNode): void {
    const runner = this.#runners.get(node);
    if (runner === undefined || runner.isClosed) return;
    this.guard(runner, () => runner.behaviour.end?.());
    runner.close();
    this.#host.closeTopic(this, node.name);
  }

  #makeRunner(node: PipelineNode): void {
    const runner: NodeRunner = new NodeRunner(
      node,
      this,
      this.#host.services(this, () => runner),
    );
    if (this.#host.traceMessages) runner.trace = new NodeTrace(this.#host.recorder);
    this.#runners.set(node, runner);
  }

  #linkToParents(node: PipelineNode): void {
    const child = this.#runners.get(node);
    if (child === undefined) return;
    for (const [index, parent] of node.parents.entries()) {
      if (parent.definition.feedsFirstChildOnly === true && this.#linked.has(parent)) continue;
      this.#linked.add(parent);
      this.#runners.get(parent)?.link(child, index);
    }
  }

  #startNode(node: PipelineNode): string | undefined {
    const runner = this.#runners.get(node);
    if (runner === undefined) return undefined;
    const behaviour = node.start(runner);
    if (isRefusal(behaviour)) return behaviour.error;
    const waits = this.#host.wholeRequests && node.parents.length > 1;
    runner.use(waits ? new BurstBehaviour(behaviour, parentOrder(node, this.#burstOrder())) : behaviour);
    return undefined;
  }

  /** Kapacitor looks at what queries ask for when the nodes run already, and stops them again. Kapacitor task.go, v1.8. */
  #refusedQuery(): RefusedNode | undefined {
    const asking = this.nodes[0]?.children ?? [];
    const refusals = asking.flatMap((node) => {
      const refusal = this.#runners.get(node)?.behaviour.refusedSource;
      return refusal === undefined ? [] : [{ node, ...refusal }];
    });
    const refused = refusals.find(({ isUnknown }) => isUnknown) ?? refusals[0];
    const [first] = asking;
    if (refused === undefined || first === undefined) return undefined;
    const aborted = 'batch run aborted';
    for (const { name } of asking) {
      const keys: LogKeys = [
        ['node', name],
        ['err', aborted],
      ];
      this.#log('error', 'node failed', keys, name);
    }
    this.#log('error', 'failed to stop task with out error', [['err', `${first.name}: ${aborted}`]], first.name);
    return refused;
  }

  #burstOrder(): ReadonlyMap<PipelineNode, number> {
    this.#ranks ??= burstOrder(this.nodes);
    return this.#ranks;
  }

  /** What stands behind nodes that failed finds its edges closed and ends in good order. Kapacitor node.go, v1.8. */
  #endBehind(failed?: PipelineNode): void {
    const closed = new Set(
      failed === undefined ? this.nodes.filter((node) => this.#runners.get(node)?.isClosed) : [failed],
    );
    for (const node of this.nodes) {
      if (closed.has(node) || node.parents.length === 0 || !node.parents.every((parent) => closed.has(parent)))
        continue;
      closed.add(node);
      this.#endNode(node);
    }
  }

  /** Kapacitor tells it twice more: the task master and the task store. */
  #die(failure: NodeFailure): void {
    const error = failure.message;
    this.#log('error', 'failed to stop task with out error', [['err', error]], failure.node);
    if (this.recording !== undefined) {
      // The task store knows nothing of replays.
      this.recording = { replayError: `task run: ${error}` };
      return;
    }
    const keys: LogKeys = [
      ['service', 'task_store'],
      ['err', error],
      ['task', this.taskId],
    ];
    this.#host.recorder.log('error', 'task finished with error', keys, { task: this.taskId, node: failure.node });
  }

  #log(level: LogLevel, message: string, keys: LogKeys, node: string): void {
    const head: LogKeys = [
      ['service', 'kapacitor'],
      ['task_master', 'main'],
      ['task', this.taskId],
    ];
    this.#host.recorder.log(level, message, [...head, ...keys], { task: this.taskId, node });
  }
}

function leftOver(behaviour: NodeBehaviour): Pick<NodeReport, 'held' | 'unmet' | 'inhibitedBy'> {
  const held = behaviour.held?.();
  const unmet = (behaviour.conditions ?? []).flatMap(([name, lambda]) => unmetCondition(name, lambda) ?? []);
  const { inhibitedBy = [] } = behaviour;
  return {
    ...(held === undefined ? {} : { held }),
    ...(unmet.length === 0 ? {} : { unmet }),
    ...(inhibitedBy.length === 0 ? {} : { inhibitedBy }),
  };
}

/** A bug of ours ends one task, as a panic in a node would, and not the run. */
function bugIn(runner: NodeRunner, bug: unknown): NodeFailure {
  return new NodeFailure(runner.nodeName, limitWords(bug) ?? `internal error: ${messageOf(bug)}`);
}

/** Kapacitor finds edges of the wrong type when the task starts. Kapacitor node.go linkChild, v1.8. */
function mismatchedEdge(node: PipelineNode): string | undefined {
  for (const parent of node.parents) {
    if (parent.provides === 'none') {
      return `cannot add child no edge expected: ${parent.name}:noedge -> ${node.name}:noedge`;
    }
    if (parent.provides !== node.wants) {
      return `cannot add child mismatched edges: ${parent.name}:${parent.provides} -> ${node.name}:${node.wants}`;
    }
  }
  return undefined;
}
