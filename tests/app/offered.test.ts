import { expect, test } from 'vitest';
import { offered } from '../../src/app/model/offered';

const items = (text: string, ...labels: string[]) =>
  labels.map((label) => ({
    label,
    kind: 'node' as const,
    insert: label,
    replace: { start: text.search(/\w*$/), end: text.length },
  }));
const names = (text: string, ...labels: string[]) =>
  offered(items(text, ...labels), text, text.length).map(({ label }) => label);

test('what begins with what is written comes first, in the order of the service', () => {
  expect(names('|', 'from', 'window')).toEqual(['from', 'window']);
  expect(names('|a', 'window', 'mean', 'alert', 'Average')).toEqual(['alert', 'Average', 'mean']);
});

test('a name that is whole asks for nothing, and a row is short', () => {
  expect(names('|alert', 'alert', 'alertAll')).toEqual([]);
  expect(names('|x', 'alert')).toEqual([]);
  expect(names('|', ...Array.from({ length: 40 }, (_, index) => `n${index}`))).toHaveLength(12);
});
