/** Expressions with everything worked out that needs no data. influxql ast.go Reduce, v1.1. */
import type { CallExpression, InfluxExpression, Operator } from '../syntax/ast';
import { looksLikeTime, parseTimeLiteral } from '../syntax/time-literal';
import { foldRow } from '../syntax/walk';
import { evaluateMath } from './math';

export interface Known {
  /** What `now()` is, in nanoseconds. */
  readonly now?: bigint;
  /** The zone of times written without one. */
  readonly zone?: string;
  /** Whether mathematical functions of numbers are worked out. */
  readonly math?: boolean;
}

type Literal = Extract<
  InfluxExpression,
  { readonly kind: 'string' | 'number' | 'integer' | 'boolean' | 'duration' | 'time' }
>;

/** Brackets around the whole go. */
export function folded(expression: InfluxExpression, known: Known = {}): InfluxExpression {
  const result = fold(expression, known);
  return result.kind === 'paren' ? result.inner : result;
}

export function fold(expression: InfluxExpression, known: Known): InfluxExpression {
  switch (expression.kind) {
    case 'binary':
      return foldRow(
        expression,
        (leftmost) => fold(leftmost, known),
        (left, { operator, right }) => joined(operator, left, fold(right, known), known.zone),
      );
    case 'call':
      return foldCall(expression, known);
    case 'paren': {
      const inner = fold(expression.inner, known);
      return inner.kind === 'binary' ? { kind: 'paren', inner } : inner;
    }
    default:
      return expression;
  }
}

export function isLiteral(expression: InfluxExpression): expression is Literal {
  return ['string', 'number', 'integer', 'boolean', 'duration', 'time'].includes(expression.kind);
}

function foldCall({ name, args: given }: CallExpression, known: Known): InfluxExpression {
  const args = given.map((argument) => fold(argument, known));
  if (name === 'now' && args.length === 0 && known.now !== undefined) return { kind: 'time', value: known.now };
  if (known.math === true && args.length > 0 && args.every(isLiteral)) {
    const value = evaluateMath(
      name,
      args.map((argument) => (argument.kind === 'number' || argument.kind === 'integer' ? argument.value : null)),
    );
    if (typeof value === 'number') return { kind: 'number', value };
    if (typeof value === 'bigint') return { kind: 'integer', value };
  }
  return { kind: 'call', name, args };
}

/** Two expressions that are folded already: a chain that is folded anew at each of its links takes the square of its length. */
export function joined(
  operator: Operator,
  left: InfluxExpression,
  right: InfluxExpression,
  zone = 'UTC',
): InfluxExpression {
  if (operator === 'AND' || operator === 'OR') {
    const decides = operator === 'OR';
    for (const [side, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (side.kind === 'boolean') return side.value === decides ? side : other;
    }
  }
  const combined = combine(operator, left, right, zone);
  return combined ?? { kind: 'binary', operator, left, right };
}

type Combined = Literal | undefined;

function combine(operator: Operator, left: InfluxExpression, right: InfluxExpression, zone: string): Combined {
  switch (left.kind) {
    case 'boolean':
      return right.kind === 'boolean' ? combineBooleans(operator, left.value, right.value) : undefined;
    case 'duration':
      return combineDuration(operator, left.value, right, zone);
    case 'integer':
      return combineInteger(operator, left.value, right, zone);
    case 'number':
      return right.kind === 'number' || right.kind === 'integer'
        ? combineNumbers(operator, left.value, Number(right.value))
        : undefined;
    case 'string':
      return combineString(operator, left.value, right, zone);
    case 'time':
      return combineTime(operator, left.value, right, zone);
    default:
      return undefined;
  }
}

function boolean(value: boolean): Combined {
  return { kind: 'boolean', value };
}

function compare<T extends number | bigint>(operator: Operator, a: T, b: T): Combined {
  switch (operator) {
    case '=':
      return boolean(a === b);
    case '!=':
      return boolean(a !== b);
    case '>':
      return boolean(a > b);
    case '>=':
      return boolean(a >= b);
    case '<':
      return boolean(a < b);
    case '<=':
      return boolean(a <= b);
    default:
      return undefined;
  }
}

function combineBooleans(operator: Operator, a: boolean, b: boolean): Combined {
  switch (operator) {
    case '=':
      return boolean(a === b);
    case '!=':
    case '^':
      return boolean(a !== b);
    case 'AND':
    case '&':
      return boolean(a && b);
    case 'OR':
    case '|':
      return boolean(a || b);
    default:
      return undefined;
  }
}

function combineNumbers(operator: Operator, a: number, b: number): Combined {
  switch (operator) {
    case '+':
      return { kind: 'number', value: a + b };
    case '-':
      return { kind: 'number', value: a - b };
    case '*':
      return { kind: 'number', value: a * b };
    case '/':
      return { kind: 'number', value: b === 0 ? 0 : a / b };
    case '%':
      return { kind: 'number', value: a % b };
    default:
      return compare(operator, a, b);
  }
}

function combineInteger(operator: Operator, a: bigint, right: InfluxExpression, zone: string): Combined {
  switch (right.kind) {
    case 'number':
      return combineNumbers(operator, Number(a), right.value);
    case 'integer':
      return combineIntegers(operator, a, right.value);
    case 'duration':
      if (operator === '+') return { kind: 'time', value: a + right.value };
      return operator === '-' ? { kind: 'time', value: a - right.value } : undefined;
    case 'time':
    case 'string':
      return combineDuration(operator, a, right, zone);
    default:
      return undefined;
  }
}

function combineIntegers(operator: Operator, a: bigint, b: bigint): Combined {
  const integer = (value: bigint): Combined => ({ kind: 'integer', value: BigInt.asIntN(64, value) });
  switch (operator) {
    case '+':
      return integer(a + b);
    case '-':
      return integer(a - b);
    case '*':
      return integer(a * b);
    case '/':
      return { kind: 'number', value: b === 0n ? 0 : Number(a) / Number(b) };
    case '%':
      return integer(b === 0n ? 0n : a % b);
    case '&':
      return integer(a & b);
    case '|':
      return integer(a | b);
    case '^':
      return integer(a ^ b);
    default:
      return compare(operator, a, b);
  }
}

function combineDuration(operator: Operator, a: bigint, right: InfluxExpression, zone: string): Combined {
  const duration = (value: bigint): Combined => ({ kind: 'duration', value: BigInt.asIntN(64, value) });
  switch (right.kind) {
    case 'duration':
      if (operator === '+') return duration(a + right.value);
      return operator === '-' ? duration(a - right.value) : compare(operator, a, right.value);
    case 'number':
    case 'integer': {
      const factor = typeof right.value === 'bigint' ? right.value : BigInt(Math.trunc(right.value));
      if (operator === '*') return duration(a * factor);
      return operator === '/' ? duration(factor === 0n ? 0n : a / factor) : undefined;
    }
    case 'time':
      return operator === '+' ? { kind: 'time', value: right.value + a } : undefined;
    case 'string': {
      const time = parseTimeLiteral(right.value, zone);
      return time !== undefined && operator === '+' ? { kind: 'time', value: time + a } : undefined;
    }
    default:
      return undefined;
  }
}

function combineTime(operator: Operator, a: bigint, right: InfluxExpression, zone: string): Combined {
  switch (right.kind) {
    case 'duration':
    case 'integer':
      if (operator === '+') return { kind: 'time', value: a + right.value };
      return operator === '-' ? { kind: 'time', value: a - right.value } : undefined;
    case 'time':
      return operator === '-' ? { kind: 'duration', value: a - right.value } : compare(operator, a, right.value);
    case 'string': {
      const time = parseTimeLiteral(right.value, zone);
      return time === undefined ? undefined : combineTime(operator, a, { kind: 'time', value: time }, zone);
    }
    default:
      return undefined;
  }
}

/** Two texts that look like times are equal when they are the same time. */
function combineString(operator: Operator, a: string, right: InfluxExpression, zone: string): Combined {
  const time = parseTimeLiteral(a, zone);
  if (right.kind === 'string') {
    if (operator === '+') return { kind: 'string', value: a + right.value };
    const isEquality = operator === '=' || operator === '!=';
    const other = looksLikeTime(a) && looksLikeTime(right.value) ? parseTimeLiteral(right.value, zone) : undefined;
    if (isEquality && (time === undefined || other === undefined)) {
      return boolean((a === right.value) === (operator === '='));
    }
  }
  const canBeTime = ['string', 'duration', 'time', 'integer'].includes(right.kind);
  return time !== undefined && canBeTime ? combineTime(operator, time, right, zone) : undefined;
}
