/** GROUP BY in the text of a query, which Kapacitor drops. */
import type { StringNode } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
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
  const items = (match[1] ?? '').split(/,(?![^()]*\))/).map((item) => dimension(item.trim()));
  const better = `.groupBy(${items.join(', ')})`;
  const fill = match[2] === undefined ? [] : [`.fill(${fillOf(match[2])})`];
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

/** `host`, `"host"`, `time(1m)`, `*` of InfluxQL in a script; `undefined` for what a script cannot say. */
function dimension(item: string): string | undefined {
  if (item === '*') return item;
  const [, duration, offset] = /^time\s*\(\s*(\w+)\s*(?:,\s*(-?\w+)\s*)?\)$/i.exec(item) ?? [];
  if (duration !== undefined) return `time(${duration}${offset === undefined ? '' : `, ${offset}`})`;
  const [, quoted, plain] = /^(?:"((?:[^"\\]|\\.)+)"|(\w+))$/.exec(item) ?? [];
  const name = quoted ?? plain;
  return name === undefined ? undefined : stringLiteral(name);
}

function fillOf(value: string): string {
  return /^-?[\d.]+$/.test(value) ? value : stringLiteral(value.toLowerCase());
}
