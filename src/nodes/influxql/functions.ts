/** The functions of InfluxQL as nodes (Kapacitor pipeline/influxql.go, v1.8). */
import type { Parameter } from '../../definition/property';
import { four, one, two, withRest } from '../../definition/signature';
import { count, mean, median, mode, spread, stddev, sum } from '../../influxql/functions/aggregates';
import { holtWinters } from '../../influxql/functions/holt-winters';
import { bottom, distinct, top } from '../../influxql/functions/multiple';
import type { ReducerMakers } from '../../influxql/functions/reducer';
import { first, last, max, min, percentile } from '../../influxql/functions/selectors';
import { cumulativeSum, difference, elapsed, movingAverage } from '../../influxql/functions/transformations';
import type { NodeDefinition } from '../node';
import { aggregate, multiple, selector, transformation } from './influxql';
import type { FunctionTraits } from './result-shape';

const OF_NUMBERS = { takes: 'numbers', gives: 'its type' } as const;
const ONE_FIELD = one('field', 'string');
const FIELD: Parameter<'string'> = { name: 'field', type: 'string' };

/** A function without further arguments. */
function ofField(method: string, makers: ReducerMakers, doc: string, gives: FunctionTraits['gives'] = 'its type') {
  const takes = makers.string === undefined ? ('numbers' as const) : ('all' as const);
  return { method, doc, signature: ONE_FIELD, takes, gives, read: (field: string) => ({ field, makers }) };
}

const AGGREGATES: readonly NodeDefinition[] = [
  aggregate(ofField('count', count, 'How many points have the field. An empty batch gives 0.', 'int'), true),
  aggregate(ofField('mean', mean, 'The mean of the field’s values, a float.', 'float')),
  aggregate(
    ofField(
      'median',
      median,
      'The middle one of the field’s values, a float; of an even number the mean of both.',
      'float',
    ),
  ),
  aggregate(ofField('mode', mode, 'The value of the field that is there most often.')),
  aggregate(ofField('spread', spread, 'The difference between the greatest and the smallest value of the field.')),
  aggregate(
    ofField(
      'stddev',
      stddev,
      'The standard deviation of the field’s values as a sample; NaN of a single point.',
      'float',
    ),
  ),
  aggregate(ofField('sum', sum, 'The sum of the field’s values. An empty batch gives 0.0.'), true),
];

const SELECTORS: readonly NodeDefinition[] = [
  selector(ofField('first', first, 'The earliest point. Its other fields and all its tags come with it.')),
  selector(ofField('last', last, 'The latest point. Its other fields and all its tags come with it.')),
  selector(ofField('max', max, 'The point with the greatest value. Its other fields and all its tags come with it.')),
  selector(ofField('min', min, 'The point with the smallest value. Its other fields and all its tags come with it.')),
  selector({
    method: 'percentile',
    doc: 'The point whose value so many percent of the values do not exceed. Its other fields and all its tags come with it.',
    signature: two(FIELD, { name: 'percentile', type: 'float' }),
    ...OF_NUMBERS,
    read: (field, percent) => ({ field, makers: percentile(percent) }),
  }),
];

const FORECAST = four(
  FIELD,
  { name: 'h', type: 'int' },
  { name: 'm', type: 'int' },
  { name: 'interval', type: 'duration' },
);
const TOP_OR_BOTTOM = withRest(two({ name: 'n', type: 'int' }, FIELD), 'fieldsAndTags', 'string');

const MULTIPLE: readonly NodeDefinition[] = [
  multiple(ofField('distinct', distinct, 'Each value of the field once, as a batch.')),
  multiple({
    method: 'top',
    doc: 'The n points with the greatest values as a batch, the greatest first.',
    signature: TOP_OR_BOTTOM,
    ...OF_NUMBERS,
    keepsTags: true,
    read: (n, field) => ({ field, makers: top(n) }),
  }),
  multiple({
    method: 'bottom',
    doc: 'The n points with the smallest values as a batch, the smallest first.',
    signature: TOP_OR_BOTTOM,
    ...OF_NUMBERS,
    keepsTags: true,
    read: (n, field) => ({ field, makers: bottom(n) }),
  }),
  forecast('holtWinters', false, 'Forecasts h points with the method of Holt and Winters, with seasons of m points.'),
  forecast('holtWintersWithFit', true, 'Like holtWinters, and gives the fitted values of the data too.'),
];

function forecast(method: string, withFit: boolean, doc: string): NodeDefinition {
  const read = readForecast(withFit);
  const name = 'holtWinters';
  return multiple({ method, name, doc, signature: FORECAST, takes: 'numbers', gives: 'float', read }, true);
}

type ForecastArguments = [field: string, h: bigint, m: bigint, interval: bigint];

function readForecast(withFit: boolean) {
  return (...[field, horizon, season, interval]: ForecastArguments) => ({
    field,
    makers: holtWinters({ horizon, season, interval, withFit }),
  });
}

const TRANSFORMATIONS: readonly NodeDefinition[] = [
  transformation({
    method: 'elapsed',
    doc: 'The time since the point before, in whole units.',
    signature: two(FIELD, { name: 'unit', type: 'duration' }),
    takes: 'all',
    gives: 'int',
    read: (field, unit) => ({ field, makers: elapsed(unit) }),
  }),
  transformation(ofField('difference', difference, 'The difference to the value of the point before.')),
  transformation({
    method: 'movingAverage',
    doc: 'The mean of the last values, as many as the window says.',
    signature: two(FIELD, { name: 'window', type: 'int' }),
    takes: 'numbers',
    gives: 'float',
    read: (field, size) => ({ field, makers: movingAverage(size) }),
  }),
  transformation(ofField('cumulativeSum', cumulativeSum, 'The sum of all values so far.')),
];

export const INFLUXQL_NODES: readonly NodeDefinition[] = [...AGGREGATES, ...SELECTORS, ...MULTIPLE, ...TRANSFORMATIONS];
