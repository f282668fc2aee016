/** Names, quotes and types in lambdas, against the points that come there. */

import { LAMBDA_FUNCTIONS } from '../../../lambda/functions/all';
import type { Schema } from '../../../nodes/shape/schema';
import type { BinaryNode, CallNode, Expression, ReferenceNode, StringNode } from '../../../tickscript/ast';
import { referenceLiteral, stringLiteral } from '../../../tickscript/literals';
import { everyExpression } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { DEFINITIONS, type LambdaUse, type ModelNode, propertyCall, textValues } from '../../model';
import { nearest } from '../../nearest';
import { OTHER_NAMES } from '../../other-names';
import { Trial } from '../../trial';
import { type Finding, listed, replaced, thereAre } from '../finding';
import { lostField, madeBy } from './lost';
import { argumentFindings, isCondition, typeFindings } from './types';
import { valueFindings } from './values';

export function expressionFindings(analysis: ScriptAnalysis): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const use of analysis.model.lambdas) {
    const schema = seenBy(use, analysis);
    const trial = new Trial(use.lambda.expression, schema, analysis.schemas.values, isCondition(use.call.name));
    const all = [
      ...valueFindings(use, schema, analysis),
      ...lambdaFindings(use, schema, analysis, trial),
      ...typeFindings(use, schema, analysis, trial),
    ];
    for (const finding of sameCause(all)) {
      const key = `${finding.range.start} ${finding.code}`;
      if (!found.has(key)) found.set(key, finding);
    }
  }
  return [...found.values()];
}

/** A condition that is compared is of another type than what it is compared with: said once, as what it is. */
function sameCause(found: readonly Finding[]): readonly Finding[] {
  const isAt = ({ range }: Finding, code: Finding['code']) =>
    found.find((each) => each.code === code && each.range.start === range.start && each.range.end === range.end);
  return found.flatMap((finding) => {
    if (finding.code === 'type-mix') return isAt(finding, 'condition-compared') === undefined ? [finding] : [];
    const mix = finding.code === 'condition-compared' ? isAt(finding, 'type-mix') : undefined;
    return mix === undefined ? [finding] : [{ ...finding, severity: mix.severity, kapacitor: mix.kapacitor ?? '' }];
  });
}

/** The points that a lambda is evaluated for; an eval's lambda sees what those before it made. */
function seenBy({ step, argument }: LambdaUse, { schemas }: ScriptAnalysis): Schema {
  return schemas.input(step.result.node, step.chain.operator === '|' ? argument : undefined);
}

function lambdaFindings(use: LambdaUse, schema: Schema, analysis: ScriptAnalysis, trial: Trial): readonly Finding[] {
  const found: Finding[] = [];
  for (const node of everyExpression(use.lambda.expression)) {
    if (node.kind === 'reference') found.push(...referenceFindings(node, use, schema, analysis));
    else if (node.kind === 'call') found.push(...functionFindings(node, schema, analysis, trial));
    else if (node.kind === 'binary') found.push(...binaryFindings(node, schema));
  }
  return found;
}

function knows({ fields, tags, open }: Schema, name: string): boolean {
  return open || name === 'time' || fields.has(name) || tags.has(name);
}

function referenceFindings(
  node: ReferenceNode,
  use: LambdaUse,
  schema: Schema,
  analysis: ScriptAnalysis,
): readonly Finding[] {
  const { name, range } = node;
  if (knows(schema, name) || isAskedFor(node, use)) {
    return fieldAndTag(node, use, schema, analysis);
  }
  const later = madeLater(node, use, analysis);
  if (later !== undefined) return [later];
  const tag = tagWithValue(schema, name);
  if (tag !== undefined) {
    const text = stringLiteral(name);
    return [
      {
        range,
        severity: 'warning',
        code: 'quoted-value',
        plain: `"${name}" in double quotes means a field or tag called ${name}; no point in your data has one, but it is a value of tag ${tag}. Did you mean ${text}?`,
        fix: replaced(range, text),
      },
    ];
  }
  const { receiver, result } = use.step;
  // A deadman is an alert on counts, which it makes itself.
  const lost = lostField(name, result.node.method === 'deadman' ? result.node : receiver.node, analysis);
  if (lost !== undefined) return [{ range, severity: 'warning', code: 'lost-field', ...lost }];
  const names = [...schema.fields.keys(), ...schema.tags.keys()];
  const meant = nearest(name, names);
  const where = schema.measurements.length === 1 ? ` in ${schema.measurements[0]}` : '';
  const words = meant === undefined ? thereAre(names) : `Did you mean "${meant}"?`;
  return [
    {
      range,
      severity: 'warning',
      code: 'unknown-field',
      plain: `No point here${where} has a field or tag ${name}. ${words}`,
      ...(meant === undefined ? {} : { fix: replaced(range, referenceLiteral(meant)) }),
    },
  ];
}

/** A result of the same eval, of an expression that comes behind this one. */
function madeLater({ name, range }: ReferenceNode, { step, argument }: LambdaUse, analysis: ScriptAnalysis) {
  const { node } = step.result;
  const place = node.method === 'eval' ? madeBy(node, analysis).indexOf(name) : -1;
  if (place <= argument) return undefined;
  const plain = `${name} is the result of an expression further back in this eval, and they are worked out in their order: put that one, and its name in .as(), in front.`;
  return { range, severity: 'warning', code: 'unknown-field', plain } as const;
}

/** `isPresent("x")` asks whether there is an x. */
function isAskedFor(node: ReferenceNode, { lambda }: LambdaUse): boolean {
  const calls = everyExpression(lambda.expression).filter((each) => each.kind === 'call' && each.name === 'isPresent');
  return calls.some(
    (call) => call.kind === 'call' && call.args.some((arg) => arg.kind === 'reference' && arg.name === node.name),
  );
}

function tagWithValue({ tags }: Schema, value: string): string | undefined {
  for (const [tag, { values }] of tags) if (values.includes(value)) return tag;
  return undefined;
}

/** In double quotes `time` is that of the point, whatever else is called so. */
function fieldAndTag(
  { name, range }: ReferenceNode,
  { step }: LambdaUse,
  schema: Schema,
  { model }: ScriptAnalysis,
): readonly Finding[] {
  const { series, fields, tags, open } = schema;
  if (open || name === 'time' || !fields.has(name) || !tags.has(name)) return [];
  const words = (plain: string, severity: Finding['severity'] = 'error'): readonly Finding[] => {
    const kapacitor = `cannot have field and tags with same name "${name}"`;
    return [{ range, severity, kapacitor, code: 'field-and-tag', plain }];
  };
  for (let at: ModelNode | undefined = step.receiver.node; at !== undefined; at = at.parents[0]) {
    if (at.method !== 'eval') continue;
    const named = (property: string, node = at) => {
      const call = node === undefined ? undefined : propertyCall(node, property);
      return call !== undefined && (textValues(model, call)?.includes(name) ?? false);
    };
    const end = 'an expression cannot tell them apart';
    if (named('tags'))
      return words(`eval makes ${name} a tag and keeps it as a field too: ${end}. Take '${name}' out of .keep().`);
    if (named('as'))
      return words(`eval makes a field ${name} beside the tag ${name}: ${end}. Give it another name in .as().`);
  }
  const having = series.filter((each) => each.fields.has(name) && each.tags.has(name)).length;
  if (having > 0) {
    const plain = `Your points have both a field and a tag called ${name}: rename one of them in the data.`;
    return words(plain, having === series.length ? 'error' : 'warning');
  }
  // One measurement has it as a field and another as a tag.
  if (series.some((each) => each.fields.has(name)) && series.some((each) => each.tags.has(name))) return [];
  return words(`There is both a field and a tag called ${name} here, and an expression cannot tell them apart.`);
}

function functionFindings(node: CallNode, schema: Schema, analysis: ScriptAnalysis, trial: Trial): readonly Finding[] {
  const definition = LAMBDA_FUNCTIONS.get(node.name);
  if (definition === undefined) {
    const many = overManyPoints(node, schema);
    if (many !== undefined) return [many];
    const meant = nearest(node.name, LAMBDA_FUNCTIONS.keys());
    return [
      {
        range: node.nameRange,
        severity: 'error',
        kapacitor: `undefined function: "${node.name}"`,
        code: 'unknown-function',
        plain: `There is no function ${node.name}; each point fails on it.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        ...(meant === undefined ? {} : { fix: replaced(node.nameRange, meant) }),
      },
    ];
  }
  const counts = definition.signatures.map(({ parameters }) => parameters.length);
  if (counts.length === 0 || counts.includes(node.args.length) || isVariadic(definition.name)) {
    return argumentFindings(node, definition, schema, analysis, trial);
  }
  const wanted = [...new Set(counts)].sort();
  return [
    {
      range: node.range,
      severity: 'error',
      kapacitor: trial.message(node),
      code: 'argument-count',
      plain: `${node.name} takes ${listed(wanted.map(String), 'or')} argument${wanted.length === 1 && wanted[0] === 1 ? '' : 's'}, not ${node.args.length}: each point fails on it.`,
    },
  ];
}

/** `mean("usage")`: what looks at many points is a node. */
function overManyPoints({ name, nameRange, args }: CallNode, { fields }: Schema): Finding | undefined {
  const method = OTHER_NAMES.get(name.toLowerCase()) ?? name;
  if (DEFINITIONS.get(method)?.parameters[0]?.name !== 'field') return undefined;
  const [given] = args;
  const field = given?.kind === 'reference' ? given.name : ([...fields.keys()][0] ?? 'value');
  return {
    range: nameRange,
    severity: 'error',
    kapacitor: `undefined function: "${name}"`,
    code: 'node-in-lambda',
    plain: `${name === method ? name : `${name} is called ${method}, and`} is a node, because it looks at many points and a lambda at one: put |window() and |${method}('${field}') in front of this.`,
  };
}

/** Their signatures show only some of the counts that they take. */
function isVariadic(name: string): boolean {
  return name === 'strReplace' || name === 'if';
}

function binaryFindings(node: BinaryNode, schema: Schema): readonly Finding[] {
  const { operator, left, right } = node;
  if ((operator === '=~' || operator === '!~') && right.kind === 'string') return [regexWanted(node, right)];
  if (operator === 'OR') return alwaysTrue(node, left, right);
  for (const [text, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (text.kind !== 'string' || !isNumber(other)) continue;
    return [quotedField(text, schema)];
  }
  return [];
}

function isNumber(node: Expression): boolean {
  return node.kind === 'number' || (node.kind === 'unary' && node.operator === '-' && isNumber(node.operand));
}

/** Kapacitor says so when the task starts. */
function quotedField({ value, range }: StringNode, { fields }: Schema): Finding {
  const reference = referenceLiteral(value);
  const isField = fields.has(value);
  return {
    range,
    severity: 'error',
    code: 'quoted-field',
    plain: `'${value}' is the text ${value}; comparing text with a number can never work.${isField ? ` Use ${reference}.` : ''}`,
    ...(isField ? { fix: replaced(range, reference) } : {}),
  };
}

function regexWanted({ operator }: BinaryNode, { value, range }: StringNode): Finding {
  // A star at an end is one of file names; behind a dot or a bracket it is one of regular expressions.
  const pattern = value.replace(/^\*/, '').replace(/(?<![.)\]\\])\*$/, '');
  const text = `/${pattern.replaceAll('/', '\\/')}/`;
  return {
    range,
    severity: 'error',
    code: 'regex-wanted',
    plain: `${operator} needs a regular expression between slashes: ${text}. A text never matches, and each point logs an error.`,
    fix: replaced(range, text),
  };
}

/** `"a" != 'x' OR "a" != 'y'`. */
function alwaysTrue({ range }: BinaryNode, left: Expression, right: Expression): readonly Finding[] {
  const one = unequal(left);
  const two = unequal(right);
  if (one === undefined || two === undefined || one.name !== two.name || one.value === two.value) return [];
  return [
    {
      range,
      severity: 'warning',
      code: 'always-true',
      plain: `This is always true: whatever "${one.name}" is, it differs from one of the two. AND was probably meant.`,
    },
  ];
}

function unequal(node: Expression): { readonly name: string; readonly value: string } | undefined {
  if (node.kind !== 'binary' || node.operator !== '!=' || node.left.kind !== 'reference') return undefined;
  const { right } = node;
  if (right.kind !== 'string' && right.kind !== 'number') return undefined;
  return { name: node.left.name, value: `${right.kind} ${right.value}` };
}
