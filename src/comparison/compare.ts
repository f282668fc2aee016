/** Two workspaces run side by side. What is told of them ends up on screens and in logs: secrets are masked. */
import type { Engine } from '../kapacitor/engine/engine';
import type { RunOptions } from '../kapacitor/run/run-options';
import { RunSession } from '../kapacitor/run/run-session';
import type { Task } from '../kapacitor/server/task';
import { SecretMask } from '../sharing/secrets/mask';
import type { Workspace } from '../workspace/workspace';
import { type Divergence, firstDivergence, type Ran } from './divergence';
import { EmittedTrace } from './emitted-trace';
import { differingEvents, type EventDifference } from './events';

export interface Comparison {
  readonly events: readonly EventDifference[];
  /** Where they went apart first; absent when every node did the same. */
  readonly divergence?: Divergence;
  /** Tasks that only one of them has. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  /** One of them was stopped before its end, or emitted more than was looked at. */
  readonly isPartial: boolean;
}

export function compareWorkspaces(
  engine: Engine,
  first: Workspace,
  second: Workspace,
  options: RunOptions,
): Comparison {
  const mask = new SecretMask([...first, ...second]);
  return compareRuns(ranTo(engine, first, options), ranTo(engine, second, options), mask);
}

function ranTo(engine: Engine, workspace: Workspace, options: RunOptions): Ran {
  const session = new RunSession(engine, workspace, { ...options, trace: 'counts' });
  const traces = session.tasks.flatMap(({ runner: task }) =>
    (task?.runners ?? []).map((runner) => {
      const trace = new EmittedTrace(session);
      runner.trace = trace;
      return trace;
    }),
  );
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // The points, or the budget, end it.
  }
  const run = session.finish();
  const isWhole = run.stopped === undefined && !traces.some(({ isFull }) => isFull);
  return { run, tasks: session.tasks, isWhole };
}

function compareRuns(first: Ran, second: Ran, mask: SecretMask): Comparison {
  const pairs = matchTasks(first.tasks, second.tasks);
  const divergence = firstDivergence(first, second, pairs);
  const only = (tasks: readonly Task[], side: 0 | 1) =>
    tasks.filter((task) => !pairs.some((pair) => pair[side] === task)).map(({ id }) => id);
  return {
    events: differingEvents(first.run, second.run, mask),
    ...(divergence === undefined ? {} : { divergence: maskedDivergence(divergence, mask) }),
    onlyFirst: only(first.tasks, 0),
    onlySecond: only(second.tasks, 1),
    isPartial: !first.isWhole || !second.isWhole,
  };
}

function maskedDivergence(divergence: Divergence, mask: SecretMask): Divergence {
  const { firstText, secondText } = divergence;
  return { ...divergence, firstText: mask.text(firstText), secondText: mask.text(secondText) };
}

/** By id; where each has one left, those. */
function matchTasks(first: readonly Task[], second: readonly Task[]): readonly (readonly [Task, Task])[] {
  const pairs = first.flatMap((left) => {
    const right = second.find(({ id }) => id === left.id);
    return right === undefined ? [] : [[left, right] as const];
  });
  const [own, ...more] = first.filter((left) => !pairs.some(([known]) => known === left));
  const [other, ...others] = second.filter((right) => !pairs.some(([, known]) => known === right));
  const isClear = own !== undefined && other !== undefined && more.length === 0 && others.length === 0;
  return isClear ? [...pairs, [own, other]] : pairs;
}
