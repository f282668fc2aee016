import { describe, expect, test } from 'vitest';
import { exampleWorkspace, hipchatCpuAlert } from '../../src/examples';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { RunSession } from '../../src/kapacitor/run/run-session';
import type { Workspace } from '../../src/workspace/workspace';

const example = exampleWorkspace(hipchatCpuAlert);
const LENIENT = {} as const;

function withData(data: string, script: string): Workspace {
  return [
    { path: 't.tick', content: script },
    { path: 'data.lp', content: data },
  ];
}

const ALWAYS = `stream|from()|alert().crit(lambda: TRUE).message('m').topic('all')`;

describe('the documented example', () => {
  const run = runWorkspace(WHOLE, example, LENIENT);

  test('sends red on the way down and green on recovery', () => {
    expect(run.requests.map(({ at, preview }) => [at, preview?.color])).toEqual([
      [2, 'red'],
      [3, 'green'],
      [4, 'red'],
      [7, 'green'],
      [8, 'red'],
      [10, 'green'],
    ]);
    expect(run.requests[0]?.request).toEqual({
      method: 'POST',
      url: 'https://testtest.hipchat.com/v2/room/alerts/notification?auth_token=tokentokentokentokentoken',
      headers: [
        ['Host', 'testtest.hipchat.com'],
        ['User-Agent', 'Go-http-client/1.1'],
        ['Content-Length', '81'],
        ['Content-Type', 'application/json'],
        ['Accept-Encoding', 'gzip'],
      ],
      body: '{"color":"red","from":"kapacitor","message":"Hey, check your CPU","notify":true}\n',
    });
  });

  test('judges every point once, for one reason', () => {
    const { evaluations } = run;
    expect([...evaluations.at]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...evaluations.outcome].map((outcome) => evaluations.outcomes[outcome])).toEqual([
      'ok-without-change',
      'ok-without-change',
      'sent',
      'sent',
      'sent',
      'no-change',
      'no-change',
      'sent',
      'sent',
      'no-change',
      'sent',
      'ok-without-change',
    ]);
    const events = [...evaluations.event].filter((event) => event !== -1);
    expect(events).toEqual([0, 1, 2, 3, 4, 5]);
    expect(run.events.map(({ evaluation }) => evaluation)).toEqual([2, 3, 4, 7, 8, 10]);
  });

  test('tells of the spelling, with a fix', () => {
    expect(run.problems).toEqual([
      {
        file: 'hipchat-cpu-alert.tick',
        range: { start: 154, end: 161 },
        severity: 'warning',
        kapacitor: 'invalid TICKscript: line 8 char 6: no method or property "hipchat" on *pipeline.AlertNodeData',
        plain: 'Kapacitor knows this handler as hipChat; it refuses hipchat.',
        code: 'handler-spelling',
        fix: {
          title: 'Write .hipChat()',
          file: 'hipchat-cpu-alert.tick',
          edits: [{ range: { start: 154, end: 161 }, text: 'hipChat' }],
        },
      },
    ]);
  });

  test('is refused by a strict run', () => {
    const strict = runWorkspace(WHOLE, example, STRICT);
    expect(strict.tasks[0]?.error).toBe(
      'invalid TICKscript: line 8 char 6: no method or property "hipchat" on *pipeline.AlertNodeData',
    );
    expect(strict.requests).toEqual([]);
  });
});

describe('a session', () => {
  const lines = Array.from({ length: 2000 }, (_, i) => `m v=${i} ${i + 1}\n`).join('');

  test('gives what it has at any time', () => {
    const session = new RunSession(WHOLE, withData(lines, ALWAYS), LENIENT);
    session.step(0);
    expect(session.fed).toBeGreaterThan(0);
    expect(session.fed).toBeLessThan(2000);
    session.stop('cancelled');
    expect(session.step(1000)).toBe(true);
    const run = session.finish();
    expect(run.stopped).toEqual({ reason: 'cancelled', fed: session.fed });
    expect(run.events).toHaveLength(session.fed);
  });

  test('stops at its budget of events, and says so', () => {
    const run = runWorkspace(WHOLE, withData(lines, ALWAYS), { budget: { milliseconds: 60_000, events: 100 } });
    expect(run.stopped).toEqual({ reason: 'events', fed: 101 });
    expect(run.events).toHaveLength(100);
  });

  test('stops at its budget of time', () => {
    const run = runWorkspace(WHOLE, withData(lines, ALWAYS), { budget: { milliseconds: 0, events: 1e6 } });
    expect(run.stopped?.reason).toBe('time');
  });
});

describe('broken input is told, and the rest runs', () => {
  test.each<[string, Workspace, (run: Run) => unknown, unknown]>([
    ['nothing at all', [], (run) => [run.tasks.length, run.problems.length], [0, 0]],
    ['a script alone', [{ path: 'a.tick', content: 'stream|from()|log()' }], (run) => run.tasks[0]?.error, undefined],
    [
      'bad TOML',
      [...withData('m v=1 1', ALWAYS), { path: 'kapacitor.conf', content: '[hipchat' }],
      (run) => typeof run.config.error,
      'string',
    ],
    [
      'a bad case.json',
      [...withData('m v=1 1', ALWAYS), { path: 'case.json', content: '{' }],
      (run) => [run.problems[0]?.code, run.events.length],
      ['case-json', 1],
    ],
    [
      'a bad line',
      withData('m v=x 1', ALWAYS),
      (run) => run.problems[0]?.kapacitor,
      "unable to parse 'm v=x 1': invalid boolean",
    ],
    [
      'a bad handler file',
      [...withData('m v=1 1', ALWAYS), { path: 'handlers/h.yaml', content: ': :' }],
      (run) => [run.problems[0]?.code, run.events.length],
      ['handler-file', 1],
    ],
    [
      'a bad script beside a good one',
      [...withData('m v=1 1', ALWAYS), { path: 'b.tick', content: 'stream|' }],
      (run) => [run.problems[0]?.file, run.events.length],
      ['b.tick', 1],
    ],
    [
      'two tasks of one id',
      [...withData('m v=1 1', ALWAYS), { path: 'x/t.tick', content: ALWAYS }],
      (run) => run.tasks[1]?.error,
      'task t already exists',
    ],
    [
      'a bad task id',
      [{ path: 'a b.tick', content: ALWAYS }],
      (run) => run.tasks[0]?.error,
      `task ID must contain only letters, numbers, '-', '.' and '_'. "a b"`,
    ],
    [
      'a recording that is none',
      [...withData('m v=1 1', ALWAYS), { path: 'r.srpl', content: new Uint8Array([1]) }],
      (run) => run.problems.find(({ file }) => file === 'r.srpl')?.kapacitor,
      'gzip: invalid header',
    ],
  ])('%s', (_, workspace, look, expected) => {
    expect(look(runWorkspace(WHOLE, workspace, LENIENT))).toEqual(expected);
  });
});

test('a task that dies takes no other with it', () => {
  const run = runWorkspace(
    WHOLE,
    [
      { path: 'a.tick', content: `stream|from()|alert().crit(lambda: TRUE).message('{{ .Nope }}').topic('a')` },
      { path: 'b.tick', content: ALWAYS },
      { path: 'data.lp', content: 'm v=1 1\nm v=2 2\n' },
    ],
    LENIENT,
  );
  expect(run.tasks.map(({ taskError }) => taskError?.slice(0, 22))).toEqual(['alert2: template: mess', undefined]);
  expect(run.events.map(({ task }) => task)).toEqual(['b', 'b']);
  expect(run.logs.map(({ message }) => message)).toEqual([
    'node failed',
    'failed to stop task with out error',
    'task finished with error',
  ]);
});

const ENABLED = { path: 'kapacitor.conf', content: '[hipchat]\n  enabled = true\n  url = "https://h/v2/room"\n' };
const CHAT = `.crit(lambda: TRUE).hipChat().room('r').token('t')`;

test.each([
  ['the alert that fails keeps its topic', `|alert()${CHAT}.message('{{ .Nope }}')`, ['main:t:alert2']],
  [
    'those behind it end, and their topics with them; named ones stay',
    `|alert()${CHAT}.message('{{ if gt (index .Fields "v") 1.0 }}{{ .Nope }}{{ end }}')|alert()${CHAT}.topic('all')`,
    ['all', 'main:t:alert2'],
  ],
])('when a task dies, %s', (_, chain, topics) => {
  const workspace = withData('m v=1 1\nm v=2 2\n', `stream|from()${chain}`);
  const run = runWorkspace(WHOLE, [...workspace, ENABLED], STRICT);
  expect(run.tasks[0]?.taskError).toContain('.Nope');
  expect(run.topics.map(({ id }) => id)).toEqual(topics);
});

test('silence after the last point lets a deadman speak', () => {
  const script = `stream|from()|deadman(0.0, 10s)`;
  const data = Array.from({ length: 30 }, (_, i) => `m v=1 ${i + 1}000000000\n`).join('');
  const quiet = runWorkspace(WHOLE, withData(data, script), LENIENT);
  const silent = runWorkspace(WHOLE, withData(data, script), { silence: 60_000_000_000n });
  const dead = (run: Run) => [...run.evaluations.level].filter((level) => level === 3).length;
  expect(dead(quiet)).toBe(0);
  expect(dead(silent)).toBeGreaterThan(0);
});

test.each([
  ['level() / (level() - 3) == 1', 'recovered from panic', 'runtime error: integer divide by zero'],
  [
    'max(1.0, 2.0, 3.0, 4.0, 5.0) == 1.0',
    'recovered from panic',
    'runtime error: index out of range [4] with length 4',
  ],
  [
    `strSubstring("host", 5, 9) == "host"`,
    'failed to evaluate match expression',
    String.raw`error calling \"strSubstring\": stop index too large for string in strSubstring: 9`,
  ],
])('a handler whose match is %s gets no event', (match, message, err) => {
  const handler = { topic: 'all', id: 'h', kind: 'post', match, options: { url: 'http://capture/h' } };
  const workspace = [
    ...withData('m,host=a v=1 1\n', ALWAYS),
    { path: 'handlers/h.json', content: JSON.stringify(handler) },
  ];
  const run = runWorkspace(WHOLE, workspace, LENIENT);
  expect(run.requests).toEqual([]);
  expect(run.logs.map(({ text }) => text)).toEqual([
    `lvl=error msg="${message}" service=alert handler=h topic=all err="${err}"`,
  ]);
});

test('a gap of years between points does not hang a deadman', () => {
  const data = 'm v=1 1\nm v=1 1577836800000000000\n';
  const run = runWorkspace(WHOLE, withData(data, 'stream|from()|deadman(0.0, 1s)'), {
    budget: { milliseconds: 200, events: 1_000_000 },
  });
  expect(run.stopped).toEqual({ reason: 'time', fed: 2 });
  expect(run.milliseconds).toBeLessThan(5000);
});

test('behind a request that is never answered the others of its handler wait', () => {
  const slow = runWorkspace(
    WHOLE,
    [...example, { path: 'case.json', content: '{"respond": {"slow": true}}' }],
    LENIENT,
  );
  expect(slow.events).toHaveLength(6);
  expect(slow.requests.map(({ at }) => at)).toEqual([2]);
  expect(slow.logs.filter(({ level }) => level === 'error')).toEqual([]);
});

test('topics that publish to each other are stopped after one round, and the log says so', () => {
  const publish = (topic: string, to: string) => ({
    path: `handlers/${topic}.yaml`,
    content: `topic: ${topic}\nid: ${topic}\nkind: publish\noptions:\n  topics: [${to}]\n`,
  });
  const run = runWorkspace(
    WHOLE,
    [...withData('m v=1 1\n', ALWAYS), publish('all', 'ops'), publish('ops', 'all')],
    LENIENT,
  );
  expect(run.topics.map(({ id, collected }) => `${id} ${collected}`)).toEqual(['all 2', 'ops 1']);
  expect(run.logs.map(({ text }) => text)).toEqual([
    'lvl=info msg="stopped topics from publishing to each other for ever" topic=all',
  ]);
});
