/** Why a task says nothing: where its points ended, or which level was never reached. */
import type { NodeReport, Run, TaskReport } from '../kapacitor/record/run-model';
import type { UnmetCondition } from '../lambda/condition-report';
import type { Finding } from '../language/findings/finding';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import { nearestWords } from './conditions';
import { heldFindings } from './held';
import { sourceFindings } from './sources';
import { emitted, received, type TaskFacts } from './task-facts';

/** `judged`: whether an alert node judged anything, and whether anything was not OK. */
export function silenceFindings(facts: TaskFacts, judged: ReadonlyMap<string, boolean>): readonly Finding[] {
  const { task } = facts;
  const source = sourceFindings(facts);
  if (source.length > 0) return source;
  const found = task.nodes.flatMap((node) => [
    ...(received(node) === 0 ? [] : heldFindings(node, facts)),
    ...(facts.isSilent ? filterFindings(node) : []),
    ...(facts.isSilent && judged.get(node.name) === false ? levelFindings(node, facts) : []),
  ]);
  if (found.length > 0 || !facts.isSilent || judged.size > 0) return found;
  return endFindings(facts);
}

/** By task, of each alert node that judged something: whether anything was not OK. */
export function judgements({ evaluations }: Run): ReadonlyMap<string, ReadonlyMap<string, boolean>> {
  const { alerts, alert, level, count } = evaluations;
  const worst = new Uint8Array(alerts.length);
  const seen = new Uint8Array(alerts.length);
  for (let row = 0; row < count; row++) {
    const index = alert[row] ?? 0;
    seen[index] = 1;
    if ((level[row] ?? 0) > (worst[index] ?? 0)) worst[index] = level[row] ?? 0;
  }
  const judged = new Map<string, Map<string, boolean>>();
  for (const [index, { task, node }] of alerts.entries()) {
    if (seen[index] === 0) continue;
    const own = judged.get(task) ?? new Map<string, boolean>();
    judged.set(task, own.set(node, own.get(node) === true || (worst[index] ?? 0) > 0));
  }
  return judged;
}

/** What nothing passes. */
function filterFindings(node: NodeReport): readonly Finding[] {
  const { name, range, kind } = node;
  if (kind !== 'from' && kind !== 'where') return [];
  return (node.unmet ?? []).map((condition): Finding => {
    const where = kind === 'from' ? '.where()' : 'the condition';
    const plain = `${name}: 0 of ${counted(condition.tested, 'point')} passed ${where}${because(condition)}.`;
    return { range, severity: 'warning', code: 'nothing-passes', plain };
  });
}

function because(condition: UnmetCondition): string {
  const nearest = nearestWords(condition);
  return nearest === '' ? '' : `: ${nearest}`;
}

/** Levels of an alert that stayed OK, and the states that feed them. */
function levelFindings({ name, range, unmet = [] }: NodeReport, { task, scriptAt }: TaskFacts): readonly Finding[] {
  // That a deadman stays quiet is what it is for.
  if (scriptAt(range) !== 'alert') return [];
  const levels = unmet.map((condition) => `${condition.name} was never true${because(condition)}`);
  if (levels.length === 0) return [];
  const states = task.nodes.flatMap((node) => {
    if (!node.kind.startsWith('state_')) return [];
    return (node.unmet ?? []).map((condition) => `The condition of ${node.name} was never true${because(condition)}.`);
  });
  const tested = Math.max(...unmet.map((condition) => condition.tested));
  const plain = [`${name}: no event from ${counted(tested, 'point')}. ${levels.map(sentence).join(' ')}`, ...states];
  return [{ range, severity: 'info', code: 'never-true', plain: plain.join(' ') }];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The last node that something came to, where nothing else says why it ended there. */
function endFindings({ task }: TaskFacts): readonly Finding[] {
  const counting = behindStatistics(task);
  const last = task.nodes.findLast((node) => received(node) > 0 && !counting.has(node.name));
  if (last === undefined || emitted(last) > 0) return [];
  const next = task.edges.find(([parent]) => parent === last.name)?.[1];
  if (next === undefined || next === '') return [];
  const { errors = 0 } = last.statistics;
  const why =
    errors > 0 ? `${counted(errors, 'error')}, which the log tells` : (ENDS[last.kind] ?? 'it gave nothing on');
  const [one, many] = task.type === 'batch' ? (['batch', 'batches'] as const) : (['point', 'points'] as const);
  const plain = `${last.name} got ${counted(received(last), one, many)}, and nothing came to ${next}: ${why}.`;
  return [{ range: last.range, severity: 'info', code: 'ends-here', plain }];
}

const ENDS: Readonly<Record<string, string>> = {
  derivative: 'a derivative needs two points of a group',
  difference: 'a difference needs two points of a group',
  elapsed: 'the time elapsed needs two points of a group',
  moving_average: 'an average over n points needs n points of a group',
  change_detect: 'nothing changed',
  sample: 'none of them was chosen',
  from: 'none is of the measurement, database and retention policy that it names',
};

/** `stats` and what stands behind it: a deadman, mostly, to which points do not come. */
function behindStatistics({ nodes, edges }: TaskReport): ReadonlySet<string> {
  const found = new Set(nodes.flatMap(({ kind, name }) => (kind === 'stats' ? [name] : [])));
  if (found.size === 0) return found;
  const children = groupedBy(edges, ([parent]) => parent);
  // What is found on the way is gone on from.
  for (const name of found) for (const [, child] of children.get(name) ?? []) found.add(child);
  return found;
}
