import { describe, expect, test } from 'vitest';
import { runScript } from './run-script';

/** One window with tmax 105 of the group h=a. */
const WINDOW = [
  'm,h=a,z=1 v=3,x="p" 100',
  'm,h=a,z=1 v=1,y=2i 101',
  'm,h=a,z=2 v=1 102',
  'm,h=a,z=2 v=4 103',
  'm,h=a,z=2 v=4,w=1 104',
  'm,h=a v=0 105',
];

function ofWindow(chain: string, lines: readonly string[] = WINDOW): readonly string[] {
  const run = runScript(`stream|from().groupBy('h')|window().period(5s).every(5s)|${chain}`, lines);
  expect(run.error).toBeUndefined();
  return run.emitted(`${/^\w+/.exec(chain)?.[0]}3`);
}

describe('functions of a window', () => {
  test.each([
    ["count('v')", '@105 m h=a {count=5i}'],
    ["count('x')", '@105 m h=a {count=1i}'],
    ["mean('v')", '@105 m h=a {mean=2.6}'],
    ["median('v')", '@105 m h=a {median=3}'],
    ["mode('v')", '@105 m h=a {mode=1}'],
    ["spread('v')", '@105 m h=a {spread=3}'],
    ["sum('v')", '@105 m h=a {sum=13}'],
    ["sum('v').usePointTimes()", '@0 m h=a {sum=13}'],
    ["sum('y').as('total')", '@105 m h=a {total=2i}'],
    ["stddev('v')", '@105 m h=a {stddev=1.5165750888103102}'],
    ["first('v')", '@105 m h=a {first=3,x="p"}'],
    ["last('v')", '@105 m h=a {last=4,w=1}'],
    ["min('v')", '@105 m h=a {min=1,y=2i}'],
    ["min('v').as('y')", '@105 m h=a {y=1}'],
    ["min('v').as('v')", '@105 m h=a {v=1,y=2i}'],
    ["max('v')", '@105 m h=a {max=4}'],
    ["max('v').usePointTimes()", '@103 m h=a {max=4}'],
    ["percentile('v', 50.0)", '@105 m h=a {percentile=3,x="p"}'],
    ["percentile('v', 100.0)", '@105 m h=a {percentile=4,w=1}'],
    ["percentile('v', 101.0)", '@105 m h=a {percentile=4,w=1}'],
    ["distinct('v')", '@105 m h=a [@105{distinct=3} @105{distinct=1} @105{distinct=4}]'],
    ["distinct('v').usePointTimes()", '@105 m h=a [@100{distinct=3} @101{distinct=1} @103{distinct=4}]'],
    ["top(2, 'v', 'w')", '@105 m h=a [@105{top=4} @105{top=4}]'],
    ["bottom(2, 'v').usePointTimes()", '@105 m h=a [@101{bottom=1} @102{bottom=1}]'],
    ["elapsed('v', 1s)", '@105 m h=a [@101{elapsed=1i} @102{elapsed=1i} @103{elapsed=1i} @104{elapsed=1i}]'],
    ["difference('v')", '@105 m h=a [@101{difference=-2} @102{difference=0} @103{difference=3} @104{difference=0}]'],
    [
      "movingAverage('v', 2)",
      '@105 m h=a [@101{movingAverage=2} @102{movingAverage=1} @103{movingAverage=2.5} @104{movingAverage=4}]',
    ],
    [
      "cumulativeSum('v')",
      '@105 m h=a [@100{cumulativeSum=3} @101{cumulativeSum=4} @102{cumulativeSum=5} @103{cumulativeSum=9} @104{cumulativeSum=13}]',
    ],
    ["holtWinters('w', 1, 0, 1s)", '@105 m h=a []'],
  ])('%s', (chain, expected) => {
    expect(ofWindow(chain)).toEqual([expected]);
  });

  test('too small a percentile gives nothing', () => {
    expect(ofWindow("percentile('v', 1.0)")).toEqual([]);
  });

  test('a forecast can lie behind the window, whose time it moves', () => {
    expect(ofWindow("holtWinters('v', 2, 0, 1s)")).toEqual([
      '@106 m h=a [@105{holtWinters=5.50145281066067} @106{holtWinters=6.640020406112126}]',
    ]);
  });

  test('an empty window: counts and sums only', () => {
    const sparse = ['m,h=a v=1i 0', 'm,h=a v=2i 3', 'm,h=a v=3i 20', 'm,h=a v=4i 40', 'm,h=a v=5i 41'];
    const of = (chain: string) =>
      runScript(`stream|from().groupBy('h')|window().period(1s).every(5s)|${chain}`, sparse).emitted(
        `${/^\w+/.exec(chain)?.[0]}3`,
      );
    expect(of("count('v')")).toEqual(['@5 m h=a {count=0i}', '@25 m h=a {count=0i}']);
    expect(of("sum('v')")).toEqual(['@5 m h=a {sum=0}', '@25 m h=a {sum=0}']);
    expect(of("mean('v')")).toEqual([]);
    expect(of("distinct('v')")).toEqual([]);
    expect(of("difference('v')")).toEqual(['@5 m h=a []', '@25 m h=a []']);
  });
});

/** Group a: 1@1, 2@1, 3@2, 4@3, 7@3, 1@2, 1@9. */
const STREAM = ['m v=1 1', 'm v=2 1', 'm v=3 2', 'm v=4 3', 'm v=7 3', 'm v=1 2', 'm v=1 9'];

function ofStream(chain: string, lines: readonly string[] = STREAM) {
  const run = runScript(`stream|from()|${chain}`, lines);
  expect(run.error).toBeUndefined();
  return { emitted: run.emitted(`${/^\w+/.exec(chain)?.[0]}2`), errors: run.errors };
}

describe('functions of a stream take points with the same time together', () => {
  test.each([
    ["sum('v')", ['@1 m {sum=3}', '@2 m {sum=3}', '@3 m {sum=11}', '@2 m {sum=1}']],
    ["count('v')", ['@1 m {count=2i}', '@2 m {count=1i}', '@3 m {count=2i}', '@2 m {count=1i}']],
    ["last('v')", ['@1 m {last=2}', '@2 m {last=3}', '@3 m {last=7}', '@2 m {last=1}']],
    [
      "distinct('v')",
      [
        '@1 m [@1{distinct=1} @1{distinct=2}]',
        '@2 m [@2{distinct=3}]',
        '@3 m [@3{distinct=4} @3{distinct=7}]',
        '@2 m [@2{distinct=1}]',
      ],
    ],
    ["difference('v')", ['@2 m {difference=2}', '@3 m {difference=1}', '@2 m {difference=-3}', '@9 m {difference=0}']],
    [
      "elapsed('v', 1s)",
      [
        '@1 m {elapsed=0i}',
        '@2 m {elapsed=1i}',
        '@3 m {elapsed=1i}',
        '@3 m {elapsed=0i}',
        '@2 m {elapsed=-1i}',
        '@9 m {elapsed=7i}',
      ],
    ],
    [
      "movingAverage('v', 2)",
      [
        '@1 m {movingAverage=1.5}',
        '@2 m {movingAverage=2.5}',
        '@3 m {movingAverage=3.5}',
        '@3 m {movingAverage=5.5}',
        '@2 m {movingAverage=4}',
        '@9 m {movingAverage=1}',
      ],
    ],
  ])('%s', (chain, expected) => {
    expect(ofStream(chain)).toEqual({ emitted: expected, errors: [] });
  });
});

describe('fields of another type, or none', () => {
  const CHANGING = ['m v=1 1', 'm v=2 2', 'm v=3i 3', 'm w=1 4', 'm v=5 5'];
  const WRONG = [
    'failed to aggregate point: field v has wrong type: got int64 exp float64',
    'failed to aggregate point: field v missing from point cannot aggregate',
  ];

  test('a transformation says the result before once more', () => {
    expect(ofStream("elapsed('v', 1s)", CHANGING)).toEqual({
      emitted: ['@2 m {elapsed=1i}', '@2 m {elapsed=1i}', '@2 m {elapsed=1i}', '@5 m {elapsed=3i}'],
      errors: WRONG,
    });
    expect(ofStream("cumulativeSum('v')", CHANGING)).toEqual({
      emitted: [1, 3, 3, 3, 8].map((sum, i) => `@${[1, 2, 2, 2, 5][i]} m {cumulativeSum=${sum}}`),
      errors: WRONG,
    });
    expect(ofStream("difference('v')", CHANGING)).toEqual({
      emitted: ['@2 m {difference=1}', '@5 m {difference=3}'],
      errors: WRONG,
    });
  });

  test('an aggregate leaves the point out', () => {
    const lines = ['m,h=a v="x" 0', 'm,h=a w=1 1', 'm,h=a v=2 2', 'm,h=a v=3i 3', 'm,h=a w=2 3', 'm,h=a v=9 9'];
    const run = runScript("stream|from()|window().period(5s).every(5s)|mean('v')", lines);
    expect(run.emitted('mean3')).toEqual(['@5 m {mean=2}']);
    expect(run.errors).toEqual([
      'failed to realize reduce context from fields: invalid influxql func mean with field v: cannot apply mean to string field',
      'failed to realize reduce context from fields: field "v" missing from point',
      'failed to aggregate point in batch: field v has wrong type: got int64 exp float64',
      'failed to aggregate point in batch: field v missing from point cannot aggregate',
    ]);
  });

  test('after a number the second text is taken for one, as in Kapacitor', () => {
    const lines = ['m v=1 1', 'm v="x" 2', 'm v="y" 3', 'm v="z" 4'];
    expect(ofStream("mean('v')", lines)).toEqual({
      emitted: ['@1 m {mean=1}', '@3 m {mean=null}'],
      errors: [
        'failed to realize reduce context from fields: invalid influxql func mean with field v: cannot apply mean to string field',
        'failed to aggregate point: field v has wrong type: got string exp float64',
        'failed to aggregate point: field v has wrong type: got string exp float64',
      ],
    });
    // Here Kapacitor's server dies.
    expect(ofStream("max('v')", lines)).toEqual({
      emitted: ['@1 m {max=1}'],
      errors: [
        'failed to realize reduce context from fields: invalid influxql func max with field v: cannot apply max to string field',
        'failed to aggregate point: field v has wrong type: got string exp float64',
        'failed to emit stream: runtime error: invalid memory address or nil pointer dereference',
        'failed to aggregate point: field v has wrong type: got string exp float64',
      ],
    });
  });

  test.each([
    ["top(0, 'v')", 'failed to aggregate point: runtime error: index out of range [0] with length 0'],
    ["top(-1, 'v')", 'failed to aggregate point: runtime error: makeslice: cap out of range'],
    ["movingAverage('v', 0)", 'failed to aggregate point: runtime error: index out of range [0] with length 0'],
    ["movingAverage('v', -1)", 'failed to aggregate point: runtime error: makeslice: cap out of range'],
  ])('%s is an error of the point where the server dies', (chain, error) => {
    expect(ofStream(chain, ['m v=1 1']).errors).toEqual([error]);
  });

  test('so are units of no time', () => {
    const two = ['m v=1 1', 'm v=2 2', 'm v=3 3'];
    const divided = 'runtime error: integer divide by zero';
    expect(ofStream("elapsed('v', 0s)", two).errors).toEqual([
      `failed to emit stream: ${divided}`,
      `failed to emit stream: ${divided}`,
    ]);
    const run = runScript("stream|from()|window().periodCount(3).everyCount(3)|holtWinters('v', 1, 0, 0s)", two);
    expect(run.errors).toEqual([`failed to emit batch: ${divided}`]);
  });
});

describe('ties at the same time', () => {
  const NUMBERS = ['m v=1,q=1i 1', 'm v=3,q=2i 1', 'm v=2,q=3i 1', 'm v=3,q=4i 1', 'm v=9 2'];
  test.each([
    ["first('v')", '@1 m {first=3,q=2i}'],
    ["last('v')", '@1 m {last=3,q=2i}'],
    ["min('v')", '@1 m {min=1,q=1i}'],
    ["max('v')", '@1 m {max=3,q=2i}'],
  ])('%s', (chain, expected) => {
    expect(ofStream(chain, NUMBERS).emitted).toEqual([expected]);
  });

  test('of texts and booleans', () => {
    const texts = ['m v="b" 1', 'm v="c" 1', 'm v="a" 1', 'm v="z" 2'];
    expect(ofStream("first('v')", texts).emitted).toEqual(['@1 m {first="c"}']);
    expect(ofStream("last('v')", texts).emitted).toEqual(['@1 m {last="c"}']);
    const flags = ['m v=true 1', 'm v=false 1', 'm v=true 1', 'm v=true 2'];
    expect(ofStream("first('v')", flags).emitted).toEqual(['@1 m {first=false}']);
    expect(ofStream("last('v')", flags).emitted).toEqual(['@1 m {last=true}']);
  });

  test('of the most frequent value the earliest run counts', () => {
    const lines = ['m v=2 1', 'm v=1 2', 'm v=1 3', 'm v=2 4', 'm v=0 6'];
    const run = runScript("stream|from()|window().period(5s).every(5s)|mode('v')", lines);
    expect(run.emitted('mode3')).toEqual(['@6 m {mode=2}']);
  });
});

test.each([
  [
    "percentile('v', 50)",
    'line 1 char 15: error calling func "percentile" on obj *pipeline.FromNode: reflect: Call using int64 as type float64',
  ],
  [
    'mean()',
    'line 1 char 15: error calling func "mean" on obj *pipeline.FromNode: reflect: Call with too few input arguments',
  ],
  [
    "holtWinters('v', 1, 0)",
    'line 1 char 15: error calling func "holtWinters" on obj *pipeline.FromNode: reflect: Call with too few input arguments',
  ],
  [
    "top(1, 'v', 2)",
    'line 1 char 15: error calling func "top" on obj *pipeline.FromNode: reflect: cannot use int64 as type string in Call',
  ],
  [
    "mean('v').as(1)",
    'line 1 char 25: error calling func "as" on obj *pipeline.InfluxQLNode: reflect.Set: value of type int64 is not assignable to type string',
  ],
])('%s is refused', (chain, error) => {
  expect(runScript(`stream|from()|${chain}`, []).error).toBe(`invalid TICKscript: ${error}`);
});

test('both forecasts are called holtWinters', () => {
  const run = runScript("stream|from()|holtWintersWithFit('v', 1, 0, 1s)|log()", []);
  expect(run.run.tasks[0]?.edges).toEqual([
    ['stream0', 'from1'],
    ['from1', 'holtWinters2'],
    ['holtWinters2', 'log3'],
  ]);
});
