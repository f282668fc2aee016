/** Nodes that keep what they were given, and what would let it go. */
import type { NodeReport } from '../kapacitor/record/run-model';
import type { Finding } from '../language/findings/finding';
import type { Held, WaitingParent } from '../nodes/held';
import { counted } from '../text/counted';
import { joinFindings } from './joins';
import { emitted, received, type TaskFacts } from './task-facts';

export function heldFindings(node: NodeReport, facts: TaskFacts): readonly Finding[] {
  const { held } = node;
  switch (held?.type) {
    case undefined:
      return [];
    case 'join':
      return joinFindings(node, held, facts);
    case 'union':
      return unionFindings(node, held.parents, facts);
    case 'time':
    case 'count':
      if (emitted(node) > 0 && !delays(node, facts)) return [];
      return [combinedNothing(node, held) ?? waiting(node, heldWords(node, held, facts))];
  }
}

/** One that has given something on may still have what the nodes behind it wait for. */
function delays({ kind }: NodeReport, { isSilent }: TaskFacts): boolean {
  return isSilent && (kind === 'groupby' || kind === 'flatten');
}

/** It had points of several times, and of none of these one for each of its conditions. */
function combinedNothing(node: NodeReport, { points }: { readonly points: number }): Finding | undefined {
  const { name, range, kind } = node;
  if (kind !== 'combine' || emitted(node) > 0 || received(node) <= points) return undefined;
  const plain = `${name} got ${counted(received(node), 'point')} and made nothing of them: at no time a group had a point for each of its conditions. Points of other groups do not count: what tells the points apart must not be in groupBy.`;
  return { range, severity: 'warning', code: 'join-never', plain };
}

function waiting({ range }: NodeReport, plain: string): Finding {
  return { range, severity: 'info', code: 'still-waiting', plain };
}

/** A note at the end of the data: more points would bring it on. */
function heldWords(node: NodeReport, held: Extract<Held, { type: 'time' | 'count' }>, { at }: TaskFacts): string {
  const { name, kind } = node;
  const holds = `${name} holds ${counted(held.points, 'point')}`;
  const nothing = emitted(node) > 0 ? '' : ' and has given nothing on';
  if (held.type === 'count') return `${holds} of ${held.needed}${nothing}: it gives a batch when it has so many.`;
  const from = held.next === undefined ? `newer than ${at(held.newest)}` : `of ${at(held.next)} or later`;
  const what = WAITING[kind] ?? 'gives on what it has when a newer point comes';
  return `${holds}${nothing}: it ${what}. It waits for one ${from}.`;
}

const WAITING: Readonly<Record<string, string>> = {
  window: 'gives a batch when a point comes that is not earlier than the end of the window',
  groupby: 'groups batches, and gives those of one time on only when a newer batch comes',
  flatten: 'puts the points of one time together, and gives them on only when a newer one comes',
  combine: 'combines the points of one time, and does it only when a newer one comes',
};

/** What waits for nobody but the newest point of another parent is no news. */
const FEW = 2;

function unionFindings(
  { name, range }: NodeReport,
  parents: readonly WaitingParent[],
  { nameOf, at }: TaskFacts,
): readonly Finding[] {
  const holds = parents.reduce((sum, parent) => sum + parent.waiting, 0);
  const late = parents.filter(({ waiting }) => waiting === 0);
  if (holds < FEW || late.length === 0) return [];
  const silent = late.map((parent) => {
    return parent.last === undefined
      ? `${nameOf(parent.name)} sent nothing`
      : `${nameOf(parent.name)} sent nothing since ${at(parent.last)}`;
  });
  const plain = `${name} holds ${counted(holds, 'point')}: ${silent.join(', ')}. A union gives on only what all its parents have come to.`;
  return [{ range, severity: 'info', code: 'union-waits', plain }];
}
