/** Completion in scripts. */
import { lowerFirst } from '../../definition/build';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import type { Schema } from '../../nodes/shape/schema';
import type { Range } from '../../text/range';
import { tokenEnd } from '../../tickscript/lexer';
import { referenceLiteral } from '../../tickscript/literals';
import * as T from '../../tickscript/tokens';
import type { ScriptAnalysis } from '../analysis';
import { callInsert, callText, functionTexts, nodeDoc, propertyDoc } from '../hover/signatures';
import { DEFINITIONS, givenValue, propertiesOf, propertyOf, textValue } from '../model';
import { chainCall, type OpenCall, placeAt, receiverAt, type ScriptPlace } from '../place';
import { typeWords } from '../schema/type-words';
import { isTemplateName, type TemplateName } from '../templates';
import { EVERY_CHAIN_METHOD, offeredBy } from './chain-methods';
import { completeTemplate } from './complete-template';
import { type CompletionItem, plainInsert } from './completion-item';

export interface ScriptSurroundings {
  /** Topics that the workspace knows. */
  readonly topics: readonly string[];
}

export function completeScript(
  analysis: ScriptAnalysis,
  offset: number,
  around: ScriptSurroundings,
): readonly CompletionItem[] {
  const place = placeAt(analysis, offset);
  switch (place.kind) {
    case 'comment':
      return [];
    case 'member':
      return members(analysis, place);
    case 'reference':
      return references(schemaAt(analysis, place), place.inner);
    case 'string':
      return inString(analysis, place, offset, around);
    case 'word':
      return place.lambda ? inLambda(analysis, place) : inScript(analysis, place);
  }
}

function members(analysis: ScriptAnalysis, place: Extract<ScriptPlace, { kind: 'member' }>): CompletionItem[] {
  const receiver = receiverAt(analysis, place.operatorOffset);
  const replace = place.word;
  if (place.operator === '|') {
    const methods = receiver === undefined ? EVERY_CHAIN_METHOD : offeredBy(receiver.node);
    return methods.flatMap((method) => {
      const definition = DEFINITIONS.get(method);
      if (definition === undefined) return [];
      return {
        label: method,
        kind: 'node' as const,
        detail: callText(method, definition.parameters),
        documentation: nodeDoc(definition),
        insert: callInsert(method, definition.parameters),
        replace,
      };
    });
  }
  if (place.operator === '@' || receiver === undefined) return [];
  return propertiesOf(receiver).map((property) => ({
    label: property.name,
    kind: 'property',
    detail: callText(property.name, property.parameters),
    documentation: propertyDoc(property),
    insert: callInsert(property.name, property.parameters),
    replace,
  }));
}

/** What the expressions at a place see. */
export function schemaAt(analysis: ScriptAnalysis, place: ScriptPlace): Schema {
  const call = chainCall(place);
  const { schemas } = analysis;
  const receiver = call && receiverAt(analysis, call.operatorOffset);
  if (call === undefined || receiver === undefined) return schemas.all();
  if (call.operator === '.') return schemas.input(receiver.node);
  return schemas.behind(receiver.node, lowerFirst(call.name));
}

function references(schema: Schema, replace: Range): CompletionItem[] {
  const fields = [...schema.fields].map(([name, field]) => ({
    label: name,
    kind: 'field' as const,
    detail: `field, ${typeWords(field)}`,
    insert: plainInsert(name),
    replace,
  }));
  const tags = [...schema.tags].map(([name, { values }]) => ({
    label: name,
    kind: 'tag' as const,
    detail: values.length === 0 ? 'tag' : `tag: ${values.slice(0, 5).join(', ')}${values.length > 5 ? ', …' : ''}`,
    insert: plainInsert(name),
    replace,
  }));
  return [...fields, ...tags];
}

function inString(
  analysis: ScriptAnalysis,
  place: Extract<ScriptPlace, { kind: 'string' }>,
  offset: number,
  around: ScriptSurroundings,
): readonly CompletionItem[] {
  const schema = schemaAt(analysis, place);
  if (place.lambda)
    return place.compared === undefined ? [] : values(schema.tags.get(place.compared)?.values, place.inner);
  const call = chainCall(place);
  if (call === undefined) return [];
  const template = templateOf(analysis, call);
  if (template === undefined) return argumentTexts(analysis, call, schema, place.inner, around);
  return completeTemplate(analysis.text, place.inner, offset, template, schema);
}

function values(names: readonly string[] | undefined, replace: Range, kind: CompletionItem['kind'] = 'value') {
  return (names ?? []).map((name) => ({
    label: name,
    kind,
    insert: plainInsert(name.replaceAll("'", "\\'")),
    replace,
  }));
}

function templateOf(analysis: ScriptAnalysis, call: OpenCall): TemplateName | undefined {
  const name = lowerFirst(call.name);
  const method = receiverAt(analysis, call.operatorOffset)?.node.method;
  return call.operator === '.' && isTemplateName(name) && (method === 'alert' || method === 'deadman')
    ? name
    : undefined;
}

/** Names that a text argument can be. */
function argumentTexts(
  analysis: ScriptAnalysis,
  call: OpenCall,
  schema: Schema,
  replace: Range,
  around: ScriptSurroundings,
): readonly CompletionItem[] {
  const { data } = analysis;
  const node = receiverAt(analysis, call.operatorOffset)?.node;
  const fields = () => [...schema.fields.keys()];
  const tags = () => [...schema.tags.keys()];
  const unique = (names: readonly string[]) => [...new Set(names)].sort();
  if (call.operator === '|') {
    if (call.name === 'groupBy') return values(tags(), replace, 'tag');
    const takesField = DEFINITIONS.get(call.name)?.parameters[0]?.name === 'field';
    return takesField && call.argument === 0 ? values(fields(), replace, 'field') : [];
  }
  switch (lowerFirst(call.name)) {
    case 'measurement':
      return values(unique(data.series.map(({ name }) => name)), replace);
    case 'database':
      return values(unique(data.series.map(({ database }) => database)), replace);
    case 'retentionPolicy':
      return values(unique(data.series.map(({ retentionPolicy }) => retentionPolicy)), replace);
    case 'groupBy':
    case 'exclude':
    case 'on':
      return values(tags(), replace, 'tag');
    case 'topic':
      return values(around.topics, replace);
    case 'keep':
      return values(node === undefined ? fields() : [...kept(analysis, node)], replace, 'field');
    case 'tags':
      return node?.method === 'eval' ? values([...analysis.schemas.output(node).fields.keys()], replace, 'field') : [];
    case 'field':
      return call.argument === 0 ? values(fields(), replace, 'field') : [];
    case 'tag':
      return call.argument === 0 ? values(tags(), replace, 'tag') : [];
    default:
      return [];
  }
}

function kept(analysis: ScriptAnalysis, node: Parameters<ScriptAnalysis['schemas']['output']>[0]): Set<string> {
  const { schemas } = analysis;
  return new Set([...schemas.output(node).fields.keys(), ...schemas.input(node).fields.keys()]);
}

function inLambda(analysis: ScriptAnalysis, place: Extract<ScriptPlace, { kind: 'word' }>): CompletionItem[] {
  const { word: replace, before } = place;
  const functions = [...LAMBDA_FUNCTIONS.values()].map((definition) => ({
    label: definition.name,
    kind: 'function' as const,
    detail: functionTexts(definition)[0] ?? definition.name,
    documentation: definition.doc,
    insert: definition.parameterNames.length === 0 ? `${definition.name}()$0` : `${definition.name}($1)$0`,
    replace,
  }));
  const quoted = references(schemaAt(analysis, place), replace).map((item) => ({
    ...item,
    label: `"${item.label}"`,
    insert: plainInsert(referenceLiteral(item.label)),
  }));
  if (before !== undefined && endsOperand(before.tokenType)) {
    // Right behind an operand it may go on: `10` is not over yet, and neither is `1m`.
    return tokenEnd(before) < replace.start ? keywords(['AND', 'OR'], replace) : [];
  }
  return [...quoted, ...variables(analysis, replace), ...functions, ...keywords(['TRUE', 'FALSE'], replace)];
}

function endsOperand(type: unknown): boolean {
  const ends: readonly unknown[] = [T.ReferenceToken, T.StringToken, T.NumberToken, T.DurationToken, T.RightParen];
  return ends.includes(type);
}

function inScript(analysis: ScriptAnalysis, place: Extract<ScriptPlace, { kind: 'word' }>): CompletionItem[] {
  const { word: replace } = place;
  const call = chainCall(place);
  const own = variables(analysis, replace);
  if (call === undefined) {
    const sources = keywords(['stream', 'batch'], replace);
    const words = place.before === undefined || place.before.tokenType !== T.Assign ? ['var', 'dbrp'] : ['lambda:'];
    return [...own, ...sources, ...keywords([...words, 'TRUE', 'FALSE'], replace)];
  }
  switch (parameterAt(analysis, call)) {
    case 'lambda':
      return [...lambdas(schemaAt(analysis, place), replace), ...keywords(['lambda:'], replace), ...own];
    case 'bool':
      return [...keywords(['TRUE', 'FALSE'], replace), ...own];
    case 'nothing':
      return [];
    case 'any':
    case undefined:
      return [...vocabulary(analysis, call, replace), ...own, ...keywords(['lambda:', 'TRUE', 'FALSE'], replace)];
    default:
      return [...vocabulary(analysis, call, replace), ...own];
  }
}

/** What an argument of a node or a property has to be; `undefined` where that is not known. */
function parameterAt(analysis: ScriptAnalysis, { operator, operatorOffset, name, argument }: OpenCall) {
  const receiver = receiverAt(analysis, operatorOffset);
  const own = lowerFirst(name);
  const parameters =
    operator === '.' ? receiver && propertyOf(receiver, own)?.parameters : DEFINITIONS.get(own)?.parameters;
  if (parameters?.length === 0) return 'nothing';
  return parameters?.[Math.min(argument, parameters.length - 1)]?.type;
}

/** A condition to begin with for each field and tag at hand. */
function lambdas(schema: Schema, replace: Range): CompletionItem[] {
  return references(schema, replace).map((item) => ({
    ...item,
    label: `lambda: "${item.label}"`,
    insert: plainInsert(`lambda: ${referenceLiteral(item.label)} `),
  }));
}

/** Texts in quotes, where none has been opened. */
function vocabulary(analysis: ScriptAnalysis, call: OpenCall, replace: Range): CompletionItem[] {
  const receiver = receiverAt(analysis, call.operatorOffset);
  if (receiver === undefined) return [];
  const { schemas } = analysis;
  const schema = call.operator === '.' ? schemas.input(receiver.node) : schemas.output(receiver.node);
  return argumentTexts(analysis, call, schema, replace, { topics: [] }).map((item) => ({
    ...item,
    label: `'${item.label}'`,
    insert: `'${item.insert}'`,
  }));
}

function variables(analysis: ScriptAnalysis, replace: Range): CompletionItem[] {
  const { model, text } = analysis;
  return [...model.vars.values()].map(({ name, declaration }) => {
    const value = declaration.kind === 'declaration' ? declaration.value.range : declaration.type.range;
    const written = text.slice(value.start, value.end).replace(/\s+/g, ' ');
    return {
      label: name,
      kind: 'variable',
      detail: written.length > 60 ? `${written.slice(0, 60)}…` : written,
      insert: name,
      replace,
    };
  });
}

function keywords(words: readonly string[], replace: Range): CompletionItem[] {
  return words.map((word) => ({
    label: word,
    kind: 'keyword',
    insert: word === 'lambda:' ? 'lambda: ' : word,
    replace,
  }));
}

/** Topics that scripts name. */
export function topicsOf({ model }: ScriptAnalysis): readonly string[] {
  return model.nodes.flatMap(({ properties }) =>
    properties.flatMap((call) => {
      if (lowerFirst(call.name) !== 'topic') return [];
      const topic = textValue(model, givenValue(model, call.args[0]));
      return topic === undefined || topic === '' ? [] : [topic];
    }),
  );
}
