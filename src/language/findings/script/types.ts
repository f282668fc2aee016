/** Types that do not go together, known from the sample points. Kapacitor finds them with each point. */

import type { LambdaFunction } from '../../../lambda/functions/function';
import { findOperation, operatorKind } from '../../../lambda/operations';
import type { LambdaType } from '../../../lambda/value';
import type { Schema } from '../../../nodes/shape/schema';
import type { ProblemCode } from '../../../problems/catalogue';
import type { BinaryNode, CallNode, Expression } from '../../../tickscript/ast';
import { everyExpression, foldOperators } from '../../../tickscript/walk';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import type { LambdaUse } from '../../model';
import type { Trial } from '../../trial';
import { truthOf } from '../../truth';
import { type Finding, listed, type QuickFix, replaced } from '../finding';
import { inUnits } from './counted-units';
import { LEVELS } from './levels';

const CONDITIONS: ReadonlySet<string> = new Set(LEVELS.flatMap((level) => [level, `${level}Reset`]));

export function typeFindings(
  use: LambdaUse,
  schema: Schema,
  analysis: ScriptAnalysis,
  trial: Trial,
): readonly Finding[] {
  const all = everyExpression(use.lambda.expression);
  const cutOff = new Set(
    all.flatMap((node) => (node.kind === 'call' && node.name === 'int' ? everyExpression(node) : [])),
  );
  const found = all.flatMap((node) =>
    node.kind === 'binary' ? binaryTypes(node, use, cutOff.has(node), schema, analysis, trial) : [],
  );
  return found.length > 0 ? found : notBoolean(use, schema, analysis, trial);
}

/** `isCutOff`: what int() is around loses its fraction on purpose. */
function binaryTypes(
  node: BinaryNode,
  use: LambdaUse,
  isCutOff: boolean,
  schema: Schema,
  analysis: ScriptAnalysis,
  trial: Trial,
): readonly Finding[] {
  const { text, schemas } = analysis;
  const { left, right, operator, range } = node;
  const types = schemas.typesFor(schema);
  const [a, b] = [types.one(left), types.one(right)];
  if (a === undefined || b === undefined) return [];
  if (a === 'int' && b === 'int' && operator === '/') return isCutOff ? [] : wholeDivision(node, text);
  if (findOperation(operator, a, b) !== undefined) return [];
  // Comparing text in single quotes with a number, and matching with text, have words of their own.
  const isMath = operatorKind(operator) === 'math';
  if ((left.kind === 'string' && !isMath) || ((operator === '=~' || operator === '!~') && right.kind === 'string'))
    return [];
  if (right.kind === 'string' && left.kind === 'number' && !isMath) return [];
  const isTimed =
    operatorKind(operator) === 'comparison' && ((isNumber(a) && b === 'duration') || (a === 'duration' && isNumber(b)));
  const advice = (isTimed ? inUnits(node, use, analysis) : undefined) ?? mixAdvice(node, a, b, text);
  return [
    {
      range,
      severity: 'error',
      kapacitor: trial.message(node),
      code: codeOf(operator, isNumber(a) && isNumber(b)),
      ...advice,
    },
  ];
}

function codeOf(operator: BinaryNode['operator'], areNumbers: boolean): ProblemCode {
  if (!areNumbers || operatorKind(operator) !== 'math') return 'type-mix';
  return operator === '%' ? 'float-remainder' : 'int-float-mix';
}

function isNumber(type: LambdaType): boolean {
  return type === 'int' || type === 'float';
}

function wholeDivision({ left, right, range }: BinaryNode, text: string): readonly Finding[] {
  if (isConstant(left) && isConstant(right)) return [];
  const better = `${floatOf(left, text)} / ${floatOf(right, text)}`;
  return [
    {
      range,
      // Who writes int() around a part of it knows that.
      severity: [left, right].some(hasInt) ? 'info' : 'warning',
      code: 'int-division',
      plain: `This divides two integers, and the fraction is cut off. Use ${better}.`,
      fix: replaced(range, better),
    },
  ];
}

function hasInt(node: Expression): boolean {
  return everyExpression(node).some((each) => each.kind === 'call' && each.name === 'int');
}

/** Its writer sees what comes out. */
function isConstant(node: Expression): boolean {
  if (node.kind === 'unary') return isConstant(node.operand);
  if (node.kind !== 'binary') return node.kind === 'number';
  return foldOperators(node, isConstant, (left, { right }) => left && isConstant(right));
}

/** Of whatever is wrong, in words. */
function mixAdvice(
  { left, right, operator, range }: BinaryNode,
  a: LambdaType,
  b: LambdaType,
  text: string,
): { readonly plain: string; readonly fix?: QuickFix } {
  const one = written(text, left);
  const two = written(text, right);
  if (isNumber(a) && isNumber(b) && operator === '%') {
    const better = `${wholeOf(left, a, text)} % ${wholeOf(right, b, text)}`;
    return {
      plain: `% takes integers, and ${a === 'float' ? one : two} is a float: write ${better}.`,
      fix: replaced(range, better),
    };
  }
  if (isNumber(a) && isNumber(b) && operatorKind(operator) === 'math') {
    const [integer, other] = a === 'int' ? [left, b] : [right, a];
    const better = floatOf(integer, text);
    return {
      plain: `${one} is ${a}, ${two} is ${b}: arithmetic needs equal types, so write ${better} (comparisons may mix int and ${other}).`,
      fix: replaced(integer.range, better),
    };
  }
  if (operator === '+' && (a === 'string') !== (b === 'string')) {
    const [other, own] = a === 'string' ? [right, two] : [left, one];
    return {
      plain: `A text and ${article(a === 'string' ? b : a)} cannot be added: write string(${own}).`,
      fix: replaced(other.range, `string(${own})`),
    };
  }
  if (a === 'boolean' && right.kind === 'string') {
    const word = truthOf(right.value)?.toUpperCase();
    return {
      plain: `${one} is a boolean: write ${one} ${operator} ${word ?? 'TRUE'}.`,
      ...(word === undefined ? {} : { fix: replaced(right.range, word) }),
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
  // 1 < "n" < 5
  if (
    a === 'boolean' &&
    isNumber(b) &&
    left.kind === 'binary' &&
    /^[<>]=?$/.test(operator) &&
    /^[<>]=?$/.test(left.operator)
  ) {
    const middle = written(text, left.right);
    const better = `${one} AND ${middle} ${operator} ${two}`;
    return {
      plain: `Two comparisons in one give TRUE or FALSE first: write ${better}.`,
      ...(left.parenthesised ? {} : { fix: replaced(range, better) }),
    };
  }
  return { plain: `${one} is ${a} and ${two} is ${b}; ${operator} does not take these together.` };
}

function article(type: LambdaType): string {
  return `${type === 'int' ? 'an' : 'a'} ${type}`;
}

/** What is longer is turned into a float as a whole. */
const LONGEST_QUOTE = 200;

/** An expression of integers, as floats from the start. */
function floatOf(node: Expression, text: string): string {
  const own = written(text, node);
  switch (node.kind) {
    case 'number':
      return typeof node.value === 'bigint' ? `${own}.0` : own;
    case 'unary':
      return node.operator === '-' ? `-${floatOf(node.operand, text)}` : `float(${own})`;
    case 'binary': {
      const isLong = node.range.end - node.range.start > LONGEST_QUOTE;
      if (isLong || operatorKind(node.operator) !== 'math' || node.operator === '%') return `float(${own})`;
      const whole = `${floatOf(node.left, text)} ${node.operator} ${floatOf(node.right, text)}`;
      return node.parenthesised ? `(${whole})` : whole;
    }
    default:
      return `float(${own})`;
  }
}

function wholeOf(node: Expression, type: LambdaType, text: string): string {
  const own = written(text, node);
  if (type === 'int') return own;
  return node.kind === 'number' && /\.0*$/.test(own) ? own.replace(/\.0*$/, '') : `int(${own})`;
}

/** Whether a property or node of this name takes a condition. */
export function isCondition(name: string): boolean {
  return CONDITIONS.has(name) || name === 'where';
}

/** The level of an alert is a condition. */
function notBoolean(
  { lambda, call }: LambdaUse,
  schema: Schema,
  analysis: ScriptAnalysis,
  trial: Trial,
): readonly Finding[] {
  if (!isCondition(call.name)) return [];
  const type = analysis.schemas.typesFor(schema).one(lambda.expression);
  if (type === undefined || type === 'boolean') return [];
  return [
    {
      range: lambda.expression.range,
      severity: 'error',
      kapacitor: trial.message(lambda.expression),
      code: 'not-a-condition',
      plain: `${call.name} needs a condition: ${
        isNumber(type) && lambda.expression.kind === 'reference'
          ? `${written(analysis.text, lambda.expression)} > 70.0, for example.`
          : `what is here is ${type}, neither TRUE nor FALSE.`
      }`,
    },
  ];
}

/** Arguments that no signature of a function takes. */
export function argumentFindings(
  node: CallNode,
  definition: LambdaFunction,
  schema: Schema,
  analysis: ScriptAnalysis,
  trial: Trial,
): readonly Finding[] {
  const { name, signatures } = definition;
  const types = node.args.map((argument) => analysis.schemas.typesFor(schema).one(argument));
  if (types.length === 0 || types.includes(undefined)) return [];
  const fits = signatures.some(
    ({ parameters }) => parameters.length === types.length && parameters.every((type, i) => type === types[i]),
  );
  const kapacitor = fits ? '' : trial.message(node);
  if (kapacitor === '') return [];
  const ordered = inOrder(node, types, signatures, analysis.text);
  if (ordered !== undefined) {
    const [first, last] = [node.args[0]?.range ?? node.range, node.args.at(-1)?.range ?? node.range];
    const range = { start: first.start, end: last.end };
    const plain = `The arguments stand in another order: ${name}(${ordered}).`;
    return [{ range, severity: 'error', kapacitor, code: 'argument-order', plain, fix: replaced(range, ordered) }];
  }
  if (name === 'if') return twoTypes(node, types, kapacitor, analysis.text);
  const wanted = signatures.map(({ parameters }) => `${name}(${parameters.join(', ')})`);
  const wantsFloat = signatures.some(
    ({ parameters }) =>
      parameters.length === types.length &&
      parameters.every((type, i) => type === types[i] || (type === 'float' && types[i] === 'int')),
  );
  const edits = node.args.flatMap((argument, i) =>
    types[i] === 'int' ? [{ range: argument.range, text: floatOf(argument, analysis.text) }] : [],
  );
  return [
    {
      range: node.range,
      severity: 'error',
      kapacitor,
      code: 'argument-type',
      plain: `${name} does not take (${types.join(', ')}): there is ${listed(wanted)}.`,
      ...(wantsFloat ? { fix: { title: `Write ${edits.map(({ text }) => text).join(', ')}`, edits } } : {}),
    },
  ];
}

/** The arguments as a signature has them, where they only stand in another order: `regexReplace("state", /u/, 'x')`. */
function inOrder(
  { args }: CallNode,
  types: readonly (LambdaType | undefined)[],
  signatures: LambdaFunction['signatures'],
  text: string,
): string | undefined {
  for (const { parameters } of signatures) {
    if (parameters.length !== types.length) continue;
    const left = args.map((argument, i) => ({ argument, type: types[i] }));
    const taken = parameters.flatMap((parameter) => {
      const at = left.findIndex(({ type }) => type === parameter);
      return at < 0 ? [] : left.splice(at, 1);
    });
    if (taken.length === args.length) return taken.map(({ argument }) => written(text, argument)).join(', ');
  }
  return undefined;
}

/** `if("a" > 1, 1, 0.0)`: its two values are of one type, and its condition is TRUE or FALSE. */
function twoTypes(
  { range, args }: CallNode,
  types: readonly (LambdaType | undefined)[],
  kapacitor: string,
  text: string,
): readonly Finding[] {
  const [condition, yes, no] = types;
  const base = { range, severity: 'error', kapacitor, code: 'argument-type' } as const;
  if (condition !== 'boolean') {
    return [{ ...base, plain: `if needs a condition first, which is TRUE or FALSE; here it is ${condition}.` }];
  }
  const whole = yes === 'int' && no === 'float' ? args[1] : yes === 'float' && no === 'int' ? args[2] : undefined;
  const better = whole === undefined ? undefined : floatOf(whole, text);
  return [
    {
      ...base,
      plain: `if gives one of two values, which have to be of one type; here one is ${yes} and the other ${no}.`,
      ...(whole === undefined || better === undefined ? {} : { fix: replaced(whole.range, better) }),
    },
  ];
}
