import { describe, expect, test } from 'vitest';
import { runScript } from './run-script';

const POINT = ['m,h=a,k=K v=1,x=2 1'];

function evaluated(chain: string, lines: readonly string[] = POINT, source = 'stream|from()') {
  const run = runScript(`${source}|eval${chain}`, lines);
  expect(run.error).toBeUndefined();
  return { emitted: run.emitted('eval2'), errors: run.errors };
}

describe('which fields come out', () => {
  test.each([
    [`(lambda: "v" * 2.0, lambda: "d" + 1.0).as('d', 'e')`, 'd=2,e=3'],
    [`(lambda: "v" * 2.0, lambda: "d" + 1.0).as('d', 'e').keep()`, 'd=2,e=3,v=1,x=2'],
    [`(lambda: "v" * 2.0, lambda: "d" + 1.0).as('d', 'e').keep('e', 'x')`, 'e=3,x=2'],
    [`(lambda: "v" * 2.0).as('d').keep('v', 'v')`, 'v=1'],
    ['()', ''],
    [`().keep()`, 'v=1,x=2'],
    // A later expression that refers to a field sees, and brings back, the point's own value.
    [`(lambda: "v" + 1.0, lambda: "v" + 1.0).as('v', 'w')`, 'v=1,w=2'],
    [`(lambda: "v" + 1.0).as('v')`, 'v=2'],
    [`(lambda: "v" + 1.0).as('v').keep()`, 'v=2,x=2'],
    [`(lambda: "v" + 1.0, lambda: "v" * 5.0).as('d', 'd')`, 'd=5'],
    [`(lambda: string("v")).as('d').tags('d')`, ''],
    [`(lambda: string("v")).as('d').tags('d').keep()`, 'd="1",v=1,x=2'],
    [`(lambda: "k" + '!').as('d').keep('d', 'k')`, 'd="K!",k="K"'],
    [`(lambda: 1, lambda: TRUE, lambda: 'q').as('i', 'b', 's')`, 'b=true,i=1i,s="q"'],
    [`(lambda: if(isPresent("nope"), 1, 2)).as('d').keep('d', 'nope')`, 'd=2i,nope={}'],
  ])('%s gives {%s}', (chain, fields) => {
    expect(evaluated(chain)).toEqual({ emitted: [`@1 m {${fields}}`], errors: [] });
  });
});

describe('a result as a tag', () => {
  test('regroups points', () => {
    const source = "stream|from().groupBy('h')";
    const { emitted } = evaluated(`(lambda: 'q').as('h').tags('h').keep('v')`, ['m,h=a v=1 1'], source);
    expect(emitted).toEqual(['@1 m h=q {v=1}']);
  });

  test('leaves a batch in its group', () => {
    const run = runScript(
      "stream|from().groupBy('h')|window().period(1s).every(1s)|eval(lambda: 'q').as('h').tags('h')|groupBy('h')",
      ['m,h=a v=1 1', 'm,h=a v=2 2', 'm,h=a v=3 3', 'm,h=a v=4 4'],
    );
    expect(run.emitted('eval3')[0]).toBe('@2 m h=a [@1{}]');
    expect(run.emitted('groupby4')[0]).toBe('@2 m h=q [@1{}]');
  });

  test('has to be a string', () => {
    expect(evaluated(`(lambda: "v").as('d').tags('d')`).errors).toEqual([
      'error evaluating expression: result of a tag expression must be of type string, got float64',
    ]);
  });
});

describe('what goes wrong drops the point', () => {
  test.each([
    [
      `(lambda: "v" + 1).as('d')`,
      'mismatched type to binary operator. got float + int. see bool(), int(), float(), string(), duration()',
    ],
    [`(lambda: "v").as('d').keep('nope')`, 'cannot keep field "nope", field does not exist'],
    [`(lambda: 1 / int("v" - 1.0)).as('d')`, 'runtime error: integer divide by zero'],
    [`(lambda: "time").as('d')`, 'expression returned unexpected type time'],
  ])('%s: %s', (chain, error) => {
    expect(evaluated(chain)).toEqual({ emitted: [], errors: [`error evaluating expression: ${error}`] });
  });

  test('a field and a tag of the same name', () => {
    expect(evaluated(`(lambda: "h").as('d')`, ['m,h=a h=1 1']).errors).toEqual([
      'error evaluating expression: cannot have field and tags with same name "h"',
    ]);
  });

  test('a quiet one neither logs nor counts it', () => {
    const run = runScript(`stream|from()|eval(lambda: "nope").as('d').quiet()|log()`, POINT);
    expect(run.errors).toEqual([]);
    expect(run.run.tasks[0]?.nodes.find(({ name }) => name === 'eval2')?.statistics).toEqual({
      collected: 1,
      emitted: 0,
      errors: 0,
    });
  });

  test('in a batch only that point', () => {
    const run = runScript(`stream|from()|window().period(3s).every(3s)|eval(lambda: "v" * 2.0).as('d')`, [
      'm v=1 1',
      'm w=1 2',
      'm v=3 3',
      'm v=4 9',
    ]);
    expect(run.emitted('eval3')).toEqual(['@4 m [@1{d=2} @3{d=6}]']);
    expect(run.errors).toEqual(['error evaluating expression: invalid math operator * for type missing']);
  });
});

test('each group has its own state of stateful functions', () => {
  const lines = ['m,h=a v=1 1', 'm,h=a v=1 2', 'm,h=b v=1 3', 'm,h=a v=1 4'];
  expect(evaluated(`(lambda: count()).as('n')`, lines, "stream|from().groupBy('h')").emitted).toEqual([
    '@1 m h=a {n=1i}',
    '@2 m h=a {n=2i}',
    '@3 m h=b {n=1i}',
    '@4 m h=a {n=3i}',
  ]);
});

test.each([
  [`(lambda: 1)`, 'must specify same number of expressions and .as() names: got 0 as names, and 1 expressions.'],
  [`().as('a')`, 'must specify same number of expressions and .as() names: got 1 as names, and 0 expressions.'],
  [`(lambda: 'x').as('a').tags('b')`, 'invalid tag name "b", name is not present is .as() names'],
])('%s is refused', (chain, error) => {
  expect(runScript(`stream|from()|eval${chain}|log()`, []).error).toBe(`invalid TICKscript: ${error}`);
});

test('an expression that cannot be compiled stops the task from starting', () => {
  expect(runScript(`stream|from()|eval(lambda: 1, lambda: 1 + 's').as('a', 'b')|log()`, []).error).toMatch(
    /^Failed to compile 1 expression: /,
  );
});

describe('a name that is kept without being there', () => {
  const kept = `stream|from()|eval(lambda: isPresent("x")).as('p').keep('x')`;
  const after = (chain: string) => runScript(`${kept}${chain}`, ['m v=1 1', 'm v=2,x=3.5 2', 'm v=3 3']);

  test.each([
    ['|where(lambda: !isPresent("x"))|log()', ['@1 m {x={}}', '@3 m {x={}}'], []],
    [`|default().field('x', 7.0)|log()`, ['@1 m {x={}}', '@2 m {x=3.5}', '@3 m {x={}}'], []],
    [`|changeDetect('x')|log()`, ['@1 m {x={}}', '@2 m {x=3.5}', '@3 m {x={}}'], []],
    [
      `|eval(lambda: "x" + 1.0).as('y')|log()`,
      ['@2 m {y=4.5}'],
      Array(2).fill('error evaluating expression: invalid math operator + for type missing'),
    ],
    [`|derivative('x')|log()`, [], Array(2).fill('cannot perform derivative: field is the wrong type')],
    [
      `|cumulativeSum('x')|log()`,
      ['@2 m {cumulativeSum=3.5}', '@2 m {cumulativeSum=3.5}'],
      [
        'failed to realize reduce context from fields: invalid influxql func cumulativeSum with field x: invalid field kind: ptr',
        'failed to aggregate point: field x has wrong type: got *ast.Missing exp float64',
      ],
    ],
  ])('%s', (chain, emitted, errors) => {
    const run = after(chain);
    const node = run.run.tasks[0]?.nodes.at(-2)?.name ?? '';
    expect(run.emitted(node)).toEqual(emitted);
    expect(run.errors).toEqual(errors);
  });

  test('shows as Go shows it', () => {
    const { run } = after(
      `|log()|httpOut('o')|alert().crit(lambda: TRUE).message('{{ index .Fields "x" }}').post('http://h')`,
    );
    expect(run.events.map(({ message }) => message)).toEqual(['{}', '3.5', '{}']);
    expect(run.httpOut[0]?.text).toContain('"values":[["1970-01-01T00:00:03Z",{}]]');
    expect(run.logs[0]?.text).toContain(' field_x=&{} ');
  });
});
