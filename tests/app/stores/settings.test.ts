import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSettings, keep, recall, type Settings } from '../../../src/app/stores/settings';
import { localStorageWith } from './local-storage';

const KEY = 'tick.look';
const SIZES = { columns: 0.42, chart: 0.5, events: 0.4, problems: 0.8 };

let dataset: Record<string, string> = {};
let media: Record<string, boolean> = {};
let changed: Record<string, () => void> = {};
let leave = () => {};
beforeEach(() => {
  dataset = {};
  media = {};
  changed = {};
  vi.stubGlobal('document', { documentElement: { dataset } });
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return media[query] ?? false;
    },
    addEventListener: (_: 'change', hear: () => void) => {
      changed[query] = hear;
    },
  }));
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

function settingsWith(kept?: string): { readonly settings: Settings; readonly storage: Record<string, string> } {
  const storage = localStorageWith(kept === undefined ? {} : { [KEY]: kept });
  vi.stubGlobal('localStorage', storage);
  return createRoot((dispose) => {
    leave = dispose;
    return { settings: createSettings(), storage };
  });
}

test.each<[what: string, kept: string | undefined, theme: string, sizes: typeof SIZES]>([
  ['nothing', undefined, 'system', SIZES],
  [
    'what it wrote',
    JSON.stringify({ theme: 'dark', sizes: { ...SIZES, chart: 0.6 } }),
    'dark',
    { ...SIZES, chart: 0.6 },
  ],
  ['no JSON', '{', 'system', SIZES],
  ['no object', '"dark"', 'system', SIZES],
  ['a theme that is none', '{"theme":"blue"}', 'system', SIZES],
  ['sizes that are none', '{"theme":"light","sizes":7}', 'light', SIZES],
  [
    'a share that hides a pane',
    '{"sizes":{"chart":0.1,"events":0.95,"columns":0.11,"problems":0.94}}',
    'system',
    { columns: 0.11, chart: 0.5, events: 0.4, problems: 0.94 },
  ],
  ['a share that is no number', '{"sizes":{"chart":"0.6"}}', 'system', SIZES],
])('an earlier visit left %s', (_, kept, theme, sizes) => {
  const { settings } = settingsWith(kept);
  expect([settings.theme(), settings.sizes()]).toEqual([theme, sizes]);
});

test('theme and sizes are remembered, and nothing else', () => {
  const { settings, storage } = settingsWith();
  settings.setTheme('dark');
  settings.setSizes({ events: 0.3 });
  settings.setStrict(true);
  settings.setLive(true);
  settings.setRevealed(true);
  settings.setMayCopyTokens(true);
  expect({ ...storage }).toEqual({ [KEY]: JSON.stringify({ theme: 'dark', sizes: { ...SIZES, events: 0.3 } }) });
});

test('what no visit may leave behind is off at first', () => {
  const { settings } = settingsWith('{"live":true,"revealed":true,"mayCopyTokens":true,"strict":true}');
  expect([settings.live(), settings.revealed(), settings.mayCopyTokens(), settings.strict()]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('the document has the theme that was chosen, and none where the system decides', () => {
  const { settings } = settingsWith('{"theme":"dark"}');
  expect(dataset).toEqual({ theme: 'dark' });
  settings.setTheme('light');
  expect(dataset).toEqual({ theme: 'light' });
  settings.setTheme('system');
  expect(dataset).toEqual({});
});

test.each<[theme: 'system' | 'light' | 'dark', system: boolean, dark: boolean]>([
  ['system', false, false],
  ['system', true, true],
  ['light', true, false],
  ['dark', false, true],
])('theme %s with a dark system %s is dark: %s', (theme, system, dark) => {
  const { settings } = settingsWith();
  settings.setTheme(theme);
  media['(prefers-color-scheme: dark)'] = system;
  changed['(prefers-color-scheme: dark)']?.();
  expect(settings.dark()).toBe(dark);
});

test('a phone is one whose window is narrow, now and after it was turned', () => {
  media['(max-width: 760px)'] = true;
  const { settings } = settingsWith();
  expect(settings.phone()).toBe(true);
  media['(max-width: 760px)'] = false;
  changed['(max-width: 760px)']?.();
  expect(settings.phone()).toBe(false);
});

test.each([
  ['with room', false, [true, 'new']],
  ['full', true, [false, 'old']],
])('storage %s', (_, isFull, told) => {
  vi.stubGlobal('localStorage', localStorageWith({ key: 'old' }, isFull));
  expect([keep('key', 'new'), recall('key')]).toEqual(told);
});

test('storage that is off is forgetful', () => {
  vi.stubGlobal('localStorage', undefined);
  expect([keep('key', 'new'), recall('key')]).toEqual([false, undefined]);
});
