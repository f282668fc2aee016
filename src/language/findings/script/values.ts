/** Values in lambdas: conditions that are compared, bytes for characters, values that no point has. */
import { byteLength } from '../../../go/bytes';
import { BYTE_COUNTING } from '../../../lambda/functions/strings';
import type { Schema } from '../../../nodes/shape/schema';
import type { BinaryNode, CallNode, Expression } from '../../../tickscript/ast';
import { stringLiteral } from '../../../tickscript/literals';
import { everyExpression } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { givenValue, type LambdaUse } from '../../model';
import { nearest } from '../../nearest';
import { isWide } from '../../schema/data';
import { type Finding, replaced, thereAre } from '../finding';
import { swappedTexts } from './swapped';

export function valueFindings({ lambda }: LambdaUse, schema: Schema, analysis: ScriptAnalysis): readonly Finding[] {
  const all = everyExpression(lambda.expression);
  const isChoice = all.some((node) => node.kind === 'binary' && node.operator === 'OR');
  return all.flatMap((node): readonly Finding[] => {
    if (node.kind === 'call') return [...bytesCounted(node, schema), ...swappedTexts(node, schema, analysis)];
    if (node.kind !== 'binary' || !/^(?:[=!]=|[<>]=?)$/.test(node.operator)) return [];
    const compared = conditionCompared(node, lambda.expression, schema, analysis);
    return compared.length > 0 ? compared : unknownValue(node, isChoice, schema, analysis);
  });
}

/** `"value" == crit`, where `crit` is a lambda that gives TRUE or FALSE by itself. */
function conditionCompared(
  { left, right, operator, range }: BinaryNode,
  whole: Expression,
  schema: Schema,
  analysis: ScriptAnalysis,
): readonly Finding[] {
  const name = [left, right].flatMap((side) => (side.kind === 'identifier' ? [side.name] : []))[0];
  const other = left.kind === 'identifier' ? right : left;
  if (name === undefined || other.kind !== 'reference') return [];
  if (!isConditionVar(name, schema, analysis)) return [];
  const isWhole = whole.range.start === range.start && whole.range.end === range.end;
  return [
    {
      range,
      severity: 'warning',
      code: 'condition-compared',
      plain: `${name} is a condition already, so "${other.name}" is compared with TRUE or FALSE: write ${operator === '!=' ? `!${name}` : name} alone.`,
      ...(isWhole && operator !== '!=' ? { fix: replaced(range, name) } : {}),
    },
  ];
}

function isConditionVar(name: string, schema: Schema, { model, schemas }: ScriptAnalysis): boolean {
  const declaration = model.vars.get(name)?.declaration;
  if (declaration?.kind === 'typeDeclaration') return declaration.type.name === 'lambda';
  const value = declaration?.kind === 'declaration' ? declaration.value : undefined;
  if (value?.kind !== 'lambda') return false;
  const { expression } = value;
  const compares = expression.kind === 'binary' && /^(?:[<>]=?|[!=]=|[=!]~|AND|OR)$/.test(expression.operator);
  return compares || schemas.typesFor(schema).one(expression) === 'boolean';
}

function bytesCounted({ name, nameRange, args }: CallNode, schema: Schema): readonly Finding[] {
  if (!BYTE_COUNTING.has(name)) return [];
  const example = args.flatMap((argument) => wideText(argument, schema))[0];
  const character = example === undefined ? undefined : Array.from(example).find(isWide);
  if (character === undefined) return [];
  const cuts = name === 'strSubstring' ? ', and a cut within one leaves a broken character' : '';
  return [
    {
      range: nameRange,
      severity: cuts === '' ? 'info' : 'warning',
      code: 'bytes-counted',
      plain: `${name} counts bytes, not characters: ${character} has ${byteLength(character)} of them${cuts}.`,
    },
  ];
}

/** A text with characters of several bytes that an argument is, or can be. */
function wideText(argument: Expression, { series, tags }: Schema): readonly string[] {
  if (argument.kind === 'string') return isWide(argument.value) ? [argument.value] : [];
  if (argument.kind !== 'reference') return [];
  const { name } = argument;
  const ofTag = tags.get(name)?.values.find(isWide);
  const ofField = series.map(({ fields }) => fields.get(name)?.wide).find((wide) => wide !== undefined);
  return [ofTag ?? ofField ?? ''].filter((text) => text !== '');
}

/** `"host" == 'web9'`, where no point has such a host. */
function unknownValue(
  { left: one, right: two, operator }: BinaryNode,
  isChoice: boolean,
  schema: Schema,
  { data, model }: ScriptAnalysis,
): readonly Finding[] {
  const [left, right] = two.kind === 'reference' ? [two, one] : [one, two];
  if (operator !== '==' || data.cut || schema.open || left.kind !== 'reference') return [];
  const value = givenValue(model, right);
  const tag = schema.fields.has(left.name) ? undefined : schema.tags.get(left.name);
  if (value?.kind !== 'string' || tag === undefined || tag.open || tag.values.includes(value.value)) return [];
  if (value.value === '' || tag.values.length === 0) return [];
  const meant = nearest(value.value, tag.values);
  const isSlip = meant !== undefined && isSlipOf(value.value, meant);
  // One of several that are asked for may be absent.
  if (isChoice && !isSlip) return [];
  return [
    {
      range: right.range,
      severity: isSlip ? 'warning' : 'info',
      code: 'unknown-value',
      plain: `No point here has the ${left.name} ${value.value}, so this is never true. ${thereAre(tag.values)}`,
      ...(isSlip && right.kind === 'string' ? { fix: replaced(right.range, stringLiteral(meant)) } : {}),
    },
  ];
}

/** Of a word, not of the number in a name, nor of a letter that stands for itself. */
function isSlipOf(written: string, meant: string): boolean {
  return written.toLowerCase() === meant.toLowerCase() || (written.length > 2 && !/\d/.test(written));
}
