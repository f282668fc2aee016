import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import type { Workspace } from '../../src/workspace/workspace';
import { cpuPoints } from './cpu-data';
import { leastTime } from './least-time';

export const CONF = `[hipchat]
  enabled = true
  url = "https://testtest.hipchat.com/v2/room"
  room = "malerts"
  token = "tokentokentokentokentoken"
`;

export const ALERT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: "usage_idle" < 10)
        .stateChangesOnly()
        .message('Hey, check your CPU')
        .hipChat()
            .room('alerts')
`;

const WINDOW = `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |window()
        .period(1m)
        .every(1m)
    |mean('usage_idle')
    |alert()
        .crit(lambda: "mean" < 60)
        .hipChat()
`;

const JOIN = `var a = stream
    |from()
        .measurement('cpu')
        .groupBy('host')
var b = stream
    |from()
        .measurement('mem')
        .groupBy('host')
a
    |join(b)
        .as('cpu', 'mem')
    |alert()
        .crit(lambda: "cpu.usage_idle" < 10 OR "mem.usage_idle" < 10)
        .hipChat()
`;

const TWELVE = `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |where(lambda: "cpu" == 'cpu-total')
    |eval(lambda: 100.0 - "usage_idle")
        .as('busy')
        .keep()
    |default()
        .tag('dc', 'west')
    |stateCount(lambda: "busy" > 90)
    |stateDuration(lambda: "busy" > 90)
    |derivative('busy')
        .as('rate')
    |where(lambda: "state_count" >= -1)
    |delete()
        .field('rate')
    |changeDetect('busy')
    |alert()
        .crit(lambda: "busy" > 90)
        .stateChangesOnly()
        .hipChat()
`;

/** \`alert.tick\`, line protocol text to requests, one thread. */
export function benchAlert(): void {
  for (const count of [300_000, 1_000_000]) measure('alert.tick', ALERT, cpuPoints(count, 10), count);
}

/** Larger scripts. */
export function benchScripts(): void {
  measure('window, mean, alert', WINDOW, cpuPoints(500_000, 10), 500_000);
  measure('join of two measurements', JOIN, cpuPoints(500_000, 10, ['cpu', 'mem']), 500_000);
  measure('twelve nodes', TWELVE, cpuPoints(500_000, 10), 500_000);
}

function measure(name: string, script: string, data: Uint8Array, count: number): void {
  const workspace = [
    { path: 'task.tick', content: script },
    { path: 'data.lp', content: data },
    { path: 'kapacitor.conf', content: CONF },
  ];
  let requests = 0;
  const best = leastTime(ROUNDS, () => {
    requests = runOf(name, workspace).requests.length;
  });
  const bytesPerPoint = keptBytes(name, workspace) / count;
  const rate = Math.round(count / (best / 1000)).toLocaleString('en');
  const kept = Math.max(0, Math.round(bytesPerPoint));
  console.log(
    `${name} over ${count} points: ${rate} points/s (${Math.round(best)} ms, ${requests} requests, ${kept} bytes kept a point)`,
  );
}

/** The best of so many rounds counts, and garbage is not collected between them: that throws compiled code away too. */
const ROUNDS = 4;

function runOf(name: string, workspace: Workspace): Run {
  const run = runWorkspace(WHOLE, workspace, { ...STRICT, trace: 'counts' });
  const [problem] = run.problems;
  if (problem !== undefined) throw new Error(`${name}: ${problem.kapacitor}`);
  return run;
}

/** Bytes that a finished run holds on to. */
function keptBytes(name: string, workspace: Workspace): number {
  globalThis.gc?.();
  const before = memory();
  const run = runOf(name, workspace);
  globalThis.gc?.();
  const kept = memory() - before;
  if (run.points.count === 0) throw new Error(`${name}: no points`);
  return kept;
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
