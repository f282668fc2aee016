import { expect, test } from 'vitest';
import { runUnitTests, unitFilesOf } from '../../src/expectations/unit-tests';

const SCRIPT = `stream
    |from()
        .measurement('weather')
    |alert()
        .warn(lambda: "temperature" > 30)
        .crit(lambda: "temperature" > 40)
    |log()
`;
/** Written for this test, in the format of kapacitor-unit's README. */
const TESTS = `
tests:
  - name: "warm, then hot, then mild"
    task_name: heat.tick
    db: weather
    rp: week
    type: stream
    data:
      - weather,city=a temperature=31
      - weather,city=a temperature=41
      - weather,city=a temperature=42
      - weather,city=a temperature=20 1528102800000000000
    expects:
      ok: 1
      warn: 1
      crit: 2
  - name: wrong count
    task_name: heat
    db: weather
    rp: week
    data: [weather temperature=31]
    expects: {crit: 1}
  - name: a line that is none
    task_name: heat
    data: [weather]
    expects: {}
  - {name: no script, task_name: cold.tick, data: []}
  - {name: no recording, task_name: heat, recording_id: r1}
  - {name: both, task_name: heat, recording_id: r1, data: [weather temperature=31]}
  - name: batch
    task_name: mean
    type: batch
    db: weather
    rp: week
    data: [weather temperature=30, weather temperature=90]
    expects: {crit: 1}
  - {name: batch recording, task_name: mean, type: batch, recording_id: r1}
`;

const BATCH = `batch
    |query('SELECT mean(temperature) AS mean FROM weather.week.weather')
        .period(1m)
        .every(1m)
    |alert()
        .crit(lambda: "mean" > 50)
        .topic('t')`;

test('each test runs by itself and counts alerts', () => {
  const workspace = [
    { path: 'heat.tick', content: SCRIPT },
    { path: 'mean.tick', content: BATCH },
    { path: 'heat.unit.yaml', content: TESTS },
    { path: 'data.lp', content: 'weather temperature=99 1\n' },
  ];
  expect(runUnitTests(workspace, true).map(({ name, passed, sentence }) => [name, passed, sentence])).toEqual([
    ['warm, then hot, then mild', true, 'Alerts triggered: ok 1, warn 1, crit 2.'],
    ['wrong count', false, 'Alerts triggered: 1 warn, not 0; 0 crit, not 1 (all: ok 0, warn 1, crit 0).'],
    ['a line that is none', false, expect.stringContaining("unable to parse 'weather': missing fields")],
    ['no script', false, 'There is no script cold.tick.'],
    ['no recording', false, 'There is no recording r1.srpl.'],
    ['both', false, 'A test has data or a recording_id, not both.'],
    ['batch', true, 'Alerts triggered: ok 0, warn 0, crit 1.'],
    ['batch recording', false, 'Recordings of batch tasks are not replayed here.'],
  ]);
});

test('a script may name its own database', () => {
  const workspace = [
    { path: 'heat.tick', content: `dbrp "weather"."week"\n${SCRIPT}` },
    {
      path: 'all.yaml',
      content:
        'tests:\n - {name: own, task_name: heat, db: weather, rp: week, data: ["weather temperature=50"], expects: {crit: 1}}\n',
    },
  ];
  expect(runUnitTests(workspace, true)).toEqual([
    { file: 'all.yaml', name: 'own', passed: true, sentence: 'Alerts triggered: ok 0, warn 0, crit 1.' },
  ]);
});

test('test files are told by name, or by what is in them', () => {
  const files = [
    { path: 'a.unit.yml', content: '' },
    { path: 'b.yaml', content: 'tests:\n' },
    { path: 'c.yaml', content: 'other: 1\n' },
    { path: 'handlers/d.yaml', content: 'tests:\n' },
  ];
  expect(unitFilesOf(files).map(({ path }) => path)).toEqual(['a.unit.yml', 'b.yaml']);
});

test('a file that cannot be read is a red result', () => {
  expect(runUnitTests([{ path: 'x.unit.yaml', content: 'a: 1' }], true)).toEqual([
    {
      file: 'x.unit.yaml',
      name: 'x.unit.yaml',
      passed: false,
      sentence: 'Cannot be read: there is no list of tests in it.',
    },
  ]);
});
