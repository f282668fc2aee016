/** Comparisons of a tag with a text that an expression asks for in any case. */
import { conjuncts } from '../../lambda/condition-report';
import type { Expression } from '../../tickscript/ast';
import type { DataSeries } from './data-series';
import type { Schema } from './schema';

interface TagCondition {
  readonly tag: string;
  readonly value: string;
  /** `==`; otherwise `!=`. */
  readonly equal: boolean;
}

function tagConditions(expression: Expression | undefined): readonly TagCondition[] {
  return expression === undefined ? [] : conjuncts(expression).flatMap(tagCondition);
}

function tagCondition(expression: Expression): readonly TagCondition[] {
  if (expression.kind !== 'binary') return [];
  const { operator, left, right } = expression;
  if (operator !== '==' && operator !== '!=') return [];
  const [reference, text] = left.kind === 'reference' ? [left, right] : [right, left];
  if (reference.kind !== 'reference' || text.kind !== 'string') return [];
  return [{ tag: reference.name, value: text.value, equal: operator === '==' }];
}

/** Those series that an expression can be true for, as far as that is plain to see. */
export function taggedSeries(series: readonly DataSeries[], expression: Expression | undefined): readonly DataSeries[] {
  const conditions = tagConditions(expression);
  if (conditions.length === 0) return series;
  return series.filter(({ tags, fields }) =>
    conditions.every(({ tag, value, equal }) => fields.has(tag) || (tags.get(tag) === value) === equal),
  );
}

/** Without the series for which an expression is false. */
export function ofTaggedSeries(schema: Schema, expression: Expression): Schema {
  if (!schema.raw) return schema;
  const series = taggedSeries(schema.series, expression);
  return series.length === schema.series.length ? schema : { ...schema, series };
}
