import type { PipelineNode } from '../../nodes/node';
import type { Point } from '../../points/point';
import type { TaskRunner } from './task-runner';

/**
 * Which tasks a point goes to: those that asked for its database, retention policy and measurement, and then once more
 * those with a `from()` that named no measurement. Kapacitor task_master.go forkPoint, v1.8.
 */
export class Router {
  readonly #routes = new Map<string, TaskRunner[]>();
  /** Targets by measurement, for the database and policy of the last point. */
  #known = new Map<string, readonly TaskRunner[]>();
  #database = '';
  #retentionPolicy = '';
  /** Points of one measurement mostly come one after the other. */
  #name: string | undefined;
  #targets: readonly TaskRunner[] = [];

  /** Registers the task under each of its dbrps and each measurement that its `from` nodes name. */
  add(task: TaskRunner, measurements: readonly string[]): void {
    for (const { database, retentionPolicy } of task.dbrps) {
      for (const measurement of measurements) this.#register(routeKey(database, retentionPolicy, measurement), task);
    }
    this.#known.clear();
    this.#name = undefined;
  }

  remove(task: TaskRunner): void {
    for (const [key, tasks] of this.#routes) {
      const others = tasks.filter((each) => each !== task);
      this.#routes.set(key, others);
    }
    this.#known.clear();
    this.#name = undefined;
  }

  targets(point: Point): readonly TaskRunner[] {
    const { database, retentionPolicy, name } = point;
    if (name === this.#name && database === this.#database && retentionPolicy === this.#retentionPolicy) {
      return this.#targets;
    }
    this.#targets = this.#find(database, retentionPolicy, name);
    this.#name = name;
    return this.#targets;
  }

  #find(database: string, retentionPolicy: string, name: string): readonly TaskRunner[] {
    if (database !== this.#database || retentionPolicy !== this.#retentionPolicy) {
      this.#database = database;
      this.#retentionPolicy = retentionPolicy;
      this.#known.clear();
    }
    let targets = this.#known.get(name);
    if (targets === undefined) {
      const named = this.#routes.get(routeKey(database, retentionPolicy, name)) ?? [];
      const unnamed = name === '' ? [] : (this.#routes.get(routeKey(database, retentionPolicy, '')) ?? []);
      targets = [...named, ...unnamed];
      this.#known.set(name, targets);
    }
    return targets;
  }

  #register(key: string, task: TaskRunner): void {
    const tasks = this.#routes.get(key);
    if (tasks === undefined) this.#routes.set(key, [task]);
    else if (!tasks.includes(task)) tasks.push(task);
  }
}

function routeKey(database: string, retentionPolicy: string, measurement: string): string {
  return `${database}\n${retentionPolicy}\n${measurement}`;
}

/** The measurements that a pipeline's `from` nodes ask for; '' stands for all. */
export function measurementsOf(nodes: readonly PipelineNode[]): readonly string[] {
  const named = nodes
    .filter(({ definition }) => definition.kind === 'from')
    .map((node) => {
      const value = node.getProperty('measurement');
      return value?.type === 'string' ? value.value : '';
    });
  return [...new Set(named)];
}
