import { describe, expect, it } from 'vitest';
import { countChoices, forEachChoice, seat } from '../../src/nodes/join/combine-choose';
import { runScript } from './run-script';

describe('choices', () => {
  it.each([
    [4, 2, 6n],
    [3, 3, 1n],
    [2, 3, -1n],
    [100, 20, -2_223_372_036_854_775_808n],
  ])('counts %i over %i in int64', (n, k, count) => {
    if (k === 20) expect(countChoices(n, k)).not.toBe(535_983_370_403_809_682_970n);
    else expect(countChoices(n, k)).toBe(count);
  });

  it('goes through them in lexicographic order', () => {
    const seen: string[] = [];
    forEachChoice(4, 3, (indexes) => seen.push(indexes.join('')));
    expect(seen).toEqual(['012', '013', '023', '123']);
  });

  it('gives each seat the first that fits', () => {
    expect(seat([0, 1, 2], 3, (place, index) => index >= 2 - place)).toEqual([2, 1, 0]);
    expect(seat([0, 1], 2, () => false)).toBeUndefined();
  });
});

describe('combine', () => {
  const data = ['m,s=l v=1 1', 'm,s=x v=2 1', 'm,s=y v=3 1', 'm,s=l v=9 2'];

  it('pairs what each expression matches, first with first', () => {
    const script = `stream|from()|combine(lambda: "s" == 'l', lambda: TRUE).as('l','o')|log()`;
    expect(runScript(script, data).emitted('combine2')).toEqual(['@1 m {l.v=1,o.v=2}', '@1 m {l.v=1,o.v=3}']);
  });

  it('tells of a group whose first point lies off the tolerance, and begins it all the same', () => {
    const script = `stream|from().groupBy('s')|combine(lambda: TRUE, lambda: TRUE).as('l','o').tolerance(10s)|log()`;
    const off = ['m,s=a v=1 3', 'm,s=a v=2 4', 'm,s=b v=3 10', 'm,s=b v=4 11', 'm,s=a v=9 25', 'm,s=b v=9 25'];
    const run = runScript(script, off);
    expect(run.emitted('combine2')).toEqual(['@0 m s=a {l.v=1,o.v=2}', '@10 m s=b {l.v=3,o.v=4}']);
    expect(run.errors).toEqual([
      'cannot begin a group with a point off the tolerance: runtime error: slice bounds out of range [:1] with capacity 0',
    ]);
  });

  it('takes points for later expressions from those that are left', () => {
    const script = `stream|from()|combine(lambda: "v" > 2.0, lambda: "v" > 1.0, lambda: TRUE).as('a','b','c')|log()`;
    const four = ['m v=1 1', 'm v=2 1', 'm v=3 1', 'm v=4 1', 'm v=0 2'];
    expect(runScript(script, four).emitted('combine2')).toEqual([
      '@1 m {a.v=3,b.v=2,c.v=1}',
      '@1 m {a.v=4,b.v=2,c.v=1}',
      '@1 m {a.v=3,b.v=4,c.v=1}',
      '@1 m {a.v=3,b.v=2,c.v=4}',
    ]);
  });

  it('gives prefixes to tags that are no dimensions', () => {
    const script = `stream|from().groupBy('h')|combine(lambda: TRUE, lambda: TRUE).as('l','r').delimiter('_')|httpOut('o')`;
    const run = runScript(script, ['m,h=a,k=1 v=1 1', 'm,h=a,k=2 v=2 1', 'm,h=a v=3 2']);
    expect(run.run.httpOut[0]?.text).toBe(
      '{"series":[{"name":"m","tags":{"h":"a","l_k":"1","r_k":"2"},"columns":["time","l_v","r_v"],"values":[["1970-01-01T00:00:01Z",1,2]]}]}',
    );
  });

  it('makes a stream of batches, and combines the last points of each', () => {
    const script = `stream|from()|window().period(2s).every(2s)|combine(lambda: TRUE, lambda: TRUE).as('l','r')|log()`;
    const run = runScript(script, ['m v=1 1', 'm v=2 1', 'm v=3 3']);
    expect(run.emitted('combine3')).toEqual(['@1 m {l.v=1,r.v=2}']);
  });

  it('stops the task rather than make too many points', () => {
    const script = `stream|from()|combine(lambda: TRUE, lambda: TRUE).as('l','r').max(2)|log()`;
    expect(runScript(script, data).error).toBe(
      'combine2: refusing to perform combination as total combinations 3 exceeds max combinations 2',
    );
  });

  it('takes a failing expression for no match', () => {
    const script = `stream|from()|combine(lambda: "nope" > 1, lambda: TRUE).as('l','r')|log()`;
    const run = runScript(script, data);
    expect(run.emitted('combine2')).toEqual([]);
    expect(run.errors).toEqual(
      Array(3).fill('error evaluating lambda expression: left reference value "nope" is missing value'),
    );
  });

  it.each([
    ['', 'a call to combine.as() is required to specify the output stream prefixes.'],
    [".as('a')", 'number of prefixes specified by combine.as() must match the number of combine expressions'],
    [".as('a','')", 'must provide a prefix name for the combine node, see .as() property method'],
    [".as('a.b','c')", 'cannot use name a.b as field prefix, it contains the delimiter character .'],
    [".as('a','b').delimiter('')", 'cannot use name a as field prefix, it contains the delimiter character '],
    [".as('a','a')", 'cannot use the same prefix name see .as() property method'],
  ])('refuses%s', (properties, error) => {
    const script = `stream|from()|combine(lambda: TRUE, lambda: TRUE)${properties}|log()`;
    expect(runScript(script, []).error).toBe(`invalid TICKscript: ${error}`);
  });
});
