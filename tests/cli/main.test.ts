import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main';
import { scratch, writeFiles } from './scratch';

const here = scratch();

test('without a command, or with one that there is not, the usage is told as an error', async () => {
  expect(await main([])).toBe(2);
  const [usage = ''] = here.err;
  expect(usage).toMatch(/^Usage: tick COMMAND .*\n\n {2}tick run .*2 misuse; 3 stopped by the budget\.\n$/s);
  expect(await main(['runn'])).toBe(2);
  expect(here.err[1]).toBe(`tick: unknown command "runn"\n\n${usage}`);
  expect(here.out).toEqual([]);
  for (const asked of ['help', '--help', '-h']) {
    expect(await main([asked])).toBe(0);
    expect(here.out.splice(0)).toEqual([usage]);
  }
  expect(here.err.length).toBe(2);
});

test.each([
  [['run'], 'name at least one folder'],
  [['run', '--budget', '0ms', 'a'], '--budget takes a time such as 20s, 500ms or 2m, not 0ms'],
  [['run', '--budget', '5', 'a'], '--budget takes a time such as 20s, 500ms or 2m, not 5'],
  [['run', '--fast', 'a'], "Unknown option '--fast'"],
  [['test'], 'name at least one folder'],
  [['test', '--fast', 'a'], "Unknown option '--fast'"],
  [['convert'], 'name one file, or - for standard input'],
  [['convert', 'a', 'b'], 'name one file, or - for standard input'],
  [['convert', '--fast', 'a'], "Unknown option '--fast'"],
  [['convert', '/no/such/file'], 'ENOENT'],
  [['diff', 'a', 'b', 'c'], 'name two folders'],
  [['link'], 'name one folder'],
  [['open', 'a'], 'name a link (or - for standard input) or a zip, and a folder'],
  [['open', 'a', 'b', 'c'], 'name a link (or - for standard input) or a zip, and a folder'],
  [['export', 'a'], 'name a folder and the zip to write'],
  [['export', 'a', 'b', 'c'], 'name a folder and the zip to write'],
  [['fmt', '--fast'], "Unknown option '--fast'"],
  [['fmt', '/no/such/file'], 'ENOENT'],
])('%j is misuse', async (args, words) => {
  expect(await main(args)).toBe(2);
  expect(here.out).toEqual([]);
  expect(here.err.join('')).toContain(words);
});

test('each command is reached by its name', async () => {
  const folder = join(here.folder, 'a');
  writeFiles(folder, { 'a.tick': 'stream\n    |from()\n', 'data.lp': 'cpu v=1 1000000000\n' });
  expect(await main(['fmt', join(folder, 'a.tick')])).toBe(0);
  expect(await main(['convert', join(folder, 'data.lp')])).toBe(0);
  expect(await main(['diff', folder, folder])).toBe(0);
  expect(await main(['export', folder, join(here.folder, 'a.zip')])).toBe(0);
  expect(await main(['open', join(here.folder, 'a.zip'), join(here.folder, 'b')])).toBe(0);
  expect(await main(['link', folder])).toBe(0);
  expect(await main(['test', folder])).toBe(1);
  expect(here.out.filter((text) => text !== '')).toEqual([
    'stream\n    |from()\n',
    'cpu v=1 1000000000\n',
    expect.stringMatching(/a\.zip: \d+ files\n$/),
    `${join(here.folder, 'b')}: 2 files\n`,
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:4173\/#2\./),
    `${folder}\n  FAIL  the folder\n        There is nothing to test: no expectations in case.json, no *.unit.yaml.\n`,
    '0 passed, 1 failed\n',
  ]);
});
