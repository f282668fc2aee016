/** Ways through expressions. Operators lean to the left, and rows of them may be a hundred thousand long: nobody calls himself along them. */
import { spend } from '../../text/budget';
import type { BinaryExpression, InfluxExpression } from './ast';

interface OperatorRow {
  readonly leftmost: InfluxExpression;
  /** From there on; none where the expression is no operator of such a row. */
  readonly operators: readonly BinaryExpression[];
}

/** The operators that stand in a row before the end of an expression, as far to the left as `isOfRow` says. */
export function operatorRow(
  expression: InfluxExpression,
  isOfRow: (operator: BinaryExpression) => boolean = () => true,
): OperatorRow {
  const operators: BinaryExpression[] = [];
  let leftmost = expression;
  for (; leftmost.kind === 'binary' && isOfRow(leftmost); leftmost = leftmost.left) {
    spend(1);
    operators.push(leftmost);
  }
  return { leftmost, operators: operators.reverse() };
}

/** What they give, from the leftmost operand on. */
export function foldRow<T>(
  expression: InfluxExpression,
  first: (leftmost: InfluxExpression) => T,
  join: (left: T, operator: BinaryExpression) => T,
  isOfRow?: (operator: BinaryExpression) => boolean,
): T {
  const { leftmost, operators } = operatorRow(expression, isOfRow);
  return operators.reduce(join, first(leftmost));
}

/** Each part of an expression that is no operator and no bracket, in the order they stand. */
export function operandsOf(expression: InfluxExpression): readonly InfluxExpression[] {
  const found: InfluxExpression[] = [];
  const waiting = [expression];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    spend(1);
    if (part.kind === 'binary') waiting.push(part.right, part.left);
    else if (part.kind === 'paren') waiting.push(part.inner);
    else found.push(part);
  }
  return found;
}

/** AND and OR. */
export function isLogical({ operator }: BinaryExpression): boolean {
  return operator === 'AND' || operator === 'OR';
}
