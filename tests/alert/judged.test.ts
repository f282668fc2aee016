import { expect, test } from 'vitest';
import { complement, contains, intersection, region, union } from '../../src/alert/intervals';
import { judgedBy } from '../../src/alert/judged';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import { parseLambda } from '../../src/tickscript/parse';

function judged(crit: string, warn?: string) {
  const expressions = [crit, ...(warn === undefined ? [] : [warn])].map((text, index) => {
    const parsed = parseLambda(text);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return { property: index === 0 ? ('crit' as const) : ('warn' as const), expression: parsed.lambda.expression };
  });
  return judgedBy(expressions, LAMBDA_FUNCTIONS).values.map(({ text, kind, thresholds, bands }) => [
    text,
    kind,
    thresholds.map(({ property, operator, text: value }) => `${property} ${operator} ${value}`),
    bands.map(({ property, intervals, decides }) => `${property} ${words(intervals)}${decides ? '' : ' and more'}`),
  ]);
}

function words(intervals: ReturnType<typeof region>): string {
  return intervals
    .map(
      ({ from, to, includesFrom, includesTo }) => `${includesFrom ? '[' : '('}${from}, ${to}${includesTo ? ']' : ')'}`,
    )
    .join(' ');
}

test.each([
  ['"v" > 10', undefined, [['"v"', 'number', ['crit > 10'], ['crit (10, Infinity)']]]],
  ['10 >= "v"', undefined, [['"v"', 'number', ['crit <= 10'], ['crit (-Infinity, 10]']]]],
  [
    '"v" > 600',
    '"v" > 300',
    [['"v"', 'number', ['crit > 600', 'warn > 300'], ['crit (600, Infinity)', 'warn (300, Infinity)']]],
  ],
  ['"v" > 5 AND "v" <= 9', undefined, [['"v"', 'number', ['crit > 5', 'crit <= 9'], ['crit (5, 9]']]]],
  ['!("v" > 5)', undefined, [['"v"', 'number', ['crit > 5'], ['crit (-Infinity, 5]']]]],
  ['("v" > 5) == FALSE', undefined, [['"v"', 'number', ['crit > 5'], ['crit (-Infinity, 5]']]]],
  [
    '"a" > 1 AND "b" < 2.5',
    undefined,
    [
      ['"a"', 'number', ['crit > 1'], ['crit (1, Infinity) and more']],
      ['"b"', 'number', ['crit < 2.5'], ['crit (-Infinity, 2.5) and more']],
    ],
  ],
  // What remembers has seen other points at each place.
  [
    'sigma("v") > 4.0',
    'sigma("v") > 3.0',
    [
      ['sigma("v")', 'number', ['crit > 4.0'], ['crit (4, Infinity)']],
      ['sigma("v")', 'number', ['warn > 3.0'], ['warn (3, Infinity)']],
    ],
  ],
  ['"d" > 1m', undefined, [['"d"', 'duration', ['crit > 1m'], ['crit (60000000000, Infinity)']]]],
  [
    '"status" == \'down\' OR isPresent("x")',
    undefined,
    [['"status" == \'down\' OR isPresent("x")', 'step', [], ['crit (0.5, Infinity)']]],
  ],
  ['"v" > "w"', undefined, [['"v" > "w"', 'step', [], ['crit (0.5, Infinity)']]]],
])('%s, %s', (crit, warn, expected) => {
  expect(judged(crit, warn)).toEqual(expected);
});

test('intervals: each number is where logic says', () => {
  const [low, high] = [region('<', 3), region('>=', 7)];
  for (const value of [-1, 3, 5, 7, 9]) {
    expect(contains(union(low, high), value)).toBe(value < 3 || value >= 7);
    expect(contains(intersection(complement(low), complement(high)), value)).toBe(value >= 3 && value < 7);
    expect(contains(region('!=', 5), value)).toBe(value !== 5);
    expect(contains(complement(region('==', 5)), value)).toBe(value !== 5);
  }
});
