/** Joins: groups that never meet, and points without a partner. */
import type { NodeReport } from '../kapacitor/record/run-model';
import { type Finding, listed } from '../language/findings/finding';
import type { JoinedParent, Meetings } from '../nodes/held';
import { counted, withCommas } from '../text/counted';
import type { TaskFacts } from './task-facts';

export function joinFindings(node: NodeReport, met: Meetings, { at }: TaskFacts): readonly Finding[] {
  const { name, range } = node;
  const { pairs, parents, commonGroups } = met;
  const lonely = parents.filter(({ alone }) => alone > 0);
  if (pairs > 0) {
    const plain = `${name}: ${counted(pairs, 'pair')}; ${listed(lonely.map(aloneWords))} had no partner${timesWords(lonely, at)}. ${RULE}`;
    return [{ range, severity: 'info', code: 'join-partners', plain }];
  }
  return [
    { range, severity: 'warning', code: 'join-never', plain: `${name}: ${neverWords(parents, commonGroups, at)}` },
  ];
}

const RULE = 'Only points of the same time and group meet; .tolerance() rounds their times.';

function aloneWords({ name, alone }: JoinedParent): string {
  return `${withCommas(alone)} of ${name}`;
}

/** ` (09:01:00 against 09:03:00)`. */
function timesWords(parents: readonly JoinedParent[], at: (time: bigint) => string): string {
  const times = parents.flatMap(({ first }) => (first === undefined ? [] : [at(first)]));
  return times.length === 0 ? '' : ` (${times.length === 1 ? `the first at ${times[0]}` : times.join(' against ')})`;
}

function neverWords(
  parents: readonly JoinedParent[],
  commonGroups: number | undefined,
  at: (time: bigint) => string,
): string {
  const missing = parents.filter(({ came }) => came === 0).map(({ name }) => name);
  if (missing.length > 0) return `${listed(missing)} sent nothing, so nothing of the others finds a partner.`;
  if (commonGroups === 0) {
    const groups = parents.map(({ name, groups, groupCount }) => {
      const more = groupCount > groups.length ? ` … (${groupCount})` : '';
      if (groupCount === 0) return `${name} has no group left`;
      return `${name} has the group${groupCount === 1 ? '' : 's'} ${groups.map(groupWords).join('; ')}${more}`;
    });
    return `${groups.join(', ')}: they can never meet, because a join pairs points of the same group. Group both by the same tags, or name those they share in .on().`;
  }
  return `no two points met: ${listed(parents.map(({ name, came }) => `${withCommas(came)} of ${name}`))} had no partner${timesWords(parents, at)}. ${RULE}`;
}

function groupWords(id: string): string {
  return id === '' ? '(none)' : id.replaceAll('\n', ' ').replaceAll(',', ', ');
}
