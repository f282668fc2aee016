/** Fields and tags that a node on the way has dropped. */

import type { Schema } from '../../../nodes/shape/schema';
import { stringLiteral } from '../../../tickscript/literals';
import type { ScriptAnalysis } from '../../analysis';
import { type ModelNode, propertyCall, textValue, textValues } from '../../model';
import { gapBehind } from '../../own-line';
import { inserted, listed, type QuickFix } from '../finding';

interface Lost {
  readonly plain: string;
  readonly fix?: QuickFix;
}

/** `node` is where the name is missing; `undefined` when it never was there. */
export function lostField(name: string, node: ModelNode, analysis: ScriptAnalysis): Lost | undefined {
  const { schemas } = analysis;
  for (let at: ModelNode | undefined = node; at !== undefined; at = at.parents[0]) {
    const never = neverGiven(name, at, analysis);
    if (never !== undefined) return never;
    const [parent] = at.parents;
    if (parent === undefined || at.method === 'from') return undefined;
    const before = schemas.output(parent);
    const isMade = at.method === 'eval' && madeBy(at, analysis).includes(name) && !schemas.output(at).fields.has(name);
    if (isMade || before.fields.has(name) || (before.open && at.method === 'eval'))
      return fieldLostBy(name, at, analysis);
    if (before.tags.has(name)) {
      const fix = at.method === 'delete' ? undefined : groupedAlso(name, at, analysis);
      return { plain: tagLostBy(name, at, schemas.output(at)), ...(fix === undefined ? {} : { fix }) };
    }
  }
  return undefined;
}

/** What `.as()` of an eval names. */
export function madeBy(node: ModelNode, { model }: ScriptAnalysis): readonly string[] {
  return (propertyCall(node, 'as')?.args ?? []).flatMap((argument) => textValue(model, argument) ?? []);
}

/** Names that one expects of a node, and that it does not give. */
const EXPECTED: Readonly<Record<string, readonly [names: RegExp, words: (field: string) => string]>> = {
  changeDetect: [
    /^(?:changed?|change_?detected|change_?detect)$/i,
    (field) => `changeDetect gives no field of its own: it passes on the points whose ${field} is another than before.`,
  ],
  derivative: [
    /^(?:derivative|rate|value|per_?second|speed)$/i,
    (field) => `derivative keeps the name of its field, ${field}: .as('…') gives what it makes another name.`,
  ],
  stats: [/^(?:counts?|points?|value|rate|collected|stats)$/i, () => countsOnly('stats')],
  deadman: [/^(?:counts?|points?|value|rate|collected)$/i, () => countsOnly('deadman')],
};

function neverGiven(name: string, node: ModelNode, { model, text }: ScriptAnalysis): Lost | undefined {
  const [names, words] = EXPECTED[node.method] ?? [];
  if (names === undefined || words === undefined || !names.test(name)) return undefined;
  const field = textValue(model, node.call?.args[0]) ?? 'field';
  const last = node.properties.at(-1) ?? node.call;
  const canName = node.method === 'derivative' && propertyCall(node, 'as') === undefined && last !== undefined;
  return {
    plain: words(field),
    ...(canName ? { fix: inserted(last.range.end, `${gapBehind(text, last)}.as('${name}')`) } : {}),
  };
}

/** What is left where two points were compared. */
const BETWEEN_TWO: Readonly<Record<string, string>> = {
  elapsed: 'the time since the point before',
  difference: 'by how much it changed since the point before',
};

function fieldLostBy(name: string, node: ModelNode, { schemas, model, text }: ScriptAnalysis): Lost {
  const { method, call, definition } = node;
  const left = namesOf(schemas.output(node));
  const place = definition?.parameters.findIndex((parameter) => parameter.name === 'field') ?? -1;
  if (textValue(model, call?.args[place]) === name) {
    const instead = BETWEEN_TWO[method];
    if (instead !== undefined)
      return {
        plain: `${method} gives only ${left}, ${instead}; ${name} itself is gone: ask for it in front of |${method}().`,
      };
    return { plain: `${method} replaces the field ${name} by ${left}; use .as('${name}') to keep its name.` };
  }
  switch (method) {
    case 'eval':
      return lostByEval(name, node, left, text);
    case 'join':
    case 'combine':
      return { plain: `${method} puts a prefix in front of every field; here there are ${left}.` };
    case 'stats':
    case 'deadman':
      return { plain: countsOnly(method) };
    default:
      return { plain: `${method} drops ${name}: what it gives has only ${left}.` };
  }
}

function tagLostBy(name: string, { method }: ModelNode, after: Schema): string {
  if (method === 'stats' || method === 'deadman') return countsOnly(method);
  if (method === 'delete') return `delete takes the tag ${name} away; here there are ${namesOf(after)}.`;
  return `${method} drops the tag ${name}: add it to groupBy to have it here.`;
}

/** `groupBy('host')` in front of the node that lost a tag, with the tag. */
function groupedAlso(tag: string, node: ModelNode, { model }: ScriptAnalysis): QuickFix | undefined {
  for (let at: ModelNode | undefined = node; at !== undefined; at = at.parents[0]) {
    const call = at.method === 'groupBy' ? at.call : propertyCall(at, 'groupBy');
    const last = call?.args.at(-1);
    if (call === undefined || last === undefined) continue;
    const isTexts = call.args.every((argument) => argument.kind === 'string') && textValues(model, call) !== undefined;
    return isTexts ? inserted(last.range.end, `, ${stringLiteral(tag)}`, `Group by ${tag} too`) : undefined;
  }
  return undefined;
}

/** What `stats` and `deadman` have instead of the points. */
function countsOnly(method: string): string {
  return `${method} counts points: it gives only emitted and the tags of the groups, and none of the fields.`;
}

function namesOf({ fields, tags }: Schema): string {
  return listed([...fields.keys()]) || listed([...tags.keys()]) || 'nothing';
}

function lostByEval(name: string, node: ModelNode, left: string, text: string): Lost {
  const keep = propertyCall(node, 'keep');
  if (keep === undefined) {
    const as = propertyCall(node, 'as');
    return {
      plain: `eval keeps only ${left}, so ${name} is gone here. Add .keep() to keep the other fields.`,
      ...(as === undefined ? {} : { fix: inserted(as.range.end, `${gapBehind(text, as)}.keep()`) }),
    };
  }
  const last = keep.args.at(-1);
  return {
    plain: `.keep() of eval does not list ${name}, so it is gone here.`,
    ...(last === undefined ? {} : { fix: inserted(last.range.end, `, '${name}'`, `Keep ${name}`) }),
  };
}
