/** Types that do not go together, known from the sample points. Kapacitor finds them with each point. */

import { findOperation, operatorKind } from '../../lambda/operations';
import type { LambdaType } from '../../lambda/value';
import type { BinaryNode, Expression } from '../../tickscript/ast';
import type { ScriptAnalysis } from '../analysis';
import { everyExpression } from '../expressions';
import { type Finding, type QuickFix, replaced } from '../finding';
import { written } from '../hints/hint';
import { inferType } from '../infer';
import type { LambdaUse } from '../model';
import type { Schema } from '../schema';

const CONVERSIONS = 'see bool(), int(), float(), string(), duration()';
const LEVELS: ReadonlySet<string> = new Set(['info', 'warn', 'crit', 'infoReset', 'warnReset', 'critReset']);

export function typeFindings(use: LambdaUse, schema: Schema, analysis: ScriptAnalysis): readonly Finding[] {
  const found = everyExpression(use.lambda.expression).flatMap((node) =>
    node.kind === 'binary' ? binaryTypes(node, schema, analysis) : [],
  );
  return found.length > 0 ? found : notBoolean(use, schema, analysis);
}

function binaryTypes(node: BinaryNode, schema: Schema, analysis: ScriptAnalysis): readonly Finding[] {
  const { text, model } = analysis;
  const { left, right, operator, range } = node;
  const a = inferType(left, schema, model);
  const b = inferType(right, schema, model);
  if (a === undefined || b === undefined) return [];
  if (a === 'int' && b === 'int' && operator === '/') return wholeDivision(node, text);
  if (findOperation(operator, a, b) !== undefined) return [];
  // Comparing text in single quotes with a number, and matching with text, have words of their own.
  if (left.kind === 'string' || ((operator === '=~' || operator === '!~') && right.kind === 'string')) return [];
  if (right.kind === 'string' && left.kind === 'number') return [];
  const advice = mixAdvice(node, a, b, text);
  return [
    {
      range,
      severity: 'warning',
      kapacitor: `mismatched type to binary operator. got ${a} ${operator} ${b}. ${CONVERSIONS}`,
      code: operatorKind(operator) === 'math' && isNumber(a) && isNumber(b) ? 'int-float-mix' : 'type-mix',
      ...advice,
    },
  ];
}

function isNumber(type: LambdaType): boolean {
  return type === 'int' || type === 'float';
}

function wholeDivision({ left, right, range }: BinaryNode, text: string): readonly Finding[] {
  if (left.kind === 'number' && right.kind === 'number') return [];
  const better = `float(${written(text, left)}) / float(${written(text, right)})`;
  return [
    {
      range,
      severity: 'warning',
      code: 'int-division',
      plain: `This divides two integers, and the fraction is cut off. Use ${better}.`,
      fix: replaced(range, better),
    },
  ];
}

function mixAdvice(
  { left, right, operator }: BinaryNode,
  a: LambdaType,
  b: LambdaType,
  text: string,
): { readonly plain: string; readonly fix?: QuickFix } {
  const one = written(text, left);
  const two = written(text, right);
  if (isNumber(a) && isNumber(b)) {
    const [integer, other] = a === 'int' ? [left, b] : [right, a];
    const better = floatOf(integer, text);
    return {
      plain: `${one} is ${a}, ${two} is ${b}: arithmetic needs equal types, so write ${better} (comparisons may mix ${'int'} and ${other}).`,
      fix: replaced(integer.range, better),
    };
  }
  if (a === 'boolean' && right.kind === 'string') {
    const word = right.value.toUpperCase();
    const isWord = word === 'TRUE' || word === 'FALSE';
    return {
      plain: `${one} is a boolean: write ${one} ${operator} ${isWord ? word : 'TRUE'}.`,
      ...(isWord ? { fix: replaced(right.range, word) } : {}),
    };
  }
  if (a === 'string' && isNumber(b) && left.kind === 'reference') {
    const better = `${b === 'int' ? 'int' : 'float'}(${one})`;
    return { plain: `${one} is a text: write ${better} ${operator} ${two}.`, fix: replaced(left.range, better) };
  }
  if (isNumber(a) && right.kind === 'string') {
    const isPlain = /^-?\d+(?:\.\d+)?$/.test(right.value);
    return {
      plain: `${one} is ${a}, ${two} is a text: numbers stand without quotes.`,
      ...(isPlain ? { fix: replaced(right.range, right.value) } : {}),
    };
  }
  if (isNumber(a) && b === 'duration') {
    return { plain: `${one} is a number in its unit, ${two} is a duration: compare it with a number.` };
  }
  return { plain: `${one} is ${a} and ${two} is ${b}; ${operator} does not take these together.` };
}

function floatOf(node: Expression, text: string): string {
  const own = written(text, node);
  return node.kind === 'number' ? `${own}.0` : `float(${own})`;
}

/** The level of an alert is a condition. */
function notBoolean({ lambda, call }: LambdaUse, schema: Schema, analysis: ScriptAnalysis): readonly Finding[] {
  if (!LEVELS.has(call.name) && call.name !== 'where') return [];
  const type = inferType(lambda.expression, schema, analysis.model);
  if (type === undefined || type === 'boolean') return [];
  return [
    {
      range: lambda.expression.range,
      severity: 'warning',
      kapacitor: `TypeGuard: expression returned unexpected type ${type}, expected boolean`,
      code: 'not-a-condition',
      plain: `${call.name} needs a condition, for example ${written(analysis.text, lambda.expression)} > 70.0.`,
    },
  ];
}
