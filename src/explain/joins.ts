/** Joins: groups that never meet, and points without a partner. */
import type { NodeReport } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import { type Finding, listed } from '../language/findings/finding';
import { nodeAt, propertyCall } from '../language/model';
import type { JoinedParent, Meetings } from '../nodes/held';
import { counted, withCommas } from '../text/counted';
import type { TaskFacts } from './task-facts';

export function joinFindings(node: NodeReport, met: Meetings, facts: TaskFacts): readonly Finding[] {
  const { name, range } = node;
  const { at } = facts;
  const { pairs, parents } = met;
  const lonely = parents.filter(({ alone }) => alone > 0);
  if (pairs > 0) {
    const plain = `${name}: ${counted(pairs, 'pair')}; ${listed(lonely.map(aloneWords))} had no partner${timesWords(lonely, at)}. ${ruleWords(node, facts)}`;
    return [{ range, severity: 'info', code: 'join-partners', plain }];
  }
  return [{ range, severity: 'warning', code: 'join-never', plain: `${name}: ${neverWords(node, met, facts)}` }];
}

/** What the script says of the times and the groups. */
function ruleWords({ range }: NodeReport, { workspace, task }: TaskFacts): string {
  const analysis = analyseScript(workspace, task.script);
  const node = nodeAt(analysis?.model, range);
  if (analysis === undefined || node === undefined) return ALIKE;
  const words = (property: string) => {
    const call = propertyCall(node, property);
    return call === undefined ? undefined : analysis.text.slice(call.nameRange.start, call.range.end);
  };
  const on = words('on');
  const tolerance = words('tolerance');
  const whose = on === undefined ? 'the same time and group' : `the same time whose tags of .${on} are equal`;
  return tolerance === undefined
    ? `Only points of ${whose} meet${on === undefined ? '; .tolerance() rounds their times' : ''}.`
    : `Only points of ${whose} meet, after .${tolerance} has rounded their times: a longer one brings together more.`;
}

const ALIKE = 'Only points of the same time and group meet; .tolerance() rounds their times.';

function aloneWords({ name, alone }: JoinedParent): string {
  return `${withCommas(alone)} of ${name}`;
}

/** ` (09:01:00 against 09:03:00)`. */
function timesWords(parents: readonly JoinedParent[], at: (time: bigint) => string): string {
  const times = parents.flatMap(({ first }) => (first === undefined ? [] : [at(first)]));
  return times.length === 0 ? '' : ` (${times.length === 1 ? `the first at ${times[0]}` : times.join(' against ')})`;
}

function neverWords(node: NodeReport, { parents, commonGroups }: Meetings, facts: TaskFacts): string {
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
  return `no two points met: ${listed(parents.map(({ name, came }) => `${withCommas(came)} of ${name}`))} had no partner${timesWords(parents, facts.at)}. ${ruleWords(node, facts)}`;
}

function groupWords(id: string): string {
  return id === '' ? '(none)' : id.replaceAll('\n', ' ').replaceAll(',', ', ');
}
