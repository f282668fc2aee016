/** What the batches of a query look like: every number of an answer is a float. Kapacitor edge/messages.go, v1.8. */
import type { ScriptValue } from '../../definition/value';
import { checkFields } from '../../influxql/check/check-fields';
import { type NamedColumns, namedColumns } from '../../influxql/check/named-columns';
import type { KnownNames } from '../../influxql/check/wildcards';
import { InfluxQueryError } from '../../influxql/error';
import { matches } from '../../influxql/expression/evaluate';
import { typeOfExpression } from '../../influxql/expression/types';
import type { InfluxExpression, SelectField, SelectStatement, Source } from '../../influxql/syntax/ast';
import { parseInfluxQL } from '../../influxql/syntax/parse';
import { type DataType, strongerType } from '../../influxql/value';
import type { Origin } from '../node';
import { columnsOf } from '../shape/columns';
import type { DataSeries, FieldType } from '../shape/data-series';
import { groupingBy } from '../shape/grouping';
import {
  distinct,
  type Field,
  type Grouping,
  type KnownType,
  mapped,
  NO_GROUPS,
  type Schema,
  UNKNOWN_GROUPS,
  unknownAfter,
} from '../shape/schema';
import type { Shaping } from '../shape/shape';
import type { PlanOptions } from './plan';

/** `parent` has all that the database holds. */
export function queryShape({ options, parent, isUnknown }: Shaping<PlanOptions>): Schema {
  const select = options === undefined || isUnknown('query') ? undefined : selectOf(options.query);
  if (options === undefined || select === undefined) return unknownAfter(parent);
  const series = parent.series.filter((each) => select.sources.some((source) => isOf(each, source)));
  const { measurements, tags } = columnsOf(series);
  const isKnown = series.length > 0 && !parent.open;
  const columns = answerColumns(select, options.dimensions, series);
  if (columns === undefined) return unknownAfter(parent);
  const groups = isUnknown('groupBy') ? UNKNOWN_GROUPS : answerGroups(options, tags, isKnown);
  const schema: Schema = {
    ...parent,
    measurements,
    series,
    fields: fieldsOf(columns, select, options.dimensions, series),
    tags: groups.tags,
    groups,
    raw: false,
    // A row of nothing but nulls is no point.
    emptyBatches: columns.columns.some(({ expression: { kind } }) => kind === 'binary' || kind === 'paren'),
    open: groups.open || (!isKnown && select.fields.some(({ expression }) => mayBeSeveral(expression))),
  };
  return parent.open ? unknownAfter(schema) : schema;
}

/** A column that counts has another unit than what it counts. */
export function queryOrigins(text: string, field: string): readonly Origin[] {
  const select = selectOf(text);
  return (select?.fields ?? []).flatMap(({ alias, expression }) => {
    const inner = expression.kind === 'call' && expression.name !== 'count' ? expression.args[0] : expression;
    const named = expression.kind === 'variable' || expression.kind === 'call' ? expression.name : '';
    if (inner?.kind !== 'variable' || (alias === '' ? named : alias) !== field) return [];
    const { name } = inner;
    return (select?.sources ?? []).flatMap((source) =>
      source.kind === 'measurement' ? [{ measurement: source.name, field: name }] : [],
    );
  });
}

function selectOf(text: string): SelectStatement | undefined {
  const parsed = parseInfluxQL(text);
  const [statement] = parsed.ok ? parsed.statements : [];
  return statement?.kind === 'select' && statement.sources.every(({ kind }) => kind === 'measurement')
    ? statement
    : undefined;
}

function isOf(series: DataSeries, source: Source): boolean {
  if (source.kind === 'subquery') return false;
  const { database, retentionPolicy, name, pattern } = source;
  if (series.database !== database || series.retentionPolicy !== retentionPolicy) return false;
  return name === '' && pattern !== undefined ? matches(pattern, series.name) : series.name === name;
}

/** `undefined`: InfluxDB refuses it. */
function answerColumns(
  { fields, target, ...select }: SelectStatement,
  dimensions: readonly ScriptValue[],
  series: readonly DataSeries[],
): NamedColumns | undefined {
  const tags = dimensions.flatMap((dimension): readonly InfluxExpression[] => {
    if (dimension.type === 'star') return [{ kind: 'wildcard' }];
    return dimension.type === 'string' ? [{ kind: 'variable', name: dimension.value }] : [];
  });
  try {
    const checked = checkFields({ ...select, fields }, isTimed(dimensions));
    const columns = namedColumns(checked.fields, tags, knownNames(series), target !== undefined);
    for (const { expression } of columns.columns) typeOfExpression(expression);
    return columns;
  } catch (error) {
    if (error instanceof InfluxQueryError) return undefined;
    throw error;
  }
}

function isTimed(dimensions: readonly ScriptValue[]): boolean {
  return dimensions.some(({ type }) => type === 'duration' || type === 'timeDimension');
}

const DATA_TYPES: Readonly<Record<FieldType, DataType>> = {
  float: 'float',
  int: 'integer',
  string: 'string',
  boolean: 'boolean',
};

function knownNames(series: readonly DataSeries[]): KnownNames {
  const fields = new Map<string, DataType>();
  const tags = new Set<string>();
  for (const each of series) {
    for (const tag of each.tags.keys()) tags.add(tag);
    for (const [name, { types }] of each.fields) {
      for (const type of types) fields.set(name, strongerType(fields.get(name) ?? 'unknown', DATA_TYPES[type]));
    }
  }
  return { fields, tags, typeOf: (name) => fields.get(name) ?? (tags.has(name) ? 'tag' : 'unknown') };
}

/** Each series of an answer has every tag that is asked for, be it the empty text. */
function answerGroups(
  { dimensions, groupByMeasurement }: PlanOptions,
  tags: Schema['tags'],
  isKnown: boolean,
): Grouping {
  const grouped = dimensions.length === 0 ? NO_GROUPS : groupingBy({ tags, open: !isKnown }, dimensions);
  const filled = mapped(grouped.tags, (tag) =>
    tag.everywhere ? tag : { ...tag, values: distinct([...tag.values, '']), everywhere: true },
  );
  return { ...grouped, tags: filled, byMeasurement: groupByMeasurement };
}

function fieldsOf(
  { columns, names }: NamedColumns,
  select: SelectStatement,
  dimensions: readonly ScriptValue[],
  series: readonly DataSeries[],
): ReadonlyMap<string, Field> {
  const data = columnsOf(series);
  // An interval without points has a count, of 0, and nothing else.
  const countsNothing = isTimed(dimensions) && select.fields.some(({ expression }) => isCount(expression));
  const isEverywhere = (column: SelectField) =>
    columns.length === 1 ||
    (countsNothing ? isCount(column.expression) : columns.every(hasValues(data)) || isRaw(column, data));
  return new Map(
    columns.flatMap((column, i): readonly [string, Field][] => {
      const types = knownTypes(typeOfExpression(column.expression), series.length > 0);
      // What no point has is null in every row.
      return types.length === 0 ? [] : [[names[i] ?? '', { types, everywhere: isEverywhere(column) }]];
    }),
  );
}

function isCount(expression: InfluxExpression): boolean {
  return expression.kind === 'call' && expression.name === 'count';
}

type Data = Pick<Schema, 'fields' | 'tags'>;

/** Functions that give a value wherever there is a point. */
const STEADY = ['count', 'first', 'last', 'max', 'mean', 'median', 'min', 'mode', 'spread', 'sum'];

function hasValues(data: Data): (column: SelectField) => boolean {
  return (column) => {
    const { expression } = column;
    const [source] = expression.kind === 'call' && STEADY.includes(expression.name) ? expression.args : [];
    return source === undefined ? isRaw(column, data) : isRaw({ expression: source, alias: '' }, data);
  };
}

/** Something that every point has. */
function isRaw({ expression }: SelectField, { fields, tags }: Data): boolean {
  if (expression.kind !== 'variable') return false;
  return (fields.get(expression.name) ?? tags.get(expression.name))?.everywhere === true;
}

function knownTypes(type: DataType, isKnown: boolean): readonly KnownType[] {
  switch (type) {
    case 'float':
    case 'integer':
    case 'unsigned':
      return ['float'];
    case 'string':
    case 'tag':
      return ['string'];
    case 'boolean':
      return ['boolean'];
    default:
      return isKnown ? [] : ['unknown'];
  }
}

function mayBeSeveral(expression: InfluxExpression): boolean {
  switch (expression.kind) {
    case 'wildcard':
    case 'regex':
      return true;
    case 'call':
      return expression.args.some(mayBeSeveral);
    default:
      return false;
  }
}
