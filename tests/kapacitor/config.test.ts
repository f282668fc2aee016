import { describe, expect, test } from 'vitest';
import { parseGoDuration } from '../../src/go/time/parse-duration';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { type Configuration, readConfiguration } from '../../src/kapacitor/config/config';

function read(text: string, environment?: string): Configuration {
  const result = readConfiguration(SECTIONS, { text, ...(environment === undefined ? {} : { environment }) });
  if (!result.ok) throw new Error(result.error);
  return result.configuration;
}

function error(text: string, environment?: string): string | undefined {
  const result = readConfiguration(SECTIONS, { text, ...(environment === undefined ? {} : { environment }) });
  return result.ok ? undefined : result.error;
}

describe('defaults', () => {
  test('are those of Kapacitor', () => {
    const configuration = read('');
    expect([configuration.hostname, configuration.defaultRetentionPolicy, configuration.persistsTopics]).toEqual([
      ...['localhost', '', true],
    ]);
    expect(configuration.section('telegram').text('url')).toBe('https://api.telegram.org/bot');
    expect(configuration.httpPostEndpoint('example')).toEqual({ url: 'http://example.com', headers: [] });
    expect(configuration.section('slack').text('username')).toBe('kapacitor');
  });

  test('a single entry of a list is read over the default one, several are not', () => {
    expect(read('[[httppost]]\nurl = "http://x"').httpPostEndpoint('example')?.url).toBe('http://x');
    const two = '[[httppost]]\nendpoint = "a"\nurl = "http://x"\n[[httppost]]\nendpoint = "b"\n';
    expect(error(two)).toContain('httppost: must specify url');
  });

  test('a slack section has no defaults, whether a table or a list', () => {
    expect(read('[slack]\nchannel = "#x"').section('slack').text('username')).toBe('');
    expect(read('[[slack]]\nchannel = "#x"').section('slack').text('channel')).toBe('#x');
  });
});

const ADVICE = 'To generate a valid configuration file run `kapacitord config > kapacitor.generated.conf`.';

test.each([
  ['[telegram]\nenabled = true', 'telegram: must specify token'],
  ['[slack]\nenabled = true', 'slack: must specify url'],
  ['[[slack]]\nworkspace = "a"\n[[slack]]\nworkspace = "b"', 'slack: at least one Slack config must be set as default'],
  ['[discord]\nenabled = true', 'Must specify the Discord channel webhook URL'],
  ['[opsgenie2]\nenabled = true', 'opsgenie2: api-key cannot be empty'],
  ['[pagerduty]\nurl = ""', 'pagerduty: url cannot be empty'],
  ['[smtp]\nfrom = "x"', 'smtp: invalid from email address: "x", mail: missing \'@\' or angle-addr'],
  ['[bigpanda]\nenabled = true', 'bigpanda: must specify BigPanda app-key'],
  [
    '[[httppost]]\nurl = "http://x/{{ if }}"',
    'httppost: invalid URL template syntax "http://x/{{ if }}": failed to parse template: template: body:1: missing value for if',
  ],
  ['[[influxdb]]\nname = "a"\n[[influxdb]]\nname = "a"', 'must specify at least one InfluxDB URL'],
])('%s is refused', (text, problem) => {
  expect(error(text)).toBe(`run: create server: invalid configuration: ${problem}. ${ADVICE}`);
});

test.each([
  [
    'hipchat = 5',
    'toml: line 1 (last key "hipchat"): type mismatch for hipchat.Config: expected table but found int64',
  ],
  [
    '[alert]\ntopic-buffer-length = "x"',
    'toml: line 2 (last key "alert.topic-buffer-length"): incompatible types: TOML value has type string; destination has type integer',
  ],
  ['[deadman]\ninterval = "5"', 'toml: line 2 (last key "deadman.interval"): time: missing unit in duration "5"'],
  [
    '[deadman]\nthreshold = "5"',
    'toml: line 2 (last key "deadman.threshold"): incompatible types: TOML value has type string; destination has type float',
  ],
  [
    '[opsgenie]\nteams = "a"',
    'toml: line 2 (last key "opsgenie.teams"): incompatible types: TOML value has type string; destination has type slice',
  ],
  [
    '[opsgenie]\nteams = ["a", 5]',
    'toml: line 2 (last key "opsgenie.teams"): incompatible types: TOML value has type int64; destination has type string',
  ],
  [
    '[[httppost]]\nheaders = { a = 5 }',
    'toml: line 2 (last key "httppost.headers.a"): incompatible types: TOML value has type int64; destination has type string',
  ],
  [
    '[slack]\nurl = 5',
    'toml: line 1 (last key "slack"): toml: line 1 (last key "url"): incompatible types: TOML value has type int64; destination has type string',
  ],
])('%s does not fit', (text, message) => {
  expect(error(text)).toBe(`run: parse config: ${message}`);
});

describe('the environment', () => {
  test('wins over the file, and says so', () => {
    const text = '[hipchat]\nroom = "a"\nurl = "http://h"\n';
    const section = read(text, '# comment\nKAPACITOR_HIPCHAT_ROOM="b c"\nexport KAPACITOR_HIPCHAT_ENABLED=t\n').section(
      'hipchat',
    );
    expect([section.text('room'), section.flag('enabled')]).toEqual(['b c', true]);
    expect(section.origin('room')).toEqual({ from: 'environment', file: 'environment', range: { start: 10, end: 38 } });
    expect(section.origin('url')).toMatchObject({ from: 'kapacitor.conf' });
  });

  test('an empty value is none', () => {
    expect(read('[hipchat]\nroom = "a"', 'KAPACITOR_HIPCHAT_ROOM=').section('hipchat').text('room')).toBe('a');
  });

  test('names entries of lists by their number', () => {
    const configuration = read('', 'KAPACITOR_HTTPPOST_0_URL=http://e\nKAPACITOR_HOSTNAME=me');
    expect([configuration.httpPostEndpoint('example')?.url, configuration.hostname]).toEqual(['http://e', 'me']);
  });

  test('a value of the wrong type ends the server', () => {
    expect(error('', 'KAPACITOR_HIPCHAT_ENABLED=yes')).toBe(
      "run: apply env config: failed to apply KAPACITOR_HIPCHAT_ENABLED to Enabled using type bool and value 'yes'",
    );
  });
});

test.each([
  ['1h30m', 5_400_000_000_000n],
  ['1.5s', 1_500_000_000n],
  ['-2ms', -2_000_000n],
  ['0', 0n],
  ['5', 'time: missing unit in duration "5"'],
  ['5y', 'time: unknown unit "y" in duration "5y"'],
  ['x', 'time: invalid duration "x"'],
  ['', 'time: invalid duration ""'],
])('duration %j', (text, result) => {
  const parsed = parseGoDuration(text);
  expect(parsed.ok ? parsed.ns : parsed.error).toBe(result);
});
