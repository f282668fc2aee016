import type { BinaryNode, Expression } from '../tickscript/ast';
import { FLOAT_ORDER, INT_ORDER, isOrderOperator, type OrderOperator, STRING_ORDER } from './comparisons';
import type { Frame } from './frame';
import { literalValue } from './leaves';
import type { LambdaValue } from './value';

/**
 * A short way to the result of a condition for values of the types that it was written for. `undefined`: this point has
 * others, ask the evaluators. Only comparisons of references with literals have one, joined by AND, OR and `!`: they
 * touch no state, and cannot fail in a way that evaluators remember.
 */
export type FastTest = (frame: Frame) => boolean | undefined;

export function fastTest(node: Expression, references: readonly string[]): FastTest | undefined {
  if (node.kind === 'unary' && node.operator === '!') {
    const operand = fastTest(node.operand, references);
    return operand === undefined ? undefined : not(operand);
  }
  if (node.kind !== 'binary') return undefined;
  if (node.operator !== 'AND' && node.operator !== 'OR') return fastComparison(node, references);
  const left = fastTest(node.left, references);
  const right = left === undefined ? undefined : fastTest(node.right, references);
  if (left === undefined || right === undefined) return undefined;
  return node.operator === 'AND' ? and(left, right) : or(left, right);
}

function not(operand: FastTest): FastTest {
  return (frame) => {
    const value = operand(frame);
    return value === undefined ? undefined : !value;
  };
}

function and(left: FastTest, right: FastTest): FastTest {
  return (frame) => {
    const value = left(frame);
    return value === true ? right(frame) : value;
  };
}

function or(left: FastTest, right: FastTest): FastTest {
  return (frame) => {
    const value = left(frame);
    return value === false ? right(frame) : value;
  };
}

const MIRRORED: { readonly [K in OrderOperator]: OrderOperator } = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function fastComparison({ operator, left, right }: BinaryNode, references: readonly string[]): FastTest | undefined {
  if (!isOrderOperator(operator)) return undefined;
  if (left.kind === 'reference') return compareWith(operator, references.indexOf(left.name), literal(right));
  if (right.kind !== 'reference') return undefined;
  return compareWith(MIRRORED[operator], references.indexOf(right.name), literal(left));
}

function literal(node: Expression): LambdaValue | undefined {
  if (node.kind !== 'number' && node.kind !== 'string') return undefined;
  const value = literalValue(node);
  return typeof value === 'object' ? undefined : value;
}

function compareWith(operator: OrderOperator, slot: number, constant: LambdaValue | undefined): FastTest | undefined {
  switch (typeof constant) {
    case 'number':
      return compareWithFloat(operator, slot, constant);
    case 'bigint':
      return compareWithInt(operator, slot, constant);
    case 'string':
      return compareWithString(operator, slot, constant);
    default:
      return undefined;
  }
}

function compareWithFloat(operator: OrderOperator, slot: number, constant: number): FastTest {
  const floats = FLOAT_ORDER[operator];
  return (frame) => {
    const value = frame.values[slot];
    if (typeof value === 'number') return floats(value, constant);
    return typeof value === 'bigint' ? floats(Number(value), constant) : undefined;
  };
}

function compareWithInt(operator: OrderOperator, slot: number, constant: bigint): FastTest {
  const floats = FLOAT_ORDER[operator];
  const ints = INT_ORDER[operator];
  const float = Number(constant);
  return (frame) => {
    const value = frame.values[slot];
    if (typeof value === 'number') return floats(value, float);
    return typeof value === 'bigint' ? ints(value, constant) : undefined;
  };
}

function compareWithString(operator: OrderOperator, slot: number, constant: string): FastTest {
  const strings = STRING_ORDER[operator];
  return (frame) => {
    const value = frame.values[slot];
    return typeof value === 'string' ? strings(value, constant) : undefined;
  };
}
