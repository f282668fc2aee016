import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from '../../../src/app/stores/notices';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('each takes the place of the one of its kind', () => {
  const { list, show } = createNotices();
  const texts = () => list().map(({ text }) => text);
  show('one');
  show('two');
  expect(texts()).toEqual(['two']);
  show('deleted', { label: 'Undo', run: () => undefined });
  expect(texts()).toEqual(['deleted']);
  show('three');
  expect(texts()).toEqual(['deleted', 'three']);
  show('gone', { label: 'Undo', run: () => undefined });
  expect(texts()).toEqual(['gone']);
});

test('they go by themselves, later with something to do', () => {
  const { list, show } = createNotices();
  show('deleted', { label: 'Undo', run: () => undefined });
  show('one');
  vi.advanceTimersByTime(4_999);
  expect(list().length).toBe(2);
  vi.advanceTimersByTime(1);
  expect(list().map(({ text }) => text)).toEqual(['deleted']);
  vi.advanceTimersByTime(24_999);
  expect(list().length).toBe(1);
  vi.advanceTimersByTime(1);
  expect(list()).toEqual([]);
});

test('what the newest offered stays offered until it is done, once', () => {
  const { list, offer, show, dismiss } = createNotices();
  const done: string[] = [];
  show('first', { label: 'Undo', run: () => done.push('first') });
  const id = show('second', { label: 'Bring back', run: () => done.push('second') });
  show('plain');
  dismiss(id);
  expect([list().map(({ text }) => text), offer()?.label]).toEqual([['plain'], 'Bring back']);
  offer()?.run();
  expect([done, offer()]).toEqual([['second'], undefined]);
});
