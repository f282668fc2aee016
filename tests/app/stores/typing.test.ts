import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFiles } from '../../../src/app/stores/files';
import { createNotices } from '../../../src/app/stores/notices';
import { createTyping } from '../../../src/app/stores/typing';
import type { Problem } from '../../../src/problems/problem';

const BEFORE = '"usa" "idle"';
const AFTER = '"usag" "idle"';

const about = (file: string, start: number, end: number): Problem => ({
  file,
  range: { start, end },
  severity: 'warning',
  kapacitor: '',
  plain: '',
  code: 'unknown-field',
});
const TYPED = about('a.tick', 0, 6);
const OTHER = about('a.tick', 7, 13);
const ELSEWHERE = about('b.tick', 0, 6);
const ALL = [TYPED, OTHER, ELSEWHERE];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function typing() {
  return createRoot((dispose) => {
    const files = createFiles(createNotices(), [
      { path: 'a.tick', content: BEFORE },
      { path: 'b.tick', content: AFTER },
    ]);
    const [problems, setProblems] = createSignal<readonly Problem[]>(ALL);
    const own = createTyping(files, problems);
    const write = (file: string, text: string) => {
      own.wrote(file, text);
      files.write(file, text);
    };
    return { problems: own.problems, write, setProblems, dispose };
  });
}

test('the name that is typed is no mistake yet, and is one when nothing was written for a second and a half', () => {
  const { problems, write, dispose } = typing();
  expect(problems()).toBe(ALL);
  write('a.tick', AFTER);
  expect(problems()).toEqual([OTHER, ELSEWHERE]);
  vi.advanceTimersByTime(1499);
  expect(problems()).toEqual([OTHER, ELSEWHERE]);
  vi.advanceTimersByTime(1);
  expect(problems()).toBe(ALL);
  dispose();
});

test('each letter begins the pause anew', () => {
  const { problems, write, dispose } = typing();
  write('a.tick', AFTER);
  vi.advanceTimersByTime(1000);
  write('a.tick', AFTER.replace('usag', 'usage'));
  vi.advanceTimersByTime(1000);
  expect(problems()).toEqual([OTHER, ELSEWHERE]);
  dispose();
});

test('new problems about it are held back too', () => {
  const { problems, write, setProblems, dispose } = typing();
  write('a.tick', AFTER);
  setProblems([about('a.tick', 0, 6), about('a.tick', 0, 13)]);
  expect(problems()).toEqual([about('a.tick', 0, 13)]);
  dispose();
});

test('a paste is told of at once, also right behind a letter', () => {
  const { problems, write, dispose } = typing();
  write('a.tick', AFTER);
  write('a.tick', `${AFTER}.alert()`);
  expect(problems()).toBe(ALL);
  dispose();
});
