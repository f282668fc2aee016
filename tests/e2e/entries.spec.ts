import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** What the command line says and ends with; several work side by side. */
function tick(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const command = spawn(process.execPath, ['dist-cli/tick.mjs', ...args]);
    let said = '';
    for (const stream of [command.stdout, command.stderr]) stream.on('data', (part) => (said += String(part)));
    command.on('close', (code) => resolve({ code, said }));
  });
}

test('tick: what the budget ends is 3 and tells what there is, what is refused is 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tick-'));
  const write = (name: string, script: string, data: string) => {
    const path = mkdtempSync(join(folder, name));
    writeFileSync(join(path, 'a.tick'), script);
    writeFileSync(join(path, 'data.lp'), data);
    writeFileSync(join(path, 'case.json'), '{"expectations":["nothing else"]}');
    return path;
  };
  const far = 'cpu v=1 1000000000\ncpu v=2 4102444800000000000\n';
  const endless = write('endless', "stream|from()|deadman(1.0, 1u).id('x').log('/l')", far);
  const long = write('long', `stream|from()${'|where(lambda: "v" >= 0)'.repeat(60_000)}|log()`, far);
  const deep = write('deep', `stream|from()|where(lambda: ${'('.repeat(100_000)}`, far);
  const budget = ['--budget', '1s'];
  const told = await Promise.all([
    tick('run', ...budget, endless, deep),
    tick('run', ...budget, long),
    tick('test', ...budget, endless),
    tick('diff', ...budget, endless, deep),
    tick('export', ...budget, endless, join(folder, 'out.zip')),
    tick('fmt', join(deep, 'a.tick')),
    tick('convert', join(endless, 'data.lp')),
    tick('convert', join(deep, 'a.tick')),
    tick('link', endless),
  ]);
  rmSync(folder, { recursive: true });
  expect(told.map(({ code }) => code)).toEqual([3, 3, 3, 3, 3, 1, 0, 1, 0]);
  for (const { said } of told) expect(said).not.toMatch(/RangeError|\n\s+at |fault of the playground/);
  expect(told[0]?.said).toMatch(/The run ended after \d points: the time for a run was over\./);
  expect(told[0]?.said).toContain(`${deep}: 0 points, 0 events, 0 requests`);
  expect(told[1]?.said).toContain(`${long}: `);
});
