import { expect, test } from 'vitest';
import {
  answerWords,
  childrenOf,
  countsOf,
  countWords,
  edgeCount,
  extentOf,
  firstReason,
  firstToLookAt,
  momentWords,
  nodesAt,
  ownStatistics,
  parentsOf,
  queriesAround,
  queriesOf,
  snippetOf,
  tasksWithNodes,
} from '../../src/app/pipeline/facts';
import { fitting, NODE, placedFor, placeGraph, smoothPath, zoomed } from '../../src/app/pipeline/graph';
import type { NodeReport, QueryRecord, TaskReport } from '../../src/kapacitor/record/run-model';
import { seedRun } from './seed-run';

function node(name: string, statistics: NodeReport['statistics'] = {}): NodeReport {
  return { name, kind: name.replace(/\d+$/, ''), range: { start: 0, end: 0 }, statistics, globalServices: [] };
}

const DIAMOND: TaskReport = {
  id: 't',
  file: 't.tick',
  script: 't.tick',
  dbrps: [],
  nodes: [node('stream0'), node('from1'), node('from2'), node('join4', { collected: 9, emitted: 4, joined: 4 })],
  edges: [
    ['stream0', 'from1'],
    ['stream0', 'from2'],
    ['from1', 'join4'],
    ['from2', 'join4'],
  ],
};
const COUNTS = [
  { node: 'stream0', collected: 6, emitted: 12, errors: 0 },
  { node: 'from1', collected: 6, emitted: 5, errors: 1 },
  { node: 'from2', collected: 6, emitted: 4, errors: 0 },
];

test('parents stand above their children, and no two nodes overlap', () => {
  const { nodes, edges, width, height } = placeGraph(DIAMOND);
  const place = new Map(nodes.map((placed) => [placed.name, placed]));
  for (const [parent, child] of DIAMOND.edges) {
    expect((place.get(parent)?.top ?? 0) + NODE.height).toBeLessThan(place.get(child)?.top ?? 0);
  }
  const [left, right] = [place.get('from1'), place.get('from2')];
  expect(Math.abs((left?.left ?? 0) - (right?.left ?? 0))).toBeGreaterThan(NODE.width);
  expect(edges.map(({ parent, child }) => [parent, child])).toEqual(DIAMOND.edges);
  for (const { left: x, top } of nodes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + NODE.width).toBeLessThanOrEqual(width);
    expect(top + NODE.height).toBeLessThanOrEqual(height);
  }
});

test.each([
  [[], ''],
  [[{ x: 1, y: 2 }], ''],
  [
    [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
    'M1,2 L3,4',
  ],
  [
    [
      { x: 0, y: 0 },
      { x: 0, y: 10 },
      { x: 5, y: 20 },
    ],
    'M0,0 Q0,10 2.5,15 L5,20',
  ],
] as const)('a path through %j', (points, path) => {
  expect(smoothPath(points)).toBe(path);
});

test('an edge counts what went along it', () => {
  expect(edgeCount(DIAMOND, COUNTS, 'stream0', 'from1')).toBe(6);
  expect(edgeCount(DIAMOND, COUNTS, 'from1', 'join4')).toBe(5);
  expect(edgeCount(DIAMOND, COUNTS, 'from2', 'join4')).toBe(4);
  expect(parentsOf(DIAMOND, 'join4')).toEqual(['from1', 'from2']);
  expect(childrenOf(DIAMOND, 'stream0')).toEqual(['from1', 'from2']);
});

test('counts are those of the moment, else of the whole run', () => {
  expect(countWords(DIAMOND, countsOf(DIAMOND, COUNTS, 'stream0'))).toEqual(['6 received', '6 emitted']);
  expect(countWords(DIAMOND, countsOf(DIAMOND, COUNTS, 'from1'))).toEqual(['6 received', '5 emitted', '1 error']);
  expect(countWords(DIAMOND, countsOf(DIAMOND, COUNTS, 'join4'))).toEqual(['9 received']);
  expect(ownStatistics(node('join4', { collected: 9, emitted: 4, errors: 2, joined: 4, lost: 0 }))).toEqual([
    ['joined', 4],
  ]);
});

const SCRIPT = `stream
    |from()
        .measurement('cpu') // the one
        .groupBy('host')
    |window()
        // five minutes
        .period(5m)

    |mean('usage_idle')
var x = 1`;
test.each([
  ['stream', 'stream'],
  ['from', ".measurement('cpu').groupBy('host')"],
  ['window', '.period(5m)'],
  ['mean', "mean('usage_idle')"],
])('what the script says at %s', (method, words) => {
  const start = SCRIPT.indexOf(method);
  expect(snippetOf({ ...node(method), range: { start, end: start + method.length } }, SCRIPT)).toBe(words);
});

test('the extent of a node in the script, and the nodes at an offset', () => {
  const names = ['stream', 'from', 'window', 'mean'];
  const nodes = names.map((name) => {
    const start = SCRIPT.indexOf(name);
    return { ...node(name), range: { start, end: start + name.length } };
  });
  const task = { ...DIAMOND, nodes };
  const textOf = (of: NodeReport) => SCRIPT.slice(extentOf(of, nodes, SCRIPT).start, extentOf(of, nodes, SCRIPT).end);
  expect(nodes.map((of) => textOf(of).replace(/\s+/g, ' '))).toEqual([
    'stream',
    "from() .measurement('cpu') // the one .groupBy('host')",
    'window() // five minutes .period(5m)',
    "mean('usage_idle')",
  ]);
  expect(nodesAt(task, SCRIPT, SCRIPT.indexOf('.groupBy') + 3)).toEqual(['from']);
  expect(nodesAt(task, SCRIPT, SCRIPT.length)).toEqual([]);
  const inline = "stream|from().measurement('m')|alert()";
  const two = ['from', 'alert'].map((name) => ({ ...node(name), range: { start: inline.indexOf(name), end: 0 } }));
  expect(nodesAt({ ...DIAMOND, nodes: two }, inline, inline.indexOf("'m'"))).toEqual(['from']);
});

test('a graph fits its pane, in the direction in which it is larger', () => {
  const chain = ['a', 'b', 'c', 'd', 'e', 'f'];
  const task = {
    nodes: chain.map((name) => node(name)),
    edges: chain.slice(1).map((name, index): [string, string] => [chain[index] ?? '', name]),
  };
  const tall = placedFor(task, { width: 300, height: 600 });
  const wide = placedFor(task, { width: 1400, height: 200 });
  expect(tall.height).toBeGreaterThan(tall.width);
  expect(wide.width).toBeGreaterThan(wide.height);
  const scale = fitting(tall, { width: 300, height: 300 });
  expect(tall.height * scale).toBeLessThanOrEqual(300);
  expect(fitting(tall, { width: 3_000, height: 3_000 })).toBe(1);
  expect(zoomed(zoomed(0.8, 1), -1)).toBeCloseTo(0.8);
  expect(zoomed(2, 1)).toBe(2);
});

test('a moment in words', () => {
  const run = seedRun();
  expect(momentWords(run, -1)).toBe('before the first point');
  expect(momentWords(run, 7)).toBe('at point 8, 00:01:10');
  expect(momentWords(run, 12)).toBe('in the silence after the last point');
  expect(run.tasks.map(firstToLookAt)).toEqual(['alert2']);
});

const BATCH: TaskReport = {
  id: 'b',
  file: 'b.tick',
  script: 'b.tick',
  dbrps: [],
  nodes: [node('batch0'), node('query1', { collected: 0, emitted: 2 }), node('alert2', { collected: 2 })],
  edges: [['query1', 'alert2']],
};
const asked = (at: number, more: Partial<QueryRecord> = {}): QueryRecord => ({
  at,
  task: 'b',
  node: 'query1',
  tick: 0n,
  text: 'SELECT v FROM m',
  series: 2,
  rows: 12,
  ...more,
});

test('the source of a batch task is not shown, and a query receives nothing', () => {
  const run = { ...seedRun(), tasks: [BATCH] };
  expect(tasksWithNodes(run).map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([['query1', 'alert2']]);
  expect(countWords(BATCH, countsOf(BATCH, undefined, 'query1'))).toEqual(['2 emitted']);
});

test('the queries of a node, and those around a moment', () => {
  const queries = Array.from({ length: 100 }, (_, at) => asked(at));
  const run = { ...seedRun(), queries: [asked(0, { node: 'query2' }), ...queries, asked(3, { task: 'c' })] };
  expect(queriesOf(run, BATCH, 'query1')).toEqual(queries);
  expect(queriesOf(undefined, BATCH, 'query1')).toEqual([]);
  const around = (moment: number) => {
    const { before, shown, after } = queriesAround(queries, moment);
    return [before, shown[0]?.at, shown.length, after];
  };
  expect([-1, 50, 99].map(around)).toEqual([
    [0, 0, 40, 60],
    [31, 31, 40, 29],
    [60, 60, 40, 0],
  ]);
  expect(queriesAround(queries.slice(0, 3), 1)).toEqual({ before: 0, shown: queries.slice(0, 3), after: 0 });
  expect(momentWords({ ...run, queries: [asked(12)] }, 12)).toBe('after the last point');
});

test.each([
  [{}, '2 series, 12 rows'],
  [{ series: 1, rows: 1 }, '1 series, 1 row'],
  [{ series: 0, rows: 0 }, 'nothing'],
  [{ series: 0, rows: 0, error: 'undefined function avg()' }, 'undefined function avg()'],
])('what InfluxDB answered: %j', (answer, words) => {
  expect(answerWords(asked(0, answer))).toBe(words);
});

test('why an edge is red: the first error of its node', () => {
  const run = seedRun();
  const [task] = run.tasks;
  if (task === undefined) throw new Error('the seed run has a task');
  const log = {
    at: 1,
    level: 'error' as const,
    message: 'failed to evaluate',
    text: '',
    task: task.id,
    node: 'alert2',
  };
  const logs = [
    { ...log, node: 'from1', keys: [['err', 'of another node'] as const] },
    { ...log, keys: [['err', 'no field "v"'] as const] },
    { ...log, at: 2, keys: [['err', 'a later one'] as const] },
  ];
  expect(firstReason({ ...run, logs }, task, 'alert2')).toBe('no field "v"');
  expect(firstReason(run, task, 'alert2')).toBe('');
});

test('a pipeline of 2,000 nodes is placed in ranks, without waiting', () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `n${index}`);
  // A chain, and the last node beside the second.
  const edges = names.slice(1).map((child, index): [string, string] => [index === 1_998 ? 'n0' : `n${index}`, child]);
  const task = { nodes: names.map((name) => node(name)), edges };
  const began = process.cpuUsage();
  const down = placeGraph(task, 'down');
  const right = placeGraph(task, 'right');
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(1_000);
  expect(down.nodes.filter(({ name }) => ['n0', 'n1', 'n2', 'n1999'].includes(name))).toEqual([
    { name: 'n0', left: 14, top: 14 },
    { name: 'n1', left: 14, top: 114 },
    { name: 'n2', left: 14, top: 214 },
    { name: 'n1999', left: 200, top: 114 },
  ]);
  expect([down.width, down.height, right.width, right.height]).toEqual([378, 199_882, 419_772, 158]);
  expect(down.edges.at(-1)).toEqual({ parent: 'n0', child: 'n1999', path: 'M96,68 L282,114', x: 189, y: 91 });
  expect(down.edges).toHaveLength(1_999);
});
