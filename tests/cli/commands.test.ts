import { expect, test } from 'vitest';
import { main, work } from '../../src/cli/commands';
import { convertCommand } from '../../src/cli/convert-command';
import { diffCommand } from '../../src/cli/diff-command';
import { exportCommand } from '../../src/cli/export-command';
import { formatCommand } from '../../src/cli/format-command';
import { linkCommand, openCommand } from '../../src/cli/link-command';
import { runCommand } from '../../src/cli/run-command';
import { testCommand } from '../../src/cli/test-command';
import { scratch, writeFiles } from './scratch';

const here = scratch();

test.each([
  ['help', 0, 'out'],
  ['--help', 0, 'out'],
  ['-h', 0, 'out'],
  [undefined, 2, 'err'],
] as const)('tick %s tells how it is used', async (command, code, stream) => {
  expect(await main(command === undefined ? [] : [command])).toBe(code);
  const [usage = ''] = here[stream];
  expect(here.said).toEqual([usage]);
  expect(usage).toMatch(/^Usage: tick COMMAND .*Exit code: 0 done; [^\n]*\n$/s);
});

test('an unknown command is misuse', async () => {
  expect(await main(['walk'])).toBe(2);
  expect(here.err.join('')).toMatch(/^tick: unknown command "walk"\n\nUsage: tick COMMAND /);
  expect(here.out).toEqual([]);
});

test('run is no command of a thread: it has one for its folders', async () => {
  expect(await main(['run'])).toBe(2);
  expect(here.said).toEqual(['tick run: name at least one folder\n']);
});

const OPTION = (option: string) =>
  `Unknown option '${option}'. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${option}"`;
const budget = (text: string) => `--budget takes a time such as 20s, 500ms or 2m, not ${text}`;

test.each([
  ['run', runCommand, ['--wrong'], OPTION('--wrong')],
  ['run', runCommand, ['--budget', '20', 'a'], budget('20')],
  ['test', testCommand, [], 'name at least one folder'],
  ['test', testCommand, ['--wrong'], OPTION('--wrong')],
  ['test', testCommand, ['--budget', '0s', 'a'], budget('0s')],
  ['convert', convertCommand, [], 'name one file, or - for standard input'],
  ['convert', convertCommand, ['a', 'b'], 'name one file, or - for standard input'],
  ['convert', convertCommand, ['--wrong', 'a'], OPTION('--wrong')],
  ['convert', convertCommand, ['--budget', 'x', 'a'], budget('x')],
  ['diff', diffCommand, [], 'name two folders'],
  ['diff', diffCommand, ['a'], 'name two folders'],
  ['diff', diffCommand, ['a', 'b', 'c'], 'name two folders'],
  ['diff', diffCommand, ['--wrong'], OPTION('--wrong')],
  ['diff', diffCommand, ['--budget', '1h', 'a', 'b'], budget('1h')],
  ['export', exportCommand, [], 'name a folder and the zip to write'],
  ['export', exportCommand, ['a'], 'name a folder and the zip to write'],
  ['export', exportCommand, ['a', 'b', 'c'], 'name a folder and the zip to write'],
  ['export', exportCommand, ['--wrong'], OPTION('--wrong')],
  ['export', exportCommand, ['--budget', '', 'a', 'b'], budget('')],
  ['fmt', formatCommand, ['-w'], '-w needs a file'],
  ['fmt', formatCommand, ['--wrong'], OPTION('--wrong')],
  ['fmt', formatCommand, ['--budget', '-1s'], undefined],
  ['fmt', formatCommand, ['--budget', '0.5ms', 'a'], budget('0.5ms')],
  ['link', linkCommand, [], 'name one folder'],
  ['link', linkCommand, ['a', 'b'], 'name one folder'],
  ['link', linkCommand, ['--wrong'], OPTION('--wrong')],
  ['link', linkCommand, ['--budget', '1 s', 'a'], budget('1 s')],
  ['open', openCommand, [], 'name a link (or - for standard input) or a zip, and a folder'],
  ['open', openCommand, ['a'], 'name a link (or - for standard input) or a zip, and a folder'],
  ['open', openCommand, ['a', 'b', 'c'], 'name a link (or - for standard input) or a zip, and a folder'],
  ['open', openCommand, ['--wrong'], OPTION('--wrong')],
  ['open', openCommand, ['--budget', 's', 'a', 'b'], budget('s')],
] as const)('tick %s, %o %j is misuse', async (name, command, args, words) => {
  expect(await command(args)).toBe(2);
  expect(here.out).toEqual([]);
  expect(here.err).toHaveLength(1);
  if (words === undefined) expect(here.err[0]).toMatch(new RegExp(`^tick ${name}: `));
  else expect(here.err).toEqual([`tick ${name}: ${words}\n`]);
});

test('in a thread a command does its work, and what is none does nothing', async () => {
  writeFiles(here.folder, { 'a.tick': 'stream|from()' });
  await work({ command: 'fmt', args: [`${here.folder}/a.tick`] });
  expect(here.said).toEqual(['stream\n    |from()\n']);
  await work({ folders: [`${here.folder}/none`], options: { strict: false, json: false, milliseconds: 1_000 } });
  await work({ command: 'walk', args: [] });
  await work(undefined);
  expect(here.said).toHaveLength(1);
});
