import { expect, test } from 'vitest';
import { foundBy } from '../../src/app/dialogs/found-by';

const ENTRIES = [
  { title: 'Format the script', group: 'Script', also: 'indent pretty' },
  { title: 'Rename the open file', group: 'Files', also: 'name' },
  { title: 'Theme: dark', group: 'Page', also: 'night script colours' },
];

test.each<readonly [query: string, titles: readonly string[]]>([
  ['', ['Format the script', 'Rename the open file', 'Theme: dark']],
  ['FILE re', ['Rename the open file']],
  ['pretty', ['Format the script']],
  ['script', ['Format the script', 'Theme: dark']],
  ['night colours', ['Theme: dark']],
  ['nothing', []],
])('%j', (query, titles) => {
  expect(foundBy(query, ENTRIES).map(({ title }) => title)).toEqual(titles);
});
