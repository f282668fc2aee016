import { isRefusal } from '../../definition/value';
import type { LogKeys } from '../../handlers/host';
import type { Environment } from '../../lambda/environment';
import type { Clock, LogLevel, NodeServices } from '../../nodes/context';
import type { PipelineNode } from '../../nodes/node';
import type { Point } from '../../points/point';
import { BudgetExceeded, limitWords } from '../../text/budget';
import type { Dbrp } from '../../workspace/case-file';
import type { Recorder, Source } from '../record/recorder';
import type { NodeReport, RecordingReport } from '../record/run-model';
import { NodeTrace } from '../record/trace';
import { NodeFailure, NodeRunner } from './node-runner';
import { BurstBehaviour, burstOrder, parentOrder } from './request-order';

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
  closeTopic(task: string, node: string): void;
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

  /** Makes every node's behaviour. Returns why the task cannot start, in Kapacitor's words, and for which node. */
  start(): { readonly error: string; readonly node: PipelineNode } | undefined {
    for (const node of this.nodes) this.#makeRunner(node);
    for (const node of this.nodes) this.#linkToParents(node);
    const [first] = this.nodes;
    this.#source = first === undefined ? undefined : this.#runners.get(first);
    for (const node of this.nodes) {
      const error = mismatchedEdge(node) ?? this.#startNode(node);
      if (error !== undefined) return { error, node };
    }
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
  }

  /** The input has ended. */
  end(): void {
    for (const runner of this.#runners.values()) this.guard(runner, () => runner.behaviour.end?.());
  }

  /** The task is defined anew, and this runner does nothing any more. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Runs work of the task; a node that cannot go on stops the whole task and nothing else. */
  guard(runner: NodeRunner, work: () => void): void {
    if (this.error !== undefined || this.#isStopped) return;
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
      const badges = runner.behaviour.badges ?? [];
      const { kind, unsupported } = node.definition;
      const missing = unsupported === undefined ? {} : { unsupported };
      return [{ name: node.name, kind, range: node.range, statistics, badges, ...missing }];
    });
  }

  #failed(runner: NodeRunner, failure: unknown): void {
    if (failure instanceof BudgetExceeded) throw failure;
    this.#die(failure instanceof NodeFailure ? failure : bugIn(runner, failure));
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

  #burstOrder(): ReadonlyMap<PipelineNode, number> {
    this.#ranks ??= burstOrder(this.nodes);
    return this.#ranks;
  }

  /** What stands behind a node that failed finds its edge closed and ends in good order. Kapacitor node.go, v1.8. */
  #endBehind(failed: string): void {
    const ended = new Set(this.nodes.filter(({ name }) => name === failed));
    for (const node of ended) for (const child of node.children) ended.add(child);
    for (const { name } of ended) if (name !== failed) this.#host.closeTopic(this.taskId, name);
  }

  /** Kapacitor tells it three times (edge, task master and task store). */
  #die(failure: NodeFailure): void {
    const error = failure.message;
    this.error = error;
    this.#endBehind(failure.node);
    this.#log(
      'error',
      'node failed',
      [
        ['node', failure.node],
        ['err', failure.reason],
      ],
      failure.node,
    );
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

/** A bug of ours ends one task, as a panic in a node would, and not the run. */
function bugIn(runner: NodeRunner, bug: unknown): NodeFailure {
  return new NodeFailure(
    runner.nodeName,
    limitWords(bug) ?? `internal error: ${bug instanceof Error ? bug.message : String(bug)}`,
  );
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
