import { expect, it } from 'vitest';
import { parseLambda, parseScript } from '../../src/tickscript/parse';
import { callsOf, everyExpression, referencesIn } from '../../src/tickscript/walk';

it.each([
  ['"a" + "b" * "a"', ['a', 'b']],
  ['-"a" > 1 AND !("b" OR "c")', ['a', 'b', 'c']],
  ['if("a" > 1, sigma("b"), 0.0) > "c"', ['a', 'b', 'c']],
  ["1 + x > 5 OR 'a' == 'b'", []],
])('the fields and tags of %s', (text, names) => {
  const parsed = parseLambda(text);
  expect(parsed.ok && [...referencesIn(parsed.lambda)].sort()).toEqual(names);
});

it('everything in an expression is walked, once', () => {
  const { program } = parseScript("stream|where(lambda: -x > 1)|f(['a', *], (b))");
  const [statement] = program?.statements ?? [];
  const kinds =
    statement?.kind === 'chain'
      ? everyExpression(statement)
          .map(({ kind }) => kind)
          .sort()
      : [];
  expect(kinds).toEqual(
    'binary call call chain chain identifier identifier identifier lambda list number star string unary'.split(' '),
  );
});

it('calls come in the order of the text, arguments behind what has them', () => {
  const { program } = parseScript('var x = a(b())|c(d(lambda: e() > f()))\n-g(h())\n// no call\nx.y()@z()');
  expect(program && callsOf(program).map(({ call, operator }) => operator + call.name)).toEqual(
    'a b |c d e f g h .y @z'.split(' '),
  );
});
