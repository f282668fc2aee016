import { describe, expect, test } from 'vitest';
import { runScript } from './run-script';

const LINES = ['m,h=a,k=p v=1 1', 'n,h=b v=2 2', 'm,h=b,k=q v=3 3', 'm v=4 4'];

function emitted(script: string, node: string, lines = LINES): readonly string[] {
  const run = runScript(`${script}|log()`, lines);
  expect(run.error).toBeUndefined();
  return run.emitted(node);
}

describe('from', () => {
  test.each([
    ["from().measurement('m')", ['@1 m {v=1}', '@3 m {v=3}', '@4 m {v=4}']],
    ["from().database('other')", []],
    ["from().database('telegraf').retentionPolicy('autogen').measurement('n')", ['@2 n {v=2}']],
    ["from().retentionPolicy('other')", []],
    ['from().where(lambda: "v" > 1.0).where(lambda: "v" < 4.0)', ['@2 n {v=2}', '@3 m {v=3}']],
    ["from().groupBy('h')", ['@1 m h=a {v=1}', '@2 n h=b {v=2}', '@3 m h=b {v=3}', '@4 m h= {v=4}']],
    ["from().measurement('n').groupBy('h', 'a', 'h')", ['@2 n a=,h=b,h=b {v=2}']],
    ["from().measurement('m').groupBy(*)", ['@1 m h=a,k=p {v=1}', '@3 m h=b,k=q {v=3}', '@4 m {v=4}']],
    ["from().measurement('n').groupByMeasurement()", ['@2 n n {v=2}']],
    ["from().measurement('n').groupByMeasurement().groupBy('h')", ['@2 n n\nh=b {v=2}']],
    ["from().measurement('m').truncate(2s)", ['@0 m {v=1}', '@2 m {v=3}', '@4 m {v=4}']],
    ["from().measurement('m').round(2s)", ['@2 m {v=1}', '@4 m {v=3}', '@4 m {v=4}']],
    ["from().measurement('m').truncate(7s)", ['@-4 m {v=1}', '@3 m {v=3}', '@3 m {v=4}']],
  ])('%s', (chain, expected) => {
    expect(emitted(`stream|${chain}`, 'from1')).toEqual(expected);
  });

  test('a second one groups anew', () => {
    const script = "stream|from().measurement('n').groupBy('h')|from().measurement('n')";
    expect(emitted(script, 'from2')).toEqual(['@2 n {v=2}']);
  });

  test('an expression that fails drops the point', () => {
    const run = runScript('stream|from().where(lambda: "w" > 1)|log()', ['m v=1 1']);
    expect(run.emitted('from1')).toEqual([]);
    expect(run.errors).toEqual(['failed to evaluate WHERE expression: left reference value "w" is missing value']);
  });

  test('all groups share one state of its expression', () => {
    const lines = ['m,h=a v=1 1', 'm,h=b v=1 2', 'm,h=a v=1 3'];
    const script = "stream|from().groupBy('h').where(lambda: count() % 2 == 1)";
    expect(emitted(script, 'from1', lines)).toEqual(['@1 m h=a {v=1}', '@3 m h=a {v=1}']);
  });
});

describe('where', () => {
  test.each([
    ['"v" >= 3.0', ['@3 m {v=3}', '@4 m {v=4}']],
    ['isPresent("k") AND "k" == \'p\' OR "v" == 2.0', ['@1 m {v=1}', '@2 n {v=2}']],
  ])('%s', (expression, expected) => {
    expect(emitted(`stream|from()|where(lambda: ${expression})`, 'where2')).toEqual(expected);
  });

  test('what is not boolean, or cannot be evaluated, drops the point', () => {
    const run = runScript('stream|from()|where(lambda: "v")|log()', ['m v=1i 1', 'm w=1 2', 'm v=true 3']);
    expect(run.emitted('where2')).toEqual(['@3 m {v=true}']);
    expect(run.errors).toEqual([
      'error while evaluating expression: TypeGuard: expression returned unexpected type int, expected boolean',
      'error while evaluating expression: reference "v" is missing value',
    ]);
  });

  test('a batch passes also when nothing is left of it', () => {
    const script = 'stream|from()|window().period(2s).every(2s)|where(lambda: "v" > 2.0)';
    expect(emitted(script, 'where3', ['m v=1 1', 'm v=2 2', 'm v=3 3', 'm v=4 4', 'm v=5 5'])).toEqual([
      '@3 m []',
      '@5 m [@3{v=3} @4{v=4}]',
    ]);
  });

  test('each group has its own state of its expression', () => {
    const lines = ['m,h=a v=1 1', 'm,h=b v=1 2', 'm,h=a v=1 3'];
    const script = "stream|from().groupBy('h')|where(lambda: count() % 2 == 1)";
    expect(emitted(script, 'where2', lines)).toEqual(['@1 m h=a {v=1}', '@2 m h=b {v=1}']);
  });
});

describe('groupBy', () => {
  test.each([
    ["groupBy('h')", ['@1 m h=a {v=1}', '@2 n h=b {v=2}', '@3 m h=b {v=3}', '@4 m h= {v=4}']],
    ["groupBy('z', 'h', 'z')", ['@1 m h=a,z=,z= {v=1}']],
    ["groupBy(*).exclude('h')", ['@1 m k=p {v=1}', '@2 n {v=2}', '@3 m k=q {v=3}', '@4 m {v=4}']],
    ["groupBy(*).exclude('h').exclude('k').byMeasurement()", ['@1 m m {v=1}', '@2 n n {v=2}']],
  ])('%s', (chain, expected) => {
    expect(emitted(`stream|from()|${chain}`, 'groupby2').slice(0, expected.length)).toEqual(expected);
  });

  test('a grouping by measurement can never be undone', () => {
    expect(emitted("stream|from().groupByMeasurement()|groupBy()|groupBy('h')", 'groupby3')[0]).toBe(
      '@1 m m\nh=a {v=1}',
    );
  });

  test('batches are split and merged, and wait for the next time', () => {
    const lines = ['m,s=b v=1 1', 'm,s=a v=2 2', 'm,s=b v=3 3', 'm v=4 4', 'm,s=a v=5 5', 'm v=0 20', 'm v=0 30'];
    const script = "stream|from()|window().period(4s).every(4s)|groupBy('s')";
    expect(emitted(script, 'groupby3', lines)).toEqual([
      '@5 m s=b [@1{v=1} @3{v=3}]',
      '@5 m s=a [@2{v=2}]',
      '@5 m s= [@4{v=4}]',
      '@9 m s=a [@5{v=5}]',
    ]);
  });

  test('batches of several groups with the same time become one, by time', () => {
    const lines = [
      'm,h=a v=1 0',
      'm,h=b v=2 0',
      'm,h=b v=3 1',
      'm,h=a v=4 1',
      'm,h=a v=0 2',
      'm,h=b v=0 2',
      'm,h=a v=0 4',
    ];
    const script = "stream|from().groupBy('h')|window().period(2s).every(2s)|groupBy()";
    expect(emitted(script, 'groupby3', lines)).toEqual(['@2 m [@0{v=1} @0{v=2} @1{v=4} @1{v=3}]']);
  });
});

test.each([
  ["from().groupBy('')", 'dimensions cannot not be the empty string'],
  ['from().groupBy(1)', 'invalid dimension object of type int64'],
  ["from().groupBy(*, 'h')", "cannot group by both '*' and named dimensions."],
  ["from()|groupBy('h').exclude('k')", "exclude requires '*'"],
  ['from()|groupBy(lambda: TRUE)', 'invalid dimension object of type *ast.LambdaNode'],
])('%s is refused', (chain, error) => {
  expect(runScript(`stream|${chain}|log()`, []).error).toBe(`invalid TICKscript: ${error}`);
});

test.each([
  ['stream|where(lambda: TRUE)', 'line 1 char 8: no method or property "where" on *pipeline.StreamNode'],
  ['batch|from()', 'line 1 char 7: no method or property "from" on *pipeline.BatchNode'],
  ['stream|from()|where(lambda: TRUE)|from()', 'line 1 char 35: no method or property "from" on *pipeline.WhereNode'],
  ["stream|from()|query('x')", `line 1 char 15: no method or property "query" on *pipeline.FromNode`],
  ['stream|from()|influxDBOut()|log()', 'line 1 char 29: no method or property "log" on *pipeline.InfluxDBOutNode'],
  [
    'stream|from()|shift(1s)|shift(1s)',
    'line 1 char 25: error calling func "shift" on obj *pipeline.ShiftNode: reflect: reflect.Value.Call using value obtained using unexported field',
  ],
])('%s is refused', (script, error) => {
  expect(runScript(script, []).error).toBe(`invalid TICKscript: ${error}`);
});
