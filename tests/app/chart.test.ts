import { expect, test } from 'vitest';
import { axisLabel, axisWords, positionOf, secondsAt, spanOf, ticksOf } from '../../src/app/model/axis';
import {
  groupLines,
  groupValues,
  indexAt,
  indexNear,
  nearestPoint,
  sameValues,
  seriesLines,
  valueSpan,
} from '../../src/app/model/chart';
import { fieldChoices, judgedChoices, preferredChoice } from '../../src/app/model/choices';
import { pointOfOffset } from '../../src/app/model/data-line';
import { nextLine } from '../../src/app/model/next-line';
import { clock, day } from '../../src/points/clock';
import { SEED_IDLE, seedData, seedRun } from './seed-run';

const run = seedRun();
const START = 1514764800;

test.each([
  [1514764870000000000n, '00:01:10'],
  [1514764870000000001n, '00:01:10.000000001'],
  [1514764870250000000n, '00:01:10.25'],
  [-1n, '23:59:59.999999999'],
  [0n, '00:00:00'],
])('clock of %s', (time, text) => {
  expect(clock(time)).toBe(text);
});

test('days, also before 1970', () => {
  expect(day(1514764870000000000n)).toBe('2018-01-01');
  expect(day(-1n)).toBe('1969-12-31');
});

const AT = Date.UTC(2018, 0, 1, 23, 59, 50) / 1000;
test.each([
  ['one minute', 8, '23:59:50'],
  ['less than two seconds', 1.5, '23:59:50.000'],
  ['seconds over midnight', 110, '01-01 23:59:50'],
  ['an hour over midnight', 3_600, '01-01 23:59'],
  ['days', 200_000, '01-01 23:59'],
  ['weeks', 5_000_000, '01-01'],
  ['years', 40_000_000, '2018-01-01'],
])('axis label over %s', (_, span, text) => {
  expect(axisLabel(AT, axisWords(AT, AT + span))).toBe(text);
});

test("axis label over new year's eve", () => {
  const eve = Date.UTC(2017, 11, 31, 22) / 1000;
  expect(axisLabel(eve, axisWords(eve, eve + 4 * 3_600))).toBe('2017-12-31 22:00');
});

test('one axis for chart and strips', () => {
  const span = spanOf(run);
  if (span === undefined) throw new Error('the seed run has points');
  expect(span.from).toBeCloseTo(START - 2.2);
  expect(span.to).toBeCloseTo(START + 112.2);
  for (const seconds of [START, START + 55, START + 110]) {
    expect(secondsAt(positionOf(seconds, span, 800), span, 800)).toBeCloseTo(seconds, 5);
  }
  const ticks = ticksOf(span, 800);
  expect(ticks[0]).toEqual({ seconds: START, label: '00:00:00' });
  expect(ticks.length).toBeLessThanOrEqual(9);
});

test('a point alone still has an axis', () => {
  const one = {
    ...run,
    points: { ...run.points, time: run.points.time.slice(0, 1) },
    evaluations: { ...run.evaluations, time: new BigInt64Array() },
  };
  expect(spanOf(one)).toEqual({ from: START - 1, to: START + 1 });
  expect(spanOf({ ...one, points: { ...one.points, time: new BigInt64Array() } })).toBeUndefined();
});

test('what the alert judges is drawn first, rather than the clock, and any field can be', () => {
  const choices = [...judgedChoices(run), ...fieldChoices(run)];
  expect(choices.map(({ key }) => key)).toEqual(['judged hipchat-cpu-alert alert2 "usage_idle"', 'cpu usage_idle']);
  expect(preferredChoice(run, choices)).toBe(choices[0]);
  const [judged] = run.judged;
  const [value] = judged?.values ?? [];
  if (judged === undefined || value === undefined) throw new Error('the seed run judges');
  const hour = { ...value, text: 'hour("time")', ofClock: true };
  const ofTwo = { ...run, judged: [{ ...judged, values: [hour, value] }] };
  expect(preferredChoice(ofTwo, judgedChoices(ofTwo))).toMatchObject({ name: 'usage_idle', value: 1 });
  expect(preferredChoice({ ...run, judged: [] }, fieldChoices(run))).toMatchObject({ field: 'usage_idle' });
});

test('the values of a group, by time', () => {
  const [judged] = run.judged;
  if (judged === undefined) throw new Error('the seed run judges');
  const [group] = groupValues(run, judged, 0, [0]);
  expect(group).toMatchObject({ alert: 0, label: 'cpu:nil' });
  expect([...(group?.value ?? [])]).toEqual(SEED_IDLE);
  expect([...(group?.row ?? [])]).toEqual([...SEED_IDLE.keys()]);
  const holes = { ...judged, columns: [Float64Array.from(SEED_IDLE, (idle) => (idle < 9 ? Number.NaN : idle))] };
  const [line] = groupLines(groupValues(run, holes, 0, [0]), 700);
  expect([...(line?.y ?? [])]).toEqual(SEED_IDLE.filter((idle) => idle >= 9));
});

test('values that are the same draw nothing anew', () => {
  const values = () => {
    const [judged] = seedRun().judged;
    return judged === undefined ? [] : groupValues(seedRun(), judged, 0, [0]);
  };
  const [first] = values();
  if (first === undefined) throw new Error('The seed judges a value.');
  expect(sameValues([first], values())).toBe(true);
  const others = [
    { ...first, alert: 1 },
    { ...first, label: 'host=b' },
    { ...first, value: first.value.map((value, index) => (index === 3 ? value + 1 : value)) },
    { ...first, seconds: first.seconds.slice(1) },
    { ...first, row: first.row.map((row) => row + 1) },
    { ...first, from: first.seconds },
  ];
  expect(others.map((other) => sameValues([first], [other]))).toEqual(others.map(() => false));
  expect([sameValues([first], []), sameValues([], [first]), sameValues([], [])]).toEqual([false, false, true]);
  const [line] = groupLines([first], 400);
  if (line === undefined) throw new Error('A group has a line.');
  expect(sameValues([line], groupLines(values(), 400))).toBe(true);
  const looks = [
    { ...line, of: 1 },
    { ...line, label: 'host=b' },
    { ...line, look: 'pale' as const },
    { ...line, colour: 2 },
    { ...line, isDashed: true },
    { ...line, x: line.x.map((x) => x + 1) },
    { ...line, y: line.y.map((y) => -y) },
  ];
  expect(looks.map((other) => sameValues([line], [other]))).toEqual(looks.map(() => false));
});

test('the value at a time, and the nearest', () => {
  const group = { seconds: Float64Array.of(10, 20, 20, 30) };
  expect([9, 10, 25, 99, undefined].map((time) => indexAt(group, time))).toEqual([-1, 0, 2, 3, 3]);
  expect([0, 14, 16, 26, 99].map((time) => indexNear(group, time))).toEqual([0, 0, 1, 3, 3]);
  expect(indexNear({ seconds: new Float64Array(0) }, 1)).toBe(-1);
});

test('lines by time', () => {
  const values = { series: 0, at: Uint32Array.from(SEED_IDLE.keys()), value: Float64Array.from(SEED_IDLE) };
  const lines = seriesLines(run, [values], 700);
  expect(lines[0]?.label).toBe('cpu=cpu-total, host=serverA');
  expect(lines[0]?.x).toHaveLength(12);
  expect([...(lines[0]?.y ?? [])]).toEqual(SEED_IDLE);
  expect(valueSpan(lines, [])).toEqual([-8, 108]);
  expect(valueSpan([], [])).toEqual([0, 1]);
});

test('many points are thinned, and spikes survive', () => {
  const count = 100_000;
  const value = Float64Array.from({ length: count }, (_, index) => (index === 54_321 ? 999 : Math.sin(index)));
  const points = {
    ...run.points,
    count,
    time: BigInt64Array.from({ length: count }, (_, index) => BigInt(index) * 1_000_000_000n),
    series: new Uint32Array(count),
  };
  const [line] = seriesLines({ ...run, points }, [{ series: 0, at: Uint32Array.from(value.keys()), value }], 500);
  expect(line?.x.length).toBeLessThanOrEqual(1_000);
  expect(Math.max(...(line?.y ?? []))).toBe(999);
});

test('points that go back in time are drawn in order', () => {
  const time = BigInt64Array.from([3n, 1n, 2n].map((second) => second * 1_000_000_000n));
  const points = { ...run.points, count: 3, time, series: new Uint32Array(3) };
  const values = { series: 0, at: Uint32Array.from([0, 1, 2]), value: Float64Array.from([30, 10, 20]) };
  const [line] = seriesLines({ ...run, points }, [values], 500);
  expect([...(line?.y ?? [])]).toEqual([10, 20, 30]);
});

test('from the chart and from the data file to a point', () => {
  expect(nearestPoint(run, START + 24)).toBe(2);
  expect(nearestPoint(run, START - 100)).toBe(0);
  const data = seedData();
  expect(pointOfOffset(run, 'data.lp', data, 0)).toBe(0);
  expect(pointOfOffset(run, 'data.lp', data, data.indexOf('9.99'))).toBe(2);
  expect(pointOfOffset(run, 'other.lp', data, 0)).toBe(-1);
  expect(pointOfOffset(run, 'data.lp', data, data.length)).toBe(-1);
});

test.each([
  ['', ''],
  ['m v=1', 'm v=1'],
  ['m v=1 10\n', 'm v=1 10000000010'],
  ['m v=1 10\nm v=2 25\n# note\n', 'm v=2 40'],
  ['m,h=a v=1 10\nm,h=b v=1 10\nm,h=a v=2 20\nm,h=b v=2 20', 'm,h=b v=2 30'],
  // Only the end is looked at, from a whole line on.
  [`m v=1 1\n${`# ${'x'.repeat(97)}\n`.repeat(1_100)}`, ''],
])('the line after %j', (data, line) => {
  expect(nextLine(data)).toBe(line);
});
