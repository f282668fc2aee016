import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { plainState } from '../../src/sharing/shared-state';
import { sharingService } from '../../src/worker/sharing-service';
import type { Workspace } from '../../src/workspace/workspace';

const conf = (token: string) => `[hipchat]\n  enabled = true\n  url = "http://h"\n  room = "r"\n  token = "${token}"\n`;
const filesWith = (token: string): Workspace => [
  { path: 'a.tick', content: 'stream\n    |from()\n    |alert()\n        .hipChat()\n' },
  { path: 'kapacitor.conf', content: conf(token) },
];
const TOKEN = 's3cr3t-Value';
const FILES = filesWith(TOKEN);
const CLEAN = filesWith('token-left-out');

test('masks what the last run led to, whichever that is by now', async () => {
  let workspace = FILES;
  const service = sharingService(() => workspace);
  const text = ['s3cr3t-Value and 0ther-Value and own'];
  expect(await service.masked(text, [])).toEqual(['‹secret› and 0ther-Value and own']);
  expect(await service.masked(text, ['own'])).toEqual(['‹secret› and 0ther-Value and ‹secret›']);
  workspace = filesWith('0ther-Value');
  expect(await service.masked(text, [])).toEqual(['s3cr3t-Value and ‹secret› and own']);
  const request = { method: 'POST', url: 'http://h/?t=0ther-Value', headers: [['X', 'mine']], body: 'b' } as const;
  expect(await service.request(request, ['mine'])).toEqual({
    url: [
      { text: 'http://h/?t=', secret: false },
      { text: '0ther-Value', secret: true },
    ],
    headers: [[{ text: 'mine', secret: true }]],
    body: [{ text: 'b', secret: false }],
  });
});

describe('what leaves', () => {
  const service = sharingService(() => []);

  test('a link is without tokens, but for those that are kept', async () => {
    const link = await service.link(plainState(FILES), [], []);
    expect(link.secrets.map(({ label }) => label)).toEqual(['token in kapacitor.conf, line 5']);
    const opened = await service.openLink(link.hash);
    expect(opened.ok && opened.state.workspace).toEqual(CLEAN);
    const kept = await service.link(
      plainState(FILES),
      [],
      link.secrets.map(({ id }) => id),
    );
    const openedKept = await service.openLink(kept.hash);
    expect(openedKept.ok && openedKept.state.workspace).toEqual(FILES);
  });

  test('a link of an example holds what differs from it', async () => {
    const [entry] = EXAMPLES;
    if (entry === undefined) throw new Error('no example');
    const files = exampleWorkspace(await entry.load());
    const state = { ...plainState(files), example: entry.id };
    const short = await service.link(state, files, []);
    const long = await service.link(state, [], []);
    expect(short.hash.length).toBeLessThan(long.hash.length / 2);
    const opened = await service.openLink(short.hash);
    expect(opened.ok && opened.state.workspace.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    const unknown = await service.link({ ...state, example: 'none' }, files, []);
    const [first] = EXAMPLES.filter(({ id }) => id !== entry.id);
    expect(first?.id).not.toBe('none');
    expect((await service.openLink(unknown.hash)).ok).toBe(false);
  });

  test('files and the places of what is left out', async () => {
    const start = conf(TOKEN).indexOf(TOKEN);
    expect(await service.clean({ run: 0, files: FILES })).toEqual({
      files: [{ path: 'a.tick', isAsBefore: true }, CLEAN[1]],
      places: [[], [{ start, end: start + TOKEN.length }]],
    });
  });

  test.each([
    [true, FILES, 0],
    [false, CLEAN, 1],
  ])('a zip, with tokens: %s', async (withTokens, files, leftOut) => {
    const zip = await service.zip(plainState(FILES), withTokens);
    expect(zip.leftOut).toBe(leftOut);
    const opened = await service.unzip(zip.bytes);
    expect(opened.ok && opened.state.workspace).toEqual(files);
  });

  test('a folder for a real Kapacitor', async () => {
    const { bytes, ...told } = await service.exported(plainState(FILES));
    expect(told).toEqual({ refusals: [], byHand: [] });
    const opened = await service.unzip(bytes);
    expect(opened.ok && opened.state.workspace).toEqual(CLEAN);
    expect((await service.folder(FILES)).workspace).toEqual(FILES);
  });
});
