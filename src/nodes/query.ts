import { flag, method, stored } from '../definition/build';
import { goTypeOf } from '../definition/go-types';
import { refuse } from '../definition/property';
import { one, rest } from '../definition/signature';
import type { ScriptValue } from '../definition/value';
import { defineNode } from './define';
import { forwarding } from './forward';
import { NO_DATA, QUERY_PROPERTIES, type QueryOptions, queryOptions, scheduleProblem } from './query-schedule';

interface InfluxQLOptions extends QueryOptions {
  alignGroup: boolean;
  dimensions: readonly ScriptValue[];
  groupByMeasurement: boolean;
  fill: ScriptValue;
}

export const query = defineNode<InfluxQLOptions, [string]>({
  method: 'query',
  goType: 'QueryNode',
  doc: 'Asks InfluxDB for data at an interval. Every series of the answer is a batch.',
  signature: one('query', 'string'),
  wants: 'batch',
  provides: 'batch',
  unsupported: NO_DATA,
  options: ([text]) => ({
    ...queryOptions(text),
    alignGroup: false,
    dimensions: [],
    groupByMeasurement: false,
    fill: { type: 'bool', value: false },
  }),
  properties: [
    ...QUERY_PROPERTIES,
    flag(
      'alignGroup',
      (options) => {
        options.alignGroup = true;
      },
      'Aligns the intervals of `time()` with the start of each query.',
    ),
    method(
      'groupBy',
      rest('dimensions', 'any'),
      (options, dimensions) => {
        options.dimensions = dimensions;
        return undefined;
      },
      'Groups by tags, `*`, or `time(interval)`; replaces the GROUP BY of the query.',
    ),
    flag(
      'groupByMeasurement',
      (options) => {
        options.groupByMeasurement = true;
      },
      'Groups by the measurement as well.',
    ),
    stored('fill', 'any', {
      doc: 'What empty intervals of `time()` get: `null`, `none`, `previous`, `linear` or a number.',
    }),
  ],
  start(options, context) {
    const problem = dimensionProblem(options.dimensions) ?? fillProblem(options.fill) ?? scheduleProblem(options);
    if (problem !== undefined) return refuse(problem);
    return { ...forwarding(context), batch: (batch) => context.emitBatch(batch) };
  },
});

/** Kapacitor query.go, v1.8. */
function dimensionProblem(dimensions: readonly ScriptValue[]): string | undefined {
  let hasTime = false;
  for (const dimension of dimensions) {
    switch (dimension.type) {
      case 'string':
      case 'star':
        break;
      case 'duration':
      case 'timeDimension':
        if (hasTime) return 'groupBy cannot have more than one time dimension';
        hasTime = true;
        break;
      default:
        return `invalid dimension type:${goTypeOf(dimension)}, must be string or time.Duration`;
    }
  }
  return undefined;
}

const FILLS = ['null', 'none', 'previous', 'linear'];

function fillProblem(fill: ScriptValue): string | undefined {
  return fill.type === 'string' && !FILLS.includes(fill.value) ? `unexpected fill option ${fill.value}` : undefined;
}
