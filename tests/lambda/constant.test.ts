import { expect, test } from 'vitest';
import { evaluateConstant } from '../../src/lambda/constant';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import { substitute } from '../../src/lambda/substitute';
import { expressionOf, plain } from './fixtures';

function constant(text: string): unknown {
  const result = evaluateConstant(expressionOf(text), LAMBDA_FUNCTIONS);
  return result.ok ? plain(result.value) : result.error;
}

test.each([
  ["'x' + string(5)", 'x5'],
  ['1h * 2', '7200000000000ns'],
  ['duration(5, 1s) + 0s', '5000000000ns'],
  ["'a' =~ /a/", true],
  ['1.0 / 0.0', Number.POSITIVE_INFINITY],
  ['9223372036854775807 + 1', -9_223_372_036_854_775_808n],
  ['9007199254740993 == 9007199254740992.0', true],
  ['1 / 0', 'runtime error: integer divide by zero'],
  ['"a" + 1', 'name "a" is undefined. Names in scope: '],
  ["'a' + 1", 'mismatched type to binary operator. got string + int. see bool(), int(), float(), string(), duration()'],
  ['if(TRUE, /a/, /b/)', 'expression returned unexpected type regex'],
  ['now()', 'expression returned unexpected type time'],
  ['1 + foo', 'Failed to handle right node: Given node type is not valid evaluation node: *ast.IdentifierNode'],
])('%s', (text, expected) => {
  expect(constant(text)).toBe(expected);
});

test('identifiers are replaced wherever they stand, names of functions are not', () => {
  const five = expressionOf('5');
  const replaced = substitute(expressionOf('-x + int(x) * ("x" + x)'), () => five);
  const names: string[] = [];
  substitute(replaced, (identifier) => {
    names.push(identifier.name);
    return identifier;
  });
  expect(names).toEqual([]);
  expect(
    evaluateConstant(
      substitute(expressionOf('-x + int(x) * x'), () => five),
      LAMBDA_FUNCTIONS,
    ),
  ).toEqual({ ok: true, value: 20n });
});
