/** Names in InfluxQL that no point of the workspace has: InfluxDB answers with nothing, and says nothing. */

import { variablesIn } from '../../../influxql/expression/variables';
import type { InfluxExpression, Measurement, SelectStatement } from '../../../influxql/syntax/ast';
import { parseInfluxQL } from '../../../influxql/syntax/parse';
import type { DataSeries } from '../../../nodes/shape/data-series';
import { distinct } from '../../../nodes/shape/schema';
import type { ProblemCode } from '../../../problems/catalogue';
import type { StringNode } from '../../../tickscript/ast';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelNode, propertyCall, type ScriptModel } from '../../model';
import { nearest } from '../../nearest';
import { scriptRange } from '../../templates';
import { type Finding, replaced, thereAre } from '../finding';
import { groupByItems, tagFindings } from './sources';

export function queryNameFindings({ model, data, text, written }: ScriptAnalysis): readonly Finding[] {
  if (data.cut || data.series.length === 0) return [];
  return model.nodes.flatMap((node) => {
    const literal = node.method === 'query' ? givenValue(model, node.call?.args[0]) : undefined;
    if (literal?.kind !== 'string') return [];
    const parsed = parseInfluxQL(literal.value);
    const [statement] = parsed.ok ? parsed.statements : [];
    if (statement?.kind !== 'select') return [];
    const groups = groupFindings(node, statement, data.series, model);
    const names = unknownNames(statement, data.series).flatMap((unknown) => {
      if (unknown.code === 'unknown-measurement' && written.some(({ measurement }) => measurement === unknown.name))
        return [];
      return findingOf(unknown, literal, text);
    });
    return [...names, ...groups];
  });
}

/** `.groupBy('rack')`, where no point that is asked for has the tag. */
function groupFindings(
  node: ModelNode,
  { sources }: SelectStatement,
  data: readonly DataSeries[],
  model: ScriptModel,
): readonly Finding[] {
  const call = propertyCall(node, 'groupBy');
  if (call === undefined || sources.some((source) => source.kind !== 'measurement' || source.pattern !== undefined))
    return [];
  const asked = data.filter((series) =>
    sources.some((source) => source.kind === 'measurement' && isOf(series, source)),
  );
  if (asked.length === 0) return [];
  const tags = new Set(asked.flatMap((series) => [...series.tags.keys()]));
  const fields = new Set(asked.flatMap((series) => [...series.fields.keys()]));
  return groupByItems(call, model).flatMap((item): readonly Finding[] => {
    if (item?.kind !== 'string' || item.value === '*') return [];
    const time = /^time\(\s*(\d+(?:ms|[usmhdw]))\s*\)$/.exec(item.value)?.[1];
    if (time === undefined) return tagFindings(item.value, item, { tags, fields });
    return [
      {
        range: item.range,
        severity: 'warning',
        code: 'unknown-tag',
        plain: `In quotes ${item.value} is the name of a tag, which no point has: without quotes it makes intervals.`,
        fix: replaced(item.range, `time(${time})`),
      },
    ];
  });
}

interface Unknown {
  readonly name: string;
  readonly code: ProblemCode;
  readonly plain: string;
  readonly meant: string | undefined;
}

function unknownNames(
  { sources, fields, condition }: SelectStatement,
  data: readonly DataSeries[],
): readonly Unknown[] {
  const asked: DataSeries[] = [];
  for (const source of sources) {
    // What a pattern or a subquery stands for is not looked into.
    if (source.kind !== 'measurement' || source.pattern !== undefined) return [];
    const own = data.filter((series) => isOf(series, source));
    if (own.length === 0) return unknownMeasurement(source, data);
    asked.push(...own);
  }
  const names = distinct(asked.flatMap(({ tags, fields: own }) => [...tags.keys(), ...own.keys()]));
  const chosen = fields.flatMap(({ expression }) => namesIn(expression));
  const compared = condition === undefined ? [] : namesIn(condition);
  const values = condition === undefined ? [] : rightNamesIn(condition);
  return distinct([...chosen, ...compared]).flatMap((name): readonly Unknown[] => {
    if (name === 'time' || names.includes(name)) return [];
    if (values.includes(name)) {
      const plain = `In double quotes ${name} is the name of a field or tag, and no point has it: text stands in single quotes.`;
      return [{ name, code: 'query-quotes', plain, meant: undefined }];
    }
    const isChosen = chosen.includes(name);
    const plain = `No point that this asks for has a field or tag ${name}${isChosen ? ', so it finds nothing' : ''}. ${thereAre(names)}`;
    return [{ name, code: 'query-field', plain, meant: nearest(name, names) }];
  });
}

/** Other databases and policies are for Kapacitor to refuse. */
function unknownMeasurement(
  { database, retentionPolicy, name }: Measurement,
  data: readonly DataSeries[],
): readonly Unknown[] {
  const present = distinct(
    data.flatMap((series) =>
      series.database === database && series.retentionPolicy === retentionPolicy ? [series.name] : [],
    ),
  );
  if (present.length === 0) return [];
  const plain = `No point in your data has the measurement ${name}, so nothing is found. ${thereAre(present)}`;
  return [{ name, code: 'unknown-measurement', plain, meant: nearest(name, present) }];
}

function isOf(series: DataSeries, { database, retentionPolicy, name }: Measurement): boolean {
  return series.database === database && series.retentionPolicy === retentionPolicy && series.name === name;
}

function namesIn(expression: InfluxExpression): readonly string[] {
  return variablesIn(expression).map(({ name }) => name);
}

/** Names that something is compared with. */
function rightNamesIn(expression: InfluxExpression): readonly string[] {
  if (expression.kind === 'paren') return rightNamesIn(expression.inner);
  if (expression.kind !== 'binary') return [];
  const { operator, left, right } = expression;
  if (operator === 'AND' || operator === 'OR') return [...rightNamesIn(left), ...rightNamesIn(right)];
  return right.kind === 'variable' ? [right.name] : [];
}

function findingOf({ name, code, plain, meant }: Unknown, literal: StringNode, script: string): readonly Finding[] {
  const pattern = new RegExp(`(?<![\\w.])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`);
  const start = code === 'unknown-measurement' ? literal.value.lastIndexOf(name) : literal.value.search(pattern);
  const range = start === -1 ? literal.range : scriptRange(script, literal, { start, end: start + name.length });
  const isPlain = meant !== undefined && /^\w+$/.test(meant) && start !== -1;
  return [{ range, severity: 'warning', code, plain, ...(isPlain ? { fix: replaced(range, meant) } : {}) }];
}
