import { describe, expect, it } from 'vitest';
import { sprint, sprintln } from '../../src/go/fmt/fmt';
import { sprintf } from '../../src/go/fmt/sprintf';
import { GoDuration, GoInt, GoMap, GoNamedInt, GoSlice, GoTime, type GoValue } from '../../src/go/value';

const MIXED = new GoMap(
  new Map<string, GoValue>([
    ['b', null],
    ['a', 1.5],
    ['c', 'x'],
  ]),
  'interface {}',
);
const TIME = new GoTime(1_500_000_000_000_000_000n);

describe('verbs', () => {
  it.each<[string, GoValue[], string]>([
    ['%v %v %v', [1e6, 123456, 1e21], '1e+06 123456 1e+21'],
    ['%v %v', [Number.NaN, Number.POSITIVE_INFINITY], 'NaN +Inf'],
    ['%.0f %.0f %.0f %.1f %.2f', [0.5, 1.5, 2.5, 0.25, 1.005], '0 2 2 0.2 1.00'],
    ['%08.3f|%-8.2f|%+.1e', [-3.14259, 2.5, 12345], '-003.143|2.50    |+1.2e+04'],
    ['%#g %g %G', [1, 1e-7, 1e-7], '1.00000 1e-07 1E-07'],
    ['%x %X %b', [1, -0.1, 1], '0x1p+00 -0X1.999999999999AP-04 4503599627370496p-52'],
    ['%d %+d % d %05d %-5d|', [42n, 42n, 42n, -42n, 42n], '42 +42  42 -0042 42   |'],
    ['%x %#x %X %o %#o %O %b', [255n, 255n, 255n, 8n, 8n, 8n, 5n], 'ff 0xff FF 10 010 0o10 101'],
    ['%c %q %U %#U', [0x1f600n, 10n, 65n, 65n], "😀 '\\n' U+0041 U+0041 'A'"],
    ['%c', [-1n], '\ufffd'],
    ['%.5d %.0d', [42n, 0n], '00042 '],
    ['%s %q %x % x %#q', ['a"b', 'a"b', 'hi', 'hi', 'hi'], 'a"b "a\\"b" 6869 68 69 `hi`'],
    ['%5s|%-5s|%.2s|%05s', ['é', 'é', 'éàü', 'x'], '    é|é    |éà|0000x'],
    ['%+q', ['é🎉\u2028'], '"\\u00e9\\U0001f389\\u2028"'],
    ['%t %5t', [true, false], 'true false'],
    ['%T %T %T %T %T', [1.5, 1n, new GoInt(1n), null, MIXED], 'float64 int64 int <nil> map[string]interface {}'],
    [
      '%v %d',
      [MIXED, MIXED],
      'map[a:1.5 b:<nil> c:x] map[%!d(string=a):%!d(float64=1.5) %!d(string=b):<nil> %!d(string=c):%!d(string=x)]',
    ],
    ['%#v', [MIXED], 'map[string]interface {}{"a":1.5, "b":interface {}(nil), "c":"x"}'],
    [
      '%v %#v',
      [new GoSlice(['a', 1n], 'interface {}'), new GoSlice(['a', 1n], 'interface {}')],
      '[a 1] []interface {}{"a", 1}',
    ],
    [
      '%s|%v|%d|%#v',
      [TIME, TIME, TIME, TIME],
      '2017-07-14 02:40:00 +0000 UTC|2017-07-14 02:40:00 +0000 UTC|{0 63635596800 0}|time.Date(2017, time.July, 14, 2, 40, 0, 0, time.UTC)',
    ],
    ['%s %d %T', [new GoDuration(1500n), new GoDuration(1500n), new GoDuration(0n)], '1.5µs 1500 time.Duration'],
    ['%v %d', [new GoNamedInt('time.Month', 7n), new GoNamedInt('time.Month', 7n)], 'July 7'],
  ])('%s', (format, values, expected) => {
    expect(sprintf(format, ...values)).toBe(expected);
  });
});

describe('what does not fit', () => {
  it.each<[string, GoValue[], string]>([
    ['%d %s %f %t', [1.5, 42n, 42n, 'x'], '%!d(float64=1.5) %!s(int64=42) %!f(int64=42) %!t(string=x)'],
    ['%d %s %f', [null, null, null], '%!d(<nil>) %!s(<nil>) %!f(<nil>)'],
    ['%d %d', [new GoInt(1n)], '1 %!d(MISSING)'],
    ['x', [new GoInt(1n), null, 'a'], 'x%!(EXTRA int=1, <nil>, string=a)'],
    ['%z %é', [new GoInt(1n), true], '%!z(int=1) %!é(bool=true)'],
    ['100%', [], '100%!(NOVERB)'],
    ['%F %.1F', [1.5, 2.25], '1.500000 2.2'],
    ['%!', [], '%!!(MISSING)'],
    ['%[2]d %[1]d', [1n, 2n], '2 1'],
    ['%[3]d %[x]d', [1n], '%!d(BADINDEX) %!d(BADINDEX)'],
    ['%*d|%-*d|%.*f', [5n, 42n, 5n, 42n, 2n, 3.14259], '   42|42   |3.14'],
    ['%*d', ['x', 42n], '%!(BADWIDTH)42'],
    ['%.*f', ['x', 1], '%!(BADPREC)1.000000'],
  ])('%s', (format, values, expected) => {
    expect(sprintf(format, ...values)).toBe(expected);
  });
});

it('puts spaces between what is no string', () => {
  expect(sprint(new GoInt(1n), new GoInt(2n), 'a', 'b', new GoInt(3n), 1.5, true)).toBe('1 2ab3 1.5 true');
  expect(sprintln('a', null, 1.5)).toBe('a <nil> 1.5\n');
});
