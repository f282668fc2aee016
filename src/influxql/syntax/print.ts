/**
 * A parsed statement as InfluxQL prints it again, which is the text that Kapacitor sends. influxql ast.go, v1.1.
 */
import { printDefault } from '../../go/fmt/fmt';
import { formatFloat } from '../../go/strconv/strconv';
import { formatRFC3339Nano } from '../../go/time/time';
import { formatDuration } from '../../tickscript/literals';
import type { Fill, InfluxExpression, Measurement, SelectField, SelectStatement, Source } from './ast';
import { quoteIdentifier } from './identifier';
import { foldRow } from './walk';

export function printSelect(select: SelectStatement): string {
  const { fields, target, sources, condition, dimensions, orderBy, zone } = select;
  const clauses = [`SELECT ${fields.map(printField).join(', ')}`];
  if (target !== undefined) clauses.push(`INTO ${printMeasurement(target)}${target.name === '' ? ':MEASUREMENT' : ''}`);
  if (sources.length > 0) clauses.push(`FROM ${sources.map(printSource).join(', ')}`);
  if (condition !== undefined) clauses.push(`WHERE ${printExpression(condition)}`);
  if (dimensions.length > 0) clauses.push(`GROUP BY ${dimensions.map(printExpression).join(', ')}`);
  const fill = printFill(select.fill);
  if (fill !== '') clauses.push(fill);
  if (orderBy !== undefined) clauses.push(`ORDER BY ${orderBy === '' ? '' : 'time '}${direction(select)}`);
  if (select.limit > 0n) clauses.push(`LIMIT ${select.limit}`);
  if (select.offset > 0n) clauses.push(`OFFSET ${select.offset}`);
  if (select.seriesLimit > 0n) clauses.push(`SLIMIT ${select.seriesLimit}`);
  if (select.seriesOffset > 0n) clauses.push(`SOFFSET ${select.seriesOffset}`);
  if (zone !== undefined) clauses.push(`TZ('${zone}')`);
  return clauses.join(' ');
}

/** Numbers get exactly three digits behind the point, so they may become other numbers. */
export function printExpression(expression: InfluxExpression): string {
  switch (expression.kind) {
    case 'variable':
      return `${quoteIdentifier(expression.name)}${typeSuffix(expression.type)}`;
    case 'call':
      return `${expression.name}(${expression.args.map(printExpression).join(', ')})`;
    case 'distinct':
      return `DISTINCT ${expression.name}`;
    case 'string':
      return quoteString(expression.value);
    case 'number':
      return formatFloat(expression.value, 'f', 3);
    case 'integer':
    case 'boolean':
      return String(expression.value);
    case 'duration':
      return formatDuration(expression.value);
    case 'time':
      return `'${formatRFC3339Nano(expression.value)}'`;
    case 'wildcard':
      return `*${typeSuffix(expression.type)}`;
    case 'regex':
      return `/${expression.pattern.replaceAll('/', '\\/')}/`;
    case 'paren':
      return `(${printExpression(expression.inner)})`;
    case 'binary':
      return foldRow(
        expression,
        printExpression,
        (left, { operator, right }) => `${left} ${operator} ${printExpression(right)}`,
      );
  }
}

/** A text in single quotes. */
function quoteString(text: string): string {
  const escaped = text.replace(/[\n\\']/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
  return `'${escaped}'`;
}

function typeSuffix(type: string | undefined): string {
  return type === undefined ? '' : `::${type}`;
}

function printField({ expression, alias }: SelectField): string {
  const text = printExpression(expression);
  return alias === '' ? text : `${text} AS ${quoteIdentifier(alias)}`;
}

function printSource(source: Source): string {
  return source.kind === 'subquery' ? `(${printSelect(source.select)})` : printMeasurement(source);
}

function printMeasurement({ database, retentionPolicy, name, pattern }: Measurement): string {
  const last = name === '' && pattern !== undefined ? printExpression({ kind: 'regex', pattern }) : name;
  const shown = name === '' ? last : quoteIdentifier(name);
  if (database !== '') return `${quoteIdentifier(database)}.${optionalIdentifier(retentionPolicy)}.${shown}`;
  return retentionPolicy === '' ? shown : `${quoteIdentifier(retentionPolicy)}.${shown}`;
}

function optionalIdentifier(name: string): string {
  return name === '' ? '' : quoteIdentifier(name);
}

function printFill(fill: Fill): string {
  if (fill.type === 'number') return `fill(${printDefault(fill.value)})`;
  return fill.type === 'null' ? '' : `fill(${fill.type})`;
}

function direction({ descending }: SelectStatement): string {
  return descending ? 'DESC' : 'ASC';
}
