/** Events that alerts held back, counted by reason. */
import { OUTCOMES } from '../alert/outcome-words';
import type { Outcome } from '../alert/services';
import type { NodeReport, Run } from '../kapacitor/record/run-model';
import { type Finding, listed } from '../language/findings/finding';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import type { TaskFacts } from './task-facts';

/** Those of a changed or bad level; an OK that goes on is no event. */
const HELD: readonly Outcome[] = [
  'no-change',
  'flapping',
  'no-recoveries',
  'inhibited',
  'unheard',
  'unmatched',
  'waiting',
  'unfinished',
  'no-handler',
];

/** `b-child: 10 events held back, inhibited by a-parent (host_alerts, origin=north)`. */
export function heldBackLines(run: Run): readonly string[] {
  const { alerts, alert, outcome, outcomes, count } = run.evaluations;
  const nodes = [...groupedBy(alerts.keys(), (index) => `${alerts[index]?.task}\n${alerts[index]?.node}`).values()];
  const nodeOf = new Map(nodes.flatMap((own, node) => own.map((index) => [index, node] as const)));
  /** By node and outcome, in the order in which they were first seen. */
  const counts = new Map<number, number>();
  for (let row = 0; row < count; row++) {
    const key = (nodeOf.get(alert[row] ?? -1) ?? 0) * outcomes.length + (outcome[row] ?? 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].flatMap(([key, held]) => {
    const reason = outcomes[key % outcomes.length];
    const identity = alerts[nodes[Math.floor(key / outcomes.length)]?.[0] ?? -1];
    if (reason === undefined || identity === undefined || !HELD.includes(reason)) return [];
    const { task, node } = identity;
    const all = run.tasks.find(({ id }) => id === task)?.nodes ?? [];
    const isOnly = all.filter(({ kind }) => kind === 'alert').length === 1;
    const own = all.find(({ name }) => name === node);
    const what = reason === 'unheard' || reason === 'unmatched' ? '' : ' held back,';
    return [`${task}${isOnly ? '' : ` (${node})`}: ${counted(held, 'event')}${what} ${reasonWords(reason, task, own)}`];
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
