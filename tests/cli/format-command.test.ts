import { chmodSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

const HEAD = "stream\n    |from()\n        .measurement('m')\n";
test.each([
  [
    'in the middle',
    `${HEAD}    |log().level('INFO')\n    |noOp()\n`,
    '@@ -4,1 +4,2 @@',
    ["-    |log().level('INFO')", '+    |log()', "+        .level('INFO')"],
  ],
  ['at the beginning', `var x=1\n${HEAD}`, '@@ -1,1 +1,2 @@', ['-var x=1', '+var x = 1', '+']],
  ['at the end', `${HEAD}\n\n`, '@@ -5,2 +5,0 @@', ['-', '-']],
])('the difference is the lines %s', (_, source, place, lines) => {
  const path = join(here.folder, 'x.tick');
  writeFileSync(path, source);
  expect(formatCommand(['-d', path])).toBe(1);
  expect(here.out.join('')).toBe([`--- ${path}`, `+++ ${path} (formatted)`, place, ...lines, ''].join('\n'));
  expect(readFileSync(path, 'utf8')).toBe(source);
});

test('with -w a script that is formatted already is left alone, and with -d besides told', () => {
  const [good, flat] = [join(here.folder, 'good.tick'), join(here.folder, 'flat.tick')];
  chmodSync(good, 0o444);
  utimesSync(good, 1, 1);
  expect(formatCommand(['-w', good])).toBe(0);
  expect([statSync(good).mtimeMs, here.said]).toEqual([1_000, []]);
  expect(formatCommand(['-w', '-d', flat])).toBe(1);
  expect([readFileSync(flat, 'utf8'), here.out.length]).toEqual([GOOD, 1]);
});

test('what is refused is told of its file', () => {
  const [bad, none] = [join(here.folder, 'bad.tick'), join(here.folder, 'none.tick')];
  formatCommand([bad, none]);
  expect(here.out).toEqual([]);
  expect(here.err).toEqual([
    expect.stringMatching(/^tick fmt: .*bad\.tick: parser: /),
    `tick fmt: ENOENT: no such file or directory, open '${none}'\n`,
  ]);
});

test.each([
  [['-x'], "tick fmt: Unknown option '-x'"],
  [['-w'], 'tick fmt: -w needs a file\n'],
])('%j is misuse', (args, words) => {
  expect(formatCommand(args)).toBe(2);
  expect(here.err.join('').startsWith(words)).toBe(true);
});
