/** What windows leave out, and what is computed where no window is. */
import { durationString, shortDuration } from '../../../go/time/duration';
import type { Schema } from '../../../nodes/shape/schema';
import type { BinaryNode, Expression } from '../../../tickscript/ast';
import { everyExpression } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { givenValue, type LambdaUse, type ModelNode, propertyCall, textValue } from '../../model';
import { propertyGap } from '../../own-line';
import { type Finding, replaced } from '../finding';

export function windowFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return [
    ...analysis.model.nodes.flatMap((node) => [...gap(node, analysis), ...unwindowed(node, analysis)]),
    ...analysis.model.lambdas.flatMap((use) => neverZero(use, analysis)),
  ];
}

/** `.period(10s).every(1m)`: 50 s of each minute are seen by nobody. */
function gap(node: ModelNode, { model, text }: ScriptAnalysis): readonly Finding[] {
  if (node.method !== 'window' && node.method !== 'query') return [];
  const period = propertyCall(node, 'period')?.args[0];
  const every = propertyCall(node, 'every')?.args[0];
  const [seen, between] = [givenValue(model, period), givenValue(model, every)];
  if (period === undefined || seen?.kind !== 'duration' || between?.kind !== 'duration') return [];
  if (seen.value <= 0n || between.value <= seen.value) return [];
  const [long, short] = [between, seen].map(({ value, literal }) => literal || durationString(value));
  const left = shortDuration(between.value - seen.value);
  const canFix = period.kind === 'duration' && every?.kind === 'duration';
  return [
    {
      range: period.range,
      severity: 'info',
      code: 'window-gap',
      plain: `Of every ${long} only the last ${short} are looked at: what comes in the other ${left} counts for nothing.`,
      ...(canFix ? { fix: replaced(period.range, written(text, every)) } : {}),
    },
  ];
}

/** `|from()|mean('v')`: points of exactly the same time are taken together, and there is one of them. */
function unwindowed(node: ModelNode, { schemas, text }: ScriptAnalysis): readonly Finding[] {
  const { call, definition, method } = node;
  if (call === undefined || definition?.provides === 'same' || definition?.goType.endsWith('InfluxQLNode') !== true)
    return [];
  const schema = schemas.input(node);
  if (schema.edge !== 'stream' || !hasOneSeriesAGroup(schema)) return [];
  const at = text.lastIndexOf('|', call.nameRange.start);
  const inside = propertyGap(text, at);
  const own = inside === '' ? '' : inside.slice(0, -4);
  const window = `|window()${inside}.period(1m)${inside}.every(1m)${own}`;
  return [
    {
      range: call.nameRange,
      severity: 'warning',
      code: 'no-window',
      plain: `Without a window ${method} takes points of exactly the same time together, and here a group has one of them: each result is of a single point. Put |window().period(1m).every(1m) in front of it.`,
      fix: { title: 'Add |window()', edits: [{ range: { start: at, end: at }, text: window }] },
    },
  ];
}

function hasOneSeriesAGroup({ series, groups, open, raw }: Schema): boolean {
  if (open || !raw || groups.open || groups.mixed || series.length === 0) return false;
  const tags = [...groups.tags.keys()];
  const keys = series.map((each) =>
    [groups.byMeasurement === false ? '' : each.name, ...tags.map((tag) => each.tags.get(tag) ?? '')].join('\0'),
  );
  return new Set(keys).size === series.length;
}

/** `"count" < 1` behind `|window()|count('v')`: a window without points gives nothing at all. */
function neverZero({ lambda, step }: LambdaUse, analysis: ScriptAnalysis): readonly Finding[] {
  const { text } = analysis;
  return everyExpression(lambda.expression).flatMap((node): readonly Finding[] => {
    const name = node.kind === 'binary' ? asksForNone(node) : undefined;
    if (name === undefined) return [];
    for (let at: ModelNode | undefined = step.receiver.node; at !== undefined; at = at.parents[0]) {
      const counts =
        at.method === 'count' ? countedBy(at, analysis) : at.method === 'query' ? askedBy(at, analysis) : '';
      if (counts === '') continue;
      if (counts !== name) return [];
      const source = at.method === 'query' ? at : at.parents[0];
      const every = source === undefined ? undefined : propertyCall(source, 'every')?.args[0];
      const interval = every?.kind === 'duration' ? written(text, every) : '1m';
      const what = source?.method === 'query' ? 'A query without rows' : 'A window without points';
      return [
        {
          range: node.range,
          severity: 'warning',
          code: 'count-never-zero',
          plain: `${what} gives nothing at all, so ${name} is never 0 and this is never true. Silence is told by |deadman(0.0, ${interval}).`,
        },
      ];
    }
    return [];
  });
}

/** What the count is called, where it is of a batch that has points; nothing where it may be without. */
function countedBy(node: ModelNode, { model, schemas }: ScriptAnalysis): string | undefined {
  const { edge, emptyBatches, open } = schemas.input(node);
  if (edge !== 'batch' || emptyBatches || open) return undefined;
  return textValue(model, propertyCall(node, 'as')?.args[0]) ?? 'count';
}

/** The same of `SELECT count(v)`; of intervals InfluxDB counts those without points too. */
function askedBy(node: ModelNode, { model }: ScriptAnalysis): string | undefined {
  const query = textValue(model, node.call?.args[0]) ?? '';
  const isOfIntervals = node.properties.some(({ name, args }) => {
    return /^fill$/i.test(name) || args.some((argument) => argument.kind === 'call' && argument.name === 'time');
  });
  const [whole, alias] = /\bcount\([^()]*\)(?:\s+AS\s+"?(\w+)"?)?/i.exec(query) ?? [];
  if (whole === undefined || isOfIntervals || /\bfill\s*\(|\btime\s*\(/i.test(query)) return undefined;
  return alias ?? 'count';
}

/** The name that a comparison wants to be 0: `"count" < 1`, `"count" == 0`, `1 > "count"`. */
function asksForNone({ left, right, operator }: BinaryNode): string | undefined {
  if (left.kind === 'reference' && isNone(operator, right)) return left.name;
  const turned = TURNED[operator];
  return right.kind === 'reference' && turned !== undefined && isNone(turned, left) ? right.name : undefined;
}

const TURNED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '==': '==' };

function isNone(operator: string, value: Expression): boolean {
  if (value.kind !== 'number') return false;
  const number = Number(value.value);
  return (operator === '<' && number > 0 && number <= 1) || ((operator === '==' || operator === '<=') && number === 0);
}
