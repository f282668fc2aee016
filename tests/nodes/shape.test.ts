import { describe, expect, test } from 'vitest';
import { runScript } from './run-script';

/** What the node behind `from` gives, and its errors. */
function shaped(chain: string, lines: readonly string[], from = 'from()') {
  const run = runScript(`stream|${from}|${chain}`, lines);
  expect(run.error).toBeUndefined();
  const node = run.run.tasks[0]?.nodes.find(({ name }) => name.endsWith('2'))?.name ?? '';
  return { emitted: run.emitted(node), errors: run.errors };
}

describe('default', () => {
  test('sets what is missing or empty', () => {
    const lines = ['m v=1 1', 'm,h=a w=2i 2'];
    const chain = "default().field('v', 9).field('w', 1.5).tag('h', 'D')";
    expect(shaped(chain, lines, "from().groupBy('h')").emitted).toEqual([
      '@1 m h=D {v=1,w=1.5}',
      '@2 m h=a {v=9i,w=2i}',
    ]);
  });

  test('adds its tags to the group of a batch', () => {
    const run = runScript(
      "stream|from().groupBy('h')|window().period(1s).every(1s)|default().tag('z', 'Z').field('w', 'x')",
      ['m,h=a v=1 1', 'm,h=a v=2 2'],
    );
    expect(run.emitted('default3')).toEqual(['@2 m h=a,z=Z [@1{v=1,w="x"}]']);
  });

  test('takes numbers, texts and booleans only', () => {
    expect(runScript("stream|from()|default().field('a', 1s)", []).error).toBe(
      'invalid TICKscript: unsupported type time.Duration for field "a", field default values must be float,int,string or bool',
    );
  });
});

describe('delete', () => {
  test('takes fields and tags away, and dimensions with them', () => {
    const chain = "delete().field('v').field('nope').tag('h')";
    expect(shaped(chain, ['m,h=a,k=b v=1,w=2 1', 'm v=3 2'], "from().groupBy('h','k')").emitted).toEqual([
      '@1 m k=b {w=2}',
      '@2 m k= {}',
    ]);
  });

  test('takes a tag out of a batch', () => {
    const run = runScript("stream|from().groupBy('h','k')|window().period(1s).every(1s)|delete().tag('h')", [
      'm,h=a,k=b v=1 1',
      'm,h=a,k=b v=2 2',
    ]);
    expect(run.emitted('delete3')).toEqual(['@2 m k=b [@1{v=1}]']);
  });
});

describe('derivative', () => {
  const LINES = ['m v=1 1', 'm v=5 1', 'm v=2 2', 'm v=9 1', 'm v="x" 5', 'm v=1 6', 'm v=1i 7', 'm w=1 8'];

  test('takes late points as they are and leaves texts out', () => {
    expect(shaped("derivative('v')", LINES)).toEqual({
      emitted: ['@2 m {v=-3}', '@1 m {v=-7}', '@6 m {v=-1.6}', '@7 m {v=0}'],
      errors: [
        'cannot perform derivative: elaspsed time was 0',
        'cannot perform derivative: field is the wrong type',
        'cannot perform derivative: field is the wrong type',
      ],
    });
    const { logs } = runScript("stream|from()|derivative('v')", LINES).run;
    expect(logs.filter(({ level }) => level === 'error').map(({ keys }) => new Map(keys).get('type'))).toEqual([
      undefined,
      'string',
      '<nil>',
    ]);
  });

  test.each([
    [".as('d').unit(1m)", ['@3 m {d=60,v=2}', '@5 m {d=-15,v=1.5}']],
    ['.nonNegative()', ['@3 m {v=1}']],
    ['.unit(0s)', ['@3 m {v=0}', '@5 m {v=0}']],
  ])('%s', (properties, expected) => {
    const { emitted } = shaped(`derivative('v')${properties}`, ['m v=1 2', 'm v=2 3', 'm v=1.5 5']);
    expect(emitted.map((line) => line.replace('-0', '0'))).toEqual(expected);
  });

  test('begins anew with each batch', () => {
    const run = runScript("stream|from()|window().period(2s).every(2s)|derivative('v')", [
      'm v=1 0',
      'm v=3 1',
      'm v=9 2',
      'm v=10 3',
      'm v=0 4',
    ]);
    expect(run.emitted('derivative3')).toEqual(['@2 m [@1{v=2}]', '@4 m [@3{v=1}]']);
  });
});

describe('how long a state lasts', () => {
  const LINES = ['m v=1 1', 'm v=2 2', 'm v=3 4', 'm v=3 4', 'm v=2 3', 'm v=0 5', 'm v=5 6', 'm w=1 7', 'm v=5 8'];
  const FAILED = ['error while evaluating expression: left reference value "v" is missing value'];
  const values = (chain: string) => {
    const { emitted, errors } = shaped(chain, LINES);
    return { values: emitted.map((line) => /_\w+=([^,}]+)/.exec(line)?.[1]).join(' '), errors };
  };

  test.each([
    ['stateDuration(lambda: "v" > 1.0)', '-1 0 2 2 1 -1 0 2'],
    [
      'stateDuration(lambda: "v" > 1.0).unit(1m)',
      '-1 0 0.03333333333333333 0.03333333333333333 0.016666666666666666 -1 0 0.03333333333333333',
    ],
    ['stateCount(lambda: "v" > 1.0)', '-1i 1i 2i 3i 4i -1i 1i 2i'],
  ])('%s', (chain, expected) => {
    expect(values(chain)).toEqual({ values: expected, errors: FAILED });
  });

  test('under another name, beside the other fields, and anew with each batch', () => {
    const run = runScript(`stream|from()|window().period(2s).every(2s)|stateCount(lambda: "v" > 1.0).as('n')`, [
      'm v=2 0',
      'm v=3 1',
      'm v=4 2',
      'm v=1 3',
      'm v=1 4',
    ]);
    expect(run.emitted('state_count3')).toEqual([
      '@2 m [@0{n=1i,v=2} @1{n=2i,v=3}]',
      '@4 m [@2{n=1i,v=4} @3{n=-1i,v=1}]',
    ]);
  });
});

describe('changeDetect', () => {
  test('compares with the last point that passed', () => {
    const lines = ['m v=1 1', 'm v=1,w=1 2', 'm v=1,w=1 3', 'm v=2 4', 'm w=1 5', 'm v=2,w=1 6'];
    const { emitted, errors } = shaped("changeDetect('v', 'w')", lines);
    expect(emitted.map((line) => line.slice(0, 2)).join(' ')).toBe('@1 @2 @4 @5 @6');
    expect(errors).toEqual(['Invalid field in change detect: expected field v not found']);
  });

  test('types count', () => {
    expect(shaped("changeDetect('v')", ['m v=1 1', 'm v=1i 2', 'm v=1i 3']).emitted).toHaveLength(2);
    expect(shaped('changeDetect()', ['m v=1 1']).emitted).toEqual([]);
  });
});

describe('sample', () => {
  test.each([
    ['sample(2)', '0 2 4 6'],
    ['sample(-3)', '0 3 6'],
    ['sample(2s)', '0 2 4 6'],
    // Counted from year 1.
    ['sample(7s)', '3'],
    ['sample(1).n(4)', '0 4'],
  ])('%s', (chain, expected) => {
    const lines = [0, 1, 2, 3, 4, 5, 6].map((time) => `m v=1 ${time}`);
    expect(
      shaped(chain, lines)
        .emitted.map((line) => line[1])
        .join(' '),
    ).toBe(expected);
  });

  test('has to have a rate', () => {
    expect(runScript('stream|from()|sample(0)|log()', []).error).toBe(
      'invalid sample rate: must be positive integer or duration',
    );
    expect(runScript("stream|from()|sample('x')|log()", []).error).toBe(
      'invalid TICKscript: line 1 char 15: error calling func "sample" on obj *pipeline.FromNode: must pass int64 or duration to new sample node',
    );
  });
});

test('shift moves points, and batches with their points', () => {
  expect(shaped('shift(-1500ms)', ['m v=1 1']).emitted).toEqual(['@-0.5 m {v=1}']);
  const run = runScript('stream|from()|window().period(1s).every(1s)|shift(1m)', ['m v=1 1', 'm v=2 2']);
  expect(run.emitted('shift3')).toEqual(['@62 m [@61{v=1}]']);
  expect(runScript('stream|from()|shift(0s)|log()', []).error).toBe('invalid shift value: must be non zero duration');
});

describe('flatten', () => {
  const LINES = [
    'm,h=A,p=80 b=1 1',
    'm,h=A,p=443 b=2 1',
    'm,h=A b=9 1',
    'm,h=A,p=9 b=3 2',
    'm,h=A,p=9 b=5,c=1 2',
    'm,h=A b=1 3',
  ];

  test('puts tag values in front of field names', () => {
    expect(shaped("flatten().on('p')", LINES, "from().groupBy('h')")).toEqual({
      emitted: ['@1 m h=A {443.b=2,80.b=1}', '@2 m h=A {9.b=5,9.c=1}'],
      errors: ['point missing tag for flatten operation: tag p is missing from point'],
    });
  });

  test.each([
    [
      "flatten().on('p').delimiter('_').tolerance(4s)",
      ['m,p=1 b=1 3', 'm,p=2 b=2 5', 'm b=0 9'],
      ['@4 m {1_b=1,2_b=2}'],
    ],
    ["flatten().on('p').dropOriginalFieldName()", ['m,p=1 b=1 3', 'm,p=2 c=2 3', 'm b=0 9'], ['@3 m {1=1,2=2}']],
    ["flatten().on('p').dropOriginalFieldName(FALSE)", ['m,p=1 b=1 3', 'm b=0 9'], ['@3 m {1.b=1}']],
    ['flatten()', ['m b=1 3', 'm b=2,c=3 3', 'm b=0 9'], ['@3 m {b=2,c=3}']],
    // What a point left out has written stays in front of the next point's names.
    ["flatten().on('p', 'q')", ['m,p=1 b=1 1', 'm,p=2,q=3 b=2 1', 'm,p=0,q=0 b=0 9'], ['@1 m {12.3.b=2}']],
  ])('%s', (chain, lines, expected) => {
    expect(shaped(chain, lines).emitted).toEqual(expected);
  });

  test('of a batch', () => {
    const run = runScript("stream|from()|window().period(4s).every(4s)|flatten().on('p')", [
      'm,p=1 b=1 1',
      'm,p=2 b=2 1',
      'm,p=1 b=3 2',
      'm,p=1 b=4 9',
    ]);
    expect(run.emitted('flatten3')).toEqual(['@5 m [@1{1.b=1,2.b=2} @2{1.b=3}]']);
  });
});

describe('log', () => {
  const lines = (properties: string, from = '') => {
    const { logs } = runScript(`stream|from()${from}|log()${properties}`, [
      'm,g=b\\ c,h=a v=1.5,i=3i,s="x y",b=true 1',
    ]).run;
    return logs.filter(({ message }) => message === 'point').map(({ text }) => text);
  };

  test('writes a point', () => {
    expect(lines(".prefix('PRE fix')", ".groupBy('h')")).toEqual([
      'lvl=info msg=point service=kapacitor task_master=main task=t node=log2 prefix="PRE fix" name=m db=telegraf rp=autogen group=h=a dimension_0=h tag_g="b c" tag_h=a field_b=true field_i=3 field_s="x y" field_v=1.5 time=1970-01-01T00:00:01Z',
    ]);
  });

  test('leaves places empty that have no keys', () => {
    const { logs } = runScript("stream|from()|delete().field('v')|log()|window().periodCount(1).everyCount(1)|log()", [
      'm v=1 1',
    ]).run;
    const head = 'service=kapacitor task_master=main task=t node=';
    expect(logs.map(({ text }) => text)).toEqual([
      `lvl=info msg=point ${head}log3 prefix= name=m db=telegraf rp=autogen group=    time=1970-01-01T00:00:01Z`,
      `lvl=info msg="begin batch" ${head}log5 prefix= name=m group=  time=1970-01-01T00:00:01Z`,
      `lvl=info msg="batch point" ${head}log5 prefix= name=m group=   time=1970-01-01T00:00:01Z`,
      `lvl=info msg="end batch" ${head}log5 prefix= name=m group=  time=1970-01-01T00:00:01Z`,
    ]);
  });

  test.each([
    [".level('error')", 'error'],
    [".level('DEBUG')", 'debug'],
    [".level('warn')", 'info'],
  ])('%s logs at %s', (properties, level) => {
    expect(lines(properties)[0]).toContain(`lvl=${level} `);
  });

  test('writes a batch with its beginning and end', () => {
    const { logs } = runScript('stream|from()|window().period(1s).every(1s)|log()', ['m v=1 1', 'm v=2 2']).run;
    const messages = logs.map(({ message }) => message).filter((message) => message.includes('batch'));
    expect(messages).toEqual(['begin batch', 'batch point', 'end batch']);
  });
});
