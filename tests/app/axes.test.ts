import { describe, expect, test } from 'vitest';
import { axisLabel, axisWords, GUTTER, positionOf, secondsAt, spanOf, ticksOf } from '../../src/app/model/axis';
import {
  type GroupValues,
  groupLines,
  indexAt,
  indexNear,
  inOrder,
  nearestPoint,
  sameNumbers,
  seriesLabel,
  styleOf,
  valueSpan,
} from '../../src/app/model/chart';
import { nearestValue } from '../../src/app/model/near';
import {
  axisColumn,
  axisSeconds,
  axisTime,
  columnSpan,
  evaluationColumn,
  judgedTime,
  timeAt,
  timeWords,
} from '../../src/app/model/time';
import { rangeOf, topOf, valueAtTop } from '../../src/app/model/value-axis';
import type { Run } from '../../src/kapacitor/record/run-model';
import { seedRun } from './seed-run';

const run = seedRun();
const START = 1_514_764_800;

describe('times', () => {
  test.each([
    [-1, undefined],
    [0, 1514764800000000000n],
    [11, 1514764910000000000n],
    [12, 7n],
    [13, 7n],
  ])('at moment %i: %s', (moment, time) => {
    expect(timeAt({ points: run.points, silentUntil: 7n }, moment)).toBe(time);
  });

  test.each([
    [1_514_764_800_123_456_789n, 1_514_764_800.123456],
    [-1_500_000_000n, -1.5],
    [0n, 0],
    [999n, 0],
    [2_000n, 2e-6],
  ])('%s on the axis', (time, seconds) => {
    expect(axisSeconds(time)).toBe(seconds);
    expect(axisTime(seconds)).toBe((time / 1_000n) * 1_000n);
  });

  test('of a column, made once', () => {
    const times = BigInt64Array.from([-4_294_967_297n, -1n, 0n, 4_294_967_296n, 1_514_764_800_500_000_000n]);
    const seconds = axisColumn(times);
    expect([...seconds]).toEqual([-4.294967297, -1e-9, 0, 4.294967296, 1_514_764_800.5]);
    expect(axisColumn(times)).toBe(seconds);
    const buffer = new BigInt64Array(new BigInt64Array([1n, 2_000_000_000n]).buffer, 8);
    expect([...axisColumn(buffer)]).toEqual([2]);
  });

  test.each([
    [[1, 2, 2, 5], { first: 1, last: 5, isAscending: true }],
    [[2, 1, 5], { first: 1, last: 5, isAscending: false }],
    [[3], { first: 3, last: 3, isAscending: true }],
    [[], { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, isAscending: true }],
  ])('the span of %j', (values, span) => {
    const column = Float64Array.from(values);
    expect(columnSpan(column)).toEqual(span);
    expect(columnSpan(column)).toBe(columnSpan(column));
  });

  const [judged] = run.judged;
  if (judged === undefined) throw new Error('nothing judged');
  const ofBatches: Run = {
    ...run,
    evaluations: { ...run.evaluations },
    judged: [
      {
        ...judged,
        row: Int32Array.of(1, 4),
        columns: [Float64Array.of(1, 2)],
        to: BigInt64Array.of(5_000_000_000n, 9_000_000_000n),
      },
    ],
  };

  test('of evaluations: of batches their ends', () => {
    expect([...evaluationColumn(run)]).toEqual([...axisColumn(run.evaluations.time)]);
    const made = evaluationColumn(ofBatches);
    expect([...made].slice(0, 6)).toEqual([START, 5, START + 20, START + 30, 9, START + 50]);
    expect(evaluationColumn(ofBatches)).toBe(made);
    expect([0, 1, 3, 4, 5, 99].map((row) => judgedTime(ofBatches, row))).toEqual([
      1514764800000000000n,
      5_000_000_000n,
      1514764830000000000n,
      9_000_000_000n,
      1514764850000000000n,
      0n,
    ]);
    expect(judgedTime(run, 1)).toBe(1514764810000000000n);
  });

  test.each<[string, readonly bigint[], readonly bigint[], string]>([
    ['one day', [0n, 86_399_999_999_999n], [], '00:00:01'],
    ['two days', [0n, 86_400_000_000_000n], [], '01-01 00:00:01'],
    ['two years', [-1n, 0n], [], '1970-01-01 00:00:01'],
    ['a day of points and one of evaluations', [0n], [86_400_000_000_000n], '01-01 00:00:01'],
    ['nothing', [], [], '00:00:01'],
  ])('in words, over %s', (_, points, evaluations, words) => {
    const over = {
      points: { ...run.points, time: BigInt64Array.from(points) },
      evaluations: { ...run.evaluations, time: BigInt64Array.from(evaluations) },
    };
    expect([timeWords(over, 1_000_000_000n), timeWords(over, 1_000_000_000n)]).toEqual([words, words]);
    expect(timeWords(undefined, 1_000_000_000n)).toBe('00:00:01');
  });
});

const DAY = 86_400;

describe('the axis of times', () => {
  test.each([
    [0, 1.9, { day: 'none', time: 'milliseconds' }, '00:00:01.500'],
    [0, 2, { day: 'none', time: 'seconds' }, '00:00:01'],
    [0, DAY - 1, { day: 'none', time: 'seconds' }, '00:00:01'],
    [DAY - 300, DAY + 300, { day: 'day', time: 'seconds' }, '01-01 00:00:01'],
    [DAY - 300, DAY + 301, { day: 'day', time: 'minutes' }, '01-01 00:00'],
    [0, 5 * DAY, { day: 'day', time: 'minutes' }, '01-01 00:00'],
    [0, 5 * DAY + 1, { day: 'day', time: 'none' }, '01-01'],
    [-1, 1, { day: 'year and day', time: 'seconds' }, '1970-01-01 00:00:01'],
    [-1, 0.5, { day: 'year and day', time: 'milliseconds' }, '1970-01-01 00:00:01.500'],
    [-6 * DAY, 1, { day: 'year and day', time: 'none' }, '1970-01-01'],
  ] as const)('from %d to %d', (from, to, words, label) => {
    expect(axisWords(from, to)).toEqual(words);
    expect(axisLabel(1.5, words)).toBe(label);
  });

  test('beyond all years has no words', () => {
    expect(axisLabel(1e15, { day: 'none', time: 'seconds' })).toBe('');
  });

  test('holds points, evaluations and the silence, with air', () => {
    expect(spanOf(run)).toEqual({ from: START - 2.2, to: START + 112.2 });
    expect(spanOf({ ...run, silentUntil: 1514765010000000000n })).toEqual({ from: START - 4.2, to: START + 214.2 });
    const none = { ...run.evaluations, time: new BigInt64Array(0) };
    const points = { ...run.points, time: BigInt64Array.of(5_000_000_000n) };
    expect(spanOf({ ...run, points, evaluations: none })).toEqual({ from: 4, to: 6 });
    const nothing = { ...run.points, time: new BigInt64Array(0) };
    expect(spanOf({ ...run, points: nothing, evaluations: { ...none } })).toBe(undefined);
  });

  test('has a place for each time, and a time for each place', () => {
    const span = { from: 100, to: 200 };
    const width = GUTTER.left + GUTTER.right + 400;
    expect([100, 125, 200].map((seconds) => positionOf(seconds, span, width))).toEqual([52, 152, 452]);
    expect([52, 152, 452].map((x) => secondsAt(x, span, width))).toEqual([100, 125, 200]);
    expect([positionOf(200, span, 10), secondsAt(53, span, 10)]).toEqual([53, 200]);
  });

  test.each([
    [0, 100, 468, ['00:00:30', '00:01:00', '00:01:30']],
    [0, 100, 268, ['00:01:00']],
    [
      0,
      100,
      868,
      ['00:00:10', '00:00:20', '00:00:30', '00:00:40', '00:00:50', '00:01:00', '00:01:10', '00:01:20', '00:01:30'],
    ],
    [0, 1, 468, ['00:00:00.500']],
    [0, 30 * DAY, 468, ['01-01', '01-08', '01-15', '01-22', '01-29']],
  ])('from %d to %d on %i pixels is labelled', (from, to, width, labels) => {
    const ticks = ticksOf({ from, to }, width);
    expect(ticks.map(({ label }) => label)).toEqual(labels);
    expect(ticks.every(({ seconds }) => seconds >= from && seconds <= to)).toBe(true);
  });
});

describe('the axis of values', () => {
  test.each([
    ['two lines', [[1, 5], [9]], [], [0.36, 9.64]],
    ['a threshold', [[1, 5]], [11], [0.2, 11.8]],
    ['what is no number', [[Number.NaN, 2, Number.POSITIVE_INFINITY, 4]], [Number.NEGATIVE_INFINITY], [1.84, 4.16]],
    ['one value', [[3, 3]], [], [2, 4]],
    ['nothing', [], [], [0, 1]],
  ])('of %s', (_, lines, thresholds, span) => {
    const own = lines.map((y) => ({ y: Float64Array.from(y) }));
    const [low, high] = valueSpan(own, thresholds);
    expect([low, high].map((value) => Number(value.toFixed(6)))).toEqual(span);
    expect(
      rangeOf(
        'number',
        own,
        thresholds.map((value) => ({ value })),
      ),
    ).toEqual({ low, high });
    expect(rangeOf('step', own, [])).toEqual({ low: -0.2, high: 1.2 });
  });

  test('has a place for each value, and a value for each place', () => {
    const range = { low: 10, high: 20 };
    expect([20, 15, 10].map((value) => topOf(value, range, 114))).toEqual([8, 58, 108]);
    expect([8, 58, 108].map((top) => valueAtTop(top, range, 114))).toEqual([20, 15, 10]);
    expect([topOf(10, range, 5), valueAtTop(9, range, 5)]).toEqual([9, 10]);
  });
});

const groupOf = (seconds: readonly number[], value: readonly number[], row = [...seconds.keys()]): GroupValues => {
  return {
    alert: 0,
    label: 'a',
    seconds: Float64Array.from(seconds),
    value: Float64Array.from(value),
    row: Int32Array.from(row),
  };
};

describe('values', () => {
  const group = groupOf([10, 20, 20, 40], [1, 2, 3, 4]);

  test.each([
    [undefined, 3, undefined],
    [9, -1, 0],
    [10, 0, 0],
    [14, 0, 0],
    [15, 0, 0],
    [16, 0, 1],
    [20, 2, 2],
    [30, 2, 2],
    [31, 2, 3],
    [99, 3, 3],
  ])('at %s: the last is %i, the nearest %s', (time, last, nearest) => {
    expect(indexAt(group, time)).toBe(last);
    if (time !== undefined) expect(indexNear(group, time)).toBe(nearest);
  });

  test('of none is none', () => {
    expect([indexAt(groupOf([], []), 5), indexNear(groupOf([], []), 5)]).toEqual([-1, -1]);
  });

  test.each([
    [START - 100, 0],
    [START + 4, 0],
    [START + 5, 1],
    [START + 6, 1],
    [START + 1_000, 11],
  ])('the point at %d is %i', (seconds, point) => {
    expect(nearestPoint(run, seconds)).toBe(point);
  });

  test('under the mouse', () => {
    const span = { from: 0, to: 40 };
    const frame = { span, range: { low: 0, high: 4 }, width: GUTTER.left + GUTTER.right + 400, height: 114 };
    const groups = [group, groupOf([20], [0.5], [9])];
    const near = (x: number, y: number) => nearestValue(groups, { x, y }, frame);
    expect(near(152, 8)).toEqual({ row: 0, seconds: 10, x: 152, y: 83, away: 0 });
    // Of those at 20 s the one that is as high as the mouse.
    expect(near(252, 60)).toMatchObject({ row: 1, y: 58 });
    expect(near(250, 30)).toMatchObject({ row: 2, y: 33, away: 2 });
    expect(near(252, 99)).toMatchObject({ row: 9, y: 95.5 });
    // Sideways counts three times.
    expect(near(200, 83)).toMatchObject({ row: 0 });
    expect(near(210, 58)).toMatchObject({ row: 1 });
    expect(nearestValue([], { x: 0, y: 0 }, frame)).toBe(undefined);
    expect(nearestValue([groupOf([10], [99])], { x: 152, y: 50 }, frame)?.y).toBe(0);
    expect(nearestValue([groupOf([10], [-99])], { x: 152, y: 50 }, frame)?.y).toBe(114);
  });

  test('by time, those of one time as they came', () => {
    const ordered = inOrder(Float64Array.of(3, 1, 2, 1), Float64Array.of(30, 10, 20, 11), Int32Array.of(0, 1, 2, 3));
    expect([ordered.seconds, ordered.value, ordered.row].map((column) => [...column])).toEqual([
      [1, 1, 2, 3],
      [10, 11, 20, 30],
      [1, 3, 2, 0],
    ]);
  });

  test('of one width are all drawn up to twice as many, beyond that ends and extremes of buckets', () => {
    const values = Array.from({ length: 400 }, (_, i) => (i === 150 ? 99 : i === 151 ? -99 : i % 2));
    const line = (count: number) =>
      groupLines([groupOf([...values.keys()].slice(0, count), values.slice(0, count))], 100)[0];
    expect(line(200)?.x.length).toBe(200);
    const thinned = line(400);
    // Buckets of eight: first, lowest, highest, last.
    expect([...(thinned?.x ?? [])].slice(0, 8)).toEqual([0, 1, 7, 8, 9, 15, 16, 17]);
    expect([...(thinned?.x ?? [])].filter((x) => x >= 144 && x < 152)).toEqual([144, 150, 151]);
    expect([thinned?.x.at(-1), thinned?.y.at(-1), thinned?.look]).toEqual([399, 1, 'line']);
    expect(line(201)?.x.at(-1)).toBe(200);
  });

  test.each([
    [Float64Array.of(1, Number.NaN), Float64Array.of(1, Number.NaN), true],
    [Float64Array.of(1), Float64Array.of(2), false],
    [Float64Array.of(0), Float64Array.of(-0), false],
    [Float64Array.of(1), Float64Array.of(1, 1), false],
    [Int32Array.of(1, 2), Int32Array.of(1, 2), true],
    [Int32Array.of(1, 2), Int32Array.of(1, 3), false],
    [1, 1, true],
    [1, Float64Array.of(1), false],
    [Float64Array.of(1), 1, false],
  ])('%o and %o are the same: %s', (a, b, same) => {
    expect(sameNumbers(a, b)).toBe(same);
  });
});

test('twelve lines differ in colour or dash', () => {
  const styles = Array.from({ length: 13 }, (_, index) => styleOf(index));
  expect(styles.map(({ colour, isDashed }) => `${colour}${isDashed ? '-' : ''}`).join(' ')).toBe(
    '1 2 3 4 5 6 1- 2- 3- 4- 5- 6- 1',
  );
});

test('a series is called by its tags, or by its measurement', () => {
  const [series] = run.points.seriesList;
  if (series === undefined) throw new Error('no series');
  expect([series, { ...series, tags: [] }, undefined].map(seriesLabel)).toEqual([
    'cpu=cpu-total, host=serverA',
    'cpu',
    '',
  ]);
});
