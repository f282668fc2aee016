/** Names of columns. influxql ast.go ColumnNames, v1.1. */
import type { InfluxExpression, SelectField } from '../syntax/ast';
import { operandsOf } from '../syntax/walk';

/** The alias, the function, the field, or the names of an expression joined by `_`. */
export function fieldName({ expression, alias }: SelectField): string {
  return alias === '' ? expressionName(expression) : alias;
}

function expressionName(expression: InfluxExpression): string {
  switch (expression.kind) {
    case 'call':
    case 'variable':
      return expression.name;
    case 'paren':
      return expressionName(expression.inner);
    case 'binary':
      return namesIn(expression).join('_');
    default:
      return '';
  }
}

function namesIn(expression: InfluxExpression): readonly string[] {
  return operandsOf(expression).flatMap((part) =>
    part.kind === 'call' || part.kind === 'variable' ? [part.name] : [],
  );
}

/** Aliases stay; other names that are there already get a number. */
export function columnNames(fields: readonly SelectField[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { alias } of fields) if (alias !== '') seen.set(alias, 1);
  return fields.map((field) => (field.alias === '' ? uniqueName(fieldName(field), seen) : field.alias));
}

function uniqueName(name: string, seen: Map<string, number>): string {
  let count = seen.get(name);
  let unique = name;
  if (count !== undefined) {
    while (seen.has(`${name}_${count}`)) count++;
    unique = `${name}_${count}`;
    seen.set(name, count + 1);
  }
  seen.set(unique, (seen.get(unique) ?? 0) + 1);
  return unique;
}

/** The columns: each field, and behind `top` and `bottom` the tags that they take, unless the rows are written. */
export function columnFields(fields: readonly SelectField[], isWritten: boolean): readonly SelectField[] {
  if (isWritten) return fields;
  return fields.flatMap((field) => {
    const { expression } = field;
    if (expression.kind !== 'call' || (expression.name !== 'top' && expression.name !== 'bottom')) return [field];
    const tags = expression.args.slice(1).filter(({ kind }) => kind === 'variable');
    return [field, ...tags.map((tag): SelectField => ({ expression: tag, alias: '' }))];
  });
}
