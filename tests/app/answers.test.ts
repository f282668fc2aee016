import { expect, test } from 'vitest';
import { ANSWERS, answerIn, withAnswer } from '../../src/app/model/answers';

test('every answer that is chosen is found again', () => {
  for (const answer of ANSWERS) {
    const text = withAnswer('{"about": "mine"}', answer);
    expect(text).toContain('"about": "mine"');
    expect(answerIn(text ?? '')).toBe(answer);
  }
});

test('the usual answer leaves nothing behind', () => {
  expect(withAnswer('{"respond": {"status": 500, "body": ""}}', ANSWERS[0])).toBe('{}\n');
});

test.each([
  ['', ANSWERS[0]],
  ['{}', ANSWERS[0]],
  ['{"respond": {"status": 418, "body": "teapot"}}', undefined],
  ['{', undefined],
  ['[]', undefined],
])('case.json %j', (text, answer) => {
  expect(answerIn(text)).toBe(answer);
});

test('a file that cannot be read is left alone', () => {
  expect(withAnswer('{', ANSWERS[0])).toBe(undefined);
});
