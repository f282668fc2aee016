/** GROUP BY in the text of a query, which Kapacitor drops. */
import type { StringNode } from '../../../tickscript/ast';
import type { ScriptAnalysis } from '../../analysis';
import { dimension, fillArgument, groupByItems } from '../../group-by-text';
import { givenValue, type ModelNode, propertyCall } from '../../model';
import { gapBehind } from '../../own-line';
import { scriptRange } from '../../templates';
import type { Finding } from '../finding';

export function queryGroupByFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => (node.method === 'query' ? groupByInText(node, analysis) : []));
}

const GROUP_BY = /\s*\bgroup\s+by\s+((?:[^()]|\([^()]*\))*?)(?:\s+fill\s*\(\s*([^()]*?)\s*\))?\s*$/i;

/** Characters of a query that are looked at: nobody writes a GROUP BY as long as that. */
const LONGEST_END = 2_000;

function groupByOf(query: string): RegExpExecArray | null {
  return query.length > LONGEST_END ? null : GROUP_BY.exec(query);
}

/** Kapacitor puts what `.groupBy()` says in the place of it. */
function groupByInText(node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const { model, text } = analysis;
  const { call } = node;
  const literal = givenValue(model, call?.args[0]);
  const match = literal?.kind === 'string' ? groupByOf(literal.value) : null;
  if (call === undefined || literal?.kind !== 'string' || match === null) return [];
  const range = placeOf(match, literal, text);
  const own = propertyCall(node, 'groupBy');
  const items = groupByItems(match[1] ?? '').map(dimension);
  const better = `.groupBy(${items.join(', ')})`;
  const fill = match[2] === undefined ? [] : [`.fill(${fillArgument(match[2])})`];
  const canFix = own === undefined && items.every((item) => item !== undefined) && model.nodes.includes(node);
  const calls = [better, ...fill].map((each) => `${gapBehind(text, node.properties[0] ?? call)}${each}`).join('');
  const at = (node.properties.at(-1) ?? call).range.end;
  return [
    {
      range: { ...range, start: range.end - text.slice(range.start, range.end).trimStart().length },
      severity: 'warning',
      code: 'query-group-by',
      plain:
        own === undefined
          ? `Kapacitor drops the GROUP BY of a query: write ${items.includes(undefined) ? '.groupBy()' : better} behind it.`
          : 'Kapacitor drops the GROUP BY of a query and takes what .groupBy() says.',
      ...(canFix
        ? {
            fix: {
              title: `Write ${[better, ...fill].join('')}`,
              edits: [
                { range, text: '' },
                { range: { start: at, end: at }, text: calls },
              ],
            },
          }
        : {}),
    },
  ];
}

function placeOf(match: RegExpExecArray, literal: StringNode, text: string) {
  const gap = /^\s*\n|^/.exec(match[0])?.[0].length ?? 0;
  const end = literal.value.trimEnd().length;
  return scriptRange(text, literal, { start: match.index + gap, end: Math.max(end, match.index + gap) });
}
