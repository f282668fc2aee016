import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileLambda } from '../../src/lambda/compile';
import { FastCondition } from '../../src/lambda/fast';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import { LambdaError } from '../../src/lambda/value';
import type { FieldValue } from '../../src/points/value';
import type { BinaryOperator, Expression } from '../../src/tickscript/ast';
import { ENVIRONMENT, scope } from './fixtures';

const AT = { range: { start: 0, end: 0 }, position: 0 };
const OPERATORS: readonly BinaryOperator[] = [
  'AND',
  'OR',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '=~',
  '!~',
  '+',
  '-',
  '*',
  '/',
  '%',
];

const int64 = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
const text = fc.string({ unit: 'binary', maxLength: 8 });
const reference = fc
  .constantFrom('a', 'b', 'host', 'time', 'zz')
  .map((name): Expression => ({ kind: 'reference', name, ...AT }));
const number = fc.oneof(int64, fc.double()).map((value): Expression => ({ kind: 'number', value, base: 10, ...AT }));
const string = text.map((value): Expression => ({ kind: 'string', value, tripleQuotes: false, ...AT }));
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  reference,
  number,
  string,
  fc.boolean().map((value): Expression => ({ kind: 'bool', value, ...AT })),
  int64.map((value): Expression => ({ kind: 'duration', value, literal: '', ...AT })),
  fc.constantFrom('a', '(x)?', '[').map((pattern): Expression => ({ kind: 'regex', pattern, literal: '', ...AT })),
  fc.constant<Expression>({ kind: 'star', ...AT }),
);

function binary(operators: readonly BinaryOperator[], left: fc.Arbitrary<Expression>, right = left) {
  return fc.tuple(fc.constantFrom(...operators), left, right).map(
    ([operator, l, r]): Expression => ({
      kind: 'binary',
      operator,
      left: l,
      right: r,
      parenthesised: true,
      multiLine: false,
      ...AT,
    }),
  );
}

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    binary(OPERATORS, tie('expression')),
    fc
      .tuple(fc.constantFrom('-' as const, '!' as const), tie('expression'))
      .map(([operator, operand]): Expression => ({ kind: 'unary', operator, operand, ...AT })),
    fc
      .tuple(fc.constantFrom(...LAMBDA_FUNCTIONS.keys(), 'nope'), fc.array(tie('expression'), { maxLength: 5 }))
      .map(([name, args]): Expression => ({ kind: 'call', name, nameRange: AT.range, args, multiLine: false, ...AT })),
    tie('expression').map((inner): Expression => ({ kind: 'lambda', expression: inner, ...AT })),
  ),
}));

const fieldValue: fc.Arbitrary<FieldValue> = fc.oneof(int64, fc.double(), text, fc.boolean(), fc.constant(null));
const point = fc
  .record({ a: fieldValue, b: fieldValue }, { requiredKeys: [] })
  .map((fields) => scope(fields, { host: 'a' }));

test('no expression and no point makes the evaluation throw', () => {
  fc.assert(
    fc.property(expression, fc.array(point, { minLength: 1, maxLength: 4 }), (node, points) => {
      const compiled = compileLambda(node, LAMBDA_FUNCTIONS);
      if (!compiled.ok) return compiled.error.length > 0;
      const instance = compiled.lambda.instantiate(ENVIRONMENT);
      return points.every((one) => {
        const [value, condition] = [instance.evaluate(one), instance.evaluateBool(one)];
        const isKnown = (result: unknown) => !(result instanceof LambdaError) || result.message.length > 0;
        return isKnown(value) && isKnown(condition);
      });
    }),
    { numRuns: 3000 },
  );
});

const comparison = fc.oneof(
  binary(['==', '!=', '<', '<=', '>', '>='], reference, fc.oneof(number, string)),
  binary(['==', '!=', '<', '<=', '>', '>='], fc.oneof(number, string), reference),
);
const { condition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    comparison,
    binary(['AND', 'OR'], tie('condition')),
    tie('condition').map((operand): Expression => ({ kind: 'unary', operator: '!', operand, ...AT })),
  ),
}));

test('conditions have a short way when their references can be compared at all', () => {
  fc.assert(
    fc.property(condition, (node) => {
      const compiled = compileLambda(node, LAMBDA_FUNCTIONS);
      const namesTime = compiled.ok && compiled.lambda.references.includes('time');
      expect(FastCondition.of(node) === undefined).toBe(namesTime);
    }),
  );
});

test('the short way of a condition gives what the evaluators give', () => {
  fc.assert(
    fc.property(condition, fc.array(point, { minLength: 1, maxLength: 4 }), (node, points) => {
      const compiled = compileLambda(node, LAMBDA_FUNCTIONS);
      if (!compiled.ok) throw new Error(compiled.error);
      const { lambda } = compiled;
      const fast = lambda.instantiate(ENVIRONMENT);
      const slow = lambda.withoutShortWay().instantiate(ENVIRONMENT);
      for (const one of points) expect(fast.evaluateBool(one)).toEqual(slow.evaluateBool(one));
    }),
    { numRuns: 3000 },
  );
});
