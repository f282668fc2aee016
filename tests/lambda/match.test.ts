import { describe, expect, test } from 'vitest';
import { compileMatch, type MatchedEvent } from '../../src/lambda/match';
import { TagSet } from '../../src/points/tags';
import { ENVIRONMENT, plain } from './fixtures';

const EVENT: MatchedEvent = {
  level: 3,
  previousLevel: 0,
  name: 'cpu',
  taskName: 'task',
  duration: 60_000_000_000n,
  tags: new TagSet([['host', 'a']]),
};

function matches(text: string, change: Partial<MatchedEvent> = {}): unknown {
  const compiled = compileMatch(text, ENVIRONMENT);
  return compiled.ok ? plain(compiled.match.evaluate({ ...EVENT, ...change })) : compiled;
}

test.each([
  ['changed()', true],
  ['!changed()', false],
  ['changed() == TRUE AND level() > 0', true],
  ['level() == CRITICAL', true],
  ['level() >= WARNING AND level() != INFO', true],
  ['level() == OK', false],
  [`name() == 'cpu' AND taskName() =~ /^t/`, true],
  ['alertDuration() >= 1m', true],
  [`"host" == 'a'`, true],
  [`strToUpper("host") == 'A'`, true],
  ['level()', 'error: TypeGuard: expression returned unexpected type int, expected boolean'],
  ['5', 'error: TypeGuard: expression returned unexpected type int, expected boolean'],
  [`"nope" == 'a' OR TRUE`, 'error: no tag exists for nope'],
  ['nope()', 'error: undefined function: "nope"'],
  ['changed(1)', 'error: error calling "changed": changed takes no arguments'],
  ['changed(1) == TRUE', 'error: Cannot call function "changed" with args (1: int), available signatures are [()].'],
  ['1 / 0 == level()', 'error: runtime error: integer divide by zero'],
])('%s', (text, expected) => {
  expect(matches(text)).toBe(expected);
});

describe('what is refused when a handler is made', () => {
  test.each([
    [`host == 'a'`, 'unknown identifier "host"'],
    [`level() == critical`, 'unknown identifier "critical"'],
    [
      `'a' > 1`,
      'invalid match expression: mismatched type to binary operator. got string > int. see bool(), int(), float(), string(), duration()',
    ],
  ])('%s', (text, error) => {
    expect(matches(text)).toEqual({ ok: false, error });
  });

  test('a mistake in the syntax', () => {
    expect(matches('level(')).toEqual({
      ok: false,
      error: expect.stringMatching(
        /^invalid match expression: parser: unexpected EOF line 1 char 7 in "level\(". expected: /,
      ),
    });
  });
});

test('changed() looks at the previous level of each event', () => {
  const compiled = compileMatch('changed()', ENVIRONMENT);
  if (!compiled.ok) throw new Error(compiled.error);
  const levels = [0, 3, 3, 1];
  const answers = levels.map((level, i) =>
    compiled.match.evaluate({ ...EVENT, level, previousLevel: levels[i - 1] ?? 0 }),
  );
  expect(answers).toEqual([false, true, false, true]);
});
