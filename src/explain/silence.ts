/** Why a task says nothing: where its points ended, or which level was never reached. */
import { logValue } from '../kapacitor/record/log-value';
import type { NodeReport, Run, TaskReport } from '../kapacitor/record/run-model';
import type { UnmetCondition } from '../lambda/condition-report';
import { analyseScript } from '../language/analysis';
import type { Finding } from '../language/findings/finding';
import { nodeAt, propertyCall } from '../language/model';
import { counted, withCommas } from '../text/counted';
import { groupedBy } from '../text/grouped';
import { nearestWords } from './conditions';
import { deadmanFindings } from './deadmen';
import { errorWords } from './error-words';
import { heldFindings } from './held';
import { sourceFindings } from './sources';
import { emitted, received, type TaskFacts } from './task-facts';

/** `judged`: whether an alert node judged anything, and whether anything was not OK. */
export function silenceFindings(facts: TaskFacts, judged: ReadonlyMap<string, boolean>): readonly Finding[] {
  const { task } = facts;
  const source = sourceFindings(facts);
  if (source.length > 0) return source;
  const deadmen = facts.isSilent ? deadmanFindings(facts) : [];
  const ofNodes = task.nodes.flatMap((node) => [
    ...(received(node) === 0 ? [] : heldFindings(node, facts)),
    ...(facts.isSilent ? filterFindings(node, facts) : []),
    ...(facts.isSilent && judged.get(node.name) === false ? levelFindings(node, facts) : []),
  ]);
  const found = [...ofNodes, ...deadmen];
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
function filterFindings(node: NodeReport, facts: TaskFacts): readonly Finding[] {
  const { name, range, kind } = node;
  if (kind !== 'from' && kind !== 'where') return [];
  return (node.unmet ?? []).map((condition): Finding => {
    const where = kind === 'from' ? '.where()' : 'the condition';
    const plain = `${name}: 0 of ${counted(condition.tested, 'point')} passed ${where}${because(condition, node, facts)}.`;
    return { range, severity: 'warning', code: 'nothing-passes', plain };
  });
}

function because(condition: UnmetCondition, node: NodeReport, facts: TaskFacts): string {
  const nearest = nearestWords(condition, firstError(node, facts));
  if (nearest !== '') return `: ${nearest}`;
  const text = facts.scriptAt(condition.range).replace(/\s+/g, ' ');
  if (text === '' || text.length > 120) return '';
  return /^!\s*\(/.test(text) ? `: what stands behind ! was true each time` : `: ${text} was false each time`;
}

/** What the log says of a node's expressions. */
function firstError({ name }: NodeReport, { run, task }: TaskFacts): string | undefined {
  const log = run.logs.find((each) => each.level === 'error' && each.task === task.id && each.node === name);
  return log && logValue(log, 'err');
}

/** Levels of an alert that stayed OK, and the states that feed them. */
function levelFindings(node: NodeReport, facts: TaskFacts): readonly Finding[] {
  const { name, range, unmet = [] } = node;
  const { task, scriptAt } = facts;
  // That a deadman stays quiet is what it is for.
  if (scriptAt(range) !== 'alert') return [];
  const levels = unmet.map((condition) => `${condition.name} was never true${because(condition, node, facts)}`);
  if (levels.length === 0) return allFindings(node, facts);
  const states = task.nodes.flatMap((node) => {
    if (!node.kind.startsWith('state_')) return [];
    return (node.unmet ?? []).map(
      (condition) => `The condition of ${node.name} was never true${because(condition, node, facts)}.`,
    );
  });
  const tested = Math.max(...unmet.map((condition) => condition.tested));
  const plain = [`${name}: no event from ${counted(tested, 'point')}. ${levels.map(sentence).join(' ')}`, ...states];
  return [{ range, severity: 'info', code: 'never-true', plain: plain.join(' ') }];
}

/** `.all()`: levels were true for points, and for no batch. */
function allFindings({ name, range }: NodeReport, { task, run, workspace }: TaskFacts): readonly Finding[] {
  const model = analyseScript(workspace, task.script)?.model;
  const node = nodeAt(model, range);
  if (node === undefined || propertyCall(node, 'all') === undefined) return [];
  const { alerts, alert, count } = run.evaluations;
  let judged = 0;
  for (let row = 0; row < count; row++) {
    const own = alerts[alert[row] ?? 0];
    if (own?.task === task.id && own.node === name) judged += 1;
  }
  if (judged === 0) return [];
  const plain = `${name}: no event from ${counted(judged, 'batch', 'batches')}. Levels were true for some points, but with .all() a batch has the lowest level of its points, and each batch had one that is OK.`;
  return [{ range, severity: 'info', code: 'never-true', plain }];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The last node that something came to, where nothing else says why it ended there. */
function endFindings(facts: TaskFacts): readonly Finding[] {
  const { task } = facts;
  const counting = behindStatistics(task);
  const last = task.nodes.findLast((node) => received(node) > 0 && !counting.has(node.name));
  if (last === undefined || emitted(last) > 0) return [];
  const next = task.edges.find(([parent]) => parent === last.name)?.[1];
  if (next === undefined || next === '') return [];
  const { errors = 0 } = last.statistics;
  const why = errors > 0 ? errorsOf(errors, firstError(last, facts)) : endOf(last, facts);
  const [one, many] = task.type === 'batch' ? (['batch', 'batches'] as const) : (['point', 'points'] as const);
  const plain = `${last.name} got ${counted(received(last), one, many)}, and nothing came to ${next}: ${why}.${thinnedWords(last, task)}`;
  return [{ range: last.range, severity: 'info', code: 'ends-here', plain }];
}

function errorsOf(count: number, first: string | undefined): string {
  return `${counted(count, 'error')}, ${first === undefined ? 'which the log tells' : `the first: ${errorWords(first)}`}`;
}

function endOf(last: NodeReport, { workspace, task }: TaskFacts): string {
  const model = analyseScript(workspace, task.script)?.model;
  const node = nodeAt(model, last.range);
  const dropsNegative = node !== undefined && propertyCall(node, 'nonNegative') !== undefined;
  if (dropsNegative && received(last) > 1)
    return 'each value was lower than the one before, and .nonNegative() drops these';
  return ENDS[last.kind] ?? 'it gave nothing on';
}

/** Of the nodes in front, the last that let through less than it got. */
function thinnedWords(last: NodeReport, { nodes, edges }: TaskReport): string {
  let node = last;
  for (let steps = 0; steps < nodes.length; steps++) {
    const parent = edges.find(([, child]) => child === node.name)?.[0];
    const before = nodes.find(({ name }) => name === parent);
    if (before === undefined || received(before) === 0) return '';
    if (emitted(before) < received(before)) {
      return ` ${before.name} gave on ${withCommas(emitted(before))} of ${withCommas(received(before))}.`;
    }
    node = before;
  }
  return '';
}

const ENDS: Readonly<Record<string, string>> = {
  derivative: 'a derivative needs two points of a group',
  difference: 'a difference needs two points of a group',
  elapsed: 'the time elapsed needs two points of a group',
  movingAverage: 'an average over n points needs n points of a group',
  changeDetect: 'nothing changed',
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
