/** Recipes: what they make, and what is told of those that cannot be understood. */
import { describe, expect, test } from 'vitest';
import { readData } from '../../src/points/formats/read/read-data';
import { recogniseData } from '../../src/points/formats/read/recognise';
import { MOST_MADE, SHAPES } from '../../src/points/recipe/recipe';
import { writeRecipe } from '../../src/points/recipe/write-recipe';
import { converted, OPTIONS } from './formats/read';

const FIELD = (field: unknown, more: object = {}) =>
  JSON.stringify({ points: 8, every: '10s', make: [{ measurement: 'm', fields: { v: field } }], ...more });

function values(text: string): readonly unknown[] {
  return read(text).points.map(({ fields }) => fields[0]?.[1]);
}

function read(text: string) {
  const format = recogniseData(text);
  if (format === undefined) throw new Error('not recognised');
  expect(format.id).toBe('recipe');
  return readData(text, format, OPTIONS);
}

describe('shapes', () => {
  const MADE: readonly (readonly [string, unknown, readonly unknown[]])[] = [
    ['a value', 5, [5, 5, 5, 5, 5, 5, 5, 5]],
    ['a text', 'on', Array.from({ length: 8 }, () => 'on')],
    ['sine', { shape: 'sine', low: 0, high: 10, period: '40s' }, [0, 5, 10, 5, 0, 5, 10, 5]],
    ['ramp', { shape: 'ramp', low: 0, high: 8, period: '40s' }, [0, 2, 4, 6, 0, 2, 4, 6]],
    ['step', { shape: 'step', low: 1, high: 2, period: '40s' }, [1, 1, 2, 2, 1, 1, 2, 2]],
    ['values', { values: ['a', 'b'], period: '40s' }, ['a', 'a', 'b', 'b', 'a', 'a', 'b', 'b']],
    [
      'counter with a reset',
      { shape: 'counter', low: 3, high: 3, period: '40s', type: 'int' },
      [0n, 3n, 6n, 9n, 0n, 3n, 6n, 9n],
    ],
    ['without a period: once', { shape: 'ramp', low: 0, high: 8 }, [0, 1, 2, 3, 4, 5, 6, 7]],
  ];
  test.each(MADE)('%s', (_, field, expected) => expect(values(FIELD(field))).toEqual(expected));

  test('a spike is there once a turn, and not at its beginning', () => {
    const spikes = values(FIELD({ shape: 'spike', low: 1, high: 9, period: '80s' }));
    expect(spikes.filter((value) => value === 9)).toHaveLength(1);
    expect(spikes[0]).toBe(1);
  });

  test('noise stays within, and the seed decides it', () => {
    const noise = (seed: number) => values(FIELD({ shape: 'noise', low: 2, high: 3 }, { seed }));
    expect(noise(1).every((value) => Number(value) >= 2 && Number(value) <= 3)).toBe(true);
    expect(noise(1)).toEqual(noise(1));
    expect(noise(1)).not.toEqual(noise(2));
  });
});

test('several hosts, a gap, a silence, a database, a time to begin', () => {
  const text = JSON.stringify({
    start: '2024-01-01T00:00:00Z',
    every: '1m',
    points: 4,
    database: 'd',
    make: [
      {
        measurement: 'm',
        tags: { host: ['a', 'b'], dc: 'x' },
        fields: { v: 1 },
        gaps: [
          { from: '1m', for: '1m', tags: { host: 'a' } },
          { from: '2m', tags: { host: 'b' } },
        ],
      },
    ],
  });
  expect(converted(text)?.lines).toEqual([
    '# db=d rp=autogen',
    'm,dc=x,host=a v=1 1704067200000000000',
    'm,dc=x,host=b v=1 1704067200000000000',
    'm,dc=x,host=b v=1 1704067260000000000',
    'm,dc=x,host=a v=1 1704067320000000000',
    'm,dc=x,host=a v=1 1704067380000000000',
  ]);
});

test('groups go the same way one after the other', () => {
  const text = JSON.stringify({
    points: 4,
    make: [{ measurement: 'm', tags: { h: ['a', 'b'] }, fields: { v: { shape: 'ramp', low: 0, high: 4 } } }],
  });
  expect(values(text)).toEqual([0, 2, 1, 3, 2, 0, 3, 1]);
});

describe('what is told', () => {
  const TOLD: readonly (readonly [string, unknown, RegExp, number])[] = [
    [
      'a shape that is none',
      { make: [{ measurement: 'm', fields: { v: { shape: 'sin' } } }] },
      /"sin" is no shape; there are constant, sine/,
      0,
    ],
    ['no measurement', { make: [{ fields: { v: 1 } }] }, /no measurement is named/, 0],
    ['no field', { make: [{ measurement: 'm' }] }, /m has no field/, 0],
    [
      'a length of time that is none',
      { every: '10', points: 2, make: [{ measurement: 'm', fields: { v: 1 } }] },
      /every is no length of time/,
      2,
    ],
    [
      'no time at all',
      { every: '0s', points: 2, make: [{ measurement: 'm', fields: { v: 1 } }] },
      /every is no time at all/,
      2,
    ],
    [
      'a name that is not known',
      { points: 1, make: [{ measurement: 'm', feilds: {}, fields: { v: 1 } }] },
      /not the 1 name "feilds"/,
      1,
    ],
    [
      'a time that is none',
      { points: 1, start: 'now', make: [{ measurement: 'm', fields: { v: 1 } }] },
      /start is no time/,
      1,
    ],
    ['too many', { points: MOST_MADE + 1, make: [{ measurement: 'm', fields: { v: 1 } }] }, /it would be more/, 0],
  ];
  test.each(TOLD)('%s', (_, recipe, words, points) => {
    const data = read(JSON.stringify(recipe));
    expect(data.leftOut[0]?.reason).toMatch(words);
    expect(data.points).toHaveLength(points);
  });

  test('broken JSON', () => {
    expect(read('{"make": [{"measurement": "m", "fields": {"v": 1}},').leftOut[0]?.reason).toMatch(/JSON is broken/);
  });
});

test('a recipe is written as it would be by hand, and read again', () => {
  const recipe = {
    points: 3,
    make: [{ measurement: 'm', tags: { h: ['a', 'b'] }, fields: { v: { shape: 'sine' }, w: 1 } }],
  };
  const text = writeRecipe(recipe);
  expect(JSON.parse(text)).toEqual(recipe);
  expect(text.split('\n')).toHaveLength(5);
  expect(read(text).points).toHaveLength(6);
});

test('every shape makes points', () => {
  for (const shape of SHAPES) {
    const field = shape === 'values' ? { shape, values: [1, 2] } : { shape, low: 0, high: 1, noise: 0.1 };
    expect(values(FIELD(field))).toHaveLength(8);
  }
});

test('a retention policy alone is one of the usual database', () => {
  const [point] = read(FIELD(1, { retentionPolicy: 'week' })).points;
  expect(point?.target).toEqual({ database: 'telegraf', retentionPolicy: 'week' });
});
