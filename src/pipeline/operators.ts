/** Operators outside of lambdas (Kapacitor tick/eval.go, v1.8). */
import type { ScriptValue } from '../definition/value';
import { evaluateConstant } from '../lambda/constant';
import type { LambdaFunctions } from '../lambda/functions/core';
import { substitute } from '../lambda/substitute';
import { Duration, type LambdaValue } from '../lambda/value';
import type { BinaryNode, Expression, UnaryNode } from '../tickscript/ast';
import { debugText } from '../tickscript/debug-text';
import { withPosition } from '../tickscript/errors';
import { fail } from './failure';
import type { Scope } from './scope';
import { literalOf, type Value, valueText } from './values';

/** An expression with the script's variables in their places. */
export function substituteAll(node: Expression, scope: Scope): Expression {
  return substitute(node, (identifier) => literalOf(scope.resolve(identifier), identifier));
}

/** Binary expressions are the lambda engine's, in a scope without references. Its messages carry no position. */
export function evaluateBinary(node: BinaryNode, scope: Scope, functions: LambdaFunctions): Value {
  const result = evaluateConstant(substituteAll(node, scope), functions);
  if (!result.ok) return fail(result.error, node.range);
  return constantValue(result.value) ?? fail('unexpected result');
}

/** What an operator outside of lambdas gives; `undefined`: no script has such a value. */
export function constantValue(value: LambdaValue): ScriptValue | undefined {
  switch (typeof value) {
    case 'bigint':
      return { type: 'int', value };
    case 'number':
      return { type: 'float', value };
    case 'string':
      return { type: 'string', value };
    case 'boolean':
      return { type: 'bool', value };
    default:
      return value instanceof Duration ? { type: 'duration', value: value.ns, literal: '' } : undefined;
  }
}

export function unary(script: string, node: UnaryNode, operand: Value): Value {
  if (node.operator === '!') {
    if (operand.type === 'bool') return { type: 'bool', value: !operand.value };
  } else {
    switch (operand.type) {
      case 'int':
        return { type: 'int', value: BigInt.asIntN(64, -operand.value) };
      case 'float':
        return { type: 'float', value: -operand.value };
      case 'duration':
        return { type: 'duration', value: BigInt.asIntN(64, -operand.value), literal: '' };
    }
  }
  // Kapacitor spells it so.
  const text = node.operand.kind === 'star' ? debugText(node.operand, script) : valueText(operand, script);
  const message = `invalid arugument to '${node.operator}' ${text}`;
  return fail(withPosition(script, node.position, message), node.range);
}
