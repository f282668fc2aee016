import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPlaced, nearestPlaced, plainJson } from '../../../src/go/json/placed';
import { readJson, readWholeJson } from '../../../src/go/json/read';
import { TOO_DEEP } from '../../../src/text/depth';

/** What Go says, and at which text. */
it.each([
  ['', 'unexpected end of JSON input', ''],
  [' [1, ', 'unexpected end of JSON input', ' '],
  ['[tru', 'unexpected end of JSON input', 'u'],
  ['{"a": 1} x', "invalid character 'x' after top-level value", 'x'],
  ['\ufeff{}', "invalid character 'ï' looking for beginning of value", '\ufeff'],
  ['{"a": é}', "invalid character 'Ã' looking for beginning of value", 'é'],
  ['[1] \u{1f600}', "invalid character 'ð' after top-level value", '\ud83d'],
  ["{'a': 1}", "invalid character '\\'' looking for beginning of object key string", "'"],
  ['["a" "b"]', `invalid character '"' after array element`, '"'],
  ['{"a": 1,}', "invalid character '}' looking for beginning of object key string", '}'],
  ['{"a" 1}', "invalid character '1' after object key", '1'],
  ['{"a": 01}', "invalid character '1' after object key:value pair", '1'],
  ['[-x]', "invalid character 'x' in numeric literal", 'x'],
  ['1.x', "invalid character 'x' after decimal point in numeric literal", 'x'],
  ['1e+]', "invalid character ']' in exponent of numeric literal", ']'],
  ['[trux]', "invalid character 'x' in literal true (expecting 'e')", 'x'],
  ['"a\nb"', "invalid character '\\n' in string literal", '\n'],
  ['"\u0001"', "invalid character '\\x01' in string literal", '\u0001'],
  ['"\\q"', "invalid character 'q' in string escape code", 'q'],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape", 'g'],
  ['['.repeat(501), TOO_DEEP, '['],
])('refuses %j', (text, error, at) => {
  const read = readWholeJson(text);
  if (read.ok) throw new Error('not refused');
  expect([read.error, text.slice(read.range.start, read.range.end)]).toEqual([error, at]);
});

it('leaves what follows the first value to others', () => {
  expect(readJson(' {"a": 1} rest')).toMatchObject({ ok: true, json: { range: { start: 1, end: 9 } } });
});

it('reads what JSON writes, with the place of everything', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const read = readWholeJson(text);
      if (!read.ok) throw new Error(read.error);
      expect(plainJson(read.json)).toEqual(JSON.parse(text));
      expect(read.json.range).toEqual({ start: 0, end: text.length });
    }),
  );
});

it('keeps the digits of numbers, and names that stand twice', () => {
  expect(readWholeJson('{"a": 9223372036854775807, "a": 1.50, "b": "\\ud800"}')).toMatchObject({
    json: {
      members: [
        { name: 'a', value: { text: '9223372036854775807' } },
        { name: 'a', value: { text: '1.50' } },
        { name: 'b', value: { value: '\ufffd' } },
      ],
    },
  });
});

it('finds values by their path', () => {
  const text = '{"Options": {"links": [{"href": "x"}], "room": 1, "ROOM": 2}}';
  const read = readWholeJson(text);
  if (!read.ok) throw new Error(read.error);
  const { json } = read;
  const slice = (found: ReturnType<typeof findPlaced>) =>
    found && text.slice(found.value.range.start, found.value.range.end);
  expect(slice(findPlaced(json, 'options.links[0].href'))).toBe('"x"');
  expect(slice(findPlaced(json, 'options.room'))).toBe('1');
  expect(slice(findPlaced(json, 'options.Room'))).toBe('2');
  expect(findPlaced(json, 'options.links[0].text')).toBeUndefined();
  expect(slice(nearestPlaced(json, 'options.links[0].text'))).toBe('{"href": "x"}');
});
