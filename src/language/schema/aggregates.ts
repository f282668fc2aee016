/** What the nodes that apply an InfluxQL function do with fields and tags (Kapacitor pipeline/influxql.go, v1.8). */
import type { FieldType } from './data';

export interface Aggregate {
  /** Of its result; that of the field where it is not given. */
  readonly type?: readonly FieldType[];
  /** A selector's point keeps its tags; others have those of the group. */
  readonly keepsTags: boolean;
  /** Several points of a batch are a batch again. */
  readonly many?: boolean;
}

const FLOAT: readonly FieldType[] = ['float'];

export const AGGREGATES: ReadonlyMap<string, Aggregate> = new Map<string, Aggregate>([
  ['count', { type: ['int'], keepsTags: false }],
  ['mean', { type: FLOAT, keepsTags: false }],
  ['median', { type: FLOAT, keepsTags: false }],
  ['stddev', { type: FLOAT, keepsTags: false }],
  ['mode', { keepsTags: false }],
  ['spread', { keepsTags: false }],
  ['sum', { keepsTags: false }],
  ['distinct', { keepsTags: false, many: true }],
  ['holtWinters', { type: FLOAT, keepsTags: false, many: true }],
  ['holtWintersWithFit', { type: FLOAT, keepsTags: false, many: true }],
  ['first', { keepsTags: true }],
  ['last', { keepsTags: true }],
  ['max', { keepsTags: true }],
  ['min', { keepsTags: true }],
  ['percentile', { keepsTags: true }],
  ['top', { keepsTags: true, many: true }],
  ['bottom', { keepsTags: true, many: true }],
]);

/** One point for every point: the tags stay. */
export const TRANSFORMS: ReadonlySet<string> = new Set(['cumulativeSum', 'difference', 'elapsed', 'movingAverage']);
