// Requests at a steady pace through the built proxy to the built room, which is killed in the middle and started again.
// Fails when a message that was said to be accepted did not arrive, when one arrived twice, or when one got no answer.
//   npm run load -- [--rate 500] [--seconds 30] [--seed 1]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const TOKEN = 'tokentokentokentokentoken';
const PAGE = 'http://127.0.0.1:4173';
const ROOMS = ['alerts', 'malerts', 'My%20Room', '1234'];
/** Seconds without a room. */
const GONE = 2;

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
});
const [rate, seconds, seed] = [values.rate, values.seconds, values.seed].map(Number);
if (!(rate > 0 && rate <= 5_000 && seconds > 0 && Number.isInteger(seed))) {
  console.error('Usage: npm run load -- [--rate 500] [--seconds 30] [--seed 1]');
  process.exit(2);
}

/** Numbers below 1 that the seed decides (mulberry32). */
function randomFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(seed);
const arrived = new Map();

/** Starts a built entry; resolves with its process and what it greeted with. */
function start(file, args, ready, hear = () => undefined) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let greeting = '';
  let rest = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      if (!ready.test(greeting)) {
        greeting += chunk;
        if (ready.test(greeting)) resolve({ child, greeting });
        return;
      }
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
  });
}

function startRoom(port) {
  return start('dist-cli/room.mjs', ['--port', String(port), '--token', TOKEN], /\/v2\/room.*\n/, (line) => {
    const id = /"message":"(\d+) /.exec(line)?.[1];
    if (line.startsWith('204') && id !== undefined) arrived.set(id, (arrived.get(id) ?? 0) + 1);
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 80 });

function post(proxy, code, origin, id) {
  const body = `${JSON.stringify({ color: 'red', from: 'kapacitor', message: `${id} ${'x'.repeat(random() * 500)} ✓`, notify: true })}\n`;
  const room = ROOMS[Math.floor(random() * ROOMS.length)];
  const text = JSON.stringify({
    method: 'POST',
    url: `${origin}/v2/room/${room}/notification?auth_token=${TOKEN}`,
    headers: [
      ['Host', origin.slice('http://'.length)],
      ['User-Agent', 'Go-http-client/1.1'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Content-Type', 'application/json'],
      ['Accept-Encoding', 'gzip'],
    ],
    body,
  });
  return new Promise((resolve) => {
    const headers = { Origin: PAGE, 'X-Pairing-Code': code, 'Content-Length': Buffer.byteLength(text) };
    const outgoing = request(`${proxy}/send`, { method: 'POST', agent, headers }, async (incoming) => {
      let answer = '';
      for await (const chunk of incoming.setEncoding('utf8')) answer += chunk;
      resolve(JSON.parse(answer));
    });
    outgoing.on('error', (error) => resolve({ ok: false, error: `proxy: ${error.message}`, isProxy: true }));
    outgoing.end(text);
  });
}

let { child: room, greeting } = await startRoom(0);
const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)[0];
const port = new URL(origin).port;
const proxyArgs = ['--port', '0', '--rate', '1000', '--allow', origin];
const { child: proxy, greeting: words } = await start('dist-cli/proxy.mjs', proxyArgs, /Forwards.*\n/);
const address = /http:\/\/127\.0\.0\.1:\d+/.exec(words)[0];
const code = /Pairing\s+(\S+)/.exec(words)[1];

const total = Math.round(rate * seconds);
const began = performance.now();
const durations = [];
const asking = [];
const kill = setTimeout(
  async () => {
    room.kill('SIGKILL');
    await sleep(GONE * 1_000);
    ({ child: room } = await startRoom(port));
  },
  (seconds / 2) * 1_000,
);
while (asking.length < total) {
  const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * rate) + 1);
  while (asking.length < due) {
    const from = performance.now();
    asking.push(
      post(address, code, origin, asking.length).then((answer) => {
        durations.push(performance.now() - from);
        return answer;
      }),
    );
  }
  await sleep(2);
}
const answers = await Promise.all(asking);
clearTimeout(kill);
const took = (performance.now() - began) / 1_000;
// The last lines of the room are still on their way.
await sleep(500);

const counts = { accepted: 0, failed: 0, 'failed, but it arrived (and was told)': 0 };
const wrong = { lost: 0, doubled: 0, 'without an answer': 0 };
const errors = new Map();
for (const [id, answer] of answers.entries()) {
  const times = arrived.get(String(id)) ?? 0;
  if (times > 1) wrong.doubled++;
  if (answer.ok && answer.status === 204) {
    counts.accepted++;
    if (times === 0) wrong.lost++;
    continue;
  }
  counts.failed++;
  if (answer.isProxy) wrong['without an answer']++;
  if (times > 0) counts['failed, but it arrived (and was told)']++;
  const error = answer.ok ? `status ${answer.status}` : answer.error;
  errors.set(error, (errors.get(error) ?? 0) + 1);
}
durations.sort((a, b) => a - b);
const at = (share) => `${(durations[Math.floor(durations.length * share)] ?? 0).toFixed(1)} ms`;
const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${proxy.pid}/status`, 'utf8'))?.[1];
console.log(`seed ${seed}: ${total} requests in ${took.toFixed(1)} s (${(total / took).toFixed(0)}/s)`);
console.log(`half of them within ${at(0.5)}, 99 % within ${at(0.99)}, all within ${at(0.999999)}`);
if (memory !== undefined) console.log(`the proxy took ${Math.round(Number(memory) / 1024)} MB at most`);
for (const [name, count] of [...Object.entries(counts), ...Object.entries(wrong)]) console.log(`${count} ${name}`);
for (const [error, count] of errors) console.log(`  ${count} × ${error}`);

for (const child of [room, proxy]) {
  child.removeAllListeners('exit');
  child.kill();
}
agent.destroy();
process.exitCode = Object.values(wrong).every((count) => count === 0) ? 0 : 1;
