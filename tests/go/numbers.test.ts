import { expect, it } from 'vitest';
import { formatFloatJSON } from '../../src/go/json/encode';
import {
  canBackquote,
  formatFloat,
  formatFloatG,
  formatFloatShortest,
  parseGoBool,
  parseGoFloat,
  parseGoInt,
  parseGoUint,
  quote,
  quoteToASCII,
  unquote,
} from '../../src/go/strconv/strconv';

it.each([
  [123456, '123456', '123456', '123456'],
  [1234567, '1.234567e+06', '1234567', '1234567'],
  [999999, '999999', '999999', '999999'],
  [1e20, '1e+20', '100000000000000000000', '100000000000000000000'],
  [1e21, '1e+21', '1e+21', '1000000000000000000000'],
  [0.0001, '0.0001', '0.0001', '0.0001'],
  [0.00001, '1e-05', '0.00001', '0.00001'],
  [1e-7, '1e-07', '1e-7', '0.0000001'],
  [-0, '-0', '-0', '-0'],
  [1 / 3, '0.3333333333333333', '0.3333333333333333', '0.3333333333333333'],
  [5e-324, '5e-324', '5e-324', `0.${'0'.repeat(323)}5`],
  [-12345678.9, '-1.23456789e+07', '-12345678.9', '-12345678.9'],
])('%s as %%v, JSON and without exponent', (x, general, json, plain) => {
  expect([formatFloatG(x), formatFloatJSON(x), formatFloatShortest(x)]).toEqual([general, json, plain]);
});

it.each([
  [9.9999999999999995e-7, 'g', 17, '9.9999999999999995e-07'],
  [9.9999999999999995e-7, 'g', 16, '1e-06'],
  [0.5, 'f', 0, '0'],
  [1.5, 'f', 0, '2'],
  [2 ** 60, 'f', 2, '1152921504606846976.00'],
  [1e22, 'f', 1, '10000000000000000000000.0'],
  [123.456, 'e', 2, '1.23e+02'],
  [100, 'g', 3, '100'],
  [100, 'g', 2, '1e+02'],
  [1.1, 'x', 3, '0x1.19ap+00'],
] as const)('%s in format %s with %i digits', (x, verb, precision, expected) => {
  expect(formatFloat(x, verb, precision)).toBe(expected);
});

it.each([
  ['42', 10, 42n],
  ['-9223372036854775808', 10, -9223372036854775808n],
  ['0x1F', 0, 31n],
  ['0b11', 0, 3n],
  ['017', 0, 15n],
  ['1_000', 0, 1000n],
])('parses %s in base %i', (text, base, value) => {
  expect(parseGoInt(text, base)).toEqual({ ok: true, value });
});

it.each([
  [parseGoInt('x'), 'strconv.ParseInt: parsing "x": invalid syntax'],
  [parseGoInt('1_000'), 'strconv.ParseInt: parsing "1_000": invalid syntax'],
  [parseGoInt('1__0', 0), 'strconv.ParseInt: parsing "1__0": invalid syntax'],
  [parseGoInt('9223372036854775808'), 'strconv.ParseInt: parsing "9223372036854775808": value out of range'],
  [parseGoUint('-1'), 'strconv.ParseUint: parsing "-1": invalid syntax'],
  [parseGoFloat('1e400'), 'strconv.ParseFloat: parsing "1e400": value out of range'],
  [parseGoFloat('1,5'), 'strconv.ParseFloat: parsing "1,5": invalid syntax'],
  [parseGoBool('yes'), 'strconv.ParseBool: parsing "yes": invalid syntax'],
])('refuses: %o', (result, error) => {
  expect(result).toEqual({ ok: false, error });
});

it.each([
  ['.5', 0.5],
  ['5.', 5],
  ['1_0.5', 10.5],
  ['0x1.8p3', 12],
  ['0x1p-1074', 5e-324],
  ['0x1p-1075', 0],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['nan', Number.NaN],
])('parses the float %s', (text, value) => {
  expect(parseGoFloat(text)).toEqual({ ok: true, value });
});

it.each([
  ['a"b\\', '"a\\"b\\\\"', '"a\\"b\\\\"'],
  ['\0\x07\b\f\n\r\t\v\x7f', '"\\x00\\a\\b\\f\\n\\r\\t\\v\\x7f"', '"\\x00\\a\\b\\f\\n\\r\\t\\v\\x7f"'],
  ['é漢🎉', '"é漢🎉"', '"\\u00e9\\u6f22\\U0001f389"'],
  ['\u00a0\u00ad\u2028', '"\\u00a0\\u00ad\\u2028"', '"\\u00a0\\u00ad\\u2028"'],
  ['\udcff', '"\\xff"', '"\\xff"'],
])('quotes %j', (text, quoted, ascii) => {
  expect([quote(text), quoteToASCII(text), unquote(quoted)]).toEqual([quoted, ascii, text]);
});

it('tells what fits into backquotes and what is no literal', () => {
  expect([canBackquote('a\t"'), canBackquote('`'), canBackquote('a\nb')]).toEqual([true, false, false]);
  expect(['"\\q"', '"a"b"', '"a', "'a'", '"\\ud800"', '"\\400"'].map(unquote)).toEqual(Array(6).fill(undefined));
  expect(unquote('`a\r\\n`')).toBe('a\\n');
});
