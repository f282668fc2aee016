import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';

/** What a built entry says and ends with. */
function run(file: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { status, stdout, stderr };
}

const ALLOW = ['--allow', 'https://chat.example.com'];

for (const [what, file, args, status, words] of [
  ['no server', 'proxy', [], 2, 'proxy: name the HipChat server with --allow\n\nUsage: '],
  ['an unknown flag', 'proxy', ['--force'], 2, "proxy: Unknown option '--force'"],
  [
    'a rate of nothing',
    'proxy',
    [...ALLOW, '--rate', '0'],
    2,
    'proxy: 0 is not a number of requests a second, 1 to 10000',
  ],
  ['no port', 'proxy', [...ALLOW, '--port', 'x'], 2, 'proxy: x is not a port'],
  ['help', 'proxy', ['--help'], 0, 'Usage: npm run proxy'],
  ['an unknown flag', 'room', ['--force'], 2, "room: Unknown option '--force'"],
  ['no port', 'room', ['--port', '70000'], 2, 'room: 70000 is not a port'],
  ['help', 'room', ['-h'], 0, 'Usage: npm run room'],
] as const) {
  test(`${file}: ${what} ends with ${status}`, () => {
    const ended = run(`dist-cli/${file}.mjs`, args);
    expect(ended.status).toBe(status);
    expect(status === 0 ? ended.stdout : ended.stderr).toContain(words);
  });
}

test('a port that is taken ends with 1', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (const [file, args] of [
    ['proxy', ALLOW],
    ['room', []],
  ] as const) {
    const ended = run(`dist-cli/${file}.mjs`, [...args, '--port', String(port)]);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toBe(`${file}: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`);
  }
  taken.close();
});
