import type { InfluxExpression, VariableType } from '../syntax/ast';

/** A name in an expression, with the type it is cast to. */
export interface Variable {
  readonly name: string;
  readonly type?: VariableType;
}

/** Every name that an expression refers to, in the order they stand. */
export function variablesIn(expression: InfluxExpression): readonly Variable[] {
  switch (expression.kind) {
    case 'variable':
    case 'distinct':
      return [expression];
    case 'call':
      return expression.args.flatMap(variablesIn);
    case 'paren':
      return variablesIn(expression.inner);
    case 'binary':
      return [...variablesIn(expression.left), ...variablesIn(expression.right)];
    default:
      return [];
  }
}
