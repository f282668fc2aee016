/** Types of expressions. influxql ast.go TypeValuerEval, v1.1; InfluxDB query/{functions,math}.go, v1.6. */

import { InfluxQueryError } from '../error';
import { isIndicator } from '../functions/indicators';
import type { BinaryExpression, CallExpression, InfluxExpression, Operator } from '../syntax/ast';
import { printExpression } from '../syntax/print';
import { foldRow } from '../syntax/walk';
import { type DataType, type ResultValue, storedType } from '../value';
import { binaryValue } from './evaluate';
import { isMathFunction, keepsIntegers } from './math';

const FLOAT_FUNCTIONS = [
  'mean',
  'median',
  'integral',
  'stddev',
  'derivative',
  'non_negative_derivative',
  'moving_average',
  'holt_winters',
  'holt_winters_with_fit',
];

/** The type of an expression whose variables have theirs. Types that do not fit are an error. */
export function typeOfExpression(expression: InfluxExpression): DataType {
  switch (expression.kind) {
    case 'variable':
      return expression.type ?? 'unknown';
    case 'call':
      return typeOfCall(expression);
    case 'binary':
      return foldRow(expression, typeOfExpression, typeOfBinary);
    case 'paren':
      return typeOfExpression(expression.inner);
    case 'number':
      return 'float';
    case 'integer':
      return expression.value >> 63n === 0n || expression.value < 0n ? 'integer' : 'unsigned';
    case 'string':
    case 'boolean':
      return expression.kind;
    default:
      return 'unknown';
  }
}

function typeOfCall({ name, args }: CallExpression): DataType {
  const types = args.map(typeOfExpression);
  // The server looks at mathematical functions only where it does not know what the first argument is.
  if (isMathFunction(name) && types[0] === 'unknown') return typeOfMath(name, types);
  if (FLOAT_FUNCTIONS.includes(name) || isIndicator(name)) return 'float';
  if (name === 'count' || name === 'elapsed') return 'integer';
  return types[0] ?? 'unknown';
}

const NUMBERS: readonly DataType[] = ['float', 'integer', 'unsigned', 'unknown'];

function typeOfMath(name: string, [, second = 'unknown']: readonly DataType[]): DataType {
  if (name !== 'log' && !NUMBERS.includes(second)) {
    throw new InfluxQueryError(`invalid argument type for the second argument in ${name}(): ${second}`);
  }
  return keepsIntegers(name) ? 'unknown' : 'float';
}

function typeOfBinary(left: DataType, expression: BinaryExpression): DataType {
  const right = typeOfExpression(expression.right);
  if (left === 'unknown') return right;
  if (right === 'unknown') return left;
  const result = binaryValue(withoutPattern(expression.operator), zeroOf(left), zeroOf(right), false);
  if (result !== null) return storedType(result);
  const problem = `incompatible types: ${left} and ${right}`;
  throw new InfluxQueryError(`type error: ${printExpression(expression)}: ${problem}`);
}

function withoutPattern(operator: Operator): Operator {
  return operator === '=~' || operator === '!~' ? '=' : operator;
}

function zeroOf(type: DataType): ResultValue {
  switch (type) {
    case 'float':
      return 0;
    case 'integer':
    case 'unsigned':
      return 0n;
    case 'boolean':
      return false;
    case 'string':
    case 'tag':
      return '';
    default:
      return null;
  }
}
