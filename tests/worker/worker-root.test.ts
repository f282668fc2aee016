import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Run } from '../../src/kapacitor/record/run-model';
import type { PlainRunOptions } from '../../src/kapacitor/run/run-options';
import type { WorkerRoot } from '../../src/worker/api';
import { workerRoot } from '../../src/worker/worker-root';
import type { Workspace } from '../../src/workspace/workspace';

const SCRIPT = `stream
    |from()
        .measurement('m')
    |alert()
        .id('m')
        .crit(lambda: "v" > 1)
        .hipChat()
`;
/** `v` is 0, 1, 2, 0, …: each third point is critical. */
const lines = (count: number) => Array.from({ length: count }, (_, i) => `m v=${i % 3} ${i + 1}\n`).join('');
const workspaceOf = (script: string, data: string): Workspace => [
  { path: 'a.tick', content: script },
  { path: 'data.lp', content: data },
];
const OPTIONS: PlainRunOptions = { budget: { milliseconds: 1e9, events: 100_000 } };

/** Addresses that are no more. */
const gone = new Set<string>();
class FakeRequest {
  #address = '';
  open(method: string, address: string, isAsync: boolean): void {
    expect([method, isAsync]).toEqual(['GET', false]);
    this.#address = address;
  }
  send(): void {
    if (gone.has(this.#address)) throw new Error('not found');
  }
}

let root: WorkerRoot;
beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  gone.clear();
  root = workerRoot();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

interface Told {
  readonly progress: unknown[][];
  /** Milliseconds and points of what there was. */
  readonly snapshots: [number, number][];
  readonly run: Run;
}

/** `onWay`: called once, when some points are fed and others are not. */
async function ran(workspace: Workspace, options = OPTIONS, onWay: () => void = () => {}): Promise<Told> {
  const progress: unknown[][] = [];
  const snapshots: [number, number][] = [];
  const tell = (...said: unknown[]) => {
    if (progress.push(said) === 2 && said[2] === undefined) onWay();
  };
  const keep = (run: Run) => snapshots.push([performance.now(), run.points.count]);
  const run = await root.run(workspace, options, 'there', tell, keep);
  return { progress, snapshots, run };
}

/** Each look at the clock finds it so many milliseconds later. */
function slowClock(step: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += step;
    return now;
  });
}

describe('a run', () => {
  test('tells its beginning and its end, and gives what it has', async () => {
    const { progress, snapshots, run } = await ran(workspaceOf(SCRIPT, lines(30)));
    expect([progress[0], progress.at(-1)]).toEqual([
      [0, 0],
      [30, 30, 'over'],
    ]);
    expect(snapshots).toEqual([]);
    expect([run.points.count, run.evaluations.count, run.stopped]).toEqual([30, 30, undefined]);
    expect(run.tasks.map(({ id, error }) => [id, error])).toEqual([['a', undefined]]);
  });

  test('tells on its way what is fed and about what there is, and now and then what it has', {
    timeout: 60_000,
  }, async () => {
    slowClock(40);
    const { progress, snapshots } = await ran(workspaceOf(SCRIPT, lines(14_000)));
    const between = progress.slice(1, -1);
    expect(between.length).toBeGreaterThan(20);
    for (const [fed, total, over] of between) {
      expect([over, Number(total) >= Number(fed)]).toEqual([undefined, true]);
      expect(fed).toBeGreaterThan(0);
      // The data are read in pieces.
      if (Number(fed) > 5_000) expect(Math.abs(Number(total) - 14_000)).toBeLessThan(4_000);
    }
    const [[first = 0, points = 0] = [], [second = 0] = [], [third = 0] = []] = snapshots;
    expect([points > 0, points < 14_000]).toEqual([true, true]);
    for (const [time, least] of [
      [first, 1_000],
      [second - first, 3_000],
      [third - second, 9_000],
    ] as const) {
      expect(time).toBeGreaterThan(least);
      expect(time).toBeLessThan(least + 1_600);
    }
  });

  test('tells nothing on its way within 50 ms', async () => {
    slowClock(0);
    const { progress, snapshots } = await ran(workspaceOf(SCRIPT, lines(600)));
    expect([progress, snapshots]).toEqual([
      [
        [0, 0],
        [600, 600, 'over'],
      ],
      [],
    ]);
  });

  test.each([
    [3_999_999, true],
    [4_000_000, false],
  ])('of %i bytes tells what there is: %s', async (bytes, told) => {
    slowClock(400);
    const data = lines(2_000);
    const { snapshots } = await ran(workspaceOf(SCRIPT, `#${'-'.repeat(bytes - data.length - 2)}\n${data}`));
    expect(snapshots.length > 0).toBe(told);
  });

  test('ends when its address is gone, unless nothing can be looked at', async () => {
    slowClock(60);
    gone.add('there');
    expect((await ran(workspaceOf(SCRIPT, lines(2_000)))).run.stopped?.reason).toBe('cancelled');
    vi.spyOn(FakeRequest.prototype, 'send').mockImplementation(() => {
      throw new Error('no network');
    });
    expect((await ran(workspaceOf(SCRIPT, lines(2_000)))).run.stopped).toBe(undefined);
  });

  test('ends when it is told to, and when the next one begins', async () => {
    slowClock(60);
    const large = workspaceOf(SCRIPT, lines(5_000));
    expect((await ran(large, OPTIONS, () => root.stop())).run.stopped?.reason).toBe('cancelled');
    let next: Promise<Told> | undefined;
    const overtaken = await ran(large, OPTIONS, () => {
      next = ran(workspaceOf(SCRIPT, lines(3)));
    });
    expect([overtaken.run.stopped?.reason, (await next)?.run.stopped]).toEqual(['cancelled', undefined]);
  });

  test('needs no more than was sent before', async () => {
    const [script, data] = workspaceOf(SCRIPT, lines(3));
    if (script === undefined || data === undefined) throw new Error('no files');
    await ran([script, data]);
    const run = await root.run(
      [script, { path: 'data.lp', isAsBefore: true }],
      OPTIONS,
      'there',
      () => {},
      () => {},
    );
    expect(run.points.count).toBe(3);
  });
});

const OF_ALERT = ['a', 'alert2'] as const;

describe('questions about the last run', () => {
  test('before any run have no answer', { timeout: 60_000 }, async () => {
    expect([
      await root.problems(),
      await root.chart('m', 'v'),
      await root.explain(0, 'a', 'alert2'),
      await root.trace(0, 'a', 'alert2'),
      await root.traceWithState(0, 'a', 'alert2'),
      await root.output('a', 'alert2'),
      await root.behind('a', 'alert2', '"v"'),
      await root.convert('data.lp'),
      await root.tunable('a', []),
    ]).toEqual([[], [], [], undefined, undefined, undefined, [], undefined, []]);
    await expect(root.stop()).resolves.toBe(undefined);
  });

  test('problems', async () => {
    await ran(workspaceOf(SCRIPT.replace('hipChat', 'hipchat'), lines(3)));
    const found = (await root.problems()).map(({ code, file }) => [code, file]);
    expect(found).toContainEqual(['handler-spelling', 'a.tick']);
    const asked = root.problems();
    const next = ran(workspaceOf(SCRIPT, lines(3)));
    expect(await asked).toEqual([]);
    await next;
  });

  test('a chart, of data without times by the clock of the run, and only of what was fed', async () => {
    await ran(workspaceOf(SCRIPT, 'm v=1 5\nm v=2i 6\nm w=3 7\nm,h=a v=4 8\n'));
    expect((await root.chart('m', 'v')).map(({ series, at, value }) => [series, [...at], [...value]])).toEqual([
      [0, [0, 1], [1, 2]],
      [1, [3], [4]],
    ]);
    await ran(
      [
        { path: 'a.tick', content: SCRIPT },
        { path: 'data.txt', content: 'm v=1\nm v=2 6\n' },
        { path: 'case.json', content: '{"precision": "s"}' },
      ],
      { ...OPTIONS, began: 1_000_000_000n },
    );
    expect((await root.chart('m', 'v')).map(({ at }) => [...at])).toEqual([[0, 1]]);
    await ran(workspaceOf(SCRIPT, 'm v=1 5\n'), { ...OPTIONS, data: 'exact', began: 9n });
    expect((await root.chart('m', 'v')).map(({ value }) => [...value])).toEqual([[1]]);
  });

  test('what was judged, done and emitted', async () => {
    await ran(workspaceOf(SCRIPT, lines(6)));
    expect(await root.explain(2, 'a', 'alert2')).toEqual([
      {
        property: 'crit',
        root: {
          text: '"v" > 1',
          type: 'boolean',
          value: 'true',
          children: [
            { text: '"v"', type: 'float', value: '2', children: [] },
            { text: '1', type: 'int', value: '1', children: [] },
          ],
        },
      },
    ]);
    const counts = [
      ['stream0', 3],
      ['from1', 3],
      ['alert2', 3],
    ];
    const collected = (answer: Awaited<ReturnType<WorkerRoot['trace']>>) =>
      answer?.counts.map(({ node, collected: count }) => [node, count]);
    const recorded = await root.trace(2, 'a', 'alert2');
    const walked = await root.traceWithState(2, 'a', 'alert2');
    expect([collected(recorded), collected(walked)]).toEqual([counts, counts]);
    expect([recorded?.moment.state, walked?.moment.state !== undefined]).toEqual([undefined, true]);
    const output = await root.output('a', 'from1');
    expect(output?.groups.map(({ values }) => values.map((column) => [...column]))).toEqual([[[0, 1, 2, 0, 1, 2]]]);
    expect(await root.behind('a', 'alert2', '"v"')).toEqual([{ measurement: 'm', field: 'v' }]);
    expect(await root.behind('a', 'alert9', '"v"')).toEqual([]);
    expect(await root.behind('b', 'alert2', '"v"')).toEqual([]);
    const start = SCRIPT.indexOf('> 1') + 2;
    const range = { start, end: start + 1 };
    const tunable = { file: 'a.tick', range, written: '1', type: 'int', unit: 1, suffix: '' };
    expect(await root.tunable('a', [range, { start: 0, end: 1 }])).toEqual([tunable, undefined]);
    expect(await root.tunable('b', [range])).toEqual([]);
  });

  test('a question that a newer run overtakes has no answer', async () => {
    await ran(workspaceOf(SCRIPT, lines(3)));
    slowClock(30);
    const asked = [root.output('a', 'from1'), root.count(workspaceOf(SCRIPT, lines(9_000)), OPTIONS, ...OF_ALERT)];
    const next = ran(workspaceOf(SCRIPT, lines(3)));
    expect(await Promise.all(asked)).toEqual([undefined, undefined]);
    await next;
  });

  test('data as line protocol', async () => {
    await ran([...workspaceOf(SCRIPT, ''), { path: 'm.csv', content: 'time,v\n2018-01-01T00:00:00Z,1.5\n' }]);
    expect(await root.convert('m.csv')).toBe('m v=1.5 1514764800000000000\n');
  });
});

describe('questions about what they are given', () => {
  test('how many events an alert sends', { timeout: 60_000 }, async () => {
    const changes = SCRIPT.replace('.hipChat()', '.stateChangesOnly().hipChat()');
    const given = (script: string) => workspaceOf(script, 'm v=2 1\nm v=2 2\nm v=0 3\n');
    expect(await root.count(given(SCRIPT), OPTIONS, 'a', 'alert2')).toBe(3);
    expect(await root.count(given(changes), OPTIONS, 'a', 'alert2')).toBe(2);
    expect(await root.count(given(SCRIPT), OPTIONS, 'a', 'alert3')).toBe(0);
    expect(await root.count(given(SCRIPT), OPTIONS, 'b', 'alert2')).toBe(0);
    slowClock(30);
    expect(await root.count(workspaceOf(SCRIPT, lines(900)), OPTIONS, 'a', 'alert2')).toBe(599);
    expect((await root.output('a', 'from1'))?.groups).toBe(undefined);
    await ran(workspaceOf(SCRIPT, lines(900)));
    expect((await root.output('a', 'from1'))?.groups[0]?.at.length).toBe(900);
  });

  test('what two workspaces do not do alike', async () => {
    const [first, second] = [workspaceOf(SCRIPT, lines(3)), workspaceOf(SCRIPT.replace('> 1', '> 0'), lines(3))];
    expect((await root.compare(first, first, OPTIONS)).divergence).toBe(undefined);
    expect((await root.compare(first, second, OPTIONS)).divergence?.at).toBe(1);
  });

  test('a recipe, a line, a script', async () => {
    expect(await root.recipe(workspaceOf(SCRIPT, ''))).toContain('m');
    expect([await root.lineFault('m v=1 1'), await root.lineFault('m v=')]).toEqual([
      undefined,
      'This is no point: missing field value.',
    ]);
    expect(await root.format('stream|from()')).toEqual({ ok: true, value: 'stream\n    |from()\n' });
    expect(await root.format('stream|from(')).toEqual({ ok: false, error: expect.stringContaining('parser: ') });
  });
});

test('services answer about the last run', async () => {
  await ran(workspaceOf(SCRIPT, lines(3)));
  const symbols = await (await root.language()).symbols({ path: 'a.tick', text: 'var x = 1\n' });
  expect(symbols.map(({ name }) => name)).toEqual(['x']);
  await ran([...workspaceOf(SCRIPT, ''), { path: 'kapacitor.conf', content: '[hipchat]\n  token = "s3cr3t-Value"\n' }]);
  expect(await (await root.sharing()).masked(['with s3cr3t-Value'], [])).toEqual(['with ‹secret›']);
});

test('holds a lock of its own as long as it lives', async () => {
  const held: string[] = [];
  const request = (name: string, work: () => Promise<unknown>) => {
    held.push(name);
    return work().then(() => held.splice(held.indexOf(name), 1));
  };
  vi.stubGlobal('navigator', { locks: { request } });
  const names = [await root.lock(), await workerRoot().lock()];
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(held).toEqual(names);
  expect(new Set(names).size).toBe(2);
  expect(names.every((name) => /^kapacitor 0\.\d+$/.test(name))).toBe(true);
});
