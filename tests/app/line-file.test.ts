import { expect, test } from 'vitest';
import { lineFile } from '../../src/app/lab/line-file';

test.each<[what: string, paths: readonly string[], data: readonly string[], file: string]>([
  ['nothing', ['a.tick'], [], 'data.lp'],
  ['a file of lines', ['a.tick', 'more.lp'], ['more.lp'], 'more.lp'],
  ['two of them', ['b.lp', 'a.lp'], ['a.lp', 'b.lp'], 'b.lp'],
  ['another form before it', ['a.csv', 'b.lp'], ['a.csv', 'b.lp'], 'b.lp'],
  ['another form behind it', ['b.lp', 'c.csv'], ['b.lp', 'c.csv'], 'data.lp'],
  [
    'another form behind any usual name',
    ['b.lp', 'weather.csv', 'x.json'],
    ['b.lp', 'weather.csv', 'x.json'],
    'x.json.lp',
  ],
])('the file for a point that is typed by hand: %s', (_, paths, data, file) => {
  const files = paths.map((path) => ({ path, content: '' }));
  expect(lineFile(files, data)).toBe(file);
});

test('lines that are bytes are not typed in', () => {
  expect(lineFile([{ path: 'a.lp', content: new Uint8Array([1]) }], ['a.lp'])).toBe('data.lp');
});
