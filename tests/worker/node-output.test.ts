import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { outputOf } from '../../src/worker/node-output';
import type { NodeOutput } from '../../src/worker/output-columns';
import { rawFieldsOf } from '../../src/worker/raw-fields';
import type { Workspace } from '../../src/workspace/workspace';

const SECOND = 1_000_000_000n;

function session(script: string, points: readonly string[]): RunSession {
  const workspace: Workspace = [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: points.join('\n') },
  ];
  return new RunSession(WHOLE, workspace, { trace: 'counts' });
}

async function output(script: string, points: readonly string[], node: string): Promise<NodeOutput> {
  const found = await outputOf(session(script, points), 'a', node, async () => true);
  if (found === undefined) throw new Error(`no ${node}`);
  return found;
}

const MINUTE = Array.from({ length: 7 }, (_, i) => `m,h=${i % 2} v=${i},s="x",b=${i > 3} ${BigInt(i) * 10n * SECOND}`);

test('what a node emits, by group, and of its fields what can be drawn', async () => {
  const { fields, groups, spans, leftOut } = await output(
    `stream|from().measurement('m').groupBy('h')|where(lambda: "v" != 2.0)|log()`,
    MINUTE,
    'where2',
  );
  expect(fields).toEqual([
    { name: 'b', kind: 'step' },
    { name: 'v', kind: 'number' },
  ]);
  expect(
    groups.map(({ group, tags, at, values }) => [group, tags, [...at], values.map((column) => [...column])]),
  ).toEqual([
    [
      'h=0',
      [['h', '0']],
      [0, 4, 6],
      [
        [0, 1, 1],
        [0, 4, 6],
      ],
    ],
    [
      'h=1',
      [['h', '1']],
      [1, 3, 5],
      [
        [0, 0, 1],
        [1, 3, 5],
      ],
    ],
  ]);
  expect(spans).toEqual([]);
  expect(leftOut).toBe(0);
});

test('a window shows its span, and each of its rows which batch it is of', async () => {
  const { groups, spans } = await output(
    `stream|from().measurement('m')|window().period(30s).every(20s)|mean('v')|log()`,
    MINUTE,
    'window2',
  );
  expect(spans.map(({ from, to, rows, at }) => [from / SECOND, to / SECOND, rows, at])).toEqual([
    [0n, 20n, 2, 2],
    [10n, 40n, 3, 4],
    [30n, 60n, 3, 6],
  ]);
  expect(groups.map(({ span, values }) => [[...span], [...(values[1] ?? [])]])).toEqual([
    [
      [0, 0, 1, 1, 1, 2, 2, 2],
      [0, 1, 1, 2, 3, 3, 4, 5],
    ],
  ]);
});

test('a join shows which points met', async () => {
  const points = [0, 10, 20, 30].flatMap((second) => [
    `a v=${second} ${BigInt(second) * SECOND}`,
    `b v=1 ${BigInt(second + 1) * SECOND}`,
  ]);
  const { parents, groups, fields } = await output(
    `var b = stream|from().measurement('b')
stream|from().measurement('a')|join(b).as('a', 'b').tolerance(5s)|log()`,
    points,
    'join4',
  );
  expect(parents).toEqual(['from2', 'from1']);
  expect(fields.map(({ name }) => name)).toEqual(['a.v', 'b.v']);
  const [group] = groups;
  expect(group?.met.map((column) => [...column].map((time) => time / SECOND))).toEqual([
    [0n, 10n, 20n, 30n],
    [1n, 11n, 21n, 31n],
  ]);
  expect([...(group?.time ?? [])].map((time) => time / SECOND)).toEqual([0n, 10n, 20n, 30n]);
});

test('a query shows each tick with what it looked at, also one that found nothing', async () => {
  const points = [0, 10, 70, 190].map((second) => `m v=${second} ${BigInt(second) * SECOND}`);
  const { groups, spans } = await output(
    `batch|query('SELECT v FROM telegraf.autogen.m').period(1m).every(1m)|log()`,
    points,
    'query1',
  );
  expect(spans.map(({ from, to, tick, rows }) => [from / SECOND, to / SECOND, (tick ?? 0n) / SECOND, rows])).toEqual([
    [0n, 60n, 60n, 2],
    [60n, 120n, 120n, 1],
    [120n, 180n, 180n, 0],
    [180n, 240n, 240n, 1],
  ]);
  expect([...(groups[0]?.values[0] ?? [])]).toEqual([0, 10, 70, 190]);
});

test('a duration, a whole number, and no text', async () => {
  const script = `stream|from()|eval(lambda: duration("n", 1s), lambda: "n").as('d', 'i')|log()`;
  const { fields, groups } = await output(script, ['m n=3i,s="x" 1', 'm n=4i,s="x" 2'], 'eval2');
  expect(fields).toEqual([
    { name: 'd', kind: 'duration' },
    { name: 'i', kind: 'number' },
  ]);
  expect(groups.map(({ values, met }) => [values.map((column) => [...column]), met])).toEqual([
    [
      [
        [3e9, 4e9],
        [3, 4],
      ],
      [],
    ],
  ]);
});

test('a field that a point has not is NaN there', async () => {
  const { groups } = await output('stream|from()|log()', ['m a=1 1', 'm b=2 2', 'm a=3,b=4 3', 'm a=5 4'], 'from1');
  expect(groups.map(({ values }) => values.map((column) => [...column]))).toEqual([
    [
      [1, Number.NaN, 3, 5],
      [Number.NaN, 2, 4, Number.NaN],
    ],
  ]);
});

test('fields by name, whichever came first', async () => {
  const { fields, groups } = await output('stream|from()|log()', ['m z=1 1', 'm a=2 2', 'm k=3 3'], 'from1');
  expect(fields.map(({ name }) => name)).toEqual(['a', 'k', 'z']);
  expect(groups[0]?.values.map((column) => [...column].findIndex((value) => value > 0))).toEqual([1, 2, 0]);
});

test('a join of batches shows the ends of those that met, one of points none', async () => {
  const points = Array.from({ length: 7 }, (_, i) => [`a v=1 ${i}0000000000`, `b v=2 ${i}0000000000`]).flat();
  const window = '|window().period(20s).every(20s)';
  const script = `var b = stream|from().measurement('b')${window}
stream|from().measurement('a')${window}|join(b).as('a', 'b')|log()`;
  const { spans } = await output(script, points, 'join6');
  expect(spans.map(({ to, rows, met }) => [to / SECOND, rows, met?.map((time) => (time ?? 0n) / SECOND)])).toEqual([
    [20n, 2, [20n, 20n]],
    [40n, 2, [40n, 40n]],
    [60n, 2, [60n, 60n]],
  ]);
  expect((await output(script, points, 'window2')).spans.every((span) => !('met' in span))).toBe(true);
});

test('of very many rows and batches the first are kept, and the rest counted', { timeout: 60_000 }, async () => {
  const points = Array.from({ length: 4_100 }, (_, i) => `m v=${i} ${i + 1}`);
  const script = (count: number) =>
    `stream|from()|window().periodCount(${count}).everyCount(1).fillPeriod()|where(lambda: FALSE)`;
  const rows = await output(script(4_000), points, 'window2');
  expect([rows.spans.length, rows.groups[0]?.time.length, rows.leftOut]).toEqual([101, 300_000, 104_000]);
  const batches = await output(script(2), points, 'window2');
  expect([batches.spans.length, batches.leftOut]).toEqual([4_000, 0]);
  expect([...(batches.groups[0]?.span ?? [])].slice(7_996, 8_004)).toEqual([3998, 3998, 3999, 3999, -1, -1, -1, -1]);
});

test('nothing of a node that is not there, nor when another run began', async () => {
  const script = `stream|from()|log()`;
  expect(await outputOf(session(script, MINUTE), 'a', 'window9', async () => true)).toBe(undefined);
  expect(await outputOf(session(script, MINUTE), 'a', 'from1', async () => false)).toBe(undefined);
});

const FROM = `stream|from().measurement('m')`;
test.each([
  ['the field itself', FROM, '"v"', ['m v']],
  ['any measurement', `stream|from()`, '"v"', [' v']],
  ['a mean', `${FROM}|window().period(1m).every(1m)|mean('v').as('x')`, '"x"', ['m v']],
  ['a count is of another unit', `${FROM}|window().period(1m).every(1m)|count('v').as('x')`, '"x"', []],
  ['what a selector lets through', `${FROM}|window().period(1m).every(1m)|max('v')`, '"w"', ['m w']],
  ['a sum and a difference', `${FROM}|eval(lambda: "v" - float("w")).as('x')`, '"x" + 1.0', ['m w', 'm v']],
  ['a share is of another unit', `${FROM}|eval(lambda: "v" / "w" * 100.0).as('x')`, '"x"', []],
  ['a rate is of another unit', `${FROM}|derivative('v')`, '"v"', []],
  ['a deviation is of another unit', FROM, 'sigma("v")', []],
  ['a count of a state', `${FROM}|stateCount(lambda: "v" > 1).as('n')`, '"n"', []],
  ['a join', `var b = stream|from().measurement('b')\n${FROM}|join(b).as('m', 'b')`, '"m.v" - "b.v"', ['b v', 'm v']],
  ['a union', `var b = stream|from().measurement('b')\n${FROM}|union(b)`, '"v"', ['m v', 'b v']],
  ['a combination', `${FROM}|combine(lambda: TRUE, lambda: TRUE).as('a', 'b')`, '"a.v"', ['m v']],
  ['a query', `batch|query('SELECT mean(v) AS x FROM telegraf.autogen.m').period(1m).every(1m)`, '"x"', ['m v']],
  [
    'a query without a name',
    `batch|query('SELECT max(v) FROM telegraf.autogen.m').period(1m).every(1m)`,
    '"max"',
    ['m v'],
  ],
  ['a counting query', `batch|query('SELECT count(v) FROM telegraf.autogen.m').period(1m).every(1m)`, '"count"', []],
])('the fields behind what is judged: %s', (_, chain, judged, expected) => {
  const own = session(`${chain}|alert().id('x').crit(lambda: TRUE)`, []);
  const [task] = own.tasks;
  expect(task?.error).toBe(undefined);
  const alert = task?.runner?.runners.find(({ node }) => node.definition.kind === 'alert');
  if (alert === undefined) throw new Error('no alert');
  expect(rawFieldsOf(alert.node, judged).map(({ measurement, field }) => `${measurement} ${field}`)).toEqual(expected);
});
