import { expect, test } from 'vitest';
import { buildTimeline, countsAt, factsOf } from '../../src/app/model/timeline';
import { rowWords } from '../../src/app/model/words/event-words';
import { sentence } from '../../src/app/model/words/why-words';
import { report } from '../../src/cli/report';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import type { Workspace } from '../../src/workspace/workspace';

const ALERT = 'stream|from()|alert().crit(lambda: "v" > 1)';
const SLACK = "[slack]\n  enabled = true\n  url = 'http://s.example.com/x'\n";
const HIPCHAT =
  "[hipchat]\n  enabled = true\n  url = 'https://h.example.com/v2/room'\n  room = 'ops'\n  token = 'abcdefghij'\n";
const handler = (id: string, kind: string, more = '') => ({
  path: `handlers/${id}.yaml`,
  content: `topic: t\nid: ${id}\nkind: ${kind}\n${more}`,
});

interface Row {
  readonly script: string;
  readonly conf?: string;
  readonly files?: Workspace;
  /** Of the one event: what the outcome is called, who failed, and the counts sent, held, lost. */
  readonly is: readonly [outcome: string, failed: readonly string[], counts: readonly [number, number, number]];
  readonly row: string;
  readonly why: string;
  readonly head: string;
}

const WENT = 'The level went from OK to CRITICAL, so the event';
const LOST = `${WENT} should have gone out, and was not delivered:`;

const ROWS: Readonly<Record<string, Row>> = {
  'a service that no section enables': {
    script: `${ALERT}.slack()`,
    is: ['undelivered', ['Slack'], [0, 0, 1]],
    row: 'v 2 · Slack failed',
    why: `${LOST} Slack.`,
    head: '1 point, 1 event (1 not delivered), 0 requests',
  },
  'the same with its section': {
    script: `${ALERT}.slack()`,
    conf: SLACK,
    is: ['sent', [], [1, 0, 0]],
    row: 'v 2 · Slack',
    why: `${WENT} was sent.`,
    head: '1 point, 1 event, 1 request',
  },
  'e-mail without [smtp], and a log beside it': {
    script: `${ALERT}.email('a@example.com').log('/tmp/a')`,
    is: ['sent', ['E-mail'], [1, 0, 0]],
    row: 'v 2 · Log, not E-mail',
    why: `${WENT} was sent, but E-mail failed on it.`,
    head: '1 point, 1 event, 0 requests, 1 action',
  },
  'two that fail': {
    script: `${ALERT}.email('a@example.com').slack()`,
    is: ['undelivered', ['E-mail', 'Slack'], [0, 0, 1]],
    row: 'v 2 · E-mail, Slack failed',
    why: `${LOST} E-mail, Slack.`,
    head: '1 point, 1 event (1 not delivered), 0 requests',
  },
  'a handler file whose kind is off': {
    script: `${ALERT}.topic('t')`,
    files: [handler('a', 'slack')],
    is: ['undelivered', ['Slack'], [0, 0, 1]],
    row: 'v 2 · Slack failed',
    why: `${LOST} Slack.`,
    head: '1 point, 1 event (1 not delivered), 0 requests',
  },
  'one that hands on to such a topic': {
    script: `${ALERT}.topic('first')`,
    files: [
      { path: 'handlers/p.yaml', content: 'topic: first\nid: p\nkind: publish\noptions:\n  topics: [t]\n' },
      handler('a', 'slack'),
    ],
    is: ['undelivered', ['Slack'], [0, 0, 1]],
    row: 'v 2 · Slack failed',
    why: `${LOST} Slack.`,
    head: '1 point, 2 events (1 not delivered), 0 requests',
  },
  'an answer that refuses': {
    script: `${ALERT}.hipChat()`,
    conf: HIPCHAT,
    files: [{ path: 'case.json', content: '{"respond": {"status": 401, "body": ""}}' }],
    is: ['undelivered', ['HipChat'], [0, 0, 1]],
    row: 'v 2 · HipChat failed',
    why: `${LOST} HipChat.`,
    head: '1 point, 1 event (1 not delivered), 1 request',
  },
  'a match that it does not meet': {
    script: `${ALERT}.topic('t')`,
    files: [handler('a', 'log', "match: level() == OK\noptions:\n  path: '/tmp/a'\n")],
    is: ['unmatched', [], [0, 1, 0]],
    row: 'v 2 · given to its topic, where no handler has a match for it',
    why: 'The level is CRITICAL, and nobody hears of it: given to its topic, where no handler has a match for it.',
    head: '1 point, 1 event, 0 requests',
  },
  'a match that fails': {
    script: `${ALERT}.topic('t')`,
    files: [handler('a', 'log', `match: '"nope" == "x"'\noptions:\n  path: '/tmp/a'\n`)],
    is: ['undelivered', ['Log'], [0, 0, 1]],
    row: 'v 2 · Log failed',
    why: `${LOST} Log.`,
    head: '1 point, 1 event (1 not delivered), 0 requests',
  },
  'handing on to a topic without handlers': {
    script: `${ALERT}.topic('t')`,
    files: [handler('a', 'publish', 'options:\n  topics: [nobody]\n')],
    is: ['unheard', [], [0, 1, 0]],
    row: 'v 2 · given to its topic, where no handler hears it',
    why: 'The level is CRITICAL, and nobody hears of it: given to its topic, where no handler hears it.',
    head: '1 point, 2 events, 0 requests',
  },
  'a handler that gathers': {
    script: `${ALERT}.topic('t')`,
    files: [handler('a', 'aggregate', 'options:\n  interval: 10000000000\n  topic: other\n')],
    is: ['sent', [], [1, 0, 0]],
    row: 'v 2',
    why: `${WENT} was sent.`,
    head: '1 point, 1 event, 0 requests',
  },
};

test.each(Object.entries(ROWS))('%s', (_, { script, conf, files = [], is, row, why, head }) => {
  const workspace: Workspace = [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: 'm v=2 1000000000\n' },
    ...(conf === undefined ? [] : [{ path: 'kapacitor.conf', content: conf }]),
    ...files,
  ];
  const run = runWorkspace(WHOLE, workspace);
  const timeline = buildTimeline(run);
  const facts = factsOf(timeline, 0);
  const { sent, held, lost } = countsAt(timeline, 1);
  expect([facts?.outcome, facts?.failed, [sent, held, lost]]).toEqual(is);
  expect(facts === undefined ? '' : [rowWords(facts, run), sentence(facts)]).toEqual([row, why]);
  const [first = '', ...lines] = report('f', workspace, run).split('\n');
  expect(first).toBe(`f: ${head}`);
  expect(lines.filter((line) => line.endsWith(': not delivered'))).toEqual(
    is[1].map((name) => `      ${name}: not delivered`),
  );
});

test('behind a request that is not answered the others wait, and are not called sent', () => {
  const run = runWorkspace(WHOLE, [
    { path: 'a.tick', content: `${ALERT}.hipChat()` },
    { path: 'kapacitor.conf', content: HIPCHAT },
    { path: 'case.json', content: '{"respond": {"slow": true}}' },
    { path: 'data.lp', content: 'm v=2 1000000000\nm v=2 2000000000\n' },
  ]);
  const { outcome, outcomes } = run.evaluations;
  expect([...outcome].map((index) => outcomes[index])).toEqual(['sent', 'waiting']);
});

test('at the cap what failed is not called sent', () => {
  const data = Array.from({ length: 5 }, (_, second) => `m v=2 ${second + 1}000000000\n`).join('');
  const files = [
    { path: 'a.tick', content: `${ALERT}.slack()` },
    { path: 'data.lp', content: data },
  ];
  const run = runWorkspace(WHOLE, files, { budget: { milliseconds: 10_000, events: 3 } });
  const { outcome, outcomes } = run.evaluations;
  expect([run.stopped?.reason, [...outcome].map((index) => outcomes[index])]).toEqual([
    'events',
    ['undelivered', 'undelivered', 'undelivered'],
  ]);
});
