import { describe, expect, test } from 'vitest';
import { strictAnswer } from '../../src/conformance/strict-answer';
import { formatRFC3339Nano } from '../../src/go/time/time';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { RunSession } from '../../src/kapacitor/run/run-session';

interface Question {
  /** Behind `SELECT mean(v) …`. */
  readonly properties?: string;
  readonly text?: string;
  readonly behind?: string;
  /** By seconds after 09:00. */
  readonly points?: readonly number[];
  readonly case?: object;
  readonly conf?: string;
  readonly strict?: boolean;
  readonly silence?: bigint;
}

const NINE = 1_520_326_800;
const SPAN = { start: '2018-03-06T09:00:00Z', stop: '2018-03-06T09:02:00Z' };

function filesOf({ properties, text, behind, points, conf, ...question }: Question) {
  const query = text ?? 'SELECT mean(v) AS v FROM telegraf.autogen.m';
  const lines = (points ?? [0, 30, 60, 90]).map((second) => `m,host=a v=${second} ${NINE + second}000000000\n`);
  return [
    { path: 'b.tick', content: `batch|query('${query}')${properties ?? '.period(1m).every(1m)'}${behind ?? ''}` },
    { path: 'data.lp', content: lines.join('') },
    ...(question.case === undefined ? [] : [{ path: 'case.json', content: JSON.stringify(question.case) }]),
    ...(conf === undefined ? [] : [{ path: 'kapacitor.conf', content: conf }]),
  ];
}

function run(question: Question): Run {
  const { strict = false, silence = 0n } = question;
  const session = new RunSession(WHOLE, filesOf(question), { ...(strict ? STRICT : {}), silence, trace: 'full' });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // All in one go.
  }
  return session.finish();
}

/** `09:01:00@2 1 row`: when a query was sent, at which moment, and what came back. */
function asked({ queries }: Run): readonly string[] {
  return queries.map(({ tick, at, rows, error }) => `${clock(tick)}@${at} ${error ?? rows}`);
}

function clock(time: bigint): string {
  return formatRFC3339Nano(time).slice(11, -1);
}

describe('when a task asks', () => {
  test.each<[string, Question, readonly string[]]>([
    ['until the last point is covered', {}, ['09:01:00@2 1', '09:02:00@4 1']],
    ['a last point on a tick is covered by the next one', { points: [0, 60] }, ['09:01:00@1 1', '09:02:00@2 1']],
    ['aligned', { properties: '.period(1m).every(1m).align()', points: [17, 70] }, ['09:01:00@1 1', '09:02:00@2 1']],
    ['from the first point', { points: [17, 70] }, ['09:01:17@2 1']],
    [
      'later with an offset',
      { properties: '.period(1m).every(1m).offset(90s)', points: [0, 30] },
      ['09:01:00@2 0', '09:02:00@2 1', '09:03:00@2 1'],
    ],
    ['by cron', { properties: ".period(1m).cron('*/2 * * * *')" }, ['09:02:00@4 1']],
    ['through the silence', { silence: 120_000_000_000n, points: [0, 30] }, ['09:01:00@2 1', '09:02:00@2 0']],
    [
      'as case.json says',
      { case: { batch: { ...SPAN, start: '2018-03-06T08:59:00Z' } } },
      ['09:00:00@0 0', '09:01:00@2 1', '09:02:00@4 1'],
    ],
    ['without points as case.json says', { case: { batch: SPAN }, points: [] }, ['09:01:00@0 0', '09:02:00@0 0']],
    ['without points and without a time not at all', { points: [] }, []],
    ['points out of order are there from the start', { points: [90, 60, 30, 0] }, ['09:01:00@0 1', '09:02:00@4 1']],
  ])('%s', (_, question, queries) => {
    expect(asked(run(question))).toEqual(queries);
  });
});

test('events come between the points, and the clock runs on to the last tick', () => {
  const { events, silentUntil, points } = run({
    behind: '|alert().crit(lambda: "v" > 50).topic(\'t\')',
    points: [0, 30, 60, 90],
  });
  expect(events.map(({ at, time, level }) => [at, clock(time), level])).toEqual([[points.count, '09:01:00', 3]]);
  expect(clock(silentUntil ?? 0n)).toBe('09:02:00');
});

test('a stream task of the workspace gets the points all the same', () => {
  const script = `stream|from().measurement('m')|alert().crit(lambda: "v" > 80).topic('t')`;
  const stream = { path: 's.tick', content: script };
  const session = new RunSession(WHOLE, [...filesOf({}), stream], {});
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // All in one go.
  }
  const { events, tasks } = session.finish();
  expect(events.map(({ task, at }) => [task, at])).toEqual([['s', 3]]);
  expect(tasks.map(({ id, nodes }) => [id, nodes.at(-1)?.statistics.collected])).toEqual([
    ['b', 0],
    ['s', 4],
  ]);
});

describe('what InfluxDB refuses', () => {
  const text = 'SELECT avg(v) FROM telegraf.autogen.m';

  test('is an error of every tick, and one problem at the query', () => {
    const { problems, logs, tasks } = run({ text });
    expect(problems).toEqual([
      {
        file: 'b.tick',
        range: { start: 6, end: 11 },
        severity: 'error',
        kapacitor: 'undefined function avg()',
        plain: 'InfluxDB refuses this query.',
        code: 'query-refused',
      },
    ]);
    const line =
      'lvl=error msg="error executing query" service=kapacitor task_master=main task=b node=query1 err="undefined function avg()"';
    expect(logs.map((log) => log.text)).toEqual([line, line]);
    expect(tasks[0]?.nodes[1]?.statistics.errors).toBe(2);
  });

  test('fails a recording', () => {
    const behind = "|alert().crit(lambda: TRUE).post('http://capture/post')";
    const { tasks, events } = strictAnswer(WHOLE, filesOf({ text, behind, case: { batch: SPAN } }));
    expect(events).toEqual({});
    expect(tasks.b).toMatchObject({
      queries: [
        "SELECT avg(v) FROM telegraf.autogen.m WHERE time >= '2018-03-06T09:00:00Z' AND time < '2018-03-06T09:01:00Z'",
      ],
      results: ['{"results":[{"statement_id":0,"error":"undefined function avg()"}]}'],
      recordingError: 'undefined function avg()',
    });
  });
});

describe('clusters', () => {
  const cluster = "\n[[influxdb]]\n  name = 'x'\n  enabled = true\n  urls = ['http://influxdb:8086']\n";

  test.each<[string, Question, string | undefined]>([
    ['the default one is there', {}, undefined],
    ['it has a name', { properties: ".period(1m).every(1m).cluster('default')" }, undefined],
    ['any other is not', { properties: ".period(1m).every(1m).cluster('x')" }, 'no such InfluxDB config x'],
    ['but for what is configured', { properties: ".period(1m).every(1m).cluster('x')", conf: cluster }, undefined],
    ['all are switched off', { conf: cluster.replace('true', 'false') }, 'no such InfluxDB config '],
  ])('%s', (_, question, problem) => {
    const { tasks, queries } = run(question);
    expect(tasks[0]?.taskError).toBe(
      problem === undefined ? undefined : `query1: failed to get InfluxDB client: ${problem}`,
    );
    expect(queries).toHaveLength(problem === undefined ? 2 : 0);
  });
});

describe('strictly', () => {
  test('nothing is asked unless case.json says about which time', () => {
    const { queries, problems } = run({ strict: true });
    expect(queries).toEqual([]);
    expect(problems.map(({ severity, code, range }) => [severity, code, range])).toEqual([
      ['info', 'query-span', { start: 6, end: 11 }],
    ]);
  });

  test('a replay fails with what a node cannot do', () => {
    const behind = "|alert().crit(lambda: TRUE).id('{{ .Nope }}')";
    const { tasks, errors } = strictAnswer(WHOLE, filesOf({ behind, case: { batch: SPAN } }));
    const error = `template: id:1:3: executing "id" at <.Nope>: can't evaluate field Nope in type kapacitor.idInfo`;
    expect(tasks.b).toMatchObject({ replayError: `task run: alert2: ${error}` });
    expect(tasks.b).not.toHaveProperty('taskError');
    expect(errors.map((line) => /msg="([^"]*)"/.exec(line)?.[1])).toEqual([
      'node failed',
      'failed to stop task with out error',
    ]);
  });

  test('without an InfluxDB nothing can be recorded', () => {
    const { tasks, errors } = strictAnswer(WHOLE, filesOf({ case: { batch: { ...SPAN, influxdb: false } } }));
    expect(tasks.b).toMatchObject({ queries: [], results: [], recordingError: 'no such InfluxDB config ' });
    expect(errors).toEqual([]);
  });

  test.each([
    ['m v=1 1520326801000000000\nm v=x 2\n', "partial write: unable to parse 'm v=x 2': invalid boolean dropped=0", 1],
    ['m v=x 2\n', "unable to parse 'm v=x 2': invalid boolean", 0],
    ['m v=1 1520326801000000000\nm v=1i 1520326802000000000\n', 'field type conflict', 0],
    [
      'm v=1 1520326801000000000\nm,time=x v=1 1520326802000000000\nm time=1 1520326803000000000\n',
      'partial write: invalid tag key: input tag "time" on measurement "m" is invalid dropped=2',
      1,
    ],
  ])('InfluxDB takes a part of a write request: %j', (content, error, rows) => {
    const files = filesOf({ text: 'SELECT v FROM telegraf.autogen.m', case: { batch: SPAN } });
    const workspace = files.map((file) => (file.path === 'data.lp' ? { ...file, content } : file));
    const session = new RunSession(WHOLE, workspace, STRICT);
    while (!session.step(Number.POSITIVE_INFINITY)) {
      // All in one go.
    }
    const { writeErrors, queries } = session.finish();
    expect([writeErrors, queries[0]?.rows]).toEqual([[error], rows]);
  });

  test('requests later than a field keep its type', () => {
    const content = 'm v=1 1520326801000000000\nm v=1i 1520326802000000000\n';
    const files = filesOf({ case: { batch: SPAN, writeBatch: 1 } });
    const workspace = files.map((file) => (file.path === 'data.lp' ? { ...file, content } : file));
    expect(strictAnswer(WHOLE, workspace).writeErrors).toEqual([
      'partial write: field type conflict: input field "v" on measurement "m" is type integer, already exists as type float dropped=1',
    ]);
  });
});

describe('the time of a row', () => {
  const details = `|alert().all().crit(lambda: TRUE).id('{{ .Name }}').details('').post('http://capture/post')`;

  test('is what the column called time says; the time under another name is a field', () => {
    const text = 'SELECT time AS at, v FROM telegraf.autogen.m';
    const { posts } = strictAnswer(WHOLE, filesOf({ text, behind: details, points: [0, 30], case: { batch: SPAN } }));
    const [series] = JSON.parse(posts[0]?.body ?? '').data.series;
    expect(series).toMatchObject({
      columns: ['time', 'at', 'v'],
      values: [
        ['0001-01-01T00:00:00Z', '2018-03-06T09:00:00Z', 0],
        ['0001-01-01T00:00:00Z', '2018-03-06T09:00:30Z', 30],
      ],
    });
  });

  test.each([
    ['SELECT v AS time FROM telegraf.autogen.m', 'unexpected time value: 0'],
    ['SELECT time AS at, n AS time, v FROM telegraf.autogen.m', 'unexpected time value: <nil>'],
    [
      'SELECT time AS at, host AS time, v FROM telegraf.autogen.m',
      'unexpected time format: parsing time "a" as "2006-01-02T15:04:05Z07:00": cannot parse "a" as "2006"',
    ],
  ])('that is none fails the recording: %s', (text, error) => {
    const { tasks } = strictAnswer(WHOLE, filesOf({ text, case: { batch: SPAN } }));
    expect(tasks.b).toMatchObject({ recordingError: error });
  });

  test('that is none is an error line of a live task', () => {
    const { logs, problems } = run({ text: 'SELECT v AS time FROM telegraf.autogen.m' });
    const line =
      'lvl=error msg="failed to understand query result" service=kapacitor task_master=main task=b node=query1 err="unexpected time value: 0"';
    expect(logs[0]?.text).toBe(line);
    expect(problems.map(({ plain }) => plain)).toContain(
      'Kapacitor takes the column called time for the time: give it another name.',
    );
  });
});

describe('a task of which one query cannot start', () => {
  const bad = `batch|query('SELECT mean(v) FROM other.autogen.m').period(1m).every(1m)`;
  const good = `batch|query('SELECT mean(v) FROM telegraf.autogen.m').period(1m).every(1m)`;
  const nested = `batch|query('SELECT mean(q) FROM (SELECT v AS q FROM m)').period(1m).every(1m)`;
  const forbidden = 'batch query is not allowed to request data from "other"."autogen"';
  const unknown = 'unknown query source *influxql.SubQuery';
  const aborted = (...nodes: readonly string[]) => [
    ...nodes.map(
      (node) => `msg="node failed" service=kapacitor task_master=main task=b node=${node} err="batch run aborted"`,
    ),
    'msg="failed to stop task with out error" service=kapacitor task_master=main task=b err="query1: batch run aborted"',
  ];
  test.each([
    ['the second', [good, bad], forbidden, aborted('query1', 'query3')],
    ['a subquery before a forbidden one', [bad, nested], unknown, aborted('query1', 'query3')],
    [
      'what cannot be parsed before both',
      [nested, good.replace('mean(v)', 'mean(')],
      'failed to parse InfluxQL query: found FROM, expected identifier, string, number, bool at line 1, char 14',
      [],
    ],
  ])('%s', (_, queries, error, lines) => {
    const content = queries.map((query, i) => `var q${i} = ${query}\nq${i}|log()`).join('\n');
    const { tasks, errors } = strictAnswer(WHOLE, [
      { path: 'b.tick', content },
      { path: 'case.json', content: JSON.stringify({ batch: SPAN }) },
    ]);
    expect(tasks.b).toEqual({ error });
    expect(errors.map((line) => line.replace('lvl=error ', '')).sort()).toEqual([...lines].sort());
  });
});

test('the points that a database holds count towards the memory of a run', () => {
  const points = Array.from({ length: 1000 }, (_, second) => second);
  const budget = { milliseconds: 60_000, events: 1000, bytes: 20_000 };
  const session = new RunSession(WHOLE, filesOf({ points }), { trace: 'counts', budget });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // It stops by itself.
  }
  const { stopped, recordedBytes } = session.finish();
  expect(stopped).toEqual({ reason: 'memory', fed: 0 });
  expect(recordedBytes).toBeGreaterThan(20_000);
});
