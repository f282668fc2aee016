/** How a condition comes to its answer: which values it compares with something constant, and how those are joined. */
import { spend } from '../text/budget';
import type { BinaryNode, Expression } from '../tickscript/ast';
import { everyExpression, operatorRow } from '../tickscript/walk';
import { isOrderOperator, MIRRORED, type OrderOperator } from './comparisons';
import { evaluateConstant } from './constant';
import type { LambdaFunctions } from './functions/core';
import { isLogical } from './operations';
import { Duration } from './value';

/** A comparison of a value with a number or a duration that is the same for every point. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly judged: Expression;
  /** As if what is judged stood on the left. */
  readonly operator: OrderOperator;
  readonly threshold: Threshold;
}
export interface Threshold {
  readonly value: bigint | number | Duration;
  /** As it is written, vars in their places. */
  readonly expression: Expression;
}

export type Condition =
  | Comparison
  | { readonly kind: 'joined'; readonly by: 'AND' | 'OR'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly operand: Condition }
  /** It compares no quantity: a text, a bool, `isPresent("x")`. */
  | { readonly kind: 'other'; readonly expression: Expression };

export function conditionOf(expression: Expression, functions: LambdaFunctions): Condition {
  return new Reader(functions).condition(expression);
}

class Reader {
  /** Whether each part is the same for every point: asked on every floor above it. */
  readonly #constants = new Map<Expression, boolean>();

  constructor(private readonly functions: LambdaFunctions) {}

  condition(expression: Expression): Condition {
    spend(1);
    switch (expression.kind) {
      case 'lambda':
        return otherwise(expression, this.condition(expression.expression));
      case 'unary': {
        if (expression.operator !== '!') break;
        const operand = this.condition(expression.operand);
        return operand.kind === 'other' ? { kind: 'other', expression } : { kind: 'not', operand };
      }
      case 'binary':
        return this.#joined(expression) ?? this.#comparison(expression) ?? this.#againstBool(expression);
    }
    return { kind: 'other', expression };
  }

  #joined(expression: BinaryNode): Condition | undefined {
    const { leftmost, operators } = operatorRow(expression, isLogical);
    if (operators.length === 0) return undefined;
    let condition = this.condition(leftmost);
    for (const operator of operators) {
      const right = this.condition(operator.right);
      const comparesNothing = condition.kind === 'other' && right.kind === 'other';
      condition = comparesNothing
        ? { kind: 'other', expression: operator }
        : { kind: 'joined', by: operator.operator === 'OR' ? 'OR' : 'AND', left: condition, right };
    }
    return condition;
  }

  #comparison({ operator, left, right }: BinaryNode): Comparison | undefined {
    if (!isOrderOperator(operator)) return undefined;
    const isLeftConstant = this.#isConstant(left);
    if (isLeftConstant === this.#isConstant(right)) return undefined;
    const [judged, constant] = isLeftConstant ? [right, left] : [left, right];
    const result = evaluateConstant(constant, this.functions);
    if (!result.ok) return undefined;
    const { value } = result;
    if (typeof value !== 'bigint' && typeof value !== 'number' && !(value instanceof Duration)) return undefined;
    const threshold = { value, expression: constant };
    return { kind: 'comparison', judged, operator: isLeftConstant ? MIRRORED[operator] : operator, threshold };
  }

  /** `("v" > 3) == TRUE`. */
  #againstBool(expression: BinaryNode): Condition {
    const { operator, left, right } = expression;
    const [literal, operand] = left.kind === 'bool' ? [left, right] : [right, left];
    if ((operator !== '==' && operator !== '!=') || literal.kind !== 'bool') return { kind: 'other', expression };
    const condition = this.condition(operand);
    if (condition.kind === 'other') return { kind: 'other', expression };
    return literal.value === (operator === '==') ? condition : { kind: 'not', operand: condition };
  }

  #isConstant(expression: Expression): boolean {
    const known = this.#constants.get(expression);
    if (known !== undefined) return known;
    spend(1);
    const constant = this.#holdsNothing(expression);
    this.#constants.set(expression, constant);
    return constant;
  }

  /** Of operators in a row, from the last one on that is known. */
  #isConstantRow(expression: BinaryNode): boolean {
    const { leftmost, operators } = operatorRow(expression, (operator) => !this.#constants.has(operator));
    let constant = this.#isConstant(leftmost);
    for (const operator of operators) {
      constant &&= this.#isConstant(operator.right);
      this.#constants.set(operator, constant);
    }
    return constant;
  }

  #holdsNothing(expression: Expression): boolean {
    switch (expression.kind) {
      case 'reference':
        return false;
      case 'unary':
        return this.#isConstant(expression.operand);
      case 'binary':
        return this.#isConstantRow(expression);
      case 'call':
        return isPureCall(expression.name, this.functions) && expression.args.every((arg) => this.#isConstant(arg));
      case 'lambda':
        return this.#isConstant(expression.expression);
      default:
        return true;
    }
  }
}

function otherwise(expression: Expression, condition: Condition): Condition {
  return condition.kind === 'other' ? { kind: 'other', expression } : condition;
}

/** Whether evaluating it twice for one point gives the same, and leaves nothing behind. */
export function isPure(expression: Expression, functions: LambdaFunctions): boolean {
  return everyExpression(expression).every((part) => part.kind !== 'call' || isPureCall(part.name, functions));
}

function isPureCall(name: string, functions: LambdaFunctions): boolean {
  const called = functions.get(name);
  return called !== undefined && !called.isStateful && name !== 'now';
}
