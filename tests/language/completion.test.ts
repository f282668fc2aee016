import { expect, test } from 'vitest';
import { EVERY_CHAIN_METHOD, USUAL } from '../../src/language/completion/chain-methods';
import { completedAt } from './workspace';

function labels(marked: string, file?: string): readonly string[] {
  return completedAt(marked, file).map(({ label }) => label);
}

const FROM = "stream|from().measurement('cpu')";

/** `‸` is the cursor. */
const EXACT: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  ['stream|‸', ['from', 'deadman', 'stats']],
  ['stream|fr‸', ['from', 'deadman', 'stats']],
  ['stream\n    |‸\n\nvar x = 1', ['from', 'deadman', 'stats']],
  ['var data = stream\ndata|‸', ['from', 'deadman', 'stats']],
  ['batch|‸', ['query', 'deadman', 'queryFlux', 'stats']],
  [`${FROM}.measurement(‸`, ["'cpu'", "'mem'"]],
  ['stream|from()\n    .measurement(‸)\n    |alert()', ["'cpu'", "'mem'"]],
  ["var name = 'cpu'\nstream|from().measurement(‸)", ["'cpu'", "'mem'", 'name']],
  [
    `${FROM}|alert().crit(‸)`,
    ['lambda: "n"', 'lambda: "ok"', 'lambda: "usage_idle"', 'lambda: "dc"', 'lambda: "host"', 'lambda:'],
  ],
  [
    `${FROM}|eval(lambda: "n" * 2).as('twice')|alert().warn(‸`,
    ['lambda: "twice"', 'lambda: "dc"', 'lambda: "host"', 'lambda:'],
  ],
  [`${FROM}|where(lambda: "n" > 10‸)`, []],
  [`${FROM}|where(lambda: "n" > 10 ‸)`, ['AND', 'OR']],
  [`${FROM}|alert().stateChangesOnly(‸)`, []],
  [`${FROM}|alert().all(‸)`, []],
  ["stream|from().measurement('‸", ['cpu', 'mem']],
  ["stream|from().measurement('c‸')", ['cpu', 'mem']],
  ["stream|from().database('‸')", ['telegraf']],
  ["stream|from().retentionPolicy('‸')", ['autogen']],
  [`${FROM}.groupBy('‸')`, ['dc', 'host']],
  [`${FROM}|groupBy('‸')`, ['dc', 'host']],
  [`${FROM}|where(lambda: "‸")`, ['n', 'ok', 'usage_idle', 'dc', 'host']],
  [`${FROM}|where(lambda: "host" == '‸')`, ['a', 'b']],
  [`${FROM}|where(lambda: "host" == 'a' AND "dc" != '‸`, ['x']],
  [`${FROM}|where(lambda: "n" > 1 ‸)`, ['AND', 'OR']],
  [`${FROM}|eval(lambda: "n" * 2).as('twice')|alert().crit(lambda: "‸")`, ['twice', 'dc', 'host']],
  [
    `${FROM}|eval(lambda: "n" * 2).as('twice').keep('n', 'twice')|log()|alert().crit(lambda: "‸")`,
    ['n', 'twice', 'dc', 'host'],
  ],
  [`${FROM}.groupBy('host')|window().period(1m).every(1m)|mean('n')|alert().crit(lambda: "‸")`, ['mean', 'host']],
  [
    `${FROM}.groupBy('host')|window().period(1m).every(1m)|max('n').as('top')|alert().crit(lambda: "‸")`,
    ['ok', 'usage_idle', 'top', 'dc', 'host'],
  ],
  [
    `${FROM}|stateCount(lambda: TRUE)|alert().crit(lambda: "‸")`,
    ['n', 'ok', 'usage_idle', 'state_count', 'dc', 'host'],
  ],
  [`${FROM}|delete().field('n').tag('dc')|alert().crit(lambda: "‸")`, ['ok', 'usage_idle', 'host']],
  [
    `${FROM}|default().field('z', 1.0).tag('rack', 'r1')|alert().crit(lambda: "‸")`,
    ['n', 'ok', 'usage_idle', 'z', 'dc', 'host', 'rack'],
  ],
  [
    "var a = stream|from().measurement('cpu').groupBy('host')\nvar b = stream|from().measurement('mem').groupBy('host')\na|join(b).as('c', 'm')|alert().crit(lambda: \"‸\")",
    ['c.n', 'c.ok', 'c.usage_idle', 'm.total', 'm.used', 'host'],
  ],
  [
    "var a = stream|from().measurement('cpu')\nvar b = stream|from().measurement('mem')\na|union(b)|alert().crit(lambda: \"‸\")",
    ['n', 'ok', 'usage_idle', 'total', 'used', 'dc', 'host'],
  ],
  [`${FROM}.groupBy('host')|deadman(0.0, 10s).crit(lambda: "‸")`, ['emitted', 'host']],
  [`${FROM}|alert().levelTag('level')|alert().crit(lambda: "level" == '‸')`, ['OK', 'INFO', 'WARNING', 'CRITICAL']],
  [`${FROM}|mean('‸')`, ['n', 'ok', 'usage_idle']],
  [
    `${FROM}|alert().message('{{ .‸ }}')`,
    ['Name', 'TaskName', 'Group', 'Tags', 'ServerInfo', 'ID', 'Fields', 'Level', 'Time', 'Duration'],
  ],
  [`${FROM}|alert().id('{{ .‸ }}')`, ['Name', 'TaskName', 'Group', 'Tags', 'ServerInfo']],
  [`${FROM}|alert().message('{{ .ServerInfo.‸ }}')`, ['Hostname', 'ClusterID', 'ServerID']],
  [`${FROM}|alert().message('{{ index .Tags "‸" }}')`, ['dc', 'host']],
  [`${FROM}|alert().details('''{{ index .Fields "us‸" }}''')`, ['n', 'ok', 'usage_idle']],
  [`${FROM}|alert().message('plain ‸ text')`, []],
  ['// stream|‸', []],
  ["stream|from()|alert().topic('cpu')\nstream|from()|alert().topic('‸')", ['cpu']],
];

test.each(EXACT)('%s', (marked, expected) => {
  expect(labels(marked)).toEqual(expected);
});

const HOLDS: readonly (readonly [marked: string, wanted: readonly string[], unwanted: readonly string[]])[] = [
  ['stream|from()|‸', ['alert', 'window', 'where', 'groupBy', 'deadman'], ['query']],
  ['stream|from().‸', ['measurement', 'groupBy', 'where', 'quiet'], ['crit', 'period']],
  ['stream|from()|alert().‸', ['crit', 'message', 'hipChat', 'stateChangesOnly'], ['room', 'measurement']],
  ['stream|from()|alert().hipChat().‸', ['room', 'token', 'message'], ['measurement']],
  ['stream\n    |from()\n    |alert()\n        .cr‸\n\nvar x = 3', ['crit'], ['measurement']],
  [`${FROM}|where(lambda: ‸`, ['"usage_idle"', 'isPresent', 'float', 'TRUE'], ['stream']],
  ['var low = 3\nstream|from()|alert().crit(lambda: "x" < ‸)', ['low', 'float'], []],
  ['var x = ‸', ['stream', 'batch', 'lambda:', 'TRUE'], ['dbrp']],
  ['‸', ['stream', 'batch', 'var', 'dbrp'], ['lambda:']],
  [`${FROM}|alert().message('{{ ‸ }}')`, ['.ID', 'index .Tags "host"', 'printf', 'if'], ['json']],
  [`${FROM}|alert().details('{{ ‸ }}')`, ['.Message', 'json'], []],
];

test.each(HOLDS)('%s', (marked, wanted, unwanted) => {
  const found = labels(marked);
  expect(wanted.filter((label) => !found.includes(label))).toEqual([]);
  expect(unwanted.filter((label) => found.includes(label))).toEqual([]);
});

/** The first ones offered. */
const FIRST: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  [`${FROM}|‸`, ['where', 'groupBy', 'window', 'eval', 'alert', 'deadman']],
  [`${FROM}|where(lambda: TRUE)|‸`, ['where', 'groupBy', 'window']],
  [`${FROM}|window().period(1m).every(1m)|‸`, ['mean', 'max', 'min', 'sum', 'count']],
  [`${FROM}|window().period(1m).every(1m)|mean('n')|‸`, ['alert', 'eval', 'where']],
  ["batch|query('select n from cpu').period(1m).every(1m)|‸", ['mean', 'max', 'min', 'sum', 'count']],
  [`${FROM}|alert()|‸`, ['log', 'influxDBOut', 'httpOut']],
  [`${FROM}|alert()|log()|‸`, ['log', 'influxDBOut', 'httpOut']],
];

test.each(FIRST)('%s: first', (marked, expected) => {
  expect(labels(marked).slice(0, expected.length)).toEqual(expected);
});

test('what usually follows is what can follow', () => {
  const named = Object.values(USUAL).flat();
  expect(named.filter((method) => !EVERY_CHAIN_METHOD.includes(method))).toEqual([]);
});

test('an item says what is written where', () => {
  const marked = "stream|from().measurement('c‸')";
  expect(completedAt(marked)[0]).toEqual({
    label: 'cpu',
    kind: 'value',
    insert: 'cpu',
    replace: { start: 27, end: 28 },
  });
  expect(completedAt(`${FROM}|where(lambda: "us‸" > 1)`)[2]).toEqual({
    label: 'usage_idle',
    kind: 'field',
    detail: 'field, float',
    insert: 'usage_idle',
    replace: { start: 48, end: 50 },
  });
  expect(completedAt('stream|from()|alert().stateC‸').find(({ label }) => label === 'stateChangesOnly')).toEqual({
    label: 'stateChangesOnly',
    kind: 'property',
    detail: 'stateChangesOnly(maxInterval ...duration)',
    documentation:
      'Sends events only when the level changes; with a duration also when an unchanged level other than OK has lasted that long since the last event.',
    insert: 'stateChangesOnly($1)$0',
    replace: { start: 22, end: 28 },
  });
});

const FILES: readonly (readonly [
  file: string,
  marked: string,
  wanted: readonly string[],
  unwanted: readonly string[],
])[] = [
  ['handlers/a.yaml', '‸', ['topic', 'id', 'kind', 'match', 'options'], ['room']],
  ['handlers/a.yaml', 'topic: cpu\nid: a\n‸', ['kind'], ['topic', 'id']],
  ['handlers/a.yaml', 'kind: ‸', ['hipchat', 'slack', 'post'], []],
  ['handlers/a.yaml', 'kind: hipchat\noptions:\n  ‸', ['room', 'token'], ['topic']],
  ['handlers/a.yaml', 'kind: hipchat\noptions:\n  room: a\n  ‸', ['token'], ['room']],
  ['handlers/a.yaml', 'match: ‸', ['level()', 'changed()', 'alertDuration()', 'CRITICAL'], ['duration()']],
  ['kapacitor.conf', '[‸', ['hipchat', 'influxdb', 'slack'], []],
  ['kapacitor.conf', '[hipchat]\n  ‸', ['enabled', 'url', 'room', 'token', 'global', '[slack]'], ['hostname']],
  ['kapacitor.conf', '[hipchat]\n  enabled = ‸', ['true', 'false'], []],
  ['kapacitor.conf', '[hipchat]\n  enabled = true\n  ‸', ['url'], ['enabled']],
  ['kapacitor.conf', '# ‸', [], ['hipchat']],
];

test.each(FILES)('%s: %s', (file, marked, wanted, unwanted) => {
  const found = labels(marked, file);
  expect(wanted.filter((label) => !found.includes(label))).toEqual([]);
  expect(unwanted.filter((label) => found.includes(label))).toEqual([]);
});
