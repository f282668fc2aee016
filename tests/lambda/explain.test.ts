import { expect, test } from 'vitest';
import { type ExplainedPart, explain, explainInstance } from '../../src/lambda/explain';
import { MISSING } from '../../src/lambda/value';
import { ENVIRONMENT, expressionOf, instance, plain, scope } from './fixtures';

function lines(part: ExplainedPart, depth = 0): string[] {
  const value = part.value === undefined ? '' : ` = ${part.value === MISSING ? 'missing' : plain(part.value)}`;
  const error = part.error === undefined ? '' : ` ! ${part.error}`;
  const own = `${'  '.repeat(depth)}${part.text}: ${part.type}${value}${error}${part.isSkipped ? ' (skipped)' : ''}`;
  return [own, ...part.children.flatMap((child) => lines(child, depth + 1))];
}

function explained(text: string, fields: Parameters<typeof scope>[0], use: 'value' | 'condition' = 'condition') {
  const result = explain(expressionOf(text), scope(fields, { host: 'a' }), ENVIRONMENT, use);
  return result.ok ? [...lines(result.value.root), plain(result.value.result)] : result.error;
}

test('every part with its type and value', () => {
  expect(explained(`"idle" < 10 AND "host" == 'a'`, { idle: 5.5 })).toEqual([
    `"idle" < 10 AND "host" == 'a': boolean = true`,
    '  "idle" < 10: boolean = true',
    '    "idle": float = 5.5',
    '    10: int = 10',
    `  "host" == 'a': boolean = true`,
    '    "host": string = a',
    `    'a': string = a`,
    true,
  ]);
});

test('parts that did not matter are marked', () => {
  expect(explained(`"idle" < 10 AND "zz" > 1`, { idle: 50 })).toEqual([
    '"idle" < 10 AND "zz" > 1: boolean = false',
    '  "idle" < 10: boolean = false',
    '    "idle": float = 50',
    '    10: int = 10',
    '  "zz" > 1: boolean (skipped)',
    '    "zz": missing',
    '    1: int = 1',
    false,
  ]);
});

test('the error stands at the part that caused it', () => {
  expect(explained(`"idle" * 2 > 1.0`, { idle: 50 })).toEqual([
    '"idle" * 2 > 1.0: boolean ! mismatched type to binary operator. got float * int. see bool(), int(), float(), string(), duration()',
    '  "idle" * 2: undefined ! mismatched type to binary operator. got float * int. see bool(), int(), float(), string(), duration()',
    '    "idle": float = 50',
    '    2: int = 2',
    '  1.0: float = 1',
    'error: mismatched type to binary operator. got float * int. see bool(), int(), float(), string(), duration()',
  ]);
});

test('an expression that does not compile', () => {
  expect(explained(`'a' > 1`, {})).toBe(
    'mismatched type to binary operator. got string > int. see bool(), int(), float(), string(), duration()',
  );
});

test('a value is explained with the rules of eval', () => {
  expect(explained('"idle"', {}, 'value')).toEqual([
    '"idle": missing ! missing value: "idle"',
    'error: missing value: "idle"',
  ]);
});

test('explaining goes on from what the instance has counted, and changes nothing', () => {
  const counter = instance('count() + 0');
  const point = scope();
  expect(counter.evaluate(point)).toBe(1n);
  expect(explainInstance(counter, point, 'value').result).toBe(2n);
  expect(explainInstance(counter, point, 'value').result).toBe(2n);
  expect(counter.evaluate(point)).toBe(2n);
});

test('an inlined lambda is copied with what it has counted', () => {
  const inner = expressionOf('count()');
  const { range, position } = inner;
  const counter = instance({ kind: 'lambda', expression: inner, range, position });
  expect([
    counter.evaluate(scope()),
    explainInstance(counter, scope(), 'value').result,
    counter.evaluate(scope()),
  ]).toEqual([1n, 2n, 2n]);
});
