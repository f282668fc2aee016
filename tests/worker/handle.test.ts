import { expose, proxy } from 'comlink';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handleOf, type WorkerHandle } from '../../src/worker/client';

/** Locks that somebody waits for, and what ends the wait. */
let waited: { readonly name: string; readonly signal: AbortSignal; readonly get: () => void }[] = [];
/** What the worker was asked for. */
let asked: string[] = [];
let thread: FakeThread;
let handle: WorkerHandle;

/** A thread that is none: what it exposes answers over a channel. */
class FakeThread extends EventTarget {
  readonly #channel = new MessageChannel();
  isTerminated = false;

  constructor(root: object) {
    super();
    expose(root, this.#channel.port1);
    this.#channel.port2.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port2.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#channel.port2.close();
  }
}

const service = (name: string) => () => {
  asked.push(name);
  return proxy({ symbols: () => [name], folder: () => [name] });
};

beforeEach(() => {
  waited = [];
  asked = [];
  const request = (name: string, { signal }: { readonly signal: AbortSignal }, get: () => void) => {
    waited.push({ name, signal, get });
    return new Promise(() => undefined);
  };
  vi.stubGlobal('navigator', { locks: { request } });
  thread = new FakeThread({
    lock: () => 'its lock',
    language: service('language'),
    sharing: service('sharing'),
    format: (script: string) => ({ ok: true, value: `formatted ${script}` }),
  });
  handle = handleOf(thread);
});
afterEach(() => {
  if (!thread.isTerminated) handle.terminate();
  vi.unstubAllGlobals();
});

test('asks the worker', async () => {
  expect(await handle.api.format('stream')).toEqual({ ok: true, value: 'formatted stream' });
});

test('fetches each service once', async () => {
  for (let turn = 0; turn < 2; turn++) {
    expect(await (await handle.language()).symbols({ path: '', text: '' })).toEqual(['language']);
    expect(await (await handle.sharing()).folder([])).toEqual(['sharing']);
  }
  expect(asked).toEqual(['language', 'sharing']);
});

test('hears when the worker breaks, and when it ends', async () => {
  const heard: string[] = [];
  handle.onFailure((message) => heard.push(message));
  for (const message of ['out of memory', '']) {
    thread.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
  thread.dispatchEvent(new Event('error'));
  expect(heard).toEqual(['out of memory', 'The worker broke.', 'The worker broke.']);
  await vi.waitFor(() => expect(waited.map(({ name }) => name)).toEqual(['its lock']));
  waited[0]?.get();
  expect(heard.at(-1)).toBe('The worker ended by itself.');
});

test('waits for its end no more when it is ended', async () => {
  handle.onFailure(() => undefined);
  await vi.waitFor(() => expect(waited).toHaveLength(1));
  expect([thread.isTerminated, waited[0]?.signal.aborted]).toEqual([false, false]);
  handle.terminate();
  expect([thread.isTerminated, waited[0]?.signal.aborted]).toEqual([true, true]);
});
