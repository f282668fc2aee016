/**
 * The same script over the same points in a real Kapacitor and here: the ratio of the two. Only where
 * `KAPACITORD` names a `kapacitord`; everything stays on the loopback interface.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { ALERT, CONF } from './alert';
import { cpuPoints } from './cpu-data';

const POINTS = 1_000_000;
/** Telegraf writes about so many at once. */
const LINES_A_WRITE = 5000;
const PORT = 19_192;
const ROOM = 19_193;
const API = `http://127.0.0.1:${PORT}/kapacitor/v1`;

export async function benchKapacitor(): Promise<void> {
  const kapacitord = process.env.KAPACITORD;
  if (kapacitord === undefined) return;
  const theirs = await theirMilliseconds(kapacitord);
  const ours = ourMilliseconds();
  const rate = (milliseconds: number) => Math.round(POINTS / (milliseconds / 1000)).toLocaleString('en');
  console.log(
    `alert.tick over ${POINTS} points: kapacitord ${rate(theirs)} points/s, here ${rate(ours)} points/s: ${(theirs / ours).toFixed(1)} times as fast`,
  );
}

/** The first run of a process is not the fastest; it is what a person waits for. */
function ourMilliseconds(): number {
  const workspace = [
    { path: 'task.tick', content: ALERT },
    { path: 'data.lp', content: cpuPoints(POINTS, 10) },
    { path: 'kapacitor.conf', content: CONF },
  ];
  const started = performance.now();
  runWorkspace(WHOLE, workspace, { ...STRICT, trace: 'counts' });
  return performance.now() - started;
}

/** From the first write until the alert node has seen every point. */
async function theirMilliseconds(kapacitord: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'kapacitor-bench-'));
  writeFileSync(join(folder, 'kapacitor.conf'), configuration(folder));
  const room = createServer((request, response) => {
    request.resume();
    response.writeHead(204).end();
  }).listen(ROOM, '127.0.0.1');
  const server = spawn(kapacitord, ['-config', join(folder, 'kapacitor.conf')], { stdio: 'ignore' });
  try {
    while (!(await answers(`${API}/ping`))) await sleep(100);
    const dbrps = [{ db: 'telegraf', rp: 'autogen' }];
    const task = { id: 'task', type: 'stream', dbrps, script: ALERT, status: 'enabled' };
    await fetch(`${API}/tasks`, { method: 'POST', body: JSON.stringify(task) });
    const writes = inWrites(new TextDecoder().decode(cpuPoints(POINTS, 10)));
    const started = performance.now();
    for (const body of writes) await fetch(`${API}/write?db=telegraf&rp=autogen`, { method: 'POST', body });
    while ((await collected()) < POINTS) await sleep(10);
    return performance.now() - started;
  } finally {
    server.kill();
    room.close();
    room.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function collected(): Promise<number> {
  const text = await (await fetch(`${API}/tasks/task`)).text();
  return Number(/"alert2":\s*\{[^}]*"collected":\s*(\d+)/.exec(text)?.[1] ?? 0);
}

function inWrites(text: string): readonly string[] {
  const lines = text.split('\n');
  return Array.from({ length: Math.ceil(lines.length / LINES_A_WRITE) }, (_, index) =>
    lines.slice(index * LINES_A_WRITE, (index + 1) * LINES_A_WRITE).join('\n'),
  );
}

function configuration(folder: string): string {
  return `hostname = "localhost"
data_dir = "${folder}"
[http]
  bind-address = "127.0.0.1:${PORT}"
  log-enabled = false
[replay]
  dir = "${folder}/replay"
[task]
  dir = "${folder}/tasks"
[storage]
  boltdb = "${folder}/kapacitor.db"
[logging]
  file = "${folder}/log"
  level = "ERROR"
[[influxdb]]
  enabled = false
${CONF.replace('https://testtest.hipchat.com', `http://127.0.0.1:${ROOM}`)}`;
}
