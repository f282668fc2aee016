/** Fields that nodes are told by name, against the points that come there. */
import type { Schema } from '../../../nodes/shape/schema';
import type { StringNode } from '../../../tickscript/ast';
import { referenceLiteral, stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type ModelNode } from '../../model';
import { nearest } from '../../nearest';
import { putInFront } from '../../own-line';
import { type Finding, replaced, thereAre } from '../finding';
import { holesOf } from './coverage';
import { lostField } from './lost';

export function fieldFindings(analysis: ScriptAnalysis): readonly Finding[] {
  return analysis.model.nodes.flatMap((node) =>
    namedFields(node, analysis).flatMap(({ name, literal }) => ofField(name, literal, node, analysis)),
  );
}

interface NamedField {
  readonly name: string;
  readonly literal: StringNode;
}

/** The arguments for parameters that are called so: `mean('usage')`, `changeDetect('a', 'b')`. */
function namedFields({ call, definition }: ModelNode, { model }: ScriptAnalysis): readonly NamedField[] {
  const parameters = definition?.parameters ?? [];
  return (call?.args ?? []).flatMap((argument, i) => {
    const parameter = parameters[Math.min(i, parameters.length - 1)];
    if (parameter?.name !== 'field' && parameter?.name !== 'fields') return [];
    const value = givenValue(model, argument);
    return value?.kind === 'string' && argument.kind === 'string' ? [{ name: value.value, literal: argument }] : [];
  });
}

function ofField(name: string, literal: StringNode, node: ModelNode, analysis: ScriptAnalysis): readonly Finding[] {
  const schema = analysis.schemas.input(node);
  const { range } = literal;
  if (schema.open || name === '') return [];
  if (schema.fields.has(name)) {
    const wrong = numberWanted(name, literal, node, schema, analysis);
    return wrong === undefined ? holes(name, literal, node, schema, analysis) : [wrong];
  }
  if (schema.tags.has(name)) return [tagGiven(name, literal, node, schema, analysis)];
  const [parent] = node.parents;
  const lost = parent === undefined ? undefined : lostField(name, parent, analysis);
  if (lost !== undefined) return [{ range, severity: 'warning', code: 'lost-field', ...lost }];
  const names = [...schema.fields.keys()];
  const meant = nearest(name, names);
  return [
    {
      range,
      severity: 'warning',
      code: 'unknown-field',
      plain: `No point here has a field ${name}, so ${node.method} gives nothing. ${thereAre(names)}`,
      ...(meant === undefined ? {} : { fix: replaced(range, stringLiteral(meant)) }),
    },
  ];
}

/** Functions of numbers alone. */
const OF_NUMBERS: ReadonlySet<string> = new Set([
  ...['mean', 'median', 'sum', 'spread', 'stddev', 'min', 'max', 'percentile', 'top', 'bottom'],
  ...['derivative', 'difference', 'movingAverage', 'cumulativeSum', 'holtWinters', 'holtWintersWithFit'],
]);

/** `mean('state')`, where state is a text: an error in the log for each point, and nothing else. */
function numberWanted(
  name: string,
  { range }: StringNode,
  { method, call }: ModelNode,
  { fields }: Schema,
  { text }: ScriptAnalysis,
): Finding | undefined {
  const types = fields.get(name)?.types ?? [];
  const isText = types.every((type) => type === 'string');
  if (!OF_NUMBERS.has(method) || types.length === 0) return undefined;
  if (!isText && !types.every((type) => type === 'boolean')) return undefined;
  const reference = referenceLiteral(name);
  const number = `${name}_number`;
  const made = isText ? `if(${reference} == '…', 1.0, 0.0)` : `if(${reference}, 1.0, 0.0)`;
  const better = `|eval(lambda: ${made}).as(${stringLiteral(number)}).keep()`;
  return {
    range,
    severity: 'warning',
    code: 'number-wanted',
    plain: `${method} takes numbers, and ${name} is a ${isText ? 'text' : 'boolean'}: each point is an error in the log and counts for nothing. Make a number of it, ${better}, and name ${number}.`,
    ...(isText || call === undefined
      ? {}
      : {
          fix: {
            title: `Add ${better}`,
            edits: [putInFront(text, call, better), { range, text: stringLiteral(number) }],
          },
        }),
  };
}

/** A tag is no field: an eval makes one of it. */
function tagGiven(
  name: string,
  { range }: StringNode,
  { method, call }: ModelNode,
  { fields }: Schema,
  { text }: ScriptAnalysis,
): Finding {
  const made = fields.has(`${name}_field`) ? `${name}_value` : `${name}_field`;
  const better = `|eval(lambda: ${referenceLiteral(name)}).as(${stringLiteral(made)}).keep()`;
  return {
    range,
    severity: 'warning',
    code: 'tag-for-field',
    plain: `${method} looks at fields, and ${name} is a tag: make a field of it, ${better}, and name that one.`,
    ...(call === undefined
      ? {}
      : {
          fix: {
            title: `Add ${better}`,
            edits: [putInFront(text, call, better), { range, text: stringLiteral(made) }],
          },
        }),
  };
}

/** Points of a stream that lack what is aggregated: they are left out, each with an error in the log. */
function holes(
  name: string,
  { range }: StringNode,
  node: ModelNode,
  schema: Schema,
  { data, text }: ScriptAnalysis,
): readonly Finding[] {
  const from = sourceOf(node);
  const own = node.definition;
  if (data.cut || from?.method !== 'from' || own?.provides === 'same' || own?.goType.endsWith('InfluxQLNode') !== true)
    return [];
  const found = holesOf(name, schema, node, text);
  if (found === undefined) return [];
  const { words, guard, fix } = found;
  return [
    {
      range,
      severity: 'warning',
      code: 'missing-field',
      plain: `${words}: ${node.method} leaves those out, and logs an error for each. Guard with ${guard} in front of it.`,
      ...(fix === undefined ? {} : { fix }),
    },
  ];
}

/** The first node behind stream or batch. */
function sourceOf(node: ModelNode): ModelNode | undefined {
  let at: ModelNode | undefined = node;
  while (at !== undefined && at.parents[0]?.call !== undefined) at = at.parents[0];
  return at;
}
