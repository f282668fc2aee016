import type { PipelineNode } from '../nodes/node';
import type { Point } from '../points/point';
import type { TaskRunner } from './task-runner';

/**
 * Which tasks a point goes to: those that asked for its database, retention policy and measurement, and then once more
 * those with a `from()` that named no measurement. Kapacitor task_master.go forkPoint, v1.8.
 */
export class Router {
  readonly #routes = new Map<string, TaskRunner[]>();
  #last: { point: Point; targets: readonly TaskRunner[] } | undefined;

  /** Registers the task under each of its dbrps and each measurement that its `from` nodes name. */
  add(task: TaskRunner, measurements: readonly string[]): void {
    for (const { database, retentionPolicy } of task.dbrps) {
      for (const measurement of measurements) this.#register(routeKey(database, retentionPolicy, measurement), task);
    }
    this.#last = undefined;
  }

  targets(point: Point): readonly TaskRunner[] {
    const last = this.#last;
    if (last !== undefined && sameRoute(last.point, point)) return last.targets;
    const { database, retentionPolicy, name } = point;
    const named = this.#routes.get(routeKey(database, retentionPolicy, name)) ?? [];
    const unnamed = name === '' ? [] : (this.#routes.get(routeKey(database, retentionPolicy, '')) ?? []);
    const targets = [...named, ...unnamed];
    this.#last = { point, targets };
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

function sameRoute(a: Point, b: Point): boolean {
  return a.name === b.name && a.database === b.database && a.retentionPolicy === b.retentionPolicy;
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
