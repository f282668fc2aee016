/** What the playground said, as Kapacitor's log says it: a line for each alert that a node triggered. Kapacitor alert.go, v1.8. */
import { levelName } from '../alert/level';
import type { Run } from '../kapacitor/record/run-model';
import { logLine } from '../kapacitor/server/log-line';

/** The lines of a task by text, without what stands before the node: `node=alert2 level=OK id=a event_message=…`. */
export function expectedLines(run: Run, task: string): string {
  const seen = new Set<number>();
  const lines = run.events
    .flatMap(({ task: own, evaluation, node, level, id, message }) => {
      // A topic of its own and a named one are told of the same alert.
      if (own !== task || evaluation < 0 || seen.has(evaluation)) return [];
      seen.add(evaluation);
      const keys = [
        ['node', node],
        ['level', levelName(level)],
        ['id', id],
        ['event_message', message],
      ] as const;
      return [logLine('debug', '', keys).replace(/^lvl=debug msg= /, '')];
    })
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return lines.map((line) => `${line}\n`).join('');
}

/** Its alert nodes that tell somebody: of the others the playground writes no messages down. */
export function tellingNodes(run: Run, task: string): readonly string[] {
  const { alerts, alert, outcome, outcomes } = run.evaluations;
  const silent = new Set<string>();
  outcome.forEach((which, row) => {
    const identity = alerts[alert[row] ?? -1];
    if (outcomes[which] === 'no-handler' && identity?.task === task) silent.add(identity.node);
  });
  const nodes = run.tasks.find(({ id }) => id === task)?.nodes ?? [];
  return nodes.flatMap(({ name, kind }) => (kind === 'alert' && !silent.has(name) ? [name] : []));
}
