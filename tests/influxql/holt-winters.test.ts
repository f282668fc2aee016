import { expect, test } from 'vitest';
import { holtWinters } from '../../src/influxql/functions/holt-winters';
import { GoPanic } from '../../src/influxql/functions/reducer';
import { NO_FIELDS } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';

const SECOND = 1_000_000_000n;

interface Options {
  readonly start: number;
  readonly horizon: bigint;
  readonly season: bigint;
  readonly withFit?: boolean;
}

function forecast(values: readonly number[], { start, horizon, season, withFit = false }: Options) {
  const reducer = holtWinters({ horizon, season, interval: SECOND, withFit }).float64();
  for (const [i, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    reducer.add(value, { tags: TagSet.empty, fields: NO_FIELDS, time: BigInt(start + i) * SECOND });
  }
  const results = reducer.emit();
  if (results instanceof GoPanic) return results.message;
  return results.map(({ value, time = 0n }) => [Number(time / SECOND), value]);
}

// What Kapacitor answered, to the last digit.
test('a short series without seasons', () => {
  const values = [3, 1, 1, 4, 4];
  const ahead = [
    [105, 5.50145281066067],
    [106, 6.640020406112126],
  ];
  expect(forecast(values, { start: 100, horizon: 2n, season: 0n })).toEqual(ahead);
  expect(forecast(values, { start: 100, horizon: 2n, season: 0n, withFit: true })).toEqual([
    [100, 3],
    [101, 0.7181592343034442],
    [102, 1.88967726120191],
    [103, 3.1023804335685004],
    [104, 4.315790748620655],
    ...ahead,
  ]);
  expect(forecast([1, 2, 3, 4, 5], { start: 0, horizon: 1n, season: 0n })).toEqual([[5, 6.03219661260829]]);
});

test('seasons of two points', () => {
  expect(forecast([1, 5, 2, 6, 3, 7, 4, 8, 5, 9], { start: 0, horizon: 3n, season: 2n })).toEqual([
    [10, 5.730640980082476],
    [11, 9.276666375457143],
    [12, 6.455143368469022],
  ]);
});

test('too little to forecast from', () => {
  expect(forecast([1], { start: 0, horizon: 1n, season: 0n })).toEqual([]);
  expect(forecast([1, 2], { start: 0, horizon: 0n, season: 0n })).toEqual([]);
  expect(forecast([1, 2, 3], { start: 0, horizon: 1n, season: 4n })).toEqual([]);
});

test('an interval much shorter than the data is refused', () => {
  const values = [1, ...new Array<number>(200_000).fill(Number.NaN), 2];
  expect(forecast(values, { start: 0, horizon: 1n, season: 0n })).toBe('runtime error: out of memory');
});
