/** Types of names, and what `*` and patterns stand for. influxql ast.go RewriteFields, v1.1. */
import { compareStrings } from '../../go/bytes';
import { InfluxQueryError } from '../error';
import { fieldName } from '../expression/columns';
import { matches } from '../expression/evaluate';
import type { CallExpression, InfluxExpression, SelectField } from '../syntax/ast';
import { printExpression } from '../syntax/print';
import { foldRow, operandsOf } from '../syntax/walk';
import type { DataType } from '../value';

/** What the shards of a query know. */
export interface KnownNames {
  typeOf(name: string): DataType;
  readonly fields: ReadonlyMap<string, DataType>;
  readonly tags: ReadonlySet<string>;
}

/** The expression with a type on every name that is known. */
export function withTypes(expression: InfluxExpression, known: KnownNames): InfluxExpression {
  switch (expression.kind) {
    case 'variable': {
      if (expression.type !== undefined && expression.type !== 'field') return expression;
      const type = known.typeOf(expression.name);
      if (type === 'unknown' || (type === 'tag' && expression.type === 'field')) return expression;
      return { kind: 'variable', name: expression.name, type };
    }
    case 'call':
      return { ...expression, args: expression.args.map((argument) => withTypes(argument, known)) };
    case 'paren':
      return { kind: 'paren', inner: withTypes(expression.inner, known) };
    case 'binary':
      return foldRow(
        expression,
        (leftmost) => withTypes(leftmost, known),
        (left, operator) => ({ ...operator, left, right: withTypes(operator.right, known) }),
      );
    default:
      return expression;
  }
}

interface Reference {
  readonly name: string;
  readonly type: Exclude<DataType, 'unknown'>;
}

export interface Expanded {
  readonly fields: readonly SelectField[];
  /** Names of the tags that are grouped by. */
  readonly dimensions: readonly string[];
}

export function expandWildcards(
  typed: readonly SelectField[],
  dimensions: readonly InfluxExpression[],
  known: KnownNames,
): Expanded {
  const hasFieldWildcard = typed.some(({ expression }) => hasWildcard(expression));
  const groupsByWildcard = dimensions.some(({ kind }) => kind !== 'variable');
  const named = dimensions.flatMap((dimension) => (dimension.kind === 'variable' ? [dimension.name] : []));
  const tags = [...known.tags].sort(compareStrings);
  // With a wildcard in GROUP BY the tags are no fields.
  const tagFields = groupsByWildcard ? [] : tags.filter((tag) => !named.includes(tag));
  const references = hasFieldWildcard ? allReferences(known, tagFields) : [];
  return {
    fields: hasFieldWildcard ? typed.flatMap((field) => expandField(field, references)) : typed,
    dimensions: dimensions.flatMap((dimension) => expandDimension(dimension, tags)),
  };
}

function expandDimension(dimension: InfluxExpression, tags: readonly string[]): readonly string[] {
  if (dimension.kind === 'variable') return [dimension.name];
  return dimension.kind === 'regex' ? tags.filter((tag) => matches(dimension.pattern, tag)) : tags;
}

function hasWildcard(expression: InfluxExpression): boolean {
  return operandsOf(expression).some((part) =>
    part.kind === 'call' ? part.args.some(hasWildcard) : part.kind === 'wildcard' || part.kind === 'regex',
  );
}

/** Fields and tags by name; without a field there is nothing. */
function allReferences({ fields }: KnownNames, tags: readonly string[]): readonly Reference[] {
  if (fields.size === 0) return [];
  const references: Reference[] = tags.map((name) => ({ name, type: 'tag' }));
  for (const [name, type] of fields) if (type !== 'unknown') references.push({ name, type });
  return references.sort(
    (a, b) => compareStrings(a.name, b.name) || Number(a.type === 'tag') - Number(b.type === 'tag'),
  );
}

function expandField(field: SelectField, references: readonly Reference[]): readonly SelectField[] {
  const { expression } = field;
  switch (expression.kind) {
    case 'wildcard': {
      const chosen = references.filter(({ type }) => {
        if (expression.type === undefined) return true;
        return (type === 'tag') === (expression.type === 'tag');
      });
      return chosen.map(plainField);
    }
    case 'regex':
      return references.filter(({ name }) => matches(expression.pattern, name)).map(plainField);
    case 'call':
      return expandCall(field, expression, references);
    case 'binary':
      if (!hasWildcard(expression)) return [field];
      throw new InfluxQueryError(`unsupported expression with wildcard: ${printExpression(expression)}`);
    default:
      return [field];
  }
}

function plainField({ name, type }: Reference): SelectField {
  return { expression: { kind: 'variable', name, type }, alias: '' };
}

function expandCall(
  field: SelectField,
  call: CallExpression,
  references: readonly Reference[],
): readonly SelectField[] {
  const { name, args } = innermost(call);
  const [source] = args;
  if (source?.kind !== 'wildcard' && source?.kind !== 'regex') return [field];
  if (source.kind === 'wildcard' && source.type === 'tag') {
    throw new InfluxQueryError(`unable to use tag wildcard in ${name}()`);
  }
  const accepted = acceptedTypes(name);
  const chosen = references.filter(
    (reference) =>
      accepted.includes(reference.type) && (source.kind === 'wildcard' || matches(source.pattern, reference.name)),
  );
  return chosen.map((reference) => ({
    expression: withSource(call, { kind: 'variable', ...reference }),
    alias: `${fieldName(field)}_${reference.name}`,
  }));
}

function innermost(call: CallExpression): CallExpression {
  const [source] = call.args;
  return source?.kind === 'call' ? innermost(source) : call;
}

function withSource(call: CallExpression, variable: InfluxExpression): CallExpression {
  const [source, ...rest] = call.args;
  return { ...call, args: [source?.kind === 'call' ? withSource(source, variable) : variable, ...rest] };
}

function acceptedTypes(name: string): readonly DataType[] {
  switch (name) {
    case 'count':
    case 'first':
    case 'last':
    case 'distinct':
    case 'elapsed':
    case 'mode':
    case 'sample':
      return ['float', 'integer', 'string', 'boolean'];
    case 'min':
    case 'max':
      return ['float', 'integer', 'boolean'];
    default:
      return ['float', 'integer'];
  }
}
