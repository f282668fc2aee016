/** Which series a condition lets through, and what is left to ask of their rows. InfluxDB tsdb/index/inmem, v1.6. */
import type { TagSet } from '../../points/tags';
import { matches } from '../expression/evaluate';
import { joined } from '../expression/fold';
import type { BinaryExpression, InfluxExpression } from '../syntax/ast';
import { foldRow, isLogical } from '../syntax/walk';

/** What a row still has to fulfil; `true`: nothing. */
export type RowFilter = InfluxExpression | true;

/** `undefined`: the series is out. */
export type SeriesFilter = RowFilter | undefined;

export interface SeriesNames {
  readonly measurement: string;
  readonly tags: TagSet;
  /** Whether the measurement has a field of that name. */
  hasField(name: string): boolean;
}

export function filterSeries(condition: InfluxExpression, series: SeriesNames): SeriesFilter {
  switch (condition.kind) {
    case 'paren':
      return filterSeries(condition.inner, series);
    case 'boolean':
      return condition.value ? true : undefined;
    case 'binary':
      break;
    default:
      return undefined;
  }
  switch (condition.operator) {
    case 'AND':
    case 'OR':
      return foldRow(
        condition,
        (leftmost) => filterSeries(leftmost, series),
        (left, { operator, right }) => (operator === 'AND' ? both : either)(left, filterSeries(right, series)),
        isLogical,
      );
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=~':
    case '!~':
      return filterComparison(condition, series);
    default:
      // Arithmetic alone is no condition, yet the server lets every row through.
      return filterComparison(condition, series) === undefined ? undefined : true;
  }
}

function both(a: SeriesFilter, b: SeriesFilter): SeriesFilter {
  if (a === undefined || b === undefined) return undefined;
  if (a === true || b === true) return a === true ? b : a;
  return joined('AND', a, b);
}

function either(a: SeriesFilter, b: SeriesFilter): SeriesFilter {
  if (a === undefined || b === undefined) return a ?? b;
  if (a === true || b === true) return true;
  return joined('OR', a, b);
}

function filterComparison(condition: BinaryExpression, series: SeriesNames): SeriesFilter {
  const { operator, left, right } = condition;
  if (left.kind === 'binary' || right.kind === 'binary') return condition;
  const name = left.kind === 'variable' ? left : right;
  if (name.kind !== 'variable') return condition;
  const value = left.kind === 'variable' ? right : left;
  if (name.name !== '_name' && isField(name, series)) return condition;
  if (value.kind === 'variable' && (isField(value, series) || name.type === 'field')) return condition;
  // `_name` is the measurement.
  const tag = (name.name === '_name' ? series.measurement : series.tags.get(name.name)) ?? '';
  switch (value.kind) {
    case 'string':
      if (operator === '=') return tag === value.value ? true : undefined;
      return operator === '!=' && tag !== value.value ? true : undefined;
    case 'regex':
      if (operator !== '=~' && operator !== '!~') return undefined;
      return matches(value.pattern, tag) === (operator === '=~') ? true : undefined;
    case 'variable':
      return compareTags(operator, series.tags.get(name.name), series.tags.get(value.name));
    default:
      return condition;
  }
}

/** Only tags that are there are equal. */
function compareTags(operator: string, a: string | undefined, b: string | undefined): SeriesFilter {
  const isEqual = a !== undefined && a === b;
  if (operator === '=') return isEqual ? true : undefined;
  return operator === '!=' && !isEqual ? true : undefined;
}

function isField({ name, type }: Extract<InfluxExpression, { kind: 'variable' }>, series: SeriesNames): boolean {
  if (type === undefined) return series.hasField(name);
  return type !== 'tag';
}
