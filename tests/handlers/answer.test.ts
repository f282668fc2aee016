import { expect, test } from 'vitest';
import { errorField, firstJSON } from '../../src/handlers/answer';

/** What Go's decoder takes of a body: the first value, whatever stands behind it. */
test.each([
  ['{"a": 1}', { a: 1 }],
  ['  {"a": {"b": [1, 2]}} {"a": 2}', { a: { b: [1, 2] } }],
  ['{"a": "}"} x', { a: '}' }],
  [String.raw`{"a": "\"}"} x`, { a: '"}' }],
  [String.raw`"a\\" b`, 'a\\'],
  ['[1] [2]', [1]],
  ['5 6', 5],
  ['null,1', null],
  ['', undefined],
  [' \n', undefined],
  ['{"a": 1', undefined],
  ['no json', undefined],
])('%j', (text, value) => {
  expect(firstJSON(text)).toEqual(value);
});

test.each([
  ['{"error": "why"}', 'why'],
  ['{"ERROR": "first", "error": "last"} and more', 'last'],
  ['{"error": 5}', undefined],
  ['{"other": "why"}', undefined],
  ['["error"]', undefined],
  ['null', undefined],
  ['"error"', undefined],
  ['', undefined],
])('the error of %j', (body, words) => {
  expect(errorField(body, 'error')).toBe(words);
});
