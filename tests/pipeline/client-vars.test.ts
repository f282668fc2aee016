import { expect, test } from 'vitest';
import { readJson } from '../../src/go/json/read';
import { decodeVars } from '../../src/pipeline/client-vars';

function decoded(text: string): unknown {
  const read = readJson(text);
  if (!read.ok) return read;
  const vars = decodeVars(read.json);
  if (!vars.ok) {
    const { message, range, name } = vars.failure;
    const place = text.slice(range.start, range.end);
    return typeof message === 'string' ? [message, place, name] : [message.goType, message.field, place, name];
  }
  return vars.vars.map(({ name, type, value }) => [name, type, value.kind === 'raw' ? value.json.kind : value]);
}

test.each<[text: string, expected: unknown]>([
  ['null', []],
  ['[]', ['map[string]client.Var', '', '[]', undefined]],
  ['{"x": 5}', ['client.Var', '', '5', 'x']],
  ['{"x": null}', [['x', '', 'null']]],
  ['{"x": {"type": "int", "value": 5}}', [['x', 'int', { kind: 'int', value: 5n }]]],
  ['{"x": {"TYPE": "int", "VALUE": -5}}', [['x', 'int', { kind: 'int', value: -5n }]]],
  ['{"x": {"type": 5}}', ['client.VarType', '.type', '5', 'x']],
  ['{"x": {"type": null}}', [['x', '', 'null']]],
  ['{"x": {"description": 5}}', ['string', '.description', '5', 'x']],
  ['{"x": {"description": null, "type": "bool", "value": true}}', [['x', 'bool', 'bool']]],
  // The first of two is told.
  ['{"x": {"description": 5}, "y": 6}', ['string', '.description', '5', 'x']],
  ['{"x": {"type": "whole"}}', ['unknown VarType whole', '"whole"', 'x']],
  ['{"x": {"type": "int", "value": null}}', [['x', 'int', 'null']]],
  ['{"x": {"type": "int", "value": "5"}}', ['invalid var {int 5 }: expected int value', '"5"', 'x']],
  [
    '{"x": {"type": "int", "value": 4.5, "description": "d"}}',
    ['invalid var {int 0 d}: strconv.ParseInt: parsing "4.5": invalid syntax', '4.5', 'x'],
  ],
  [
    '{"x": {"type": "int", "value": 9223372036854775808}}',
    [
      'invalid var {int 9223372036854775807 }: strconv.ParseInt: parsing "9223372036854775808": value out of range',
      '9223372036854775808',
      'x',
    ],
  ],
  [
    '{"x": {"type": "int", "value": -9223372036854775809}}',
    [
      'invalid var {int -9223372036854775808 }: strconv.ParseInt: parsing "-9223372036854775809": value out of range',
      '-9223372036854775809',
      'x',
    ],
  ],
  ['{"x": {"type": "float", "value": -1.5e3}}', [['x', 'float', { kind: 'float', value: -1500 }]]],
  ['{"x": {"type": "float", "value": true}}', ['invalid var {float true }: expected float value', 'true', 'x']],
  [
    '{"x": {"type": "float", "value": 1e999}}',
    ['invalid var {float +Inf }: strconv.ParseFloat: parsing "1e999": value out of range', '1e999', 'x'],
  ],
  [
    '{"x": {"type": "float", "value": -1e999}}',
    ['invalid var {float -Inf }: strconv.ParseFloat: parsing "-1e999": value out of range', '-1e999', 'x'],
  ],
  ['{"x": {"type": "duration", "value": "5s"}}', [['x', 'duration', { kind: 'duration', value: 5_000_000_000n }]]],
  ['{"x": {"type": "duration", "value": 5}}', [['x', 'duration', { kind: 'duration', value: 5n }]]],
  [
    '{"x": {"type": "duration", "value": {"b": [null, 1.50], "a": true}}}',
    [
      'invalid var {duration map[a:true b:[<nil> 1.50]] }: expected int or string value',
      '{"b": [null, 1.50], "a": true}',
      'x',
    ],
  ],
  ['{"x": {"type": "list", "value": 5}}', ['invalid var {list 5 }: expected list of vars', '5', 'x']],
  ['{"x": {"type": "list", "value": [5]}}', ['invalid var {list [5] }: expected list of vars', '5', 'x']],
  [
    '{"x": {"type": "list", "value": [{"value": 5}]}}',
    ['invalid var {list [map[value:5]] }: expected list type key in object', '{"value": 5}', 'x'],
  ],
  [
    '{"x": {"type": "list", "value": [{"type": true}]}}',
    ['interface conversion: interface {} is bool, not string', 'true', 'x'],
  ],
  [
    '{"x": {"type": "list", "value": [{"type": null}]}}',
    ['interface conversion: interface {} is <nil>, not string', 'null', 'x'],
  ],
  [
    '{"x": {"type": "list", "value": [{"type": "string"}]}}',
    ['invalid var {list [map[type:string]] }: expected list value key in object', '{"type": "string"}', 'x'],
  ],
  // Of a name that is there twice the last is taken.
  ['{"x": {"type": "int", "value": 1}, "x": {"type": "bool", "value": true}}', [['x', 'bool', 'bool']]],
])('%s', (text, expected) => {
  expect(decoded(text)).toEqual(expected);
});
