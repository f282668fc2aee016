import { describe, expect, test } from 'vitest';
import { dataOf } from '../../src/language/schema/data';

const DATA = { path: 'data.lp', content: 'time,n,ok\n1700000000,1.5,yes\n1700000010,2,no\n1700000020,3,yes\n' };

function typesOf(script: string) {
  const [series] = dataOf([{ path: 'cpu.tick', content: script }, DATA]).series;
  return [...(series?.fields ?? [])].map(([name, { types }]) => [name, ...types]);
}

describe('data without types are read anew when scripts call things otherwise', () => {
  // One after the other: what was read last is remembered.
  test.each([
    ['a tag', 'stream|from()|alert()', [['n', 'float']]],
    [
      'true or false',
      'stream|from()|alert().crit(lambda: "ok" == TRUE)',
      [
        ['n', 'float'],
        ['ok', 'boolean'],
      ],
    ],
    ['a tag again', 'stream|from()|alert().crit(lambda: TRUE)', [['n', 'float']]],
  ])('%s', (_, script, types) => {
    expect(typesOf(script)).toEqual(types);
  });
});
