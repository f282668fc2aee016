import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ConfigType, SectionKey } from '../../src/handlers/section';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { readConfiguration } from '../../src/kapacitor/config/config';
import { TOP_LEVEL } from '../../src/kapacitor/config/sections';
import { readToml } from '../../src/kapacitor/config/toml';
import { configFindings } from '../../src/language/findings/config-findings';

function rowsOf(file: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
}

function unknownNames(text: string): ReturnType<typeof configFindings> {
  const read = readToml(text);
  return read.ok ? configFindings(read.table, text) : [];
}

/** What the server says of a text, and what the playground says beside. */
function told(text: string): readonly string[] {
  const read = readConfiguration(SECTIONS, { text });
  return [...(read.ok ? [] : [read.error]), ...unknownNames(text).map(({ plain }) => plain)];
}

const RELEASES = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8'];

/** The keys and values that the configuration file of a release has, without its comments. */
function defaultFile(release: string): string {
  let section = '';
  return rowsOf('default-configs.tsv')
    .filter(([releases = '']) => releases.split(',').some((range) => isWithin(release, range)))
    .flatMap(([, header = '', key = '', value = '']) => {
      const lines = header === section ? [] : [header];
      section = header;
      return key === '' ? lines : [...lines, `${key} = ${value}`];
    })
    .join('\n');
}

function isWithin(release: string, range: string): boolean {
  const [first = '', last = first] = range.split('-');
  return first <= release && release <= last;
}

test.each(RELEASES)('the configuration file of Kapacitor %s is read without a word', (release) => {
  expect(told(defaultFile(release))).toEqual([]);
});

describe('Kapacitor’s own types', () => {
  const TYPES: Readonly<Record<string, ConfigType>> = {
    string: 'string',
    bool: 'bool',
    int: 'int',
    int64: 'int',
    '*int': 'int',
    float64: 'float',
    'toml.Duration': 'duration',
    'time.Duration': 'duration',
    '[]string': 'strings',
    'map[string]string': 'stringMap',
    'map[string][]string': 'stringLists',
    'url.Values': 'stringLists',
    'map[string]udf.FunctionConfig': 'structMap',
    'interface {}': 'any',
    'influxdb.SubscriptionMode': 'string',
    'zenoss.SeverityMap': 'table',
    'httppost.BasicAuth': 'struct',
    '*url.URL': 'struct',
  };
  const rows = rowsOf('config-types.tsv');

  function keysAt(path: string): readonly SectionKey[] | undefined {
    const [section = '', ...rest] = path.split('.');
    let keys = section === '' ? TOP_LEVEL.keys : SECTIONS.find(({ name }) => name === section)?.keys;
    for (const part of rest) keys = keys?.find(({ name }) => name === part)?.keys;
    return keys;
  }

  const tables = [...new Set(rows.map(([path = '']) => path))];

  test.each(tables.filter((path) => path !== '' && path !== 'scraper.proxy-url'))('[%s] has its keys', (path) => {
    const wanted = rows
      .filter(([table]) => table === path)
      .map(([, name, goName, goType = '']) => `${name} ${goName} ${TYPES[goType] ?? goType}`);
    const keys = keysAt(path)?.map(({ name, goName, type }) => `${name} ${goName} ${type}`);
    expect([...(keys ?? [])].sort()).toEqual([...wanted].sort());
  });

  test('are all there', () => {
    const names = rows.filter(([table]) => table === '').map(([, name]) => name);
    const own = [...SECTIONS, ...TOP_LEVEL.keys].map(({ name }) => name);
    expect([...own].sort()).toEqual([...names].sort());
  });
});

describe('layouts that the server takes', () => {
  test.each([
    [
      'sub-tables, and keys behind them',
      '[[influxdb]]\nname = "a"\nurls = ["http://a:8086"]\n[influxdb.subscriptions]\n  telegraf = ["autogen"]\n[influxdb.excluded-subscriptions]\n[stats]\nenabled = false',
    ],
    ['Windows’ line ends', '[hipchat]\r\n  enabled = true\r\n  url = "https://a.hipchat.com/v2/room"\r\n'],
    [
      'inline tables',
      'stats = { enabled = false, timing-sample-rate = 0.1 }\nzenoss = { severity-map = { OK = "Clear", Critical = 5 } }',
    ],
    [
      'dotted keys',
      'stats.enabled = false\nhttppost = [{ endpoint = "e", url = "http://x", basic-auth.username = "u" }]',
    ],
    [
      'lists over lines',
      '[[kafka]]\nid = "k"\nbrokers = [\n  "a:9092", # the first\n  "b:9092",\n]\n[kafka.sasl_extensions]\nlogicalCluster = "lkc-1"',
    ],
    ['names in another case', '[HTTP]\nBind-Address = ":9092"\n[[Swarm]]\nID = "s"\nServers = ["http://a"]'],
    [
      'one table where others have several',
      '[kubernetes]\nenabled = false\n[slack]\nworkspace = "w"\n[discord]\nworkspace = "d"',
    ],
    [
      'several tables',
      '[[slack]]\nworkspace = "a"\ndefault = true\n[[slack]]\nworkspace = "b"\n[[mqtt]]\nname = "m"\nurl = "tcp://a:1883"\ndefault = true',
    ],
    [
      'texts that look like sections',
      '[deadman]\nmessage = """\n[nonsense]\nkey = 1\n"""\nid = \'\'\'\n[other]\n\'\'\'',
    ],
    [
      'functions',
      '[udf]\n[udf.functions]\n[udf.functions.mine]\nprog = "/usr/bin/python3"\nargs = ["-u", "m.py"]\ntimeout = "10s"\n[udf.functions.mine.env]\nPYTHONPATH = "/a"',
    ],
    [
      'what the file of older releases has',
      '[[static]]\nenabled = false\ntargets = []\n[[marathon]]\nid = "m"\ntimeout = "30s"',
    ],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

test.each([
  [
    '[[influxdb]]\nurls = ["http://a"]\n[influxdb.subscription]\na = ["b"]',
    'the key subscription in [influxdb]',
    'subscription',
  ],
  [
    '[[httppost]]\nendpoint = "e"\nurl = "http://x"\n[httppost.basic-auth]\nuser = "u"',
    'the key user in [httppost.basic-auth]',
    'user',
  ],
  ['[udf.functions.a]\nprog = "x"\ntimeout = "1m"\ncommand = "y"', 'the key command in [udf.functions.a]', 'command'],
  ['stats = { enable = false }', 'the key enable in [stats]', 'enable'],
  ['[hipchats]\nroom = "a"', 'the section [hipchats]', 'hipchats'],
  ['room = "a"', 'the key room at the top', 'room'],
])('%j is told of %s', (text, words, at) => {
  const [finding, ...more] = unknownNames(text);
  expect(finding?.plain).toContain(`Kapacitor ignores ${words}: it knows none of that name.`);
  expect([text.slice(finding?.range.start, finding?.range.end), more]).toEqual([at, []]);
});
