/** Integers that no float holds: wherever they are written, every digit counts. */
import { expect, test } from 'vitest';
import { checkExpectations, expectationsOf } from '../../src/expectations/expectations';
import { bundleOf } from '../../src/export/bundle';
import { convertFile } from '../../src/kapacitor/data/convert';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { folderState } from '../../src/sharing/bundle';
import { plainState } from '../../src/sharing/shared-state';
import { withChoice } from '../../src/workspace/data-choice';
import type { Workspace } from '../../src/workspace/workspace';

const LONG = 2n ** 53n + 1n;
const file = (path: string, content: string) => ({ path, content });

const BODY = `stream
    |from()
        .measurement('m')
    |alert()
        .id('m')
        .crit(lambda: "n" == wanted)
        .log('/tmp/x')
`;
const TEMPLATE = file('templates/t.tick', `var wanted int\n\n${BODY}`);
const SCRIPT = file('t.tick', `dbrp "telegraf"."autogen"\n\nvar wanted = 0\n\n${BODY}`);
const GIVEN = `{"wanted": {"type": "int", "value": ${LONG}}}`;
/** The one beside it is another number: a float would hold both as one. */
const DATA = file('data.lp', `m n=${LONG - 1n}i 1700000000000000000\nm n=${LONG}i 1700000000000000001\n`);
const beside = (path: string, content: string): Workspace => [
  file('t.tick', `dbrp "telegraf"."autogen"\n\nvar wanted = ${LONG}\n\n${BODY}`),
  file(path, content),
];

/** The same two integers as in `DATA`, in another form. */
const rows = (row: (int: bigint, i: number) => string, between = '\n') => [LONG - 1n, LONG].map(row).join(between);
const time = (i: number) => `2023-11-14T22:13:20.00000000${i}Z`;

test.each<readonly [string, Workspace]>([
  ['vars in case.json', [SCRIPT, DATA, file('case.json', `{"tasks": {"t.tick": {"vars": ${GIVEN}}}}`)]],
  ['vars.json', [SCRIPT, DATA, file('vars.json', GIVEN)]],
  [
    'vars of a file that case.json names',
    [SCRIPT, DATA, file('my.json', GIVEN), file('case.json', '{"tasks": {"t.tick": {"vars": "my.json"}}}')],
  ],
  [
    'a task in JSON',
    [
      TEMPLATE,
      DATA,
      file('tasks/a.json', `{"template-id": "t", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": ${GIVEN}}`),
    ],
  ],
  [
    'a task in YAML',
    [
      TEMPLATE,
      DATA,
      file(
        'tasks/a.yaml',
        `template-id: t\ndbrps:\n  - {db: telegraf, rp: autogen}\nvars:\n  wanted: {type: int, value: ${LONG}}\n`,
      ),
    ],
  ],
  [
    'the default of a template',
    [
      file('templates/t.tick', `var wanted = ${LONG}\n\n${BODY}`),
      DATA,
      file('tasks/a.yaml', 'template-id: t\ndbrps:\n  - {db: telegraf, rp: autogen}\n'),
    ],
  ],
  [
    'JSON of Telegraf',
    beside(
      'd.json',
      rows(
        (n, i) => `{"name":"m","tags":{},"fields":{"n":${n}},"timestamp":${1_700_000_000_000_000_000n + BigInt(i)}}`,
      ),
    ),
  ],
  [
    'an answer of InfluxDB',
    beside(
      'd.json',
      `{"results":[{"series":[{"name":"m","columns":["time","n"],"values":[${rows((n, i) => `["${time(i)}",${n}]`, ',')}]}]}]}`,
    ),
  ],
  [
    'JSON objects',
    beside(
      'd.json',
      rows((n, i) => `{"measurement":"m","time":"${time(i)}","n":${n}}`),
    ),
  ],
  [
    'objects of Python',
    beside('d.txt', `[${rows((n, i) => `{'measurement': 'm', 'time': '${time(i)}', 'n': ${n}}`, ', ')}]`),
  ],
  ['SQL', beside('d.sql', `INSERT INTO m (time, n) VALUES ${rows((n, i) => `('${time(i)}', ${n})`, ', ')};`)],
  ['CSV', beside('d.csv', `time,name,n\n${rows((n, i) => `${time(i)},m,${n}`)}\n`)],
  ['a table with columns of text', beside('d.txt', `time name n\n${rows((n, i) => `${time(i)} m ${n}`)}\n`)],
])('%s', (_, workspace) => {
  const run = runWorkspace(WHOLE, workspace);
  expect(run.tasks.map(({ error }) => error)).toEqual([undefined]);
  expect(run.events.map((event) => event.time)).toEqual([1_700_000_000_000_000_001n]);
});

test('converted they keep them', () => {
  const text = `time,name,n\n${time(0)},m,${LONG}\n`;
  expect(convertFile([file('d.csv', text)], 'd.csv')).toBe(`m n=${LONG}i 1700000000000000000\n`);
});

test('what is said of data leaves the vars in case.json as they are', () => {
  const text = `{"tasks": {"t.tick": {"vars": ${GIVEN}}}}`;
  const changed = withChoice(text, 'd.csv', { is: 'measurement', name: 'm' }) ?? '';
  expect(changed).toContain(`"value": ${LONG}`);
});

test('exported and opened again the alert is the same', () => {
  const workspace = [SCRIPT, DATA, file('case.json', `{"tasks": {"t.tick": {"vars": ${GIVEN}}}}`)];
  const { files } = bundleOf(plainState(workspace));
  expect(files.find(({ path }) => path === 'tasks/t.json')?.content).toContain(`"value": ${LONG}`);
  const run = runWorkspace(WHOLE, folderState(files).workspace);
  expect(run.events.map((event) => event.time)).toEqual([1_700_000_000_000_000_001n]);
});

test('a time that is expected, in nanoseconds without quotes', () => {
  const workspace = [
    SCRIPT,
    DATA,
    file(
      'case.json',
      `{"tasks": {"t.tick": {"vars": ${GIVEN}}}, "expectations": [{"time": 1700000000000000001, "level": "CRITICAL"}, {"time": 1700000000000000000, "level": "CRITICAL"}]}`,
    ),
  ];
  const results = checkExpectations(runWorkspace(WHOLE, workspace), expectationsOf(workspace));
  expect(results.map(({ passed }) => passed)).toEqual([true, false]);
});
