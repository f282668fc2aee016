/** Names in conditions: of texts in lambdas, of everything in InfluxQL. */
import type { InfluxExpression } from '../../influxql/syntax/ast';
import type { Expression } from '../../tickscript/ast';
import { everyExpression } from '../../tickscript/walk';
import { exampleOf } from './conditions';
import type { Wish } from './wish';

/** Names that are compared with texts or patterns. */
export function textNames(condition: Expression): readonly string[] {
  return everyExpression(condition).flatMap((node) => {
    if (node.kind !== 'binary') return [];
    const { left, right } = node;
    const [name, other] = left.kind === 'reference' ? [left, right] : [right, left];
    return name.kind === 'reference' && (other.kind === 'string' || other.kind === 'regex') ? [name.name] : [];
  });
}

/** The fields that an expression is made of. */
export function influxNames(expression: InfluxExpression): readonly string[] {
  switch (expression.kind) {
    case 'variable':
    case 'distinct':
      return [expression.name];
    case 'call':
      return expression.args.flatMap(influxNames);
    case 'paren':
      return influxNames(expression.inner);
    case 'binary':
      return [...influxNames(expression.left), ...influxNames(expression.right)];
    default:
      return [];
  }
}

export function addInfluxCondition(condition: InfluxExpression, wish: Wish): void {
  if (condition.kind === 'paren') addInfluxCondition(condition.inner, wish);
  if (condition.kind !== 'binary') return;
  const { left, right, operator } = condition;
  if (operator === 'AND' || operator === 'OR') {
    addInfluxCondition(left, wish);
    addInfluxCondition(right, wish);
    return;
  }
  const name = left.kind === 'variable' ? left.name : '';
  if (name === '' || name.toLowerCase() === 'time') return;
  if (right.kind === 'string') wish.tag(name, operator === '=' ? right.value : undefined);
  else if (right.kind === 'regex') wish.tag(name, operator === '=~' ? exampleOf(right.pattern) : undefined);
  else if (right.kind === 'number' || right.kind === 'integer') {
    wish.field(name).thresholds.push(Number(right.value));
    wish.field(name).isEqual = false;
  }
}
