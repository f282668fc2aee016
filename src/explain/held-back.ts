/** Events that alerts held back, counted by reason. */
import { OUTCOMES } from '../alert/outcome';
import type { Outcome } from '../alert/services';
import type { NodeReport, Run } from '../kapacitor/record/run-model';
import { type Finding, listed } from '../language/findings/finding';
import { counted } from '../text/counted';
import type { TaskFacts } from './task-facts';

/** Those of a changed or bad level; an OK that goes on is no event. */
const HELD: readonly Outcome[] = ['no-change', 'flapping', 'no-recoveries', 'inhibited', 'unheard', 'no-handler'];

/** `b-child: 10 events held back, inhibited by a-parent (host_alerts, origin=north)`. */
export function heldBackLines(run: Run): readonly string[] {
  const { alerts, alert, outcome, outcomes, count } = run.evaluations;
  const counts = new Map<
    string,
    { readonly task: string; readonly node: string; readonly outcome: Outcome; count: number }
  >();
  for (let row = 0; row < count; row++) {
    const reason = outcomes[outcome[row] ?? -1];
    const identity = alerts[alert[row] ?? -1];
    if (reason === undefined || identity === undefined || !HELD.includes(reason)) continue;
    const { task, node } = identity;
    const key = `${task}\n${node}\n${reason}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { task, node, outcome: reason, count: 1 });
    else known.count++;
  }
  return [...counts.values()].map(({ task, node, outcome: reason, count: held }) => {
    const nodes = run.tasks.find(({ id }) => id === task)?.nodes ?? [];
    const isOnly = nodes.filter(({ kind }) => kind === 'alert').length === 1;
    const own = nodes.find(({ name }) => name === node);
    const what = reason === 'unheard' ? '' : ' held back,';
    return `${task}${isOnly ? '' : ` (${node})`}: ${counted(held, 'event')}${what} ${reasonWords(reason, task, own)}`;
  });
}

function reasonWords(reason: Outcome, task: string, node: NodeReport | undefined): string {
  return reason === 'inhibited' ? inhibitedWords(task, node) : OUTCOMES[reason].words;
}

/** `own`: the task; another node of it is named by itself. */
function inhibitedWords(own: string, { inhibitedBy = [] }: Partial<NodeReport> = {}): string {
  const by = inhibitedBy.map(({ task, node, category, tags }) => {
    return `${task === own ? node : task} (${[category, ...tags.map(([tag, value]) => `${tag}=${value}`)].join(', ')})`;
  });
  return by.length === 0 ? OUTCOMES.inhibited.words : `inhibited by ${listed(by)}`;
}

/** A task that others keep quiet altogether; nothing in its script says so. */
export function inhibitionFindings({ task, isSilent }: TaskFacts): readonly Finding[] {
  if (!isSilent) return [];
  return task.nodes.flatMap((node): readonly Finding[] => {
    const { inhibitedBy = [], range, name } = node;
    if (inhibitedBy.length === 0) return [];
    const held = inhibitedBy.reduce((sum, { count }) => sum + count, 0);
    const plain = `${name}: ${counted(held, 'event')} held back, ${inhibitedWords(task.id, node)}.`;
    return [{ range, severity: 'info', code: 'inhibited', plain }];
  });
}
