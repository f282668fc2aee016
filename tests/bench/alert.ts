import { runWorkspace } from '../../src/kapacitor/run';

const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .message('Hey, check your CPU')
        .hipChat()
            .room('alerts')
`;
const CONF = `[hipchat]
  enabled = true
  url = "https://testtest.hipchat.com/v2/room"
  room = "malerts"
  token = "tokentokentokentokentoken"
`;

function cpuPoints(count: number, hosts: number): Uint8Array {
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const idle = i % 1000 === 0 ? 5 : 40 + (i % 59);
    lines.push(
      `cpu,cpu=cpu-total,host=server${i % hosts} usage_idle=${idle}.5,usage_user=${99 - idle} ${1_514_764_800_000_000_000n + BigInt(i) * 1_000_000_000n}\n`,
    );
  }
  return new TextEncoder().encode(lines.join(''));
}

/** `alert.tick`, line protocol text to requests, one thread. */
export function benchAlert(): void {
  for (const count of [300_000, 1_000_000]) {
    const data = cpuPoints(count, 10);
    const workspace = [
      { path: 'alert.tick', content: SCRIPT },
      { path: 'data.lp', content: data },
      { path: 'kapacitor.conf', content: CONF },
    ];
    let best = Number.POSITIVE_INFINITY;
    let cpu = Number.POSITIVE_INFINITY;
    let requests = 0;
    let bytesPerPoint = 0;
    for (let round = 0; round < 4; round++) {
      globalThis.gc?.();
      const before = process.memoryUsage();
      const usage = process.cpuUsage();
      const started = performance.now();
      const run = runWorkspace(workspace, { strict: true, trace: 'counts' });
      best = Math.min(best, performance.now() - started);
      const { user, system } = process.cpuUsage(usage);
      cpu = Math.min(cpu, (user + system) / 1000);
      globalThis.gc?.();
      const after = process.memoryUsage();
      bytesPerPoint = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / count;
      requests = run.requests.length;
    }
    const rate = Math.round(count / (best / 1000));
    const cpuRate = Math.round(count / (cpu / 1000));
    console.log(
      `alert.tick over ${count} points: ${rate.toLocaleString('en')} points/s (${Math.round(best)} ms; ${cpuRate.toLocaleString('en')} by CPU time; ${requests} requests, ${Math.round(bytesPerPoint)} bytes kept a point)`,
    );
  }
}
