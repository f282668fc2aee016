import { expect, test } from 'vitest';
import { applyEdits } from '../../src/text/edit';
import { type Files, problemsIn, told } from './shown';

const CODES: ReadonlySet<string> = new Set([
  'config',
  'config-name',
  'config-variable',
  'inhibits-nobody',
  'match-never',
  'not-sent',
  'service-refuses',
]);

const at = (second: number) => `${1_528_102_800 + second}000000000`;
const DATA = `m,host=a,dc=x v=9 ${at(0)}\nm,host=b,dc=x v=1 ${at(0)}\nm,host=a,dc=x v=1 ${at(10)}\n`;
const FROM = "stream\n    |from()\n        .measurement('m')\n        .groupBy('host')\n";
const ALERT = `${FROM}    |alert()\n        .crit(lambda: "v" > 5)\n        .stateChangesOnly()\n`;
const HIPCHAT = "[hipchat]\n  enabled = true\n  url = 'https://a.example.com/v2/room'\n  room = 'ops'\n  token = 't'\n";
const KAFKA = "[[kafka]]\n  enabled = true\n  id = 'k'\n  brokers = ['k1:9092']\n";
const MQTT = "[[mqtt]]\n  enabled = true\n  name = 'b'\n  default = true\n  url = 'tcp://mqtt.example.com:1883'\n";
const SLACK = "[[slack]]\n  enabled = true\n  workspace = 'dev'\n  url = 'https://hooks.slack.com/services/a/b/c'\n";
const OPS = "[[httppost]]\n  endpoint = 'ops'\n  url = 'http://example.com'\n";
const SMTP = "[smtp]\n  enabled = true\n  from = 'k@example.com'\n";
const handler = (kind: string, rest = '') => `id: h\ntopic: x\nkind: ${kind}\n${rest}`;
const log = (match: string) => handler('log', `match: ${match}\noptions:\n  path: /tmp/a.log\n`);
const TO_TOPIC = `${ALERT}        .topic('x')\n`;

/** What is handed to nobody, what is said of it, and what mends it. */
const ROWS: readonly (readonly [what: string, files: Files, sentences: readonly string[], mended: Files])[] = [
  [
    'kafka without a cluster',
    { 't.tick': `${ALERT}        .kafka()\n        .kafkaTopic('a')\n`, 'kapacitor.conf': KAFKA },
    ['config-name kafka: .cluster() is missing: it names a [[kafka]] of kapacitor.conf by its id. There is k.'],
    { 't.tick': `${ALERT}        .kafka()\n        .kafkaTopic('a')\n        .cluster('k')\n` },
  ],
  [
    'kafka with another cluster',
    {
      't.tick': `${ALERT}        .kafka()\n        .cluster('K')\n        .kafkaTopic('a')\n`,
      'kapacitor.conf': KAFKA,
    },
    ["config-name 'K': No [[kafka]] of kapacitor.conf that is enabled has id = 'K': Kapacitor refuses it. There is k."],
    { 't.tick': `${ALERT}        .kafka()\n        .cluster('k')\n        .kafkaTopic('a')\n` },
  ],
  [
    'kafka without a topic',
    { 't.tick': `${ALERT}        .kafka()\n        .cluster('k')\n`, 'kapacitor.conf': KAFKA },
    [
      "not-sent kafka: Kafka gets nothing of 2 events: they have no topic of Kafka: .kafkaTopic('alerts') names it (topic: in a handler file; .topic() is a topic of Kapacitor’s).",
    ],
    { 't.tick': `${ALERT}        .kafka()\n        .cluster('k')\n        .kafkaTopic('a')\n` },
  ],
  [
    'a workspace of Slack',
    { 't.tick': `${ALERT}        .slack()\n        .workspace('ops')\n`, 'kapacitor.conf': SLACK },
    [
      "config-name 'ops': No [[slack]] of kapacitor.conf that is enabled has workspace = 'ops': each event logs an error and sends nothing. There is dev.",
    ],
    { 't.tick': `${ALERT}        .slack()\n        .workspace('dev')\n` },
  ],
  [
    'an endpoint of a post',
    { 't.tick': `${ALERT}        .post()\n        .endpoint('ops')\n` },
    [
      "config-name 'ops': No [[httppost]] of kapacitor.conf that is enabled has endpoint = 'ops': Kapacitor refuses it. There is none at all.",
    ],
    { 'kapacitor.conf': OPS },
  ],
  [
    'an endpoint of the node httpPost',
    { 't.tick': `${FROM}    |httpPost()\n        .endpoint('ops')\n` },
    [
      "config-name 'ops': No [[httppost]] of kapacitor.conf that is enabled has endpoint = 'ops': Kapacitor refuses it. There is none at all.",
    ],
    { 'kapacitor.conf': OPS },
  ],
  [
    'a broker in a handler file',
    {
      't.tick': TO_TOPIC,
      'handlers/h.yaml': handler('mqtt', 'options:\n  topic: a\n  broker-name: x\n'),
      'kapacitor.conf': MQTT,
    },
    [
      "config-name x: No [[mqtt]] of kapacitor.conf that is enabled has name = 'x': each event logs an error and sends nothing. There is b.",
    ],
    { 'handlers/h.yaml': handler('mqtt', 'options:\n  topic: a\n  broker-name: b\n') },
  ],
  [
    'a mail to nobody',
    { 't.tick': `${ALERT}        .email()\n`, 'kapacitor.conf': SMTP },
    [
      "not-sent email: E-mail gets nothing of 2 events: nobody is named who gets them: .email('ops@example.com'), or to = ['ops@example.com'] in [smtp].",
    ],
    { 't.tick': `${ALERT}        .email('ops@example.com')\n` },
  ],
  [
    'a name that Sensu does not take',
    { 't.tick': `${ALERT}        .sensu()\n`, 'kapacitor.conf': "[sensu]\n  enabled = true\n  addr = 'sensu:3030'\n" },
    [
      'not-sent sensu: Sensu gets nothing of 2 events: Sensu takes names of letters, digits, _, . and - only, and the ID of the alert is m:host=a: write one such as .id(\'{{ .Name }}-{{ index .Tags "host" }}\').',
    ],
    { 't.tick': `${ALERT}        .id('{{ .Name }}-{{ index .Tags "host" }}')\n        .sensu()\n` },
  ],
  [
    'smtp without a sender',
    { 't.tick': `${ALERT}        .email('a@example.com')\n`, 'kapacitor.conf': '[smtp]\n  enabled = true\n' },
    [
      "config [smtp]: [smtp] is enabled and needs from, so the server does not start: add from = 'kapacitor@example.com' with a value of yours, or write enabled = false.",
    ],
    { 'kapacitor.conf': SMTP },
  ],
  [
    'a variable in a script',
    { 't.tick': `${ALERT}        .hipChat()\n        .room('$OPS_ROOM')\n`, 'kapacitor.conf': HIPCHAT },
    [
      "config-variable '$OPS_ROOM': Kapacitor fills in no variables in a script: $OPS_ROOM is used as it is written. A secret belongs into kapacitor.conf, or into a KAPACITOR_… variable of environment.",
    ],
    { 't.tick': `${ALERT}        .hipChat()\n        .room('ops')\n` },
  ],
  [
    'a variable in a handler file',
    {
      't.tick': TO_TOPIC,
      'handlers/h.yaml': handler('hipchat', 'options:\n  room: $OPS_ROOM\n'),
      'kapacitor.conf': HIPCHAT,
    },
    [
      'config-variable $OPS_ROOM: Kapacitor fills in no variables in a handler file: $OPS_ROOM is used as it is written. A secret belongs into kapacitor.conf, or into a KAPACITOR_… variable of environment.',
    ],
    { 'handlers/h.yaml': handler('hipchat', 'options:\n  room: ops\n') },
  ],
  [
    'a variable of Ansible',
    { 't.tick': `${ALERT}        .hipChat()\n`, 'kapacitor.conf': HIPCHAT.replace("'ops'", "'{{ hipchat_room }}'") },
    [
      "config-variable '{{ hipchat_room }}': Kapacitor fills in no variables, so room stays as it is written. Leave the key out and set KAPACITOR_HIPCHAT_ROOM in environment, which the server reads over the file.",
    ],
    { 'kapacitor.conf': HIPCHAT },
  ],
  [
    'a match of a level that never came',
    { 't.tick': TO_TOPIC, 'handlers/h.yaml': log('level() == WARNING') },
    ['match-never level() == WARNING: None of 2 events of the topic x met this: their levels were CRITICAL and OK.'],
    { 'handlers/h.yaml': log('level() >= OK') },
  ],
  [
    'a match of a name and a tag',
    { 't.tick': TO_TOPIC, 'handlers/h.yaml': log(`name() == 'n' AND "dc" == 'y'`) },
    [
      `match-never name() == 'n' AND "dc" == 'y': None of 2 events of the topic x met this: their names were m; dc was x.`,
    ],
    { 'handlers/h.yaml': log(`name() == 'm' AND "dc" == 'x'`) },
  ],
  [
    'a match that fails',
    { 't.tick': TO_TOPIC, 'handlers/h.yaml': log(`'"rack" == ''1'''`) },
    [
      `match-never '"rack" == ''1''': The match fails with all of 2 events, and lets none of these pass: there is no tag rack. The events have dc and host.`,
    ],
    { 'handlers/h.yaml': log(`'"host" == ''a'''`) },
  ],
  [
    'a category that no alert is of',
    {
      't.tick': `${ALERT}        .inhibit('apps', 'host')\n        .log('/tmp/a.log')\n`,
      'u.tick': `${ALERT}        .category('app')\n        .log('/tmp/a.log')\n`,
    },
    ["inhibits-nobody 'apps': No alert here is of the category apps, so this keeps nobody quiet. There is app."],
    { 't.tick': `${ALERT}        .inhibit('app', 'host')\n        .log('/tmp/a.log')\n` },
  ],
  [
    'a tag that the inhibiting alert does not group by',
    {
      't.tick': `${ALERT}        .inhibit('app', 'dc')\n        .log('/tmp/a.log')\n`,
      'u.tick': `${ALERT}        .category('app')\n        .log('/tmp/a.log')\n`,
    },
    [
      "inhibits-nobody 'dc': This alert is not grouped by dc, so its dc counts as empty, and only alerts without dc are kept quiet. Add it to groupBy.",
    ],
    { 't.tick': `${ALERT}        .inhibit('app', 'host')\n        .log('/tmp/a.log')\n` },
  ],
  [
    'HipChat does not answer',
    {
      't.tick': `${ALERT}        .hipChat()\n`,
      'kapacitor.conf': HIPCHAT,
      'case.json': '{"respond": {"slow": true}}',
    },
    [
      'service-refuses alert: HipChat never answers ("slow" in case.json): the handler waits, and none of 1 further event reaches it.',
    ],
    { 'case.json': '{}' },
  ],
  [
    'another server refuses a post',
    {
      't.tick': `${ALERT}        .post('http://u:p@example.com/x')\n`,
      'case.json': '{"respond": {"status": 500, "body": ""}}',
    },
    [
      'service-refuses alert: http://example.com answers 500: it is out of order itself. All 2 requests were refused, and Kapacitor does not send them again.',
    ],
    { 'case.json': '{}' },
  ],
  [
    'another server refuses points',
    {
      't.tick': `${FROM}    |httpPost('http://example.com/x')\n`,
      'case.json': '{"respond": {"status": 404, "body": ""}}',
    },
    [
      'service-refuses httpPost: http://example.com answers 404: there is nothing at this address. All 3 requests were refused, and Kapacitor does not send them again.',
    ],
    { 'case.json': '{}' },
  ],
];

test.each(ROWS)('%s: said, and silent when mended', (_, files, sentences, mended) => {
  const whole = { 'data.lp': DATA, ...files };
  expect(told(whole, CODES)).toEqual(sentences);
  const after = { ...whole, ...mended };
  expect(told(after, CODES)).toEqual([]);
  expect(problemsIn(after).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a script without a dbrp statement gets that of the data', () => {
  const files = { 't.tick': `${ALERT}        .log('/tmp/a.log')\n`, 'data.lp': `# db=iron rp=week\n${DATA}` };
  const [found] = problemsIn(files).filter(({ code }) => code === 'dbrp-without-data');
  const fixed = applyEdits(files['t.tick'], found?.fix?.edits ?? []);
  expect(fixed).toBe(`dbrp "iron"."week"\n\n${files['t.tick']}`);
  expect(problemsIn({ ...files, 't.tick': fixed }).map(({ code }) => code)).toEqual([]);
});
