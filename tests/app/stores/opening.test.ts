import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createApp, type Start } from '../../../src/app/stores/app';
import { firstExample } from '../../../src/app/stores/first-example';
import { followHash } from '../../../src/app/stores/follow-hash';
import { isLink, opening } from '../../../src/app/stores/opening';
import { openWork, restored, startOf, startOfEntry } from '../../../src/app/stores/restore';
import { stateOf } from '../../../src/app/stores/state';
import { linkMark } from '../../../src/sharing/link-mark';
import { encodePermalink } from '../../../src/sharing/permalink';
import { plainState, type SharedState } from '../../../src/sharing/shared-state';
import { WorkerClient } from '../../../src/worker/client';
import { FakeWorker } from '../../worker/fake-worker';
import { localStorageWith } from './local-storage';

const FIRST = { start: firstExample() };
const FILES = [{ path: 'a.tick', content: 'stream\n' }];
const STATE: SharedState = { ...plainState(FILES), strict: true, moment: 4, view: { tab: 'a.tick', field: 'm v' } };
const LINKED: Start = {
  files: FILES,
  active: 'a.tick',
  example: '',
  exampleFiles: [],
  strict: true,
  moment: 3,
  hash: '',
  view: { tab: 'a.tick', field: 'm v' },
};

const page = new EventTarget();
const place = { hash: '', pathname: '/', search: '' };
const tab = { state: null as unknown };
let worker: WorkerClient;
let storage: Readonly<Record<string, string>>;
beforeEach(() => {
  place.hash = '';
  tab.state = null;
  worker = new WorkerClient(() => new FakeWorker().handle());
  vi.stubGlobal('location', place);
  vi.stubGlobal('history', tab);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  holds({});
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function holds(kept: Readonly<Record<string, string>>): void {
  storage = localStorageWith(kept);
  vi.stubGlobal('localStorage', storage);
}

test.each([
  ['#2.abc', true],
  ['#12.', true],
  ['', false],
  ['#', false],
  ['#2', false],
  ['2.abc', false],
  ['#help', false],
  ['#v2.abc', false],
])('%j is a link: %s', (hash, is) => {
  expect(isLink(hash)).toBe(is);
});

test.each<[what: string, kept: Readonly<Record<string, string>>, state: unknown, isFirst: boolean]>([
  ['a browser that was never here', {}, null, true],
  ['a browser that has work', { 'tick.kept': '1' }, null, false],
  ['a browser that has an old draft', { 'tick.draft': '' }, null, false],
  ['a tab that was here', {}, { id: 'w', example: '' }, false],
])('%s opens with the first example', async (_, kept, state, isFirst) => {
  holds(kept);
  tab.state = state;
  expect(await opening('', worker)).toEqual(isFirst ? { ...FIRST, isFirst: true } : FIRST);
});

test('a link opens with what it holds, also where nothing is kept', async () => {
  const hash = await encodePermalink(STATE);
  expect(await opening(hash, worker)).toEqual({ start: { ...LINKED, hash: linkMark(hash) } });
});

test('a damaged link opens with the first example, and says so', async () => {
  expect(await restored('#2.!', worker)).toEqual({
    ...FIRST,
    notice: 'This link is damaged: it has characters that no link has.',
  });
});

test('a link that left tokens out says so', async () => {
  const files = [{ path: 'kapacitor.conf', content: '[hipchat]\n  token = "token-left-out"\n' }];
  const { notice } = await restored(await encodePermalink(plainState(files)), worker);
  expect(notice).toBe('The link left tokens out: requests show a placeholder.');
});

test('a draft of the first playground opens with its files', async () => {
  holds({
    'tick.draft': JSON.stringify({
      files: [{ path: 'a.tick', text: 'stream\n' }],
      active: 'a.tick',
      strict: true,
      moment: 3,
    }),
  });
  const { field: _, ...view } = LINKED.view;
  expect(await restored('', worker)).toEqual({ start: { ...LINKED, view } });
});

test.each<[what: string, example: string, hash: string, start: Start | undefined]>([
  ['an example', FIRST.start.example, '', { ...FIRST.start, work: { id: 'w', name: '', revision: 0 } }],
  ['nothing that there is', 'no-such-example', '', undefined],
  ['a damaged link', '', '#2.!', undefined],
])('an entry of the tab that showed %s', async (_, example, hash, start) => {
  place.hash = hash;
  expect(await startOfEntry({ id: 'w', example }, worker)).toEqual(start && { start });
});

test('an entry of the tab that came by a link', async () => {
  place.hash = await encodePermalink(STATE);
  const start = { ...LINKED, hash: linkMark(place.hash), work: { id: 'w', name: '', revision: 0 } };
  expect(await startOfEntry({ id: 'w', example: '' }, worker)).toEqual({ start });
});

test('what a start has goes into the state that is shared, and comes out of it', async () => {
  expect(await startOf(stateOf(LINKED), '')).toEqual(LINKED);
  expect(stateOf(LINKED)).toEqual(STATE);
});

/** Until the files that are fetched late are there, and what they do is done. */
async function quietly(): Promise<void> {
  await import('../../../src/app/stores/restore');
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
}

function appAt(start: Start) {
  return createRoot((dispose) => ({
    app: createApp(start, worker, { wasRunning: true, running: () => undefined }),
    dispose,
  }));
}

test('a link that is pasted over the address takes the place of the work, which is kept', async () => {
  const { app, dispose } = appAt({ ...FIRST.start, files: FILES });
  const forget = followHash(app);
  place.hash = await encodePermalink(plainState([{ path: 'b.tick', content: '' }]));
  page.dispatchEvent(new Event('hashchange'));
  await vi.waitFor(() => expect(app.notices.list()).toHaveLength(1));
  expect([app.files.all(), app.notices.list().map(({ text }) => text), app.works().map(({ files }) => files)]).toEqual([
    [{ path: 'b.tick', content: '' }],
    ['The link is open. Your work from before is kept.'],
    [FILES],
  ]);
  forget();
  dispose();
});

test.each<[what: string, hash: string, state: unknown]>([
  ['no link', '#help', null],
  ['a link of an entry that the page knows', '#2.!', { id: 'w', example: '' }],
])('%s in the address changes nothing', async (_, hash, state) => {
  const { app, dispose } = appAt(FIRST.start);
  const forget = followHash(app);
  place.hash = hash;
  tab.state = state;
  page.dispatchEvent(new Event('hashchange'));
  await quietly();
  expect([app.files.all(), app.notices.list()]).toEqual([FIRST.start.files, []]);
  forget();
  dispose();
});

test('a damaged link in the address is told of, until nobody follows it', async () => {
  const { app, dispose } = appAt(FIRST.start);
  const forget = followHash(app);
  place.hash = '#2.!';
  page.dispatchEvent(new Event('hashchange'));
  await vi.waitFor(() => expect(app.notices.list()).toHaveLength(1));
  forget();
  page.dispatchEvent(new Event('hashchange'));
  await quietly();
  expect([app.files.all(), app.notices.list().map(({ text }) => text)]).toEqual([
    FIRST.start.files,
    ['This link is damaged: it has characters that no link has.'],
  ]);
  dispose();
});

test('work that is not kept any more is not opened', async () => {
  const { app, dispose } = appAt(FIRST.start);
  await openWork(app, 'gone');
  expect([app.files.all(), app.notices.list().map(({ text }) => text)]).toEqual([
    FIRST.start.files,
    ['This workspace is not kept any more.'],
  ]);
  dispose();
});
