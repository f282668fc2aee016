import { expect, test } from 'vitest';
import { defaultName, freeName } from '../../src/app/keep/names';

test.each([
  ['CPU', [], 'CPU'],
  ['CPU', ['CPU'], 'CPU 2'],
  ['CPU', ['CPU', 'CPU 2'], 'CPU 3'],
  ['CPU 2', ['CPU', 'CPU 2'], 'CPU 3'],
])('%s beside %j is called %s', (wanted, taken, name) => {
  expect(freeName(wanted, taken)).toBe(name);
});

test.each([
  ['HipChat CPU alert', [], 'HipChat CPU alert'],
  [
    undefined,
    [
      { path: 'data.lp', content: '' },
      { path: 'tasks/cpu.tick', content: '' },
    ],
    'cpu',
  ],
  [undefined, [{ path: 'data.lp', content: '' }], 'data.lp'],
  [undefined, [], 'Workspace'],
])('of the example %s and %j the name is %s', (title, files, name) => {
  expect(defaultName(title, files)).toBe(name);
});
