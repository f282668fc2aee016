import { expect, test } from 'vitest';
import { report } from '../../src/cli/report';
import { type Files, runOf, told } from './shown';

const FROM = "stream\n    |from()\n        .measurement('m')\n";
const log = "        .log('/tmp/a.log')\n";
const alert = (more: string) => `    |alert()\n        ${more}\n        .stateChangesOnly()\n${log}`;
const points = (...fields: readonly string[]) =>
  fields.map((field, second) => `m ${field} ${1_528_102_800 + second}000000000\n`).join('');

const CODES: ReadonlySet<string> = new Set(['node-error', 'not-sent', 'match-never', 'service-disabled', 'config-url']);

/** What is wrong, what is said, and what mends it. */
const ROWS: readonly (readonly [what: string, files: Files, sentences: readonly string[], mended: Files])[] = [
  [
    'a field that some points lack, in a condition',
    {
      't.tick': `${FROM}    |where(lambda: "v" > 1)\n${alert('.crit(lambda: TRUE)')}`,
      'data.lp': points('v=3', 'w=1', 'v=2'),
    },
    ['node-error where: where2 failed at the point of 09:00:01 (m): v is missing.'],
    { 'data.lp': points('v=3', 'v=2') },
  ],
  [
    'a text where the others are numbers, in a level',
    { 't.tick': FROM + alert('.crit(lambda: "v" > 1)'), 'data.lp': points('v=3', 'v="x"', 'v="y"') },
    [
      'node-error alert: alert2 could not judge .crit(), and took it as not true, 2 times, first at the point of 09:00:01 (m): a text and a whole number do not go together with >.',
    ],
    { 'data.lp': points('v=3', 'v=0', 'v=2') },
  ],
  [
    'a text that is no number',
    {
      't.tick': `${FROM}    |eval(lambda: float("s"))\n        .as('n')\n${alert('.crit(lambda: "n" > 1.0)')}`,
      'data.lp': points('s="3"', 's="3,5"'),
    },
    ['node-error eval: eval2 failed at the point of 09:00:01 (m): "3,5" is no number.'],
    { 'data.lp': points('s="3"', 's="3.5"') },
  ],
  [
    'changeDetect of a field that a point lacks',
    { 't.tick': `${FROM}    |changeDetect('v')\n${alert('.crit(lambda: TRUE)')}`, 'data.lp': points('v=3', 'w=1') },
    ['node-error changeDetect: changeDetect2 failed at the point of 09:00:01 (m): there is no field v.'],
    { 'data.lp': points('v=3', 'v=1') },
  ],
  [
    'an ID that is empty for some points',
    {
      't.tick': FROM + alert(`.crit(lambda: TRUE)\n        .id('{{ index .Tags "host" }}')`),
      'data.lp': points('v=3'),
    },
    [
      'node-error alert: alert2 failed at the point of 09:00:00 (m): the ID of the event is empty, and a topic keeps events by their ID.',
    ],
    { 't.tick': FROM + alert(".crit(lambda: TRUE)\n        .id('{{ .Name }}')") },
  ],
  [
    'a match that fails with some events only',
    {
      't.tick': `${FROM}        .groupBy('host', 'dc')\n    |alert()\n        .crit(lambda: TRUE)\n        .topic('tp')\n`,
      'data.lp': 'm,host=a,dc=x v=1 1528102800000000000\nm,host=a v=1 1528102801000000000\n',
      'handlers/h.yaml': `id: h\ntopic: tp\nkind: log\nmatch: '"dc" == ''x'''\noptions:\n  path: /tmp/a.log\n`,
    },
    [
      `match-never '"dc" == ''x''': The match fails with 1 of 2 events, and lets none of these pass: these have no tag dc.`,
    ],
    { 'data.lp': 'm,host=a,dc=x v=1 1528102800000000000\nm,host=a,dc=y v=1 1528102801000000000\n' },
  ],
  [
    'a global service that is off',
    {
      't.tick': FROM + alert('.crit(lambda: TRUE)'),
      'data.lp': points('v=3'),
      'kapacitor.conf':
        '[hipchat]\n  enabled = false\n  url = "https://h/v2/room"\n  room = "ops"\n  token = "t"\n  global = true\n',
    },
    [
      'service-disabled true: [hipchat] is global and not enabled: every alert hands it its events, and each of them logs an error and sends nothing.',
    ],
    {
      'kapacitor.conf':
        '[hipchat]\n  enabled = true\n  url = "https://h/v2/room"\n  room = "ops"\n  token = "t"\n  global = true\n',
    },
  ],
  [
    'an address without a scheme',
    {
      't.tick': FROM + alert('.crit(lambda: TRUE)\n        .hipChat()'),
      'data.lp': points('v=3'),
      'kapacitor.conf': '[hipchat]\n  enabled = true\n  url = "v2/room"\n  room = "ops"\n  token = "t"\n',
    },
    ['config-url "v2/room": The url has no http:// or https:// in front of it, so no request leaves.'],
    { 'kapacitor.conf': '[hipchat]\n  enabled = true\n  url = "https://h/v2/room"\n  room = "ops"\n  token = "t"\n' },
  ],
  [
    'an address of another scheme',
    {
      't.tick': FROM + alert(".crit(lambda: TRUE)\n        .post('ftp://h/x')"),
      'data.lp': points('v=3'),
    },
    [
      'not-sent post: POST gets nothing of 1 event: its address begins with ftp:, and requests leave over http and https only.',
    ],
    { 't.tick': FROM + alert(".crit(lambda: TRUE)\n        .post('http://h/x')") },
  ],
];

test.each(ROWS)('%s', (_, files, sentences, mended) => {
  expect(told(files, CODES)).toEqual(sentences);
  expect(told({ ...files, ...mended }, CODES)).toEqual([]);
});

const workspaceOf = (files: Files) => Object.entries(files).map(([path, content]) => ({ path, content }));

test.each(ROWS)('%s: the report tells it once', (_, files) => {
  const run = runOf(files);
  const lines = report('folder', workspaceOf(files), run).split('\n');
  const count = run.logs.filter(({ level }) => level === 'error').length;
  expect(lines.filter((line) => line.startsWith('  log: '))).toEqual([
    `  log: ${count} line${count === 1 ? '' : 's'} about what is told above (--json has them)`,
  ]);
});
