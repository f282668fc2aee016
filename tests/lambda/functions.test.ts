import { describe, expect, test } from 'vitest';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import { compiled, ENVIRONMENT, instance, plain, scope } from './fixtures';

function value(text: string, fields: Parameters<typeof scope>[0] = {}): unknown {
  return plain(instance(text).evaluate(scope(fields)));
}

test.each([
  ["strToUpper('aßc')", 'AßC'],
  ["strToUpper('ᾳᾀ')", 'ᾼᾈ'],
  ["strToLower('İÄ😀')", 'iä😀'],
  ["strLength('äöü')", 6n],
  ["strIndex('äöü', 'ü')", 4n],
  ["strLastIndex('aXa', 'a')", 2n],
  ["strIndexAny('golang', 'gy')", 0n],
  ["strLastIndexAny('golang', 'go')", 5n],
  ["strLastIndexAny('golang', '')", -1n],
  ["strCount('cheese', 'e')", 3n],
  ["strCount('äöü', '')", 4n],
  ["strContainsAny('abc', '')", false],
  ["strReplace('äb', '', '-', -1)", '-ä-b-'],
  ["strReplace('äb', '', '-', 2)", '-ä-b'],
  ["strReplace('oink oink oink', 'k', 'ky', 2)", 'oinky oinky oink'],
  ["strReplace('aaa', 'a', 'b', 0)", 'aaa'],
  ["strReplace('abc', 'x', 'y', -1)", 'abc'],
  ["strSubstring('äb', 0, 2)", 'ä'],
  ["strSubstring('ä', 0, 1)", '\udcc3'],
  ["strSubstring('äx', 0, 1) + strSubstring('äx', 1, 2)", 'ä'],
  [
    "strSubstring('abc', 0, 3)",
    'error: error calling "strSubstring": stop index too large for string in strSubstring: 3',
  ],
  ["strSubstring('abc', -1, 1)", 'error: error calling "strSubstring": found negative index for strSubstring: -1'],
  ["strSubstring('abc', 2, 1)", 'error: runtime error: slice bounds out of range [2:1]'],
  ["strTrim('xxhixx', 'x')", 'hi'],
  ["strTrimLeft('äxhi', 'xä')", 'hi'],
  ["strTrimRight('hi😀😀', '😀')", 'hi'],
  ["strTrimSpace('\t hi\u00a0')", 'hi'],
  ["strTrimPrefix('aab', 'a')", 'ab'],
  ["strTrimSuffix('baa', 'a')", 'ba'],
  ["regexReplace(/(a)(b)/, 'abab', '$2$1')", 'baba'],
  ["regexReplace(/a/, 'a', '$1W')", ''],
  ['humanBytes(9)', '9 B'],
  ['humanBytes(9999)', '10 kB'],
  ['humanBytes(999999)', '1000 kB'],
  ['humanBytes(12500)', '12 kB'],
  ['humanBytes(82854982.7)', '83 MB'],
  ['humanBytes(-1)', '18 EB'],
  ["duration('1h30m', 1s)", '5400000000000ns'],
  ["duration('5x', 1s)", 'error: error calling "duration": invalid duration string "5x"'],
  ['string(duration(7, 1d))', '1w'],
  ['string(duration(333.0, 1u) / 1000)', '333ns'],
])('%s', (text, expected) => {
  expect(value(text)).toBe(expected);
});

test.each([
  ['hour("time")', 13n],
  ['minute("time")', 45n],
  ['weekday("time")', 1n],
  ['day("time")', 29n],
  ['month("time")', 2n],
  ['year("time")', 2016n],
  ['unixNano("time")', 1_456_753_506_789_000_000n],
  ['unixNano(now())', 1_500_000_000_000_000_000n],
])('%s', (text, expected) => {
  expect(value(text)).toBe(expected);
});

test("the server's time zone is that of the environment", () => {
  const there = compiled('hour("time") * 100 + day("time")').instantiate({ ...ENVIRONMENT, zone: 'Asia/Kolkata' });
  expect(there.evaluate(scope())).toBe(1929n);
});

describe('stateful functions', () => {
  function series(text: string, values: readonly number[]): unknown[] {
    const one = instance(text);
    return values.map((x) => plain(one.evaluate(scope({ x }))));
  }

  test.each([
    ['sigma("x")', [0, 0.7071067811865475, 1, 1.4696938456699067]],
    ['spread("x")', [0, 1, 2, 9]],
    ['count()', [1n, 2n, 3n, 4n]],
    ['count() + count()', [3n, 7n, 11n, 15n]],
    ['if("x" > 1.5 AND count() > 0, count(), -1)', [-1n, 3n, 5n, 7n]],
  ])('%s of 1, 2, 3, 10', (text, expected) => {
    expect(series(text, [1, 2, 3, 10])).toEqual(expected);
  });

  test('each instance has its own state, an inlined lambda one for all', () => {
    const own = compiled('count()');
    const [x, y] = [own.instantiate(ENVIRONMENT), own.instantiate(ENVIRONMENT)];
    expect([x.evaluate(scope()), y.evaluate(scope()), x.evaluate(scope())]).toEqual([1n, 1n, 2n]);
    const { expression } = own;
    const shared = compiled({ kind: 'lambda', expression, range: expression.range, position: 0 });
    const [v, w] = [shared.instantiate(ENVIRONMENT), shared.instantiate(ENVIRONMENT)];
    expect([v.evaluate(scope()), w.evaluate(scope()), v.evaluate(scope())]).toEqual([1n, 2n, 3n]);
  });

  test('rand() is below its limit and the same in every run', () => {
    const draw = () => {
      const dice = instance('rand(6)');
      return Array.from({ length: 50 }, () => Number(dice.evaluate(scope())));
    };
    expect(new Set(draw())).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(draw()).toEqual(draw());
    expect(value('rand(0)')).toBe(0n);
    expect(value('rand() >= 0')).toBe(true);
  });
});

test('every function has a line of documentation and a name for each parameter', () => {
  for (const { name, doc, signatures, parameterNames } of LAMBDA_FUNCTIONS.values()) {
    expect(doc, name).toMatch(/^[^\n]+\.$/);
    expect(parameterNames, name).toHaveLength(Math.max(...signatures.map(({ parameters }) => parameters.length)));
  }
  expect(LAMBDA_FUNCTIONS.size).toBe(83);
});
