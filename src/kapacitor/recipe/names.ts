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

/** What a condition of a query asks of tags and fields. */
export function addInfluxCondition(condition: InfluxExpression, wish: Wish): void {
  if (condition.kind === 'paren') addInfluxCondition(condition.inner, wish);
  if (condition.kind !== 'binary') return;
  const { left, right, operator } = condition;
  if (operator === 'AND' || operator === 'OR') {
    addInfluxCondition(left, wish);
    addInfluxCondition(right, wish);
    return;
  }
  // `5 < value` asks the same as `value > 5`.
  const [variable, value] = left.kind === 'variable' ? [left, right] : [right, left];
  if (variable.kind !== 'variable' || variable.name.toLowerCase() === 'time') return;
  const { name } = variable;
  if (value.kind === 'string') wish.tag(name, operator === '=' ? value.value : undefined);
  else if (value.kind === 'regex') wish.tag(name, operator === '=~' ? exampleOf(value.pattern) : undefined);
  else if (value.kind === 'number' || value.kind === 'integer') {
    wish.field(name).thresholds.push(Number(value.value));
    wish.field(name).isEqual = false;
  }
}
