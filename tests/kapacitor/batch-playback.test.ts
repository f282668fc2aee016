import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import type { WorkspaceFile } from '../../src/workspace/workspace';

const QUERY = `|query('SELECT v FROM telegraf.autogen.m').period(1m).every(1m)`;
const ALERT = `|alert().crit(lambda: "v" > 5).message('{{ index .Fields "v" }}').topic('t')`;
const ONE: WorkspaceFile = { path: 'one.tick', content: `batch${QUERY}${ALERT}` };
const TWO: WorkspaceFile = {
  path: 'two.tick',
  content: `batch${QUERY}|log()\nbatch${QUERY}${ALERT.replace("'t'", "'second'")}`,
};
const STREAM: WorkspaceFile = { path: 'stream.tick', content: `stream|from()${ALERT}` };

function batch(second: number, v: number): object {
  const time = `2018-01-01T00:00:${String(second).padStart(2, '0')}Z`;
  return { name: 'm', tmax: time, tags: { host: 'a' }, points: [{ fields: { v }, time }] };
}

/** A recording as Kapacitor makes it: one entry a query node, one batch a line. */
function recording(...queries: readonly (readonly object[])[]): WorkspaceFile {
  const lines = (batches: readonly object[]) => strToU8(`${batches.map((one) => JSON.stringify(one)).join('\n')}\n`);
  const entries = queries.map((batches, index): [string, Uint8Array] => [String(index), lines(batches)]);
  return { path: 'r.brpl', content: zipSync(Object.fromEntries(entries)) };
}

function run(strict: boolean, ...files: readonly WorkspaceFile[]) {
  const { events, queries, problems } = runWorkspace(WHOLE, files, strict ? STRICT : {});
  return {
    events: events.map(({ at, topic, message, time }) => `${topic} ${message} ${(time / 1_000_000_000n) % 60n}s@${at}`),
    asked: queries.length,
    problems: problems.map(({ file, plain }) => `${file}: ${plain}`),
  };
}

test('batches come when the clock comes to their time, and the task asks nothing', () => {
  const data = { path: 'data.lp', content: 'm v=1 1514764805000000000\nm v=1 1514764815000000000\n' };
  expect(run(false, ONE, recording([batch(1, 7), batch(10, 8), batch(20, 1)]), data)).toEqual({
    events: ['t 7 1s@0', 't 8 10s@1', 't 1 20s@2'],
    asked: 0,
    problems: [],
  });
});

test('a recording needs no points beside it', () => {
  expect(run(false, ONE, recording([batch(1, 7), batch(10, 1)]))).toEqual({
    events: ['t 7 1s@0', 't 1 10s@0'],
    asked: 0,
    problems: [],
  });
});

test('the batches of an entry keep their order, whatever their times', () => {
  expect(run(false, ONE, recording([batch(10, 7), batch(3, 8), batch(20, 9)])).events).toEqual([
    ...['t 7 10s@0', 't 8 3s@0', 't 9 20s@0'],
  ]);
});

test.each([
  [{}, 'null'],
  [{ tags: {} }, '{}'],
  [{ byname: true }, '{}'],
  [{ tags: { host: 'a' } }, '{"host":"a"}'],
  [{ tags: { host: 5 } }, '{"host":""}'],
])('a batch with %j has the tags %s', (head, tags) => {
  const time = '2018-01-01T00:00:01Z';
  const one = { ...ONE, content: `batch${QUERY}|alert().crit(lambda: TRUE).details('{{ json .Tags }}').topic('t')` };
  const played = { name: 'm', tmax: time, points: [{ fields: { v: 1 }, time }], ...head };
  const { topics } = runWorkspace(WHOLE, [one, recording([played])]);
  const details = topics.flatMap(({ events }) => events.map((event) => event.details));
  expect(details.map((text) => text.replaceAll('&#34;', '"').trim())).toEqual([tags]);
});

test('each query node gets its own entry, the last one of the script the first', () => {
  const played = run(false, TWO, recording([batch(2, 7), batch(3, 8)], [batch(1, 9)]));
  expect(played.events).toEqual(['second 7 2s@0', 'second 8 3s@0']);
});

test('what a join of a real recording held back is sent at its end', () => {
  const script = `var l = batch${QUERY}
var r = batch${QUERY}
l|join(r).as('l', 'r')|httpPost('http://h/')`;
  const files = [{ path: 'join.tick', content: script }, recording([batch(1, 1)], [batch(1, 2)])];
  const { requests } = runWorkspace(WHOLE, files, {});
  expect(requests.map(({ request }) => request.body)).toEqual([
    '{"series":[{"name":"m","tags":{"host":"a"},"columns":["time","l.v","r.v"],"values":[["2018-01-01T00:00:01Z",2,1]]}]}\n',
  ]);
});

test.each([
  [
    'no task has as many query nodes',
    [ONE, recording([], [])],
    'r.brpl: This recording holds the batches of 2 query nodes, and no task has as many.',
  ],
  [
    'there is no batch task',
    [STREAM, recording([])],
    'r.brpl: A recording of batches is played to batch tasks, and there is none.',
  ],
  [
    'it is broken',
    [ONE, { path: 'r.brpl', content: Uint8Array.of(1, 2, 3) }],
    'r.brpl: This recording cannot be read to its end.',
  ],
])('a recording that cannot be played says so: %s', (_, files, problem) => {
  expect(run(false, ...files).problems).toEqual([problem]);
});

test('a strict run has its own recordings', () => {
  expect(run(true, ONE, recording([batch(1, 7)])).problems).toContain(
    'r.brpl: A recording of batches is played where Strict is off.',
  );
});
