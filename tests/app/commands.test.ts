import { afterAll, expect, test, vi } from 'vitest';

// The page's keys ask what machine it is while they load.
vi.stubGlobal('navigator', { platform: 'Linux x86_64' });
afterAll(() => {
  vi.unstubAllGlobals();
});
const { COMMANDS } = await import('../../src/app/commands/commands');
const { keyWords } = await import('../../src/app/commands/keys');
const { MORE } = await import('../../src/app/commands/more');

const ALL = [...COMMANDS, ...MORE];
const twice = (texts: readonly (string | undefined)[]) =>
  texts.filter((text, i) => text !== undefined && texts.indexOf(text) !== i);

test('each has an id, a title and keys of its own', () => {
  expect(twice(ALL.map(({ id }) => id))).toEqual([]);
  expect(twice(ALL.map(({ title }) => title))).toEqual([]);
  expect(twice(ALL.map(({ keys }) => keys))).toEqual([]);
});

test('what stands in the late list has no key: nobody would hear it before the list is there', () => {
  expect(MORE.filter(({ keys }) => keys !== undefined)).toEqual([]);
});

test('keys are written as the listener hears them', () => {
  const wrong = COMMANDS.filter(
    ({ keys = 'F1' }) => !/^(?:Mod-)?(?:Shift-)?(?:Alt-)?(?:[A-Z]|F\d+|[A-Z][A-Za-z]+)$/.test(keys),
  );
  expect(wrong.map(({ keys }) => keys)).toEqual([]);
});

test.each([
  ['Mod-K', 'Ctrl-K'],
  ['Shift-Alt-ArrowLeft', 'Shift-Alt-←'],
  ['Alt-ArrowRight', 'Alt-→'],
  ['F8', 'F8'],
])('%s is shown as %s', (keys, words) => {
  expect(keyWords(keys)).toBe(words);
});
