import type { BinaryNode, Expression } from '../tickscript/ast';
import { operatorRow } from '../tickscript/walk';
import { findOperation, isArithmetic } from './operations';
import type { LambdaType } from './value';

/** The type that is known without a point, or `invalid type` (Kapacitor node_evaluator.go getConstantNodeType, v1.8). */
export function staticType(node: Expression): LambdaType {
  const known = types.get(node);
  if (known !== undefined) return known;
  const type = typeOf(node);
  types.set(node, type);
  return type;
}

/** Every operator of a chain asks for the types of all below it. */
const types = new WeakMap<Expression, LambdaType>();

function typeOf(node: Expression): LambdaType {
  switch (node.kind) {
    case 'number':
      return typeof node.value === 'bigint' ? 'int' : 'float';
    case 'string':
    case 'duration':
    case 'regex':
      return node.kind;
    case 'bool':
      return 'boolean';
    case 'unary':
      return node.operator === '!' ? 'boolean' : staticType(node.operand);
    case 'binary':
      return rowType(node);
    case 'lambda':
      return staticType(node.expression);
    default:
      return 'invalid type';
  }
}

/** From the last operator on whose type is known: rows of operators are built from the left, and each asks. */
function rowType(node: BinaryNode): LambdaType {
  const { leftmost, operators } = operatorRow(node, (operator) => !types.has(operator));
  let type = staticType(leftmost);
  for (const operator of operators) {
    type = isArithmetic(operator.operator)
      ? (findOperation(operator.operator, type, staticType(operator.right))?.result ?? 'invalid type')
      : 'boolean';
    types.set(operator, type);
  }
  return type;
}
