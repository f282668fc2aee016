import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../src/cli/folder';
import { linkCommand, linkOf, openCommand } from '../../src/cli/link-command';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { MOST_IN_LINK } from '../../src/sharing/limits';
import { decodePermalink } from '../../src/sharing/permalink';
import type { Workspace } from '../../src/workspace/workspace';
import { scratch } from './scratch';

const here = scratch();

const CONF = '[hipchat]\n  token = "a-very-secret-token"\n';

function write(name: string, content: string): void {
  writeFileSync(join(here.folder, name), content);
}

describe('tick link and tick open', () => {
  test('carry a folder, without its tokens', async () => {
    mkdirSync(join(here.folder, 'from'));
    write('from/a.tick', 'stream\n// a-very-secret-token\n');
    write('from/kapacitor.conf', CONF);
    expect(await linkCommand([join(here.folder, 'from')])).toBe(0);
    const [link = '', more] = here.said;
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4173\/#2\.[\w-]+\n$/);
    expect(more).toBe('tick link: One token was left out; --with-tokens puts them in.\n');
    expect(await openCommand([link, join(here.folder, 'to')])).toBe(0);
    expect(readFileSync(join(here.folder, 'to/kapacitor.conf'), 'utf8')).toBe(
      '[hipchat]\n  token = "token-left-out"\n',
    );
    expect(readFileSync(join(here.folder, 'to/a.tick'), 'utf8')).toBe('stream\n// token-left-out\n');
  });

  test('carry the tokens when they are asked to', async () => {
    write('kapacitor.conf', CONF);
    expect(await linkCommand(['--with-tokens', '--page', 'https://p.example/', here.folder])).toBe(0);
    expect(here.said.length).toBe(1);
    expect(here.said[0]).toMatch(/^https:\/\/p\.example\/#2\./);
    expect(await openCommand([here.said[0] ?? '', join(here.folder, 'to')])).toBe(0);
    expect(readFileSync(join(here.folder, 'to/kapacitor.conf'), 'utf8')).toBe(CONF);
  });

  test('leave a folder with files alone, unless forced, and never write through a symbolic link', async () => {
    const link = await linkOf([{ path: 'a/b.tick', content: 'stream' }], false);
    const hash = link.ok ? link.hash : '';
    write('mine', 'mine');
    expect(await openCommand([hash, here.folder])).toBe(1);
    expect(readdirSync(here.folder)).toEqual(['mine']);
    mkdirSync(join(here.folder, 'elsewhere'));
    symlinkSync(join(here.folder, 'elsewhere'), join(here.folder, 'a'));
    expect(await openCommand(['--force', hash, here.folder])).toBe(1);
    expect(readdirSync(join(here.folder, 'elsewhere'))).toEqual([]);
    rmSync(join(here.folder, 'a'));
    expect(await openCommand(['--force', hash, here.folder])).toBe(0);
    expect(readFileSync(join(here.folder, 'a/b.tick'), 'utf8')).toBe('stream');
  });

  test('take a link with spaces around it, the page with an address of its own, and a zip', async () => {
    write('a.tick', 'stream');
    expect(await linkCommand(['--page', 'https://p.example/x#old', here.folder])).toBe(0);
    const [link = ''] = here.said;
    expect(link).toMatch(/^https:\/\/p\.example\/x#2\./);
    const to = join(here.folder, 'to');
    expect(await openCommand([`  ${link}\n`, to])).toBe(0);
    expect(here.said.at(-1)).toBe(`${to}: 1 files\n`);
    expect(await openCommand([join(here.folder, 'no.ZIP'), to])).toBe(1);
    expect(here.said.at(-1)).toMatch(/^tick open: ENOENT: /);
    write('bad.zip', 'no zip');
    expect(await openCommand([join(here.folder, 'bad.zip'), to])).toBe(1);
    expect(here.said.at(-1)).toMatch(/^tick open: /);
    expect(await openCommand([link, to])).toBe(1);
    expect(here.said.at(-1)).toBe(`tick open: ${to} has files already; --force writes over those of the same names\n`);
  });

  test('say how many tokens they left out', async () => {
    write('kapacitor.conf', '[hipchat]\n  token = "a-very-secret-token"\n[slack]\n  token = "an0ther-secret-token"\n');
    expect(await linkCommand([here.folder])).toBe(0);
    expect(here.err).toEqual(['tick link: 2 tokens were left out; --with-tokens puts them in.\n']);
  });

  test('are not printed of too much', async () => {
    write('data.txt', '#'.repeat(MOST_IN_LINK + 1));
    expect(await linkCommand([here.folder])).toBe(1);
    expect(here.said).toEqual([
      `tick link: These files are too large for a link: ${MOST_IN_LINK / 1024 / 1024} MB is the most.\n`,
    ]);
  });

  test.each([
    ['a file with a long name', [{ path: `${'a'.repeat(2_000)}.tick`, content: '' }], /cannot be made/],
    [
      'too much',
      [{ path: 'a.lp', content: '#'.repeat(MOST_IN_LINK + 1) }],
      /^These files are too large for a link: \d+ MB is the most\.$/,
    ],
  ])('refuse %s', async (_, files, words) => {
    const link = await linkOf(files, false);
    expect(link.ok ? '' : link.error).toMatch(words);
  });

  test('have text where the folder has bytes of points', async () => {
    const content = new TextEncoder().encode('m v=1 1\n');
    const link = await linkOf(
      [
        { path: 'a.lp', content },
        { path: 'r.srpl', content },
      ],
      true,
    );
    const opened = link.ok ? await decodePermalink(link.hash) : undefined;
    expect(opened?.ok && opened.state.workspace).toEqual([
      { path: 'a.lp', content: 'm v=1 1\n' },
      { path: 'r.srpl', content },
    ]);
  });

  test.each([
    [linkCommand, [], 2],
    [linkCommand, ['a', 'b'], 2],
    [linkCommand, ['--no-such', 'a'], 2],
    [linkCommand, ['/no/such/folder'], 1],
    [openCommand, ['#1.AAAA'], 2],
    [openCommand, ['#1.AAAA', '/tmp/nothing'], 1],
    [openCommand, ['no link', '/tmp/nothing'], 1],
  ] as const)('%o %j ends with %i', async (command, args, code) => {
    expect(await command(args)).toBe(code);
    expect(here.said.join('')).not.toMatch(/\n\s+at /);
  });
});

/** Text as a link has it. */
function byPath(workspace: Workspace): readonly (readonly [string, string])[] {
  return workspace
    .map(
      ({ path, content }) =>
        [path, typeof content === 'string' ? content : Buffer.from(content).toString('latin1')] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function afterLink(workspace: Workspace): Promise<Workspace> {
  const link = await linkOf(workspace, true);
  const decoded = link.ok ? await decodePermalink(link.hash) : undefined;
  return decoded?.ok === true ? decoded.state.workspace : [];
}

describe('a link gives back what it was made of:', () => {
  test('every example', { timeout: 300_000 }, async () => {
    for (const { load } of EXAMPLES) {
      const workspace = exampleWorkspace(await load());
      expect(byPath(await afterLink(workspace))).toEqual(byPath(workspace));
    }
  });

  test('every conformance case', { timeout: 300_000 }, async () => {
    const cases = join(import.meta.dirname, '../conformance/cases');
    for (const name of readdirSync(cases)) {
      const read = readFolder(join(cases, name));
      if (!read.ok) continue;
      expect([name, byPath(await afterLink(read.workspace))]).toEqual([name, byPath(read.workspace)]);
    }
  });
});
