import { describe, expect, test } from 'vitest';
import { compileRegexp, type GoRegexp } from '../../src/go/regexp/regexp';

function regexp(pattern: string): GoRegexp {
  const result = compileRegexp(pattern);
  if (!result.ok) throw new Error(result.error);
  return result.regexp;
}

describe('compileRegexp', () => {
  test.each([
    ['a(', 'error parsing regexp: missing closing ): `a(`'],
    ['a)', 'error parsing regexp: unexpected ): `a)`'],
    ['[a', 'error parsing regexp: missing closing ]: `[a`'],
    ['\\', 'error parsing regexp: trailing backslash at end of expression: ``'],
    ['a**', 'error parsing regexp: invalid nested repetition operator: `**`'],
    ['(?=a)', 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
    ['\\1', 'error parsing regexp: invalid escape sequence: `\\1`'],
    ['(?<=a)b', 'error parsing regexp: invalid named capture: `(?<=a)b`'],
  ])('%s: %s', (pattern, error) => {
    expect(compileRegexp(pattern)).toEqual({ ok: false, error });
  });
});

// Answers of Go 1.26.
describe('replaceAll', () => {
  test.each([
    ['a*', 'baac', 'X', 'XbXcX'],
    ['a+', 'baac', '<$0>', 'b<aa>c'],
    ['(\\w)(\\w)', 'abcd', '$2$1', 'badc'],
    ['(a)', 'abc', '$1W', 'bc'],
    ['(a)', 'abc', '$' + '{1}W', 'aWbc'],
    ['(?P<n>a)|(?P<n>b)', 'abc', '[$n]', '[a][b]c'],
    ['(?<n>a)', 'abc', '$n-$$-$-${', 'a-$-$-${bc'],
    ['', 'äö', '-', '-ä-ö-'],
    ['\\b', 'ab cd', '|', '|ab| |cd|'],
    ['^a', 'aaa', 'b', 'baa'],
    ['(a)(b)?', 'ab a', '<$2>', '<b> <>'],
    ['(a)', 'a', '$01$10', ''],
    ['[(](x)', '(x', '$1', 'x'],
    ['\\Q(\\E(x)', '(x', '$1', 'x'],
    ['[]()](x)', '(x', '$1', 'x'],
    ['.', '😀', '$0$0', '😀😀'],
  ])('/%s/ in %s by %s', (pattern, text, template, expected) => {
    expect(regexp(pattern).replaceAll(text, template)).toBe(expected);
  });
});

test('matching is by code point, and answers are kept', () => {
  const one = regexp('^.$');
  expect([one.test('😀'), one.test('ab'), one.test('😀'), one.test('\udcff')]).toEqual([true, false, true, true]);
});
