/** `tick run` has an answer to every folder: within its budget, in words, without a stack, with the exit code that is documented. */
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runFolder } from '../../../src/cli/run-folder';
import { scratch, writeFiles } from '../scratch';
import type { HostileFolder } from './folder';
import { HOSTILE_FOLDERS, MORE_HOSTILE_FOLDERS } from './folders';

/** Milliseconds for what has no end of its own, and for what has one. */
const BUDGET = 300;
const PLENTY = 15_000;
/** Milliseconds for reading the folder and for plain words, on a machine that many share. */
const BESIDE = 30_000;
const LONGEST_LINE = 1_500;

const ALL = [...HOSTILE_FOLDERS, ...MORE_HOSTILE_FOLDERS];
/** Every third of the first ones; all take longer than the other suites together: `HOSTILE=all npx vitest run tests/cli/hostile`. */
const FOLDERS = process.env.HOSTILE === 'all' ? ALL : HOSTILE_FOLDERS.filter((_, i) => i % 3 === 0);

const here = scratch();

function write(files: HostileFolder['files']): void {
  const made = Object.entries(files).map(
    ([path, content]) => [path, typeof content === 'function' ? content() : content] as const,
  );
  writeFiles(here.folder, Object.fromEntries(made));
}

function answer(milliseconds = PLENTY) {
  const began = performance.now();
  const { text, code } = runFolder(here.folder, { strict: false, json: false, milliseconds });
  expect(performance.now() - began).toBeLessThan(milliseconds + BESIDE);
  expect(text).not.toMatch(/RangeError|internal error|fault of the playground|\n\s+at /);
  return { text, code };
}

describe(`${FOLDERS.length} folders`, { timeout: 60_000 }, () => {
  test.each(FOLDERS)('$what', ({ files, codes, isLong }) => {
    write(files);
    const { text, code } = answer(codes.includes(3) ? BUDGET : PLENTY);
    expect(codes).toContain(code);
    if (isLong !== true) expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(LONGEST_LINE);
    if (code === 1) expect(text).toMatch(/\S/);
  });

  test('are many', () => {
    expect(HOSTILE_FOLDERS.length).toBeGreaterThan(150);
    expect(MORE_HOSTILE_FOLDERS.length).toBeGreaterThan(100);
    expect(new Set(ALL.map(({ what }) => what)).size).toBe(ALL.length);
  });
});

describe('what a disk can be', () => {
  test('links that lead round, nowhere, and to a file', () => {
    write({ 'real/script': 'stream|from()|log()' });
    symlinkSync('loop', join(here.folder, 'loop'));
    symlinkSync('.', join(here.folder, 'self'));
    symlinkSync('/nowhere', join(here.folder, 'data.lp'));
    symlinkSync(join(here.folder, 'real/script'), join(here.folder, 'a.tick'));
    expect(answer()).toEqual({ text: expect.stringContaining(`${here.folder}: 0 points, 0 events`), code: 0 });
  });

  test('a folder that is a link round, a file, or nothing', () => {
    symlinkSync(here.folder, join(here.folder, 'x'));
    const loop = join(here.folder, 'loop');
    symlinkSync(loop, loop);
    writeFileSync(join(here.folder, 'file'), '');
    for (const [path, words] of [
      [loop, 'ELOOP'],
      [join(here.folder, 'file'), 'is not a folder'],
      [join(here.folder, 'nothing'), 'ENOENT'],
    ] as const) {
      const { text, code } = runFolder(path, { strict: false, json: false, milliseconds: BUDGET });
      expect([text.includes(words), text.split('\n').length, code]).toEqual([true, 2, 1]);
    }
  });

  test.skipIf(process.getuid?.() === 0)('a file that nobody may read', () => {
    write({ 'a.tick': 'stream|from()|log()' });
    chmodSync(join(here.folder, 'a.tick'), 0);
    expect(answer()).toEqual({ text: expect.stringContaining('EACCES'), code: 1 });
  });
});
