/** Which columns a SELECT has once it is known what there is. InfluxDB query/compile.go, v1.6. */
import { columnFields, columnNames } from '../expression/columns';
import type { InfluxExpression, SelectField } from '../syntax/ast';
import { type Expanded, expandWildcards, type KnownNames, withTypes } from './wildcards';

export interface NamedColumns extends Expanded {
  /** Fields and what `top` and `bottom` add to them. */
  readonly columns: readonly SelectField[];
  /** Of the columns; `time` is none of them. */
  readonly names: readonly string[];
}

/** `isWritten`: the answer goes into a measurement. */
export function namedColumns(
  fields: readonly SelectField[],
  dimensions: readonly InfluxExpression[],
  known: KnownNames,
  isWritten: boolean,
): NamedColumns {
  const typed = fields.map((field) => ({ ...field, expression: withTypes(field.expression, known) }));
  const expanded = expandWildcards(typed, dimensions, known);
  const columns = columnFields(expanded.fields, isWritten);
  return { ...expanded, columns, names: columnNames(columns) };
}
