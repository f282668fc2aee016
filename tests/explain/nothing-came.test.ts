import { expect, test } from 'vitest';
import { type Files, told } from './shown';

const CODES: ReadonlySet<string> = new Set([
  'ends-here',
  'still-waiting',
  'join-never',
  'unknown-measurement',
  'not-sent',
  'service-disabled',
  'config-name',
]);

const FROM = "stream\n    |from()\n        .measurement('m')\n        .groupBy('host')\n";
const ALERT = "    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n";
const points = (series: string, step: number, ...values: readonly number[]) =>
  values.map((value, index) => `${series} v=${value} ${1_528_102_800 + index * step}000000000\n`).join('');
const M = points('m,host=a', 1, 1, 2, 3);
const DEADMAN = `${FROM}    |deadman(1.0, 10s)\n        .log('/tmp/a.log')\n`;
const joined = (more: string) =>
  `var a = stream\n    |from()\n        .measurement('a')\n        .groupBy('dc', 'host')\nvar b = stream\n    |from()\n        .measurement('b')\n        .groupBy('dc')\na\n    |join(b)\n        .as('a', 'b')\n${more}${ALERT}`;
const TEMPLATE = `var m string\n\nstream\n    |from()\n        .measurement(m)\n        .groupBy('host')\n${ALERT}`;
const task = (value: string) =>
  `template-id: x\ndbrps:\n  - {db: telegraf, rp: autogen}\nvars:\n  m: {type: string, value: ${value}}\n`;

/** What is wrong, what is said, and what mends it. */
const ROWS: readonly (readonly [what: string, files: Files, sentences: readonly string[], mended: Files])[] = [
  [
    'a deadman for which time is too short',
    { 't.tick': DEADMAN, 'data.lp': M },
    [
      'still-waiting deadman: alert5: this deadman has not judged anything: it compares two counts, an interval apart, and time ends at 09:00:02. Let time pass after the last point (“Silence” in the page).',
    ],
    { 'data.lp': points('m,host=a', 5, 1, 2, 3, 4, 5, 6, 7) },
  ],
  [
    'a deadman that knows no group',
    { 't.tick': DEADMAN.replace("'m'", 'lambda: "v" > 9').replace('.measurement', '.where'), 'data.lp': M },
    [
      'still-waiting deadman: alert5: this deadman has not judged anything: it counts the points of each group of from1, and none has come. A group that never sent a point is not missed, by a real Kapacitor neither.',
    ],
    { 't.tick': DEADMAN, 'data.lp': points('m,host=a', 5, 1, 2, 3, 4, 5, 6, 7) },
  ],
  [
    'a derivative that drops what falls',
    {
      't.tick': `${FROM}    |derivative('v')\n        .nonNegative()\n${ALERT}`,
      'data.lp': points('m,host=a', 1, 3, 2, 1),
    },
    [
      'ends-here derivative: derivative2 got 3 points, and nothing came to alert3: each value was lower than the one before, and .nonNegative() drops these.',
    ],
    { 'data.lp': M },
  ],
  [
    'few points, because a node in front let few through',
    {
      't.tick': `${FROM}    |changeDetect('v')\n    |difference('v')\n${ALERT}`,
      'data.lp': points('m,host=a', 1, 1, 1, 1),
    },
    [
      'ends-here difference: difference3 got 1 point, and nothing came to alert4: a difference needs two points of a group. changeDetect2 gave on 1 of 3.',
    ],
    { 'data.lp': M },
  ],
  [
    'an average over more points than there are',
    { 't.tick': `${FROM}    |movingAverage('v', 10)\n${ALERT}`, 'data.lp': M },
    [
      'ends-here movingAverage: movingAverage2 got 3 points, and nothing came to alert3: an average over n points needs n points of a group.',
    ],
    { 't.tick': `${FROM}    |movingAverage('v', 2)\n${ALERT}` },
  ],
  [
    'a join on a tag of other values',
    {
      't.tick': joined("        .on('dc')\n"),
      'data.lp': points('a,host=x,dc=e', 1, 1, 2, 3) + points('b,dc=w', 1, 1, 2, 3),
    },
    [
      "join-never join: join4: no two points met: 3 of a and 3 of b had no partner (09:00:00 against 09:00:00). Only points of the same time whose tags of .on('dc') are equal meet.",
    ],
    { 'data.lp': points('a,host=x,dc=e', 1, 1, 2, 3) + points('b,dc=e', 1, 1, 2, 3) },
  ],
  [
    'a join whose tolerance is too short',
    {
      't.tick': joined('        .tolerance(1s)\n').replace("'dc', 'host'", "'dc'"),
      'data.lp': points('a,dc=e', 10, 1, 2) + points('b,dc=e', 14, 1, 2).replace('1528102800', '1528102804'),
    },
    [
      'join-never join: join4: no two points met: 2 of a and 2 of b had no partner (09:00:00 against 09:00:04). Only points of the same time and group meet, after .tolerance(1s) has rounded their times: a longer one brings together more.',
    ],
    { 't.tick': joined('        .tolerance(10s)\n').replace("'dc', 'host'", "'dc'") },
  ],
  [
    'batches that meet, and none of their points',
    {
      't.tick': `var a = batch\n    |query('SELECT mean(v) FROM "telegraf"."autogen"."m"')\n        .offset(60s)\n        .period(30s)\n        .every(10s)\nvar b = batch\n    |query('SELECT mean(v) FROM "telegraf"."autogen"."m"')\n        .offset(10s)\n        .period(10s)\n        .every(10s)\na\n    |join(b)\n        .as('a', 'b')\n    |alert()\n        .crit(lambda: TRUE)\n        .log('/tmp/a.log')\n`,
      'data.lp': points('m', 10, ...Array.from({ length: 30 }, (_, index) => index)),
    },
    [
      'join-never join: join4: no two points met: 30 of a and 30 of b had no partner (08:59:40 against 09:00:00). Only points of the same time and group meet; .tolerance() rounds their times.',
    ],
    {
      't.tick': `var a = batch\n    |query('SELECT mean(v) FROM "telegraf"."autogen"."m"')\n        .period(10s)\n        .every(10s)\nvar b = batch\n    |query('SELECT max(v) FROM "telegraf"."autogen"."m"')\n        .period(10s)\n        .every(10s)\na\n    |join(b)\n        .as('a', 'b')\n    |alert()\n        .crit(lambda: TRUE)\n        .log('/tmp/a.log')\n`,
    },
  ],
  [
    'an MQTT handler file without a topic',
    {
      't.tick': `${FROM}    |alert()\n        .crit(lambda: TRUE)\n        .topic('ops')\n`,
      'data.lp': M,
      'handlers/h.yaml': 'id: h\ntopic: ops\nkind: mqtt\n',
      'kapacitor.conf': "[[mqtt]]\n  enabled = true\n  name = 'b'\n  default = true\n  url = 'tcp://h:1883'\n",
    },
    [
      "not-sent : MQTT gets nothing of 3 events: they have no topic of MQTT: its name is the argument, .mqtt('alerts'), or topic: in a handler file.",
    ],
    { 'handlers/h.yaml': 'id: h\ntopic: ops\nkind: mqtt\noptions:\n  topic: alerts\n' },
  ],
  [
    'a program that is not named',
    {
      't.tick': `${FROM}    |alert()\n        .crit(lambda: TRUE)\n        .topic('ops')\n`,
      'data.lp': M,
      'handlers/h.yaml': 'id: h\ntopic: ops\nkind: exec\n',
    },
    ['config-name exec: There is no prog: nothing is run. Add prog: to its options.'],
    { 'handlers/h.yaml': "id: h\ntopic: ops\nkind: exec\noptions:\n  prog: '/bin/true'\n" },
  ],
  [
    'an address that is not named',
    {
      't.tick': `${FROM}    |alert()\n        .crit(lambda: TRUE)\n        .topic('ops')\n`,
      'data.lp': M,
      'handlers/h.yaml': 'id: h\ntopic: ops\nkind: tcp\n',
    },
    ['config-name tcp: There is no address: nothing is sent. Add address: to its options.'],
    { 'handlers/h.yaml': "id: h\ntopic: ops\nkind: tcp\noptions:\n  address: 'h:1'\n" },
  ],
  [
    'a template whose var names what is not there',
    { 'templates/x.tick': TEMPLATE, 'tasks/one.yaml': task('mm'), 'data.lp': M },
    ['unknown-measurement m: one asks for the measurement mm (m), and no point is of it: there is m.'],
    { 'tasks/one.yaml': task('m') },
  ],
  [
    'a handler file of a section that is not there',
    {
      't.tick': `${FROM}    |alert()\n        .crit(lambda: TRUE)\n        .topic('ops')\n`,
      'data.lp': M,
      'handlers/h.yaml': 'id: h\ntopic: ops\nkind: kafka\noptions:\n  cluster: c\n  kafka-topic: t\n',
    },
    [
      'service-disabled kafka: Kafka is not enabled in kapacitor.conf ([[kafka]], enabled = true): Kapacitor does not take the handler.',
    ],
    { 'kapacitor.conf': '[[kafka]]\n  enabled = true\n  id = "c"\n  brokers = ["h:9092"]\n' },
  ],
];

test.each(ROWS)('%s', (_, files, sentences, mended) => {
  expect(told(files, CODES)).toEqual(sentences);
  expect(told({ ...files, ...mended }, CODES)).toEqual([]);
});
