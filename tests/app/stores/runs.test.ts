import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRuns, isBroken, RUN_BUDGET, type RunGuard } from '../../../src/app/stores/runs';
import type { Run } from '../../../src/kapacitor/record/run-model';
import type { PlainRunOptions } from '../../../src/kapacitor/run/run-options';
import { WorkerClient } from '../../../src/worker/client';
import type { Workspace } from '../../../src/workspace/workspace';
import { FakeWorker } from '../../worker/fake-worker';
import { seedRun } from '../seed-run';

const GOOD: Run = seedRun();
const [TASK] = GOOD.tasks;
if (TASK === undefined) throw new Error('no task');
const BROKEN: Run = { ...GOOD, tasks: [{ ...TASK, error: 'parser: unexpected' }] };
const A: Workspace = [{ path: 'a.tick', content: 'A' }];
const B: Workspace = [{ path: 'a.tick', content: 'B' }];

let worker: FakeWorker;
let told: boolean[];
let leave = () => {};
beforeEach(() => {
  vi.useFakeTimers({ now: 5_000 });
  vi.stubGlobal('requestAnimationFrame', (drawn: () => void) => setTimeout(drawn, 16));
  worker = new FakeWorker();
  told = [];
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function runsOf(wasRunning = false) {
  return createRoot((dispose) => {
    leave = dispose;
    const [files, setFiles] = createSignal(A);
    const [options, setOptions] = createSignal<Omit<PlainRunOptions, 'budget'>>({ silence: 0n });
    const guard: RunGuard = { wasRunning, running: (active) => told.push(active) };
    const client = new WorkerClient(() => worker.handle());
    return { runs: createRuns(files, options, client, guard), setFiles, setOptions };
  });
}

/** The newest run ends so. */
async function ends(run: Run): Promise<void> {
  worker.runs.at(-1)?.done(run);
  await vi.advanceTimersByTimeAsync(0);
}

test('runs at once, and shows what came', async () => {
  const { runs } = runsOf();
  expect([worker.runs.length, runs.busy(), runs.shown(), told]).toEqual([1, true, undefined, [true]]);
  await ends(GOOD);
  expect([runs.busy(), runs.latest(), runs.shown()?.run, runs.files(), runs.stale(), told]).toEqual([
    false,
    GOOD,
    GOOD,
    A,
    false,
    [true, false],
  ]);
  expect(runs.budgeted()).toEqual({ silence: 0n, budget: RUN_BUDGET, began: 5_000_000_000n });
});

test('a run that took the page down is not run again by itself, but when it is asked for', async () => {
  const { runs, setFiles } = runsOf(true);
  setFiles(B);
  await vi.advanceTimersByTimeAsync(1000);
  expect([runs.paused(), worker.runs.length]).toEqual([true, 0]);
  runs.again();
  expect([runs.paused(), worker.runs.length]).toEqual([false, 1]);
});

test.each<[what: string, milliseconds: number, waits: number]>([
  ['quick runs begin with the letter', 399, 0],
  ['others with a pause', 400, 90],
])('%s', async (_, milliseconds, waits) => {
  const { setFiles } = runsOf();
  await ends({ ...GOOD, milliseconds });
  setFiles(B);
  if (waits > 0) {
    await vi.advanceTimersByTimeAsync(waits - 1);
    expect(worker.runs.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(worker.runs.length).toBe(2);
});

test('other options run it anew', async () => {
  const { runs, setOptions } = runsOf();
  await ends(GOOD);
  setOptions({ silence: 60n });
  expect([worker.runs.length, runs.budgeted().silence]).toEqual([2, 60n]);
});

test('of a script that does not run the last result stays, and is called old', async () => {
  const { runs, setFiles } = runsOf();
  await ends(GOOD);
  setFiles(B);
  await ends(BROKEN);
  expect([runs.latest(), runs.shown()?.run, runs.files(), runs.stale()]).toEqual([BROKEN, GOOD, A, true]);
  setFiles(A);
  await ends(GOOD);
  expect([runs.stale(), runs.shown()?.run]).toEqual([false, GOOD]);
});

test('of other work that does not run nothing old is shown', async () => {
  const { runs, setFiles } = runsOf();
  await ends(GOOD);
  runs.forget();
  setFiles(B);
  await ends(BROKEN);
  expect([runs.shown()?.run, runs.files(), runs.stale()]).toEqual([BROKEN, B, false]);
});

test('a run is slow after a blink, tells how far it is, and is not slow when it is over', async () => {
  const { runs } = runsOf();
  await vi.advanceTimersByTimeAsync(149);
  expect(runs.slow()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  worker.runs[0]?.progress(3, 12);
  expect([runs.slow(), runs.progress()]).toEqual([true, { fed: 3, total: 12 }]);
  await ends(GOOD);
  expect([runs.slow(), runs.progress()]).toEqual([false, undefined]);
});

test('what is stopped before anything was fed leaves the result of the run before', async () => {
  const { runs, setFiles } = runsOf();
  await ends(GOOD);
  setFiles(B);
  runs.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect([runs.failure(), runs.busy(), runs.shown()?.run]).toEqual([
    'Stopped. The result below is of the run before.',
    false,
    GOOD,
  ]);
});

test('a run that fails is told of, until one does not', async () => {
  const { runs } = runsOf();
  worker.runs[0]?.fail(new Error('out of memory'));
  await vi.advanceTimersByTimeAsync(0);
  expect([runs.failure(), runs.busy()]).toEqual(['out of memory', false]);
  runs.again();
  await ends(GOOD);
  expect(runs.failure()).toBe(undefined);
});

test.each<[what: string, run: Run]>([
  ['many points', { ...GOOD, points: { ...GOOD.points, count: 50_001 } }],
  ['what was stopped', { ...GOOD, stopped: { reason: 'cancelled', fed: 3 } }],
])('that the run is over is drawn before the pictures of %s', async (_, run) => {
  const { runs } = runsOf();
  await ends(run);
  expect([runs.busy(), runs.latest(), runs.shown()]).toEqual([false, run, undefined]);
  // That it is over, and four pieces of what is drawn then: a frame after each.
  await vi.advanceTimersByTimeAsync(4 * 17 + 16);
  expect(runs.shown()).toBe(undefined);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs.shown()?.run).toBe(run);
});

test('a page that nobody sees, which has no frames, has its result all the same', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const { runs } = runsOf();
  const run = { ...GOOD, points: { ...GOOD.points, count: 50_001 } };
  await ends(run);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(runs.shown()?.run).toBe(run);
});

test('a newer answer ends the drawing of one before', async () => {
  const { runs, setFiles } = runsOf();
  await ends({ ...GOOD, points: { ...GOOD.points, count: 50_001 } });
  await vi.advanceTimersByTimeAsync(32);
  setFiles(B);
  await ends(GOOD);
  await vi.runAllTimersAsync();
  expect(runs.shown()?.run).toBe(GOOD);
});

test('what was tried is shown and called so; what does not run is not', async () => {
  const { runs, setFiles } = runsOf();
  await ends(GOOD);
  const tried = runs.preview(B);
  const other = { ...GOOD };
  await ends(other);
  expect([await tried, runs.tried(), runs.shown()?.run, runs.files(), runs.latest()]).toEqual([
    true,
    true,
    other,
    A,
    GOOD,
  ]);
  const broken = runs.preview(B);
  await ends(BROKEN);
  expect([await broken, runs.shown()?.run]).toEqual([false, other]);
  setFiles(B);
  await ends(GOOD);
  expect(runs.tried()).toBe(false);
});

test('plain words come after a blink at the latest, and are of the newest run', async () => {
  const problem = {
    file: 'a.tick',
    range: { start: 0, end: 1 },
    severity: 'error',
    kapacitor: 'k',
    plain: '',
    code: 'syntax',
  } as const;
  const explained = { ...problem, plain: 'plain' };
  worker.problems = async () => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return [explained];
  };
  const { runs } = runsOf();
  await ends({ ...GOOD, problems: [problem] });
  expect(runs.problems()).toEqual([]);
  await vi.advanceTimersByTimeAsync(150);
  expect(runs.problems()).toEqual([problem]);
  await vi.advanceTimersByTimeAsync(250);
  expect(runs.problems()).toEqual([explained]);
});

test.each<[what: string, run: Run, broken: boolean]>([
  ['a good run', GOOD, false],
  ['no tasks', { ...GOOD, tasks: [] }, false],
  ['its only task was refused', BROKEN, true],
  ['its only task panicked', { ...GOOD, tasks: [{ ...TASK, panic: 'runtime error' }] }, true],
  ['one of two was refused', { ...GOOD, tasks: [TASK, { ...TASK, error: 'no' }] }, false],
  ['the configuration was refused', { ...GOOD, config: { ...GOOD.config, error: 'no' } }, true],
])('%s is broken: %s', (_, run, broken) => {
  expect(isBroken(run)).toBe(broken);
});
