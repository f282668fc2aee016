import { describe, expect, test } from 'vitest';
import { complete } from '../../src/language/completion/completion';
import { diagnose } from '../../src/language/diagnostics';
import { hover } from '../../src/language/hover/hover';
import type { Workspace } from '../../src/workspace/workspace';

const OTHERS: Workspace = [
  { path: 'cpu.tick', content: "stream\n    |from()\n        .measurement('cpu')\n" },
  { path: 'data.lp', content: '# db=lab rp=week\ncpu v=1 1528102800000000000\n' },
];

/** `‸` is where the cursor stands. */
function at(text: string): { readonly workspace: Workspace; readonly offset: number } {
  const content = text.replace('‸', '');
  return { workspace: [...OTHERS, { path: 'case.json', content }], offset: text.indexOf('‸') };
}

function labels(text: string): readonly string[] {
  const { workspace, offset } = at(text);
  return complete(workspace, 'case.json', offset).map(({ label }) => label);
}

describe('completion in case.json', () => {
  test.each([
    [
      '{ "‸" }',
      [
        'about',
        'type',
        'dbrps',
        'tasks',
        'precision',
        'data',
        'respond',
        'writeBatch',
        'batch',
        'expectations',
        'waitMs',
      ],
    ],
    ['{ "type": "‸" }', ['stream', 'batch']],
    ['{ "tasks": { "‸" } }', ['cpu.tick']],
    ['{ "data": { ‸ } }', ['data.lp']],
    ['{ "tasks": { "cpu.tick": { "‸" } } }', ['id', 'type', 'dbrps', 'vars']],
    ['{ "dbrps": [{ "db": "‸" }] }', ['lab']],
    ['{ "data": { "a.csv": { "columns": { "host": "‸" } } } }', ['tag', 'text', 'float', 'int', 'boolean']],
    ['{ "expectations": [ ‸ ] }', ['nothing else']],
    [
      '{ "expectations": [{ "‸" }] }',
      ['time', 'level', 'id', 'message', 'sent to', 'task', 'count', 'nothing between', 'about'],
    ],
    ['{ "expectations": [{ "level": "‸" }] }', ['ok', 'info', 'warning', 'critical']],
  ])('%s', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  test('a key is written with its quotes and a place for its value', () => {
    const insertOf = (text: string, label: string) => {
      const { workspace, offset } = at(text);
      return complete(workspace, 'case.json', offset).find((item) => item.label === label)?.insert;
    };
    expect(insertOf('{ ‸ }', 'precision')).toBe(`"precision": "\${1:ns}"`);
    expect(insertOf('{ "pre‸ }', 'precision')).toBe(`precision": "\${1:ns}"`);
    expect(insertOf('{ "pre‸": "s" }', 'precision')).toBe('precision');
    expect(insertOf('{ "expectations": [{ "level": ‸ }] }', 'warning')).toBe('"warning"');
  });
});

test.each([
  ['{ "batch": { "st‸art": "x" } }', '**start** When the tasks are started, as `2018-06-04T09:00:00Z`.'],
  [
    '{ "expectations": [{ "sent ‸to": "ops" }] }',
    '**sent to** Who hears of it: `hipchat`, a room, `hipchat ops`, a list, or `nobody`.',
  ],
  ['{ "nothing‸": 1 }', undefined],
])('hover: %s', (text, expected) => {
  const { workspace, offset } = at(text);
  expect(hover(workspace, 'case.json', offset)?.text).toBe(expected);
});

test.each([
  [
    '{ "expectation": [] }',
    '"expectation"',
    'case-key',
    'Nothing reads expectation of case.json. Did you mean expectations?',
  ],
  [
    '{ "tasks": { "cpu.tik": {} } }',
    '"cpu.tik"',
    'case-key',
    'tasks are named after their files, and there is no cpu.tik, so this counts for nothing. Did you mean cpu.tick?',
  ],
  [
    '{ "tasks": { "cpu.tick": { "var": {} } } }',
    '"var"',
    'case-key',
    'Nothing reads var of the task cpu.tick. Did you mean vars?',
  ],
  [
    '{ "about": "days", "precision": "days" }',
    '"days"',
    'case-value',
    '"precision" is one of ns, u, ms, s, m, h, not "days".',
  ],
  [
    '{ "tasks": { "cpu.tick": { "dbrps": [{ "db": "lab" }] } } }',
    '[{ "db": "lab" }]',
    'case-value',
    'dbrps is a list of database and retention policy, [{"db": "telegraf", "rp": "autogen"}]; this is left aside.',
  ],
  ['{ "respond": { "status": "401" } }', '"401"', 'case-value', '"status" wants a number. It is left aside.'],
  [
    '{ "data": { "data.lp": { "columns": { "v": "float64" } } } }',
    '"float64"',
    'case-value',
    '"v" is one of tag, text, float, int, boolean, not "float64".',
  ],
  [
    '{ "expectations": [{ "id": "a" }, { "time": 5 }] }',
    '{ "time": 5 }',
    'case-row',
    'This row is red whatever happens. 5 is no time: write 2018-06-04T09:00:00Z, 09:00:00, +90s after the first point, or nanoseconds.',
  ],
])('told at its place: %s', (content, place, code, plain) => {
  const found = diagnose([...OTHERS, { path: 'case.json', content }]).filter(({ file }) => file === 'case.json');
  expect(
    found.map((problem) => [content.slice(problem.range.start, problem.range.end), problem.code, problem.plain]),
  ).toEqual([[place, code, plain]]);
});

test.each([
  ['{"precision": "seconds"}', '{"precision": "s"}'],
  ['{"type": "Batch"}', '{"type": "batch"}'],
  ['{"respond": {"statsu": 401}}', '{"respond": {"status": 401}}'],
  ['{"data": {"dta.lp": {}}}', '{"data": {"data.lp": {}}}'],
  ['{"precision": "minutes"}', undefined],
])('the fix of %s', (content, mended) => {
  const [problem] = diagnose([...OTHERS, { path: 'case.json', content }]).filter(({ file }) => file === 'case.json');
  const [edit] = problem?.fix?.edits ?? [];
  expect(edit && content.slice(0, edit.range.start) + edit.text + content.slice(edit.range.end)).toBe(mended);
});

test('nothing is told of what is right', () => {
  const content = JSON.stringify({
    about: 'all of it',
    type: 'stream',
    dbrps: [{ db: 'lab', rp: 'week' }],
    tasks: { 'cpu.tick': { id: 'x', vars: { any: { type: 'int', value: 3 } } } },
    precision: 'us',
    data: { 'data.lp': { measurement: 'cpu', columns: { v: 'float' } } },
    respond: { status: 204, body: '', slow: false },
    writeBatch: 3,
    expectations: [{ Level: 'crit', sentTo: ['ops'] }, { silence: ['09:00', '09:10'] }, 'nothing else'],
    waitMs: 100,
  });
  expect(diagnose([...OTHERS, { path: 'case.json', content }]).filter(({ file }) => file === 'case.json')).toEqual([]);
});
