/**
 * Random scripts over random data never crash, never hang, and account for every event and request.
 * More of them: `FUZZ=2000 npx vitest run tests/fuzz/random-scripts.test.ts`. For asking a real Kapacitor about them:
 * `FUZZ=25 FUZZ_FROM=1000 FUZZ_TASKS=8 FUZZ_FOLDERS=/tmp/asked …` writes one folder a seed, for shared/tools/oracle.mjs.
 * `FUZZ_SLIPS=1` puts a mistake or two into each script.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { OUTCOMES } from '../../src/alert/outcome-words';
import type { Outcome } from '../../src/alert/services';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { SIDE_FOLDER } from './random-nodes';
import { type RandomCase, randomCase } from './random-scripts';

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const COUNT = setting('FUZZ', 100);
const FROM = setting('FUZZ_FROM', 1);
const TASKS = setting('FUZZ_TASKS', 1);
const SLIPS = process.env.FUZZ_SLIPS !== undefined;
const FOLDERS = process.env.FUZZ_FOLDERS;
/** Kinds of nodes whose requests no event has caused. */
const SINKS: ReadonlySet<string> = new Set(['http_post', 'influxdb_out']);
/** Far more than 80 points can need. */
const MILLISECONDS = 5_000;

const tally = { ran: 0, refused: 0, died: 0, events: 0, requests: 0 };

test(
  `${COUNT} random scripts from seed ${FROM}`,
  () => {
    for (let seed = FROM; seed < FROM + COUNT; seed++) {
      const { files } = randomCase(seed, TASKS, 80, SLIPS);
      if (FOLDERS !== undefined) writeFolder(join(FOLDERS, `seed-${seed}`), files);
      const run = runWorkspace(WHOLE, files, { ...STRICT, budget: { milliseconds: MILLISECONDS, events: 200_000 } });
      expect(run.stopped, `seed ${seed} hangs`).toBeUndefined();
      expect(unaccounted(run), `seed ${seed}`).toEqual([]);
      expect(refusedFor(run), `seed ${seed}`).not.toMatch(/bug|undefined|NaN|\[object/);
      count(run);
    }
    console.log(JSON.stringify(tally));
    // A generator that only made refused or silent scripts would prove nothing.
    expect(tally.ran).toBeGreaterThan((SLIPS ? 0.1 : 0.6) * COUNT * TASKS);
    expect(tally.events).toBeGreaterThan(SLIPS ? 0 : COUNT);
  },
  60_000 + COUNT * 500,
);

test('the same seed gives the same files and the same run', () => {
  for (const seed of [1, 2, 3]) {
    const [one, other] = [randomCase(seed, 2), randomCase(seed, 2)];
    expect(one).toEqual(other);
    const [first, second] = [one, other].map(({ files }) => runWorkspace(WHOLE, files, STRICT));
    expect({ ...second, milliseconds: 0 }).toEqual({ ...first, milliseconds: 0 });
  }
});

/** Of these there are events, whatever became of them. */
const HANDED: ReadonlySet<Outcome> = new Set(['sent', 'undelivered', 'unfinished', 'unheard', 'unmatched', 'waiting']);

/** Every event is of one evaluation that sent it (one a topic), and every request of one event or of a sink node. */
function unaccounted(run: Run): readonly string[] {
  const wrong: string[] = [];
  const { count: rows, outcome, outcomes, event } = run.evaluations;
  const claimed = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const reason = outcomes[outcome[row] ?? -1];
    if (reason === undefined) wrong.push(`evaluation ${row} has no outcome`);
    else if (OUTCOMES[reason].fate === 'held' && !HANDED.has(reason) && event[row] !== -1)
      wrong.push(`evaluation ${row} is ${reason} and has an event`);
  }
  run.events.forEach(({ evaluation, at, topic }, index) => {
    if (!HANDED.has(outcomes[outcome[evaluation] ?? -1] ?? 'failed'))
      wrong.push(`event ${index} was not sent by its evaluation`);
    // The node's own topic and the one that the script names get one each.
    const claim = `${evaluation} ${topic}`;
    if (claimed.has(claim)) wrong.push(`evaluation ${evaluation} made a second event for ${topic}`);
    claimed.add(claim);
    // What a join held comes when its task is stopped, which is behind the last point.
    if (at > run.points.count) wrong.push(`event ${index} is of no point`);
  });
  run.requests.forEach(({ event: of, kind, at }, index) => {
    const cause = run.events[of];
    if (!SINKS.has(kind) && cause === undefined) wrong.push(`request ${index} (${kind}) has no event`);
    if (cause !== undefined && cause.at !== at) wrong.push(`request ${index} is of another point than its event`);
  });
  for (const { id, nodes } of run.tasks) {
    const alerts = nodes.filter(({ kind }) => kind === 'alert');
    const triggered = alerts.reduce((sum, { statistics }) => sum + (statistics.alerts_triggered ?? 0), 0);
    const sent = run.events.filter(({ task, at }) => task === id && at < run.points.count).length;
    if (sent > 2 * triggered) wrong.push(`${id} has ${sent} events and triggered ${triggered} alerts`);
  }
  return wrong;
}

function refusedFor(run: Run): string {
  return run.tasks.map(({ error, panic, taskError }) => error ?? panic ?? taskError ?? '').join('\n');
}

function count(run: Run): void {
  for (const { error, panic, taskError } of run.tasks) {
    if ((error ?? panic) !== undefined) tally.refused++;
    else if (taskError !== undefined) tally.died++;
    else tally.ran++;
  }
  tally.events += run.events.length;
  tally.requests += run.requests.length;
}

function writeFolder(folder: string, files: RandomCase['files']): void {
  for (const { path, content } of files) {
    // What Kapacitor finds below a source, `tick` finds in the workspace.
    const places = path.startsWith(`sideload${SIDE_FOLDER}/`)
      ? [join(folder, path), path.slice('sideload'.length)]
      : [join(folder, path)];
    for (const place of places) {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content);
    }
  }
}
