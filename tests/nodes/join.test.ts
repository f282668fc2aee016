import { describe, expect, it } from 'vitest';
import { runScript } from './run-script';

const TWO =
  "var a = stream|from().measurement('a').groupBy('h')\nvar b = stream|from().measurement('b').groupBy('h')\n";

/** Lines of points in group h=x: `a1@1` is measurement a with v=1 at second 1. */
function lines(points: string): string[] {
  return points.split(' ').map((point) => {
    const [, name = '', value = '', time = ''] = /^([a-z])(.*)@(\d+)$/.exec(point) ?? [];
    return `${name},h=x v=${value} ${time}`;
  });
}

function joined(properties: string, points: string, stop = false): readonly string[] {
  const { emitted, error } = runScript(`${TWO}a|join(b).as('a','b')${properties}|log()`, lines(points), { stop });
  return error === undefined ? emitted('join4') : [error];
}

describe('join of streams', () => {
  it.each([
    ['only what has both sides', '', 'a1@1 b2@2 a3@3 b4@3 a3@4', ['@3 a h=x {a.v=3,b.v=4}']],
    [
      'times within the tolerance',
      '.tolerance(5s)',
      'a1@1 b2@2 a3@3 b4@7 a5@9',
      ['@0 a h=x {a.v=1,b.v=2}', '@5 a h=x {a.v=3,b.v=4}'],
    ],
    [
      'equal times first with first',
      '',
      'a1@1 a2@1 b3@1 b4@1 b5@1 a9@2 b9@2',
      ['@1 a h=x {a.v=1,b.v=3}', '@1 a h=x {a.v=2,b.v=4}', '@2 a h=x {a.v=9,b.v=9}'],
    ],
    [
      'late pairs as they are complete',
      '',
      'a1@5 b1@5 a1@3 b1@3 a1@6 b1@6',
      ['@5 a h=x {a.v=1,b.v=1}', '@3 a h=x {a.v=1,b.v=1}', '@6 a h=x {a.v=1,b.v=1}'],
    ],
    [
      'nil for what is missing',
      ".fill('null')",
      'a1@1 a2@2 b2@2 a3@3 b3@3',
      ['@1 a h=x {a.v=1,b.v=nil}', '@2 a h=x {a.v=2,b.v=2}', '@3 a h=x {a.v=3,b.v=3}'],
    ],
    ['a name of its own', ".streamName('zz')", 'a1@1 b2@1', ['@1 zz h=x {a.v=1,b.v=2}']],
    ['another delimiter', ".delimiter('#')", 'a1@1 b2@1', ['@1 a h=x {a#v=1,b#v=2}']],
    ['no delimiter', ".delimiter('')", 'a1@1 b2@1', ['@1 a h=x {av=1,bv=2}']],
    [
      'a fill that is no number as none',
      '.fill(TRUE)',
      'a1@1 a2@2 b2@2 a3@3 b3@3',
      ['@2 a h=x {a.v=2,b.v=2}', '@3 a h=x {a.v=3,b.v=3}'],
    ],
  ])('gives %s', (_, properties, points, expected) => {
    expect(joined(properties, points)).toEqual(expected);
  });

  it('fills with the fields of the side that is there', () => {
    const data = ['a,h=x v=1,w="s" 1', 'b,h=x v=2,q=1 2', 'a,h=x v=3 3', 'b,h=x v=4 3', 'a,h=x v=3 4', 'b,h=x v=3 5'];
    const run = runScript(`${TWO}a|join(b).as('a','b').fill(0)|log()`, data);
    expect(run.emitted('join4')).toEqual([
      '@1 a h=x {a.v=1,a.w="s",b.v=0i,b.w=0i}',
      '@2 b h=x {a.q=0i,a.v=0i,b.q=1,b.v=2}',
      '@3 a h=x {a.v=3,b.v=4}',
    ]);
  });

  it('gives what it holds when the task is stopped', () => {
    expect(joined('.fill(0.5)', 'a1@1 a2@2 b1@1', true)).toEqual([
      '@1 a h=x {a.v=1,b.v=1}',
      '@2 a h=x {a.v=2,b.v=0.5}',
    ]);
  });

  it('drops tags that are no dimensions, and the database', () => {
    const data = ['a,h=x,z=1 v=1 1', 'b,h=x,z=2 v=2 1'];
    const run = runScript(`${TWO}a|join(b).as('a','b')|httpOut('o')`, data);
    expect(run.run.httpOut[0]?.text).toBe(
      '{"series":[{"name":"a","tags":{"h":"x"},"columns":["time","a.v","b.v"],"values":[["1970-01-01T00:00:01Z",1,2]]}]}',
    );
  });

  it('waits for every one of three parents', () => {
    const script = [
      ...['a', 'b', 'c'].map((name) => `var ${name} = stream|from().measurement('${name}').groupBy('h')`),
      "a|join(b, c).as('a','b','c').fill(-1)|log()",
    ].join('\n');
    const { emitted } = runScript(script, lines('b1@1 c1@1 b2@2 c2@2 a2@2 a3@3'));
    expect(emitted('join6')).toEqual(['@1 b h=x {a.v=-1i,b.v=1,c.v=1}', '@2 a h=x {a.v=2,b.v=2,c.v=2}']);
  });

  it('joins a node with itself', () => {
    const { emitted } = runScript("var a = stream|from()\na|join(a).as('x','y')|log()", ['m v=1 1']);
    expect(emitted('join3')).toEqual(['@1 m {x.v=1,y.v=1}']);
  });
});

describe('join on dimensions', () => {
  const script = (fill: string) => `var a = stream|from().measurement('a').groupBy('h')
var b = stream|from().measurement('b').groupBy('h','k')
a|join(b).as('a','b').on('h')${fill}|log()`;

  it.each([
    ['before', ['a,h=x v=1 1', 'b,h=x,k=1 v=2 1', 'b,h=x,k=2 v=3 1']],
    ['after', ['b,h=x,k=1 v=2 1', 'b,h=x,k=2 v=3 1', 'a,h=x v=1 1']],
  ])('pairs every finer point with the coarser one that comes %s', (_, data) => {
    expect(runScript(script(''), data).emitted('join4')).toEqual([
      '@1 a h=x,k=1 {a.v=1,b.v=2}',
      '@1 a h=x,k=2 {a.v=1,b.v=3}',
    ]);
  });

  it('sends finer points that find no match when their group goes on', () => {
    const data = [
      'b,h=x,k=1 v=2 1',
      'b,h=x,k=2 v=3 1',
      'a,h=x v=2 2',
      'b,h=x,k=1 v=9 3',
      'a,h=x v=2 3',
      'b,h=x,k=1 v=9 5',
      'a,h=x v=7 6',
      'b,h=x,k=1 v=8 6',
    ];
    const run = runScript(script('.fill(0)'), data, { stop: true });
    expect(run.emitted('join4')).toEqual([
      '@1 b h=x,k=1 {a.v=0i,b.v=2}',
      '@3 a h=x,k=1 {a.v=2,b.v=9}',
      '@5 b h=x,k=1 {a.v=0i,b.v=9}',
      '@6 a h=x,k=1 {a.v=7,b.v=8}',
      '@1 b h=x,k=2 {a.v=0i,b.v=3}',
    ]);
  });
});

describe('join of batches', () => {
  const data = ['a v=1 1', 'b v=2 1', 'a v=2 2', 'a v=3 3', 'b v=2 3', 'b v=4 4', 'a v=9 6', 'b v=9 6'];
  const script = (properties: string) => `var a = stream|from().measurement('a')|window().period(5s).every(5s).align()
var b = stream|from().measurement('b')|window().period(5s).every(5s).align()
a|join(b).as('a','b')${properties}|log()`;

  it.each([
    ['', '@5 a [@1{a.v=1,b.v=2} @3{a.v=3,b.v=2}]'],
    ['.fill(0)', '@5 a [@1{a.v=1,b.v=2} @2{a.v=2,b.v=0i} @3{a.v=3,b.v=2} @4{a.v=0i,b.v=4}]'],
    ['.tolerance(2s)', '@6 a [@2{a.v=1,b.v=2} @4{a.v=3,b.v=2}]'],
  ])('joins point by point with%s', (properties, expected) => {
    expect(runScript(script(properties), data).emitted('join6')).toEqual([expected]);
  });

  it('gives an empty batch for each side that stands alone', () => {
    const apart = `var a = stream|from().measurement('a')|window().period(5s).every(5s)
var b = stream|from().measurement('b')|window().period(5s).every(5s)
a|join(b).as('a','b')|log()`;
    const run = runScript(apart, ['a v=1 1', 'b v=1 2', 'a v=1 6', 'b v=1 7', 'a v=1 11', 'b v=1 12']);
    expect(run.emitted('join6')).toEqual(['@6 a []', '@7 b []']);
  });
});

describe('what join refuses', () => {
  it.each([
    ['', 'invalid TICKscript: a call to join.as() is required to specify the output stream prefixes.'],
    [
      ".as('a')",
      'invalid TICKscript: number of prefixes specified by join.as() must match the number of joined streams',
    ],
    [".as('a','')", 'invalid TICKscript: must provide a prefix name for the join node, see .as() property method'],
    [".as('a.x','b')", 'invalid TICKscript: cannot use name a.x as field prefix, it contains the delimiter "."\t'],
    [".as('a','a')", 'invalid TICKscript: cannot use the same prefix name see .as() property method'],
    [".as('a','b').fill('zz')", 'unexpected fill option zz'],
  ])('says why of %s', (properties, error) => {
    expect(runScript(`${TWO}a|join(b)${properties}|log()`, []).error).toBe(error);
  });
});
