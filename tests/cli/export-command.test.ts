import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportCommand } from '../../src/cli/export-command';
import { readFolder } from '../../src/cli/folder';
import { openCommand } from '../../src/cli/link-command';
import { unzipWithin } from '../../src/points/formats/recording/unpack';
import { scratch } from './scratch';

const here = scratch();

const FILES = {
  'a.tick': 'stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .hipchat()\n',
  'data.lp': '# mine\ncpu v=1 1528102800000000000\n',
  'kapacitor.conf': '[hipchat]\n  enabled = true\n  url = "http://h"\n  room = "r"\n  token = "a-very-secret-token"\n',
};

function write(files: Readonly<Record<string, string>>): string {
  const from = join(here.folder, 'from');
  mkdirSync(from, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(from, name), content);
  return from;
}

test('the zip opens as the same folder, and so does the folder that it is unpacked to', async () => {
  const from = write(FILES);
  const zip = join(here.folder, 'out.zip');
  expect(exportCommand([from, zip])).toBe(0);
  expect(here.said).toEqual([`${zip}: 12 files\n`]);
  expect(await openCommand([zip, join(here.folder, 'to')])).toBe(0);
  const clean = {
    ...FILES,
    'kapacitor.conf': FILES['kapacitor.conf'].replace('a-very-secret-token', 'token-left-out'),
  };
  for (const [name, content] of Object.entries(clean)) {
    expect(readFileSync(join(here.folder, 'to', name), 'utf8')).toBe(content);
  }
  const unzipped = unzipWithin(new Uint8Array(readFileSync(zip)), 1_000_000);
  for (const { name, bytes } of unzipped.ok ? unzipped.value : []) {
    mkdirSync(join(here.folder, 'unzipped', name, '..'), { recursive: true });
    writeFileSync(join(here.folder, 'unzipped', name), bytes);
  }
  expect(readFolder(join(here.folder, 'unzipped'))).toEqual({
    ok: true,
    workspace: Object.entries(clean).map(([path, content]) => ({ path, content })),
  });
});

test('a zip that is there stays, unless forced; what Kapacitor refuses is named, and the code says so', () => {
  const from = write({ 'a.tick': 'stream|nothing()' });
  const zip = join(here.folder, 'out.zip');
  writeFileSync(zip, 'mine');
  expect(exportCommand([from, zip])).toBe(1);
  expect(readFileSync(zip, 'utf8')).toBe('mine');
  expect(exportCommand(['--force', from, zip])).toBe(1);
  expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
  expect(exportCommand([from])).toBe(2);
  expect(exportCommand([join(here.folder, 'nowhere'), zip])).toBe(1);
  expect(here.said).toEqual([
    `tick export: ${zip} is there already; --force writes over it\n`,
    `${zip}: 8 files\n`,
    'tick export: Kapacitor refuses tasks/a.tick: invalid TICKscript: line 3 char 8: no method or property "nothing" on *pipeline.StreamNode\n',
    'tick export: name a folder and the zip to write\n',
    expect.stringContaining('ENOENT'),
  ]);
});

test('what the disk refuses comes back as text', () => {
  const from = write({ 'a.tick': 'stream|from()' });
  expect(exportCommand([from, join(here.folder, 'no', 'out.zip')])).toBe(1);
  expect(here.said).toEqual([expect.stringMatching(/^tick export: ENOENT: /)]);
});

test('a run that the budget stops is 3; the zip says that not all is expected', async () => {
  const far = 'cpu v=1 1000000000\ncpu v=2 4102444800000000000\n';
  const from = write({ 'a.tick': "stream|from()|deadman(1.0, 1u).id('x').log('/l')", 'data.lp': far });
  const zip = join(here.folder, 'out.zip');
  expect(exportCommand(['--budget', '200ms', from, zip])).toBe(3);
  const said = here.err.join('');
  const ended = /^tick export: (The run ended after \d points: the time for a run was over\.) expected\//;
  const words = ended.exec(said)?.[1];
  expect(words).toBeDefined();
  const unzipped = unzipWithin(new Uint8Array(readFileSync(zip)), 10_000_000);
  const readMe = unzipped.ok ? unzipped.value.find(({ name }) => name === 'README.md') : undefined;
  expect(new TextDecoder().decode(readMe?.bytes)).toContain(`- ${words}`);
});
