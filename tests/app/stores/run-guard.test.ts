import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRunGuard, forgetRunOnLeave } from '../../../src/app/stores/run-guard';
import type { RunGuard } from '../../../src/app/stores/runs';
import { localStorageWith } from './local-storage';

const KEY = 'tick.running';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function guardOver(kept: Readonly<Record<string, string>>, isFull = false) {
  const storage = localStorageWith(kept, isFull);
  vi.stubGlobal('localStorage', storage);
  return { guard: createRunGuard(), storage };
}

test.each<[kept: Readonly<Record<string, string>>, was: boolean]>([
  [{}, false],
  [{ [KEY]: '0' }, false],
  [{ [KEY]: '1' }, true],
])('a page that left %j behind was running: %s', (kept, was) => {
  expect(guardOver(kept).guard.wasRunning).toBe(was);
});

test.each<[what: string, act: (guard: RunGuard) => void, left: string | undefined]>([
  ['a run of less than a second', (guard) => run(guard, 999), undefined],
  [
    'a run that goes on for a second',
    (guard) => {
      guard.running(true);
      vi.advanceTimersByTime(1000);
    },
    '1',
  ],
  ['a long run that ended', (guard) => run(guard, 5000), '0'],
  [
    'quick runs one after the other',
    (guard) => {
      for (let i = 0; i < 5; i++) {
        guard.running(true);
        vi.advanceTimersByTime(600);
      }
    },
    undefined,
  ],
])('%s leaves behind', (_, act, left) => {
  const { guard, storage } = guardOver({});
  act(guard);
  expect(storage[KEY]).toBe(left);
});

function run(guard: RunGuard, milliseconds: number): void {
  guard.running(true);
  vi.advanceTimersByTime(milliseconds);
  guard.running(false);
  vi.advanceTimersByTime(5000);
}

test('what an earlier page left is taken back by the first run that ends', () => {
  const { guard, storage } = guardOver({ [KEY]: '1' });
  run(guard, 1);
  expect(storage[KEY]).toBe('0');
});

test('without room there is nothing to take back', () => {
  const { guard, storage } = guardOver({}, true);
  run(guard, 5000);
  expect({ ...storage }).toEqual({});
});

test('a page that is left in order leaves nothing, and hears no more once it is gone', () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const { guard, storage } = guardOver({});
  const forget = forgetRunOnLeave(guard);
  guard.running(true);
  vi.advanceTimersByTime(1000);
  page.dispatchEvent(new Event('pagehide'));
  expect(storage[KEY]).toBe('0');
  guard.running(true);
  vi.advanceTimersByTime(1000);
  forget();
  page.dispatchEvent(new Event('pagehide'));
  expect(storage[KEY]).toBe('1');
});
