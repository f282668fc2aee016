import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '../../src/kapacitor/record/run-model';
import type { RunOptions } from '../../src/kapacitor/run/run-options';
import type { RunProgress } from '../../src/worker/api';
import { cleanFiles } from '../../src/worker/clean-files';
import { type RunResult, WorkerClient } from '../../src/worker/client';
import type { Workspace } from '../../src/workspace/workspace';
import { seedRun } from '../app/seed-run';
import { FakeWorker } from './fake-worker';

const OPTIONS: RunOptions = { budget: { milliseconds: 1_000, events: 10 } };
const NOTHING: Workspace = [];

let workers: FakeWorker[] = [];
let client: WorkerClient;
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  client = new WorkerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker.handle();
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const ask = (name: string): Promise<RunResult> => client.run([{ path: name, content: '' }], OPTIONS, () => {});
const run = seedRun();

test('a run is answered', async () => {
  const result = ask('a');
  workers[0]?.runs[0]?.done(run);
  expect(await result).toEqual({ type: 'done', run });
});

test('the newest wins: the one under way is told to stop, those between are never begun', async () => {
  const first = ask('a');
  const second = ask('b');
  const third = ask('c');
  expect(await second).toEqual({ type: 'superseded' });
  expect(workers[0]?.stops).toBeGreaterThan(0);
  workers[0]?.runs[0]?.done(run);
  expect(await first).toEqual({ type: 'superseded' });
  expect(workers[0]?.runs.map(({ workspace }) => workspace[0]?.path)).toEqual(['a', 'c']);
  workers[0]?.runs[1]?.done(run);
  expect(await third).toEqual({ type: 'done', run });
  expect(workers).toHaveLength(1);
});

test('a worker that does not listen is replaced', async () => {
  const first = ask('a');
  const second = ask('b');
  await vi.advanceTimersByTimeAsync(500);
  expect(await first).toEqual({ type: 'superseded' });
  expect(workers[0]?.terminated).toBe(true);
  expect(workers[1]?.runs.map(({ workspace }) => workspace[0]?.path)).toEqual(['b']);
  workers[1]?.runs[0]?.done(run);
  expect(await second).toEqual({ type: 'done', run });
});

test('what a worker that was replaced had still said is told to nobody', async () => {
  const told: Parameters<RunProgress>[] = [];
  void client.run(NOTHING, OPTIONS, (...figures) => told.push(figures));
  workers[0]?.runs[0]?.progress(1, 9);
  const second = ask('b');
  await vi.advanceTimersByTimeAsync(500);
  workers[0]?.runs[0]?.progress(2, 9);
  expect(told).toEqual([[1, 9]]);
  workers[1]?.runs[0]?.done(run);
  expect(await second).toEqual({ type: 'done', run });
});

test('stop keeps what a listening worker had, and kills one that does not listen', async () => {
  const soft = ask('a');
  workers[0]?.runs[0]?.progress(0, 0);
  client.stop();
  const partial: Run = { ...run, stopped: { reason: 'cancelled', fed: 3 } };
  workers[0]?.runs[0]?.done(partial);
  expect(await soft).toEqual({ type: 'done', run: partial });
  const hard = ask('b');
  workers[0]?.runs[1]?.progress(0, 0);
  client.stop();
  await vi.advanceTimersByTimeAsync(1_900);
  expect(workers[0]?.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(await hard).toEqual({ type: 'stopped' });
  expect(workers[0]?.terminated).toBe(true);
});

test('stopped before the first point, it is answered at once, and the worker has its time', async () => {
  const result = ask('a');
  client.stop();
  expect(await result).toEqual({ type: 'stopped' });
  workers[0]?.runs[0]?.done(run);
  const next = ask('b');
  await vi.advanceTimersByTimeAsync(2_100);
  workers[0]?.runs[1]?.done(run);
  expect(await next).toEqual({ type: 'done', run });
  expect(workers).toHaveLength(1);
});

test('a worker that says that it heard has more time to answer', async () => {
  const result = ask('a');
  workers[0]?.runs[0]?.progress(0, 0);
  client.stop();
  await vi.advanceTimersByTimeAsync(1_900);
  workers[0]?.runs[0]?.progress(5, 5);
  await vi.advanceTimersByTimeAsync(1_900);
  workers[0]?.runs[0]?.done(run);
  expect(await result).toEqual({ type: 'done', run });
  expect(workers).toHaveLength(1);
});

test('that a run is over is told before what it has', async () => {
  const told: unknown[] = [];
  const result = client.run([{ path: 'a.tick', content: 'a' }], OPTIONS, (...said) => told.push(said));
  workers[0]?.runs[0]?.progress(0, 0);
  client.stop();
  workers[0]?.runs[0]?.progress(5, 5, 'over');
  expect(told).toEqual([
    [0, 0],
    [5, 5, 'over'],
  ]);
  workers[0]?.runs[0]?.done(run);
  expect(await result).toEqual({ type: 'done', run });
});

test('a file that the worker has is not sent again, until it is replaced', async () => {
  const [data, script] = [
    { path: 'data.lp', content: 'cpu v=1' },
    { path: 'a.tick', content: 'a' },
  ];
  const [edited, kept] = [
    { path: 'a.tick', content: 'b' },
    { path: 'data.lp', isAsBefore: true },
  ];
  for (const [at, workspace] of [[data, script], [data, edited], [edited], [data]].entries()) {
    void client.run(workspace, OPTIONS, () => {});
    workers[0]?.runs[at]?.done(run);
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(workers[0]?.runs.map(({ workspace }) => workspace)).toEqual([
    [data, script],
    [kept, edited],
    [{ path: 'a.tick', isAsBefore: true }],
    [data],
  ]);
  workers[0]?.failure('broken');
  void client.run([data], OPTIONS, () => {});
  expect(workers[1]?.runs.map(({ workspace }) => workspace)).toEqual([[data]]);
});

test('of a worker that does not listen the last snapshot is kept', async () => {
  const result = ask('a');
  workers[0]?.runs[0]?.snapshot({ ...run, stopped: { reason: 'time', fed: 0 } });
  workers[0]?.runs[0]?.snapshot(run);
  client.stop();
  await vi.advanceTimersByTimeAsync(2_100);
  expect(await result).toEqual({
    type: 'done',
    run: { ...run, stopped: { reason: 'cancelled', fed: run.points.count } },
  });
});

test('what a worker was asked that is no more fails, and the next questions are asked of the new one', async () => {
  const said: string[] = [];
  client.whenReplaced = (message) => said.push(message);
  const chart = client.chart('cpu', 'v');
  let first = new Promise<string>(() => undefined);
  const asked = client.language('complete', () => first, 'newer');
  first = Promise.resolve('answered');
  workers[0]?.failure('The worker ended by itself.');
  await expect(chart).rejects.toThrow('the worker was replaced');
  expect(await asked).toBe('answered');
  expect(await client.language('complete', async () => 'answered', 'newer')).toBe('answered');
  expect(said).toEqual(['The worker ended by itself.']);
  expect(workers).toHaveLength(2);
  const result = ask('a');
  workers[1]?.failure('The worker ended by itself.');
  expect(await result).toEqual({ type: 'failed', message: 'The worker ended by itself.' });
  expect(said).toHaveLength(1);
});

test('a run past its budget is ended', async () => {
  const result = ask('a');
  await vi.advanceTimersByTimeAsync(4_100);
  expect(await result).toEqual({ type: 'failed', message: 'The run gave no answer for 4 s and was ended.' });
  expect(workers).toHaveLength(2);
});

test('a crash is told, and the next run has a new worker', async () => {
  const result = ask('a');
  workers[0]?.failure('out of memory');
  expect(await result).toEqual({ type: 'failed', message: 'out of memory' });
  const next = ask('b');
  workers[1]?.runs[0]?.done(run);
  expect(await next).toEqual({ type: 'done', run });
});

test('an exception in the worker is told', async () => {
  const result = client.run(NOTHING, OPTIONS, () => {});
  workers[0]?.runs[0]?.fail(new Error('a bug'));
  expect(await result).toEqual({ type: 'failed', message: 'a bug' });
});

test('what a worker that was replaced does not answer is asked again', async () => {
  if (workers[0] !== undefined) workers[0].hangs = true;
  const cleaned = cleanFiles(client, [{ path: 'a.txt', content: 'token="s3cr3t-Value"' }]);
  const older = client.language('symbols', () => Promise.resolve('older'), 'none');
  const newer = client.language('symbols', () => Promise.resolve('newer'), 'none');
  workers[0]?.failure('out of memory');
  expect((await cleaned).files).toEqual([{ path: 'a.txt', content: 'token="token-left-out"' }]);
  expect([await older, await newer]).toEqual(['older', 'newer']);
});

test('the address of a run is there until it is to stop', async () => {
  const gone = vi.spyOn(URL, 'revokeObjectURL');
  const result = ask('a');
  const addresses = workers[0]?.runs.map(({ going }) => [going]);
  expect([addresses?.length, gone.mock.calls]).toEqual([1, []]);
  client.stop();
  expect(gone.mock.calls).toEqual(addresses);
  gone.mockRestore();
  workers[0]?.runs[0]?.done(run);
  expect(await result).toEqual({ type: 'stopped' });
});

test('every question goes to the worker as it is asked', async () => {
  const { api } = new FakeWorker().handle();
  const asked: unknown[][] = [];
  const answering = <T>(name: string, answer: T) => {
    return (...args: unknown[]) => {
      asked.push([name, ...args]);
      return Promise.resolve(answer);
    };
  };
  const own = new WorkerClient(() => ({
    ...new FakeWorker().handle(),
    api: {
      ...api,
      problems: answering('problems', []),
      chart: answering('chart', []),
      explain: answering('explain', []),
      trace: answering('trace', undefined),
      traceWithState: answering('traceWithState', undefined),
      output: answering('output', undefined),
      behind: answering('behind', [{ measurement: 'm', field: 'v' }]),
      tunable: answering('tunable', [undefined]),
      count: answering('count', 7),
      compare: answering('compare', { events: [], onlyFirst: ['x'], onlySecond: [], isPartial: false }),
      convert: answering('convert', 'lines'),
      recipe: answering('recipe', '{}'),
      lineFault: answering('lineFault', 'fault'),
      format: answering('format', { ok: true, value: 'formatted' }),
    },
  }));
  expect([
    await own.problems(),
    await own.chart('m', 'v'),
    await own.explain(1, 't', 'n'),
    await own.trace(2, 't', 'n'),
    await own.traceWithState(3, 't', 'n'),
    await own.output('t', 'n'),
    await own.behind('t', 'n', '"v"'),
    await own.tunable('t', [{ start: 0, end: 1 }]),
    await own.count(NOTHING, OPTIONS, 't', 'n'),
    (await own.compare(NOTHING, NOTHING, OPTIONS)).onlyFirst,
    await own.convert('a.csv'),
    await own.recipe(NOTHING),
    await own.lineFault('m'),
    await own.format('stream'),
  ]).toEqual([
    [],
    [],
    [],
    undefined,
    undefined,
    undefined,
    [{ measurement: 'm', field: 'v' }],
    [undefined],
    7,
    ['x'],
    'lines',
    '{}',
    'fault',
    { ok: true, value: 'formatted' },
  ]);
  expect(asked).toEqual([
    ['problems'],
    ['chart', 'm', 'v'],
    ['explain', 1, 't', 'n'],
    ['trace', 2, 't', 'n'],
    ['traceWithState', 3, 't', 'n'],
    ['output', 't', 'n'],
    ['behind', 't', 'n', '"v"'],
    ['tunable', 't', [{ start: 0, end: 1 }]],
    ['count', NOTHING, OPTIONS, 't', 'n'],
    ['compare', NOTHING, NOTHING, OPTIONS],
    ['convert', 'a.csv'],
    ['recipe', NOTHING],
    ['lineFault', 'm'],
    ['format', 'stream'],
  ]);
});
