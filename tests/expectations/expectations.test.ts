import { describe, expect, test } from 'vitest';
import { checkExpectations, expectationsOf } from '../../src/expectations/expectations';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';

const SCRIPT = `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |alert()
        .id('cpu/{{ index .Tags "host" }}')
        .message('{{ .ID }} is {{ .Level }}')
        .warn(lambda: "busy" > 50)
        .crit(lambda: "busy" > 90)
        .stateChangesOnly()
        .hipChat()
            .room('night watch')
`;
const CONF = '[hipchat]\n  enabled = true\n  url = "https://x.hipchat.com/v2/room"\n  room = "ops"\n  token = "t"\n';
const run = runWorkspace(
  WHOLE,
  [
    { path: 'busy.tick', content: SCRIPT },
    { path: 'kapacitor.conf', content: CONF },
    {
      path: 'data.lp',
      content: [10, 60, 95, 95, 20]
        .map((busy, i) => `cpu,host=a busy=${busy}i ${1_528_102_800 + i * 30}000000000\n`)
        .join(''),
    },
  ],
  STRICT,
);
const check = (row: unknown) => {
  const [result] = checkExpectations(run, [row]);
  return `${result?.passed ? 'green' : 'red'} | ${result?.title} | ${result?.sentence}`;
};

describe('rows', () => {
  test.each([
    [{ id: 'cpu/a', level: 'WARNING' }, 'green | WARNING cpu/a | WARNING cpu/a at 2018-06-04T09:00:30Z is there.'],
    [
      { Time: '2018-06-04T09:01:00Z', ID: 'cpu/a', Level: 'crit', Message: 'cpu/a is CRITICAL', 'Sent To': 'hipchat' },
      'green | CRITICAL cpu/a at 2018-06-04T09:01:00Z saying “cpu/a is CRITICAL” to hipchat | CRITICAL cpu/a at 2018-06-04T09:01:00Z is there.',
    ],
    [
      { time: '2018-06-04 09:01', level: 'critical', sent_to: 'night watch' },
      'green | CRITICAL at 2018-06-04 09:01 to night watch | CRITICAL cpu/a at 2018-06-04T09:01:00Z is there.',
    ],
    [
      { at: '+1m', to: 'hipchat night watch' },
      'green | at +1m to hipchat night watch | CRITICAL cpu/a at 2018-06-04T09:01:00Z is there.',
    ],
    [
      { at: '1528102860000000000', message: '/^cpu.*critical$/i' },
      'green | at 1528102860000000000 saying /^cpu.*critical$/i | CRITICAL cpu/a at 2018-06-04T09:01:00Z is there.',
    ],
    [
      { between: ['09:01:30', '9:02:00'], level: 'ok or info' },
      'green | OK or INFO between 09:01:30 and 9:02:00 | OK cpu/a at 2018-06-04T09:02:00Z is there.',
    ],
    [
      { time: '09:01:30', id: 'cpu/a', level: 'CRITICAL' },
      'red | CRITICAL cpu/a at 09:01:30 | There is no such event. The nearest, CRITICAL cpu/a at 2018-06-04T09:01:00Z, is at 2018-06-04T09:01:00Z, not at 09:01:30.',
    ],
    [
      { time: '+30s', level: 'CRITICAL', message: 'x' },
      'red | CRITICAL at +30s saying “x” | There is no such event. The nearest, WARNING cpu/a at 2018-06-04T09:00:30Z, is WARNING, not CRITICAL, and says “cpu/a is WARNING”, not “x”.',
    ],
    [
      { level: 'warn', sentTo: 'ops' },
      'red | WARNING to ops | There is no such event. The nearest, WARNING cpu/a at 2018-06-04T09:00:30Z, makes 1 request, none to ops.',
    ],
    [
      { level: 'warn', 'sent to': 'nobody' },
      'red | WARNING to nobody | There is no such event. The nearest, WARNING cpu/a at 2018-06-04T09:00:30Z, makes 1 request.',
    ],
    [{ id: 'cpu/a', count: 3 }, 'green | 3 × cpu/a | There are 3 such events.'],
    [{ id: 'cpu/b', count: 1 }, 'red | 1 × cpu/b | There are no such events, not 1.'],
    [
      { 'nothing between': '09:01:01 .. 09:01:59' },
      'green | nothing: between 09:01:01 and 09:01:59 | There is no such event.',
    ],
    [
      { nothing: true, from: '+0s', to: '+45s', id: '/^cpu/' },
      'red | nothing: /^cpu/ between +0s and +45s | There is one: WARNING cpu/a at 2018-06-04T09:00:30Z, “cpu/a is WARNING”.',
    ],
    ['nothing else', 'red | nothing else | There is one: WARNING cpu/a at 2018-06-04T09:00:30Z, “cpu/a is WARNING”.'],
    [
      { levle: 'OK' },
      'red | Row 1 cannot be read | A row has no "levle": it may have time, id, level, message, sent to, count, nothing.',
    ],
    [{ level: 'bad' }, 'red | Row 1 cannot be read | "bad" is no level: there are OK, INFO, WARNING, CRITICAL.'],
    [{ time: 15.5 }, 'red | Row 1 cannot be read | 15.5 is no time.'],
    [
      { message: '/(/' },
      'red | Row 1 cannot be read | /(/ is no pattern: error parsing regexp: missing closing ): `(`',
    ],
    [7, 'red | Row 1 cannot be read | A row is an object such as {"id": "cpu", "level": "CRITICAL"}.'],
    [
      {},
      'red | Row 1 cannot be read | The row says nothing about an event: give it an id, a level, a time or a message.',
    ],
  ])('%j', (row, result) => {
    expect(check(row)).toBe(result);
  });

  test('nothing else leaves out what the other rows name', () => {
    const rows = [{ level: ['warn', 'crit'] }, { level: 'ok', at: '+2m' }, { nothing: 'else' }];
    expect(checkExpectations(run, rows).map(({ passed }) => passed)).toEqual([true, true, true]);
  });
});

test('a script that is refused is named where an event is missed', () => {
  const refused = runWorkspace(WHOLE, [{ path: 'a.tick', content: 'strem' }], STRICT);
  const [result] = checkExpectations(refused, [{ level: 'crit' }]);
  expect(result).toEqual({
    passed: false,
    title: 'CRITICAL',
    sentence: `There is no event at all. a.tick: ${refused.tasks[0]?.error}`,
  });
});

test('an alert that tells nobody makes no event', () => {
  const script = SCRIPT.replace(/\n +\.hipChat.*/s, '\n');
  const data = { path: 'data.lp', content: 'cpu,host=a busy=99i 1\n' };
  const silent = runWorkspace(WHOLE, [{ path: 'a.tick', content: script }, data], STRICT);
  expect(checkExpectations(silent, [{ level: 'crit' }])[0]?.sentence).toBe(
    'There is no event at all. An alert without a handler and without a topic gives its events to nobody.',
  );
});

test('expectations stand in case.json', () => {
  expect(expectationsOf([{ path: 'case.json', content: '{"expectations": [1]}' }])).toEqual([1]);
  expect(expectationsOf([{ path: 'case.json', content: '{' }])).toBeUndefined();
  expect(expectationsOf([])).toBeUndefined();
});
