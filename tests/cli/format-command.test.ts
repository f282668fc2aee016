import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatCommand } from '../../src/cli/format-command';

const GOOD = "stream\n    |from()\n        .measurement('m')\n";
let folder: string;
let out: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tick-fmt-'));
  out = '';
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  writeFileSync(join(folder, 'good.tick'), GOOD);
  writeFileSync(join(folder, 'bad.tick'), 'stream|from(');
  writeFileSync(join(folder, 'flat.tick'), "stream|from().measurement('m')");
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test.each<[string, readonly string[], number]>([
  ['what is formatted already', ['good.tick'], 0],
  ['what is not', ['flat.tick'], 0],
  ['no difference', ['-d', 'good.tick'], 0],
  ['a difference', ['-d', 'flat.tick'], 1],
  ['a difference, then none', ['-d', 'flat.tick', 'good.tick'], 1],
  ['a refused script', ['bad.tick'], 1],
  ['a refused script, then a good one', ['-d', 'bad.tick', 'good.tick'], 1],
  ['a file that is not there, then a good one', ['-d', 'none.tick', 'good.tick'], 2],
])('%s', (_, args, code) => {
  const inFolder = args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)));
  expect(formatCommand(inFolder)).toBe(code);
});

test('prints, shows the difference, or writes', () => {
  const flat = join(folder, 'flat.tick');
  formatCommand([flat]);
  expect(out).toBe(GOOD);
  out = '';
  formatCommand(['-d', flat]);
  expect(out).toBe(
    `--- ${flat}\n+++ ${flat} (formatted)\n@@ -1,1 +1,4 @@\n-stream|from().measurement('m')\n+stream\n+    |from()\n+        .measurement('m')\n+\n`,
  );
  out = '';
  formatCommand(['-w', flat]);
  expect(out).toBe('');
  expect(readFileSync(flat, 'utf8')).toBe(GOOD);
});

test.each([
  [['-x'], "tick fmt: Unknown option '-x'"],
  [['-w'], 'tick fmt: -w needs a file\n'],
])('%j is misuse', (args, words) => {
  expect(formatCommand(args)).toBe(2);
  expect(said.startsWith(words)).toBe(true);
});
