import { expect, test } from 'vitest';
import { parseLambda, parseScript } from '../../src/tickscript/parse';

test.each([1, 3, 4, 9, 50])('%i broken statements are told each at its place', (count) => {
  const statement = 'var a = = 1';
  const script = Array.from({ length: count }, () => statement).join('\n');
  const { errors } = parseScript(script);
  expect(errors.map(({ range }) => range.start)).toEqual(
    Array.from({ length: count }, (_, i) => i * (statement.length + 1) + 'var a = '.length),
  );
});

test('no more than fifty', () => {
  expect(parseScript('var a = = 1\n'.repeat(80)).errors.length).toBe(50);
});

test('the range of an operand in brackets has the brackets in it', () => {
  const text = '("a" + 1) * (2 - ("b"))';
  const parsed = parseLambda(text);
  const expression = parsed.ok ? parsed.lambda.expression : undefined;
  if (expression?.kind !== 'binary') throw new Error('not binary');
  const of = ({ range }: { readonly range: { readonly start: number; readonly end: number } }) =>
    text.slice(range.start, range.end);
  expect([of(expression), of(expression.left), of(expression.right)]).toEqual([text, '("a" + 1)', '(2 - ("b"))']);
});
