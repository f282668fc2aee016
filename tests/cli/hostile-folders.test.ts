/** `tick run` has an answer to every folder: within its budget, in words, without a stack, with the exit code that is documented. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runFolder } from '../../src/cli/run-folder';
import type { HostileFolder } from './hostile/folder';
import { HOSTILE_FOLDERS } from './hostile-folders';

/** Milliseconds for what has no end of its own, and for what has one. */
const BUDGET = 300;
const PLENTY = 15_000;
/** Milliseconds for reading the folder and for plain words, on a machine that many share. */
const BESIDE = 30_000;
const LONGEST_LINE = 1_500;

/** Every third; all of them take longer than the other suites together: `HOSTILE=all npx vitest run tests/cli/hostile-folders`. */
const FOLDERS = process.env.HOSTILE === 'all' ? HOSTILE_FOLDERS : HOSTILE_FOLDERS.filter((_, i) => i % 3 === 0);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: HostileFolder['files']): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function answer(milliseconds = PLENTY) {
  const began = performance.now();
  const { text, code } = runFolder(root, { strict: false, json: false, milliseconds });
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
    expect(new Set(HOSTILE_FOLDERS.map(({ what }) => what)).size).toBe(HOSTILE_FOLDERS.length);
  });
});

describe('what a disk can be', () => {
  test('links that lead round, nowhere, and to a file', () => {
    write({ 'real/script': 'stream|from()|log()' });
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('.', join(root, 'self'));
    symlinkSync('/nowhere', join(root, 'data.lp'));
    symlinkSync(join(root, 'real/script'), join(root, 'a.tick'));
    expect(answer()).toEqual({ text: expect.stringContaining(`${root}: 0 points, 0 events`), code: 0 });
  });

  test('a folder that is a link round, a file, or nothing', () => {
    symlinkSync(root, join(root, 'x'));
    const loop = join(root, 'loop');
    symlinkSync(loop, loop);
    writeFileSync(join(root, 'file'), '');
    for (const [path, words] of [
      [loop, 'ELOOP'],
      [join(root, 'file'), 'is not a folder'],
      [join(root, 'nothing'), 'ENOENT'],
    ] as const) {
      const { text, code } = runFolder(path, { strict: false, json: false, milliseconds: BUDGET });
      expect([text.includes(words), text.split('\n').length, code]).toEqual([true, 2, 1]);
    }
  });

  test.skipIf(process.getuid?.() === 0)('a file that nobody may read', () => {
    write({ 'a.tick': 'stream|from()|log()' });
    chmodSync(join(root, 'a.tick'), 0);
    expect(answer()).toEqual({ text: expect.stringContaining('EACCES'), code: 1 });
  });
});
