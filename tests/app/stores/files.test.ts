import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFiles, type FileStore } from '../../../src/app/stores/files';
import { createNotices, type Notices } from '../../../src/app/stores/notices';

let notices: Notices;
let files: FileStore;
beforeEach(() => {
  vi.useFakeTimers();
  notices = createNotices();
  files = createFiles(notices, [
    { path: 'a.tick', content: 'A' },
    { path: 'b.tick', content: 'B' },
    { path: 'c.lp', content: new Uint8Array([1]) },
  ]);
});
afterEach(() => {
  vi.useRealTimers();
});

const state = () => [
  files
    .all()
    .map(({ path }) => path)
    .join(' '),
  files.active(),
];

test.each<[what: string, act: () => void, after: readonly [paths: string, active: string]]>([
  ['nothing', () => undefined, ['a.tick b.tick c.lp', 'a.tick']],
  ['opens one', () => files.open('b.tick'), ['a.tick b.tick c.lp', 'b.tick']],
  ['opens none that is not there', () => files.open('x.tick'), ['a.tick b.tick c.lp', 'a.tick']],
  ['writes a new one behind the others', () => files.write('n.tick', ''), ['a.tick b.tick c.lp n.tick', 'a.tick']],
  [
    'adds a new one and opens it',
    () => files.add({ path: 'n.tick', content: '' }),
    ['a.tick b.tick c.lp n.tick', 'n.tick'],
  ],
  ['adds one in its place', () => files.add({ path: 'b.tick', content: '' }), ['a.tick b.tick c.lp', 'b.tick']],
  ['renames the open one', () => files.rename('a.tick', 'n.tick'), ['n.tick b.tick c.lp', 'n.tick']],
  ['renames another', () => files.rename('b.tick', 'n.tick'), ['a.tick n.tick c.lp', 'a.tick']],
  ['moves to the right', () => files.move('a.tick', 1), ['b.tick a.tick c.lp', 'a.tick']],
  ['moves to the left', () => files.move('c.lp', -1), ['a.tick c.lp b.tick', 'a.tick']],
  ['moves none over the end', () => files.move('c.lp', 1), ['a.tick b.tick c.lp', 'a.tick']],
  ['moves none over the beginning', () => files.move('a.tick', -1), ['a.tick b.tick c.lp', 'a.tick']],
  ['removes the open one and opens its neighbour', () => files.remove('a.tick'), ['b.tick c.lp', 'b.tick']],
  ['removes another', () => files.remove('b.tick'), ['a.tick c.lp', 'a.tick']],
  ['removes none that is not there', () => files.remove('x.tick'), ['a.tick b.tick c.lp', 'a.tick']],
  ['replaces all', () => files.replace([{ path: 'x', content: '' }]), ['x', 'x']],
  [
    'replaces all and opens one',
    () =>
      files.replace(
        [
          { path: 'x', content: '' },
          { path: 'y', content: '' },
        ],
        'y',
      ),
    ['x y', 'y'],
  ],
  ['replaces all by none', () => files.replace([]), ['', '']],
])('%s', (_, act, after) => {
  act();
  expect(state()).toEqual(after);
});

test('the last one is removed from behind the open one', () => {
  files.open('c.lp');
  files.remove('c.lp');
  expect(state()).toEqual(['a.tick b.tick', 'b.tick']);
});

test('what was removed comes back to its place, over one that took its name', () => {
  files.remove('b.tick');
  files.write('b.tick', 'another');
  expect(notices.list().map(({ text, action }) => [text, action?.label])).toEqual([['Deleted b.tick.', 'Undo']]);
  notices.list()[0]?.action?.run();
  expect([...state(), files.text('b.tick')]).toEqual(['a.tick b.tick c.lp', 'b.tick', 'B']);
  expect(notices.list()).toEqual([]);
});

test('texts are of texts', () => {
  expect([files.text('a.tick'), files.text('c.lp'), files.text('x')]).toEqual(['A', '', '']);
});

test('a text that is written as it is leaves the list as it is', () => {
  const before = files.all();
  files.write('a.tick', 'A');
  expect(files.all()).toBe(before);
  files.write('a.tick', 'N');
  expect(files.all()).not.toBe(before);
});
