/** Comparisons of a tag with a text that an expression asks for in any case. */
import type { Expression } from '../tickscript/ast';

export interface TagCondition {
  readonly tag: string;
  readonly value: string;
  /** `==`; otherwise `!=`. */
  readonly equal: boolean;
}

export function tagConditions(expression: Expression | undefined): readonly TagCondition[] {
  if (expression?.kind === 'lambda') return tagConditions(expression.expression);
  if (expression?.kind !== 'binary') return [];
  const { operator, left, right } = expression;
  if (operator === 'AND') return [...tagConditions(left), ...tagConditions(right)];
  if (operator !== '==' && operator !== '!=') return [];
  const [reference, text] = left.kind === 'reference' ? [left, right] : [right, left];
  if (reference.kind !== 'reference' || text.kind !== 'string') return [];
  return [{ tag: reference.name, value: text.value, equal: operator === '==' }];
}
