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
  - name: asked every second
    task_name: often.tick
    type: batch
    db: weather
    rp: week
    data: [weather temperature=90]
    expects: {crit: 3}
  - name: offsets from a shifted present
    task_name: often
    type: batch
    db: weather
    rp: week
    precision: s
    shift: -59s
    offset_unit: s
    data: [weather temperature=90 0, weather temperature=90 1]
    expects: {crit: 2}
  - {name: times in seconds, task_name: heat, db: weather, rp: week, precision: s, data: [weather temperature=41 1528102800], expects: {crit: 1}}
  - {name: lines of a file, task_name: heat.tick, db: weather, rp: week, data_path: ./data/hot.yaml, expects: {crit: 2}}
  - {name: no such file, task_name: heat, data_path: data/cold.yaml}
  - {name: no list, task_name: heat, data_path: data/none.yaml}
`;

const BATCH = `batch
    |query('SELECT mean(temperature) AS mean FROM weather.week.weather')
        .period(1m)
        .every(1m)
    |alert()
        .crit(lambda: "mean" > 50)
        .topic('t')`;

const OFTEN = BATCH.replace('.every(1m)', '.every(3d)').replace(
  'mean(temperature) AS mean',
  'max(temperature) AS mean',
);

test('each test runs by itself and counts alerts', () => {
  const workspace = [
    { path: 'scripts/heat.tick', content: SCRIPT },
    { path: 'mean.tick', content: BATCH },
    { path: 'often.tick', content: OFTEN },
    { path: 'heat.unit.yaml', content: TESTS },
    { path: 'tests/data/hot.yaml', content: '- weather temperature=41\n- weather temperature=42\n' },
    { path: 'data/none.yaml', content: 'a: 1\n' },
    { path: 'data.lp', content: 'weather temperature=99 1\n' },
  ];
  expect(runUnitTests(workspace, true).map(({ name, passed, sentence }) => [name, passed, sentence])).toEqual([
    ['warm, then hot, then mild', true, 'Alerts triggered: ok 1, warn 1, crit 2.'],
    ['wrong count', false, 'Alerts triggered: 1 warn, not 0; 0 crit, not 1 (all: ok 0, warn 1, crit 0).'],
    ['a line that is none', false, expect.stringContaining("unable to parse 'weather': missing fields")],
    ['no script', false, 'There is no script cold.tick.'],
    ['no recording', false, 'There is no recording r1.srpl.'],
    ['both', false, 'A test has data or a recording_id, not both.'],
    ['batch', false, 'Alerts triggered: 3 crit, not 1 (all: ok 0, warn 0, crit 3).'],
    ['batch recording', false, 'There is no recording r1.brpl.'],
    ['asked every second', true, 'Alerts triggered: ok 0, warn 0, crit 3.'],
    ['offsets from a shifted present', true, 'Alerts triggered: ok 0, warn 0, crit 2.'],
    ['times in seconds', true, 'Alerts triggered: ok 0, warn 0, crit 1.'],
    ['lines of a file', true, 'Alerts triggered: ok 0, warn 0, crit 2.'],
    ['no such file', false, 'There is no file data/cold.yaml.'],
    ['no list', false, 'There is no list of lines in data/none.yaml.'],
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

test('long lines and scripts take no longer than it takes to pass them', () => {
  const long = `cpu ${'v=1 '.repeat(50_000)}x`;
  const workspace = [
    { path: 'a.tick', content: `batch|query('SELECT v FROM d.r.cpu')${'.every('.repeat(50_000)}` },
    {
      path: 'a.unit.yaml',
      content: `tests:\n  - {task_name: a, db: d, rp: r, type: batch, expects: {crit: 0}, data: ['${long}']}\n`,
    },
  ];
  const before = process.cpuUsage().user;
  const [result] = runUnitTests(workspace, false);
  expect(result?.passed).toBe(false);
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(4_000);
});
