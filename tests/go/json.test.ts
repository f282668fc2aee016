import { expect, it } from 'vitest';
import { encodeJSON, jsonString } from '../../src/go/json/encode';
import {
  GoComplex,
  GoDuration,
  GoInt,
  GoMap,
  GoNamedInt,
  GoSlice,
  GoStruct,
  GoTime,
  type GoValue,
} from '../../src/go/value';

it.each([
  ['plain', '"plain"'],
  ['"\\/\'', '"\\"\\\\/\'"'],
  ['<b>&', '"\\u003cb\\u003e\\u0026"'],
  ['\b\f\n\r\t\u0001\u001f\u007f', '"\\b\\f\\n\\r\\t\\u0001\\u001f\u007f"'],
  ['\u2028\u2029é日🎉', '"\\u2028\\u2029é日🎉"'],
  ['a\udcffb\udcc3(c', '"a\\ufffdb\\ufffd(c"'],
])('%j', (text, expected) => {
  expect(jsonString(text)).toBe(expected);
});

it('leaves HTML alone where it is told to', () => {
  expect(jsonString('<b>&\u2028', false)).toBe('"<b>&\\u2028"');
});

const BYTES = new GoSlice(
  [34n, 255n].map((byte) => new GoNamedInt('uint8', byte)),
  'uint8',
);

it.each<[string, GoValue, string]>([
  ['null', null, 'null'],
  ['a big int', 9007199254740993n, '9007199254740993'],
  ['a literal int', new GoInt(1n), '1'],
  ['a float', 1e21, '1e+21'],
  ['a small float', 1e-7, '1e-7'],
  ['a duration', new GoDuration(1500n), '1500'],
  ['a time', new GoTime(1_500_000_000_120_000_000n), '"2017-07-14T02:40:00.12Z"'],
  ['bytes', BYTES, '"Iv8="'],
  ['a slice', new GoSlice(['a', null, true], 'interface {}'), '["a",null,true]'],
  [
    'a map, its keys in the order of their bytes',
    new GoMap(
      new Map<string, GoValue>([
        ['\ue000', 1n],
        ['🎉', 2n],
        ['b', 3n],
        ['a', '<'],
      ]),
      'interface {}',
    ),
    '{"a":"\\u003c","b":3,"\ue000":1,"🎉":2}',
  ],
  [
    'a struct with an embedded one and a private field',
    new GoStruct(
      'x.outer',
      new Map<string, GoValue>([
        ['inner', new GoStruct('x.inner', new Map<string, GoValue>([['Name', 'n']]))],
        ['ID', 1n],
        ['hidden', 2n],
      ]),
      ['inner'],
    ),
    '{"Name":"n","ID":1}',
  ],
])('%s', (_, value, expected) => {
  expect(encodeJSON(value)).toEqual({ ok: true, text: expected });
});

it.each<[GoValue, string]>([
  [Number.NaN, 'json: unsupported value: NaN'],
  [new GoSlice([Number.NEGATIVE_INFINITY], 'interface {}'), 'json: unsupported value: -Inf'],
  [new GoComplex(0, 1), 'json: unsupported type: complex128'],
  [
    new GoTime(253_402_300_800_000_000_000n),
    'json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]',
  ],
])('refuses %o', (value, error) => {
  expect(encodeJSON(value)).toEqual({ ok: false, error });
});
