import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { formatCommand } from '../../src/cli/format-command';
import { scratch } from './scratch';

const GOOD = "stream\n    |from()\n        .measurement('m')\n";
const here = scratch();

beforeEach(() => {
  writeFileSync(join(here.folder, 'good.tick'), GOOD);
  writeFileSync(join(here.folder, 'bad.tick'), 'stream|from(');
  writeFileSync(join(here.folder, 'flat.tick'), "stream|from().measurement('m')");
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
  const inFolder = args.map((arg) => (arg.startsWith('-') ? arg : join(here.folder, arg)));
  expect(formatCommand(inFolder)).toBe(code);
});

test('prints, shows the difference, or writes', () => {
  const flat = join(here.folder, 'flat.tick');
  formatCommand([flat]);
  expect(here.out.join('')).toBe(GOOD);
  here.out.length = 0;
  formatCommand(['-d', flat]);
  expect(here.out.join('')).toBe(
    `--- ${flat}\n+++ ${flat} (formatted)\n@@ -1,1 +1,4 @@\n-stream|from().measurement('m')\n+stream\n+    |from()\n+        .measurement('m')\n+\n`,
  );
  here.out.length = 0;
  formatCommand(['-w', flat]);
  expect(here.out.join('')).toBe('');
  expect(readFileSync(flat, 'utf8')).toBe(GOOD);
});

test.each([
  [['-x'], "tick fmt: Unknown option '-x'"],
  [['-w'], 'tick fmt: -w needs a file\n'],
])('%j is misuse', (args, words) => {
  expect(formatCommand(args)).toBe(2);
  expect(here.err.join('').startsWith(words)).toBe(true);
});
