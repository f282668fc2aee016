/** Values of expressions over one row. influxql ast.go ValuerEval, v1.1. */
import { compileRegexp } from '../../go/regexp/regexp';
import type { BinaryExpression, InfluxExpression, Operator } from '../syntax/ast';
import { foldRow } from '../syntax/walk';
import type { ResultValue } from '../value';
import { evaluateMath } from './math';

export interface Evaluation {
  value(name: string): ResultValue;
  /**
   * In SELECT, not in WHERE, the quotient of integers is a float, and a field that is not there counts as FALSE beside a
   * boolean.
   */
  readonly inSelect: boolean;
}

export function evaluate(expression: InfluxExpression, row: Evaluation): ResultValue {
  switch (expression.kind) {
    case 'variable':
      return row.value(expression.name);
    case 'binary':
      return foldRow(
        expression,
        (leftmost) => evaluate(leftmost, row),
        (left, operator) => evaluateBinary(operator, left, row),
      );
    case 'paren':
      return evaluate(expression.inner, row);
    case 'call':
      return evaluateMath(
        expression.name,
        expression.args.map((argument) => evaluate(argument, row)),
      );
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return expression.value;
    default:
      return null;
  }
}

/** `a`: what the left side gave. */
function evaluateBinary({ operator, left, right }: BinaryExpression, a: ResultValue, row: Evaluation): ResultValue {
  if (operator === '=~' || operator === '!~') {
    if (right.kind !== 'regex') return typeof a === 'string' ? false : null;
    return typeof a === 'string' ? matches(right.pattern, a) === (operator === '=~') : null;
  }
  const b = evaluate(right, row);
  const isComparable = row.inSelect || !(isMissing(left, a) || isMissing(right, b));
  return isComparable ? binaryValue(operator, a, b, row.inSelect) : withMissing(operator, a, b);
}

function isMissing(operand: InfluxExpression, value: ResultValue): boolean {
  return value === null && operand.kind === 'variable';
}

function withMissing(operator: Operator, a: ResultValue, b: ResultValue): ResultValue {
  return typeof a === 'boolean' && b === null ? false : incomparable(operator);
}

export function matches(pattern: string, text: string): boolean {
  const compiled = compileRegexp(pattern);
  return compiled.ok && compiled.regexp.test(text);
}

export function binaryValue(
  operator: Operator,
  first: ResultValue,
  second: ResultValue,
  floatQuotients: boolean,
): ResultValue {
  // Nothing counts as false beside a boolean.
  const a = first === null && typeof second === 'boolean' ? false : first;
  const b = second === null && typeof first === 'boolean' ? false : second;
  switch (typeof a) {
    case 'boolean':
      return ofBooleans(operator, a, b);
    case 'number':
      return ofFloats(operator, a, typeof b === 'bigint' ? Number(b) : b);
    case 'bigint':
      if (typeof b === 'number') return ofFloats(operator, Number(a), b);
      return typeof b === 'bigint' ? ofIntegers(operator, a, b, floatQuotients) : incomparable(operator);
    case 'string':
      if (operator === '=') return a === b;
      return operator === '!=' ? typeof b === 'string' && a !== b : incomparable(operator);
    default:
      return incomparable(operator);
  }
}

function incomparable(operator: Operator): ResultValue {
  return ['=', '!=', '<', '<=', '>', '>='].includes(operator) ? false : null;
}

function ofBooleans(operator: Operator, a: boolean, b: ResultValue): ResultValue {
  const isBoolean = typeof b === 'boolean';
  switch (operator) {
    case 'AND':
    case '&':
      return isBoolean && a && b;
    case 'OR':
    case '|':
      return isBoolean && (a || b);
    case '=':
      return isBoolean && a === b;
    case '!=':
    case '^':
      return isBoolean && a !== b;
    default:
      return incomparable(operator);
  }
}

function ofFloats(operator: Operator, a: number, b: ResultValue): ResultValue {
  if (typeof b !== 'number') return incomparable(operator);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? 0 : a / b;
    case '%':
      return a % b;
    default:
      return compared(operator, a, b);
  }
}

function ofIntegers(operator: Operator, a: bigint, b: bigint, floatQuotients: boolean): ResultValue {
  switch (operator) {
    case '+':
      return BigInt.asIntN(64, a + b);
    case '-':
      return BigInt.asIntN(64, a - b);
    case '*':
      return BigInt.asIntN(64, a * b);
    case '/':
      if (floatQuotients) return b === 0n ? 0 : Number(a) / Number(b);
      return b === 0n ? 0n : BigInt.asIntN(64, a / b);
    case '%':
      return b === 0n ? 0n : a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return compared(operator, a, b);
  }
}

function compared<T extends number | bigint>(operator: Operator, a: T, b: T): ResultValue {
  switch (operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return null;
  }
}
