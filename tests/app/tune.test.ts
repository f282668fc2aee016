import { expect, test } from 'vitest';
import { candidates, literalText, snapped, stepOf, tuned } from '../../src/app/model/tune';
import type { Tunable } from '../../src/worker/api';

const place = { file: 'a.tick', range: { start: 4, end: 6 }, written: '10' };
const INT: Tunable = { ...place, type: 'int', unit: 1, suffix: '' };
const FLOAT: Tunable = { ...place, type: 'float', unit: 1, suffix: '' };
const MINUTES: Tunable = { ...place, type: 'duration', unit: 60_000_000_000, suffix: 'm' };

test.each([
  [INT, { low: 0, high: 100 }, 1],
  [INT, { low: 0, high: 30_000 }, 100],
  [FLOAT, { low: 0, high: 100 }, 1],
  [FLOAT, { low: 0, high: 5 }, 0.01],
  [MINUTES, { low: 0, high: 3_600_000_000_000 }, 60_000_000_000],
])('steps of %j over %j', (tunable, range, step) => {
  expect(stepOf(tunable, range)).toBeCloseTo(step, 12);
});

test.each([
  [INT, 12.4, '12'],
  [INT, -3, '-3'],
  [FLOAT, 12, '12.0'],
  [FLOAT, 0.30000000000000004, '0.30000000000000004'],
  [FLOAT, 0.0000001, '0.0000001'],
  [{ ...FLOAT, file: 'case.json' }, 12, '12'],
  [MINUTES, 180_000_000_000, '3m'],
])('ints stay ints, floats floats: %j as %d is %s', (tunable, value, text) => {
  expect(literalText(tunable, value)).toBe(text);
});

test('a value falls on a step, without crumbs', () => {
  expect([snapped(0.3000001, 0.1), snapped(12.6, 1), snapped(1234, 100), snapped(-0.26, 0.1)]).toEqual([
    0.3, 13, 1200, -0.3,
  ]);
});

test('only the literal changes, and nothing where the text is another by now', () => {
  const files = [
    { path: 'a.tick', content: '"v"<10)' },
    { path: 'b.tick', content: 'other' },
  ];
  expect(tuned(files, INT, '250')).toEqual([{ path: 'a.tick', content: '"v"<250)' }, files[1]]);
  expect(tuned(files, { ...INT, written: '11' }, '250')).toBeUndefined();
});

test('at most 25 thresholds are tried, where the judged values change', () => {
  expect(candidates(FLOAT, [3, 1, 2, 2, Number.NaN], 10, 1)).toEqual([0, 1.5, 2.5, 4, 10]);
  expect(candidates(INT, [3, 1, 2], 10, 1)).toEqual([0, 2, 3, 4, 10]);
  const many = candidates(
    INT,
    Array.from({ length: 1_000 }, (_, index) => index * 3),
    10,
    1,
  );
  expect(many.length).toBeLessThanOrEqual(25);
  expect(many).toContain(10);
  expect([many[0], many.at(-1)]).toEqual([-1, 2_998]);
});
