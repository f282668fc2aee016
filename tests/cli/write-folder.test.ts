import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFolder } from '../../src/cli/write-folder';
import { scratch } from './scratch';

const here = scratch();
const at = (name: string) => join(here.folder, name);
const FILES = [
  { path: 'a.tick', content: 'stream' },
  { path: 'handlers/deep/b.yaml', content: new TextEncoder().encode('id: b') },
];
const written = (name: string) => FILES.map(({ path }) => readFileSync(join(at(name), path), 'utf8'));

test('a folder that is not there is made, one that is empty is filled', () => {
  mkdirSync(at('empty'));
  for (const name of ['new/below', 'empty']) {
    expect(writeFolder(at(name), FILES, false)).toEqual({ ok: true });
    expect(written(name)).toEqual(['stream', 'id: b']);
  }
});

test('a folder with files is only written when forced, and keeps its other files', () => {
  mkdirSync(at('full'));
  writeFileSync(join(at('full'), 'mine'), 'mine');
  writeFileSync(join(at('full'), 'a.tick'), 'batch');
  const error = `${at('full')} has files already; --force writes over those of the same names`;
  expect(writeFolder(at('full'), FILES, false)).toEqual({ ok: false, error });
  expect(readFileSync(join(at('full'), 'a.tick'), 'utf8')).toBe('batch');
  expect(writeFolder(at('full'), FILES, true)).toEqual({ ok: true });
  expect([...written('full'), readFileSync(join(at('full'), 'mine'), 'utf8')]).toEqual(['stream', 'id: b', 'mine']);
});

test('a file is no folder, and nothing is written through a symbolic link within one', () => {
  writeFileSync(at('file'), '');
  expect(writeFolder(at('file'), FILES, true)).toEqual({ ok: false, error: `${at('file')} is not a folder` });
  mkdirSync(at('linked'));
  mkdirSync(at('elsewhere'));
  symlinkSync(at('elsewhere'), join(at('linked'), 'handlers'));
  const error = 'handlers/deep/b.yaml would be written through a symbolic link';
  expect(writeFolder(at('linked'), FILES, true)).toEqual({ ok: false, error });
  // The folder itself may be one: whoever names it sees where it leads.
  symlinkSync(at('elsewhere'), at('link'));
  expect(writeFolder(at('link'), FILES, false)).toEqual({ ok: true });
  expect(written('elsewhere')).toEqual(['stream', 'id: b']);
});

test('what the disk refuses comes back as text', () => {
  writeFileSync(at('file'), '');
  const answer = writeFolder(join(at('file'), 'below'), FILES, false);
  expect(answer).toEqual({ ok: false, error: expect.stringContaining('ENOTDIR') });
});
