import { describe, expect, test } from 'vitest';
import { heldBackLines } from '../../src/explain/held-back';
import { HANDLERS } from '../../src/handlers';
import { applyEdits } from '../../src/text/edit';
import { type Files, problemsIn, runOf, told } from './shown';

const HIPCHAT = "[hipchat]\n  enabled = true\n  url = 'https://a.example.com/v2/room'\n  room = 'ops'\n  token = 't'\n";
const script = (more: string, condition = 'TRUE') =>
  `stream\n    |from()\n        .measurement('m')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: ${condition})\n${more}`;
const HEARD = script('        .hipChat()\n');
const lines = (count: number, every = 1_000_000_000) =>
  Array.from({ length: count }, (_, i) => `m,host=a v=${i} ${1_528_102_800_000_000_000n + BigInt(i * every)}\n`).join(
    '',
  );

type Row = readonly [what: string, files: Files, sentences: readonly string[], mended: Files];
const CODES: ReadonlySet<string> = new Set([
  'config-variable',
  'hipchat-url',
  'no-token',
  'global-deadman',
  'unheard-alert',
  'unheard-topic',
  'topic-without-alert',
  'too-many-messages',
  'message-too-long',
  'service-refuses',
  'task-stops',
  'server-dies',
  'inhibited',
]);

const SHELL = '$' + '{OPS_ROOM}';

const ROWS: readonly Row[] = [
  [
    'a variable in kapacitor.conf',
    { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT.replace("'ops'", `'${SHELL}'`) },
    [
      `config-variable '${SHELL}': Kapacitor fills in no variables, so room stays as it is written. Leave the key out and set KAPACITOR_HIPCHAT_ROOM in environment, which the server reads over the file.`,
    ],
    { 'kapacitor.conf': HIPCHAT },
  ],
  [
    'a variable in the second entry of a list',
    {
      't.tick': HEARD,
      'kapacitor.conf': `${HIPCHAT}[[slack]]\n  workspace = 'a'\n  default = true\n  url = 'https://a.example.com'\n[[slack]]\n  workspace = 'b'\n  url = 'https://b.example.com'\n  token = '$SLACK'\n`,
    },
    [
      "config-variable '$SLACK': Kapacitor fills in no variables, so token stays as it is written. Leave the key out and set KAPACITOR_SLACK_1_TOKEN in environment, which the server reads over the file.",
    ],
    { 'kapacitor.conf': HIPCHAT },
  ],
  [
    'a password with a dollar is none',
    { 't.tick': HEARD, 'kapacitor.conf': `${HIPCHAT}[smtp]\n  password = 'pa$word'\n` },
    [],
    {},
  ],
  [
    'a url without /v2/room',
    { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT.replace('/v2/room', '') },
    [
      "hipchat-url 'https://a.example.com': Kapacitor asks for /ROOM/notification here, which HipChat answers with 404: the url should end in /v2/room.",
    ],
    { 'kapacitor.conf': HIPCHAT },
  ],
  [
    'the API v1',
    { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT.replace('/v2/room', '/v1/rooms/message') },
    [
      "hipchat-url 'https://a.example.com/v1/rooms/message': This is HipChat’s API v1, and Kapacitor speaks v2: the url should end in /v2/room.",
    ],
    { 'kapacitor.conf': HIPCHAT },
  ],
  [
    'an empty token',
    { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT.replace("'t'", "''") },
    [
      'no-token hipChat: There is no token, neither here nor in kapacitor.conf: HipChat answers 401, and nothing is shown. Add .token().',
    ],
    { 't.tick': `${HEARD}        .token('t')\n` },
  ],
  [
    'an empty token for a handler file',
    {
      't.tick': script("        .topic('x')\n"),
      'handlers/x.yaml': 'topic: x\nid: x\nkind: hipchat\n',
      'kapacitor.conf': HIPCHAT.replace("'t'", "''"),
    },
    [
      'no-token hipchat: There is no token, neither here nor in kapacitor.conf: HipChat answers 401, and nothing is shown. Add token: to its options.',
    ],
    { 'handlers/x.yaml': 'topic: x\nid: x\nkind: hipchat\noptions:\n  token: t\n' },
  ],
  [
    'a deadman for every task',
    {
      't.tick': HEARD,
      'kapacitor.conf': `${HIPCHAT}[deadman]\n  global = true\n  threshold = 1.0\n  interval = '30s'\n`,
    },
    [
      'global-deadman true: [deadman] global = true gives every task a deadman on its source: critical while no more than 1 point comes in 30s. Its events go to global services only.',
    ],
    { 'kapacitor.conf': HIPCHAT },
  ],
  [
    'an alert without a handler',
    { 't.tick': script(''), 'data.lp': lines(2) },
    [
      'unheard-alert alert: Nobody hears this alert: it has no handler and no topic, so its events are judged and go nowhere.',
    ],
    { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT },
  ],
  [
    'an alert without a handler, where a service is global',
    { 't.tick': script(''), 'data.lp': lines(2), 'kapacitor.conf': `${HIPCHAT}  global = true\n` },
    [],
    {},
  ],
  [
    'an alert that only marks points for what follows',
    { 't.tick': script("    |httpOut('x')\n"), 'data.lp': lines(2) },
    [],
    {},
  ],
  [
    'topics that do not meet',
    {
      't.tick': script("        .topic('cpu')\n"),
      'handlers/x.yaml': 'topic: cpus\nid: x\nkind: log\noptions:\n  path: /tmp/x.log\n',
      'data.lp': lines(2),
    },
    [
      'topic-without-alert cpus: No alert here publishes to the topic cpus, so this handler hears nothing. There is cpu.',
      'unheard-topic topic: No handler file here is of the topic cpu, so nobody hears its events. There is one of cpus.',
    ],
    { 'handlers/x.yaml': 'topic: cpu\nid: x\nkind: log\noptions:\n  path: /tmp/x.log\n' },
  ],
  [
    'a flood',
    { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT, 'data.lp': lines(40) },
    [
      'too-many-messages alert: 40 messages in one minute to the room ops: HipChat takes 30 a minute and answers the others with 429, so they are lost. .stateChangesOnly(), fewer groups, or one alert for all of them send less.',
    ],
    { 'data.lp': lines(40, 2_000_000_001) },
  ],
  [
    'a long message',
    {
      't.tick': script(`        .message('{{ printf "%10001d" 1 }}')\n        .hipChat()\n`),
      'kapacitor.conf': HIPCHAT,
      'data.lp': lines(2),
    },
    [
      'message-too-long alert: 2 messages with up to 10,001 characters: HipChat takes 10,000 and refuses the others with 400.',
    ],
    { 't.tick': script(`        .message('{{ printf "%10000d" 1 }}')\n        .hipChat()\n`) },
  ],
  [
    'a room that does not exist',
    {
      't.tick': HEARD,
      'kapacitor.conf': HIPCHAT,
      'data.lp': lines(2),
      'case.json': '{"respond": {"status": 404, "body": ""}}',
    },
    [
      'service-refuses alert: HipChat answers 404: there is no such room; room and url make the address. All 2 messages were refused, and nothing is shown.',
    ],
    { 'case.json': '{}' },
  ],
  [
    'another service, in its words',
    {
      't.tick': script('        .slack()\n'),
      'kapacitor.conf': "[slack]\n  enabled = true\n  url = 'https://a.example.com'\n",
      'data.lp': lines(1),
      'case.json': '{"respond": {"status": 401, "body": ""}}',
    },
    [
      'service-refuses alert: Slack answers 401: it does not know the token, the key or the user. The message was refused, and nothing is shown.',
    ],
    { 'case.json': '{}' },
  ],
  [
    'a template that fails at the second point',
    {
      't.tick': script(
        `        .message('{{ if gt (index .Fields "v") 9.5 }}high{{ end }}')\n        .log('/tmp/a.log')\n`,
      ),
      'data.lp':
        'm,host=a v=1 1528102800000000000\nm,host=b v=1i 1528102801000000000\nm,host=b v=1i 1528102802000000000\n',
    },
    [
      'task-stops alert: The task stops here at the point of 09:00:01 (m,host=b), and gets no more of the 1 point that follows.',
    ],
    { 'data.lp': 'm,host=a v=1 1528102800000000000\nm,host=b v=1 1528102801000000000\n' },
  ],
  [
    'a division that kills the server',
    {
      't.tick': script("        .log('/tmp/a.log')\n", '100 / "v" > 5'),
      'data.lp': 'm,host=a v=0i 1528102800000000000\n',
    },
    [
      'server-dies alert: A real Kapacitor dies here at the point of 09:00:00 (m,host=a), with all its tasks; the playground goes on without it.',
    ],
    { 'data.lp': 'm,host=a v=1i 1528102800000000000\n' },
  ],
];

test.each(ROWS)('%s', (_, files, sentences, mended) => {
  expect(told(files, CODES)).toEqual(sentences);
  expect(told({ ...files, ...mended }, CODES)).toEqual([]);
});

const SWITCHED = HANDLERS.filter(({ section }) => section?.keys.some(({ name }) => name === 'enabled') === true);

describe.each(SWITCHED)('$name, not enabled', (handler) => {
  const files = {
    't.tick': script("        .topic('x')\n"),
    'handlers/x.yaml': `topic: x\nid: x\nkind: ${handler.kind}\n`,
  };
  const disabled = (of: Files) => problemsIn(of).filter(({ code }) => code === 'service-disabled');

  test('a click writes a section with which the server starts', () => {
    const [problem] = disabled(files);
    expect(problem?.plain).toMatch(new RegExp(`^${handler.name} is not enabled in kapacitor.conf \\(\\[`));
    expect(problem?.fix?.file).toBe('kapacitor.conf');
    const mended = { ...files, 'kapacitor.conf': applyEdits('', problem?.fix?.edits ?? []) };
    expect(runOf(mended).config.error).toBeUndefined();
    expect(disabled(mended)).toEqual([]);
  });

  test('a click switches on a section that is there', () => {
    const header = handler.section?.list === 'list' ? `[[${handler.section.name}]]` : `[${handler.section?.name}]`;
    for (const text of [`${header}\n  enabled = false\n`, `${header}\n`]) {
      const [problem] = disabled({ ...files, 'kapacitor.conf': text });
      expect(applyEdits(text, problem?.fix?.edits ?? []).trim()).toBe(`${header}\n  enabled = true`);
    }
  });
});

const PARENT = (tags: string) =>
  `stream\n    |from()\n        .measurement('m')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .inhibit('low'${tags})\n        .log('/tmp/a.log')\n`;

test.each([
  [
    'changes of state, flapping aside',
    {
      't.tick': script('        .stateChangesOnly()\n        .hipChat()\n'),
      'kapacitor.conf': HIPCHAT,
      'data.lp': lines(4),
    },
    ['t: 3 events held back, no change of state'],
  ],
  [
    'recoveries',
    {
      't.tick': script('        .noRecoveries()\n        .hipChat()\n', '"v" < 1'),
      'kapacitor.conf': HIPCHAT,
      'data.lp': lines(2),
    },
    ['t: 1 event held back, recoveries are not sent'],
  ],
  [
    'nobody',
    { 't.tick': script(''), 'data.lp': lines(2) },
    ['t: 2 events held back, the alert has no handler and no topic'],
  ],
  [
    'nobody at a topic',
    { 't.tick': script("        .topic('x')\n"), 'data.lp': lines(2) },
    ['t: 2 events given to its topic, where no handler hears it'],
  ],
  [
    'another alert',
    {
      'a.tick': PARENT(", 'host'"),
      'b.tick': script("        .category('low')\n        .log('/tmp/b.log')\n"),
      'data.lp': lines(2),
    },
    ['b: 2 events held back, inhibited by a (low, host=a)', 'a: 1 event held back, no change of state'],
  ],
  ['nothing', { 't.tick': HEARD, 'kapacitor.conf': HIPCHAT, 'data.lp': lines(2) }, []],
])('events held back by %s are counted', (_, files, expected) => {
  expect(heldBackLines(runOf(files))).toEqual(expected);
});
