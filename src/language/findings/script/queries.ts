/** InfluxQL of batch tasks: what Kapacitor adds by itself, and what has no effect. */
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelNode, propertyCall } from '../../model';
import { gapBehind } from '../../own-line';
import { scriptRange, templatesOf } from '../../templates';
import { type Finding, inserted } from '../finding';

export function queryFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) => (node.method === 'query' ? ofQuery(node, analysis) : []));
}

function ofQuery(node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const { model, text } = analysis;
  const literal = givenValue(model, node.call?.args[0]);
  if (node.call === undefined || literal?.kind !== 'string') return [];
  const found: Finding[] = [];
  const where = literal.value.search(/\bwhere\b/i);
  const time = where < 0 ? -1 : literal.value.slice(where).search(/\btime\b\s*[<>=]/i);
  if (time >= 0) {
    const start = where + time;
    found.push({
      range: scriptRange(text, literal, { start, end: start + 4 }),
      severity: 'warning',
      code: 'query-time',
      plain: 'Kapacitor adds the time range itself: do not put time into the WHERE.',
    });
  }
  const groupBy = propertyCall(node, 'groupBy');
  const byTime = groupBy?.args.some((argument) => argument.kind === 'call' && argument.name === 'time') ?? false;
  const fill = propertyCall(node, 'fill');
  if (fill !== undefined && !byTime && !/\btime\s*\(/i.test(literal.value)) {
    found.push({
      range: fill.range,
      severity: 'warning',
      code: 'query-fill',
      plain: 'fill has no effect without groupBy(time(1m)).',
    });
  }
  if (byTime && propertyCall(node, 'align') === undefined) {
    found.push({
      range: node.call.nameRange,
      severity: 'info',
      code: 'query-align',
      plain:
        'Without .align() the buckets of groupBy(time()) are cut where a query begins and ends: the first and the last are partial.',
      fix: inserted(node.call.range.end, `${gapBehind(text, node.call)}.align()`),
    });
  }
  const aggregate = /\b(mean|median|mode|sum|count|spread|stddev|integral)\s*\(/i.exec(literal.value);
  if (aggregate !== null && !byTime && !/\btime\s*\(/i.test(literal.value) && saysTimeOf(node, analysis)) {
    const [call, name = ''] = aggregate;
    found.push({
      range: scriptRange(text, literal, { start: aggregate.index, end: aggregate.index + call.length - 1 }),
      severity: 'info',
      code: 'aggregate-time',
      plain: `Without groupBy(time(…)) the result of ${name} is dated at the beginning of the range that is asked: .Time is that, and not when the query ran.`,
    });
  }
  return found;
}

/** Whether a template of an alert behind the query says when its points are from. */
function saysTimeOf(query: ModelNode, analysis: ScriptAnalysis): boolean {
  const behind = new Set([query]);
  // Parents stand in front of their children.
  for (const node of analysis.model.nodes) if (node.parents.some((parent) => behind.has(parent))) behind.add(node);
  return templatesOf(analysis).some(({ text, node }) => text.includes('.Time') && behind.has(node));
}
