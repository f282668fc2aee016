import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { diagnose } from '../../../src/language/diagnostics';
import { DBRPS, type Files, given, HOT, LIMIT, only, problemsOf } from './hot';

test('a task file in order has no problem', () => {
  expect(problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': given(LIMIT) })).toEqual([]);
});

describe('databases', () => {
  const file = (dbrps: string) => `template-id: hot\n${dbrps}vars:\n${LIMIT}`;

  test.each<[dbrps: string, plain: string, fixed?: string]>([
    ['', 'The task needs the databases that it listens to, as a list of db and rp.'],
    [
      'dbrps:\n',
      'The task needs the databases that it listens to, as a list of db and rp.',
      'dbrps: [{db: telegraf, rp: autogen}]\n',
    ],
    [
      'dbrps:\n  - telegraf.autogen\n',
      'The short form telegraf.autogen is for the command line: a file says db and rp apart.',
      'dbrps:\n  - {db: telegraf, rp: autogen}\n',
    ],
    [
      'dbrps:\n  - \'"telegraf"."autogen"\'\n',
      'The short form "telegraf"."autogen" is for the command line: a file says db and rp apart.',
      'dbrps:\n  - {db: telegraf, rp: autogen}\n',
    ],
    [
      'dbrps: telegraf.autogen\n',
      'The short form telegraf.autogen is for the command line: a file says db and rp apart.',
      'dbrps: [{db: telegraf, rp: autogen}]\n',
    ],
    [
      'dbrps: {db: telegraf, rp: autogen}\n',
      'dbrps is a list: put a dash in front of db.',
      'dbrps: [{db: telegraf, rp: autogen}]\n',
    ],
    [
      'dbrps:\n  - database: telegraf\n    rp: autogen\n',
      'Kapacitor reads db and rp here, not database, so this task hears nothing of it. Did you mean db?',
      'dbrps:\n  - db: telegraf\n    rp: autogen\n',
    ],
    [
      'dbrps:\n  - db: telegraf\n',
      "Without rp this is the retention policy '', and the task hears only what is written to that.",
      'dbrps:\n  - db: telegraf\n    rp: autogen\n',
    ],
    [
      'dbrps: [{db: telegraf}]\n',
      "Without rp this is the retention policy '', and the task hears only what is written to that.",
      'dbrps: [{db: telegraf, rp: autogen}]\n',
    ],
  ])('%j', (dbrps, plain, fixed) => {
    const told = only(file(dbrps));
    expect(told.slice(0, 2)).toEqual(['task-dbrps', plain]);
    if (fixed !== undefined) expect(told[2]).toBe(file(fixed));
  });

  test('are not said twice', () => {
    expect(only(file(DBRPS), 'tasks/t.yaml', { 'templates/hot.tick': `dbrp "a"."b"\n${HOT}` })).toEqual([
      'task-dbrps',
      'templates/hot.tick says its dbrp itself, so the task file must not, not even the same.',
      file(''),
    ]);
  });
});

describe('the template', () => {
  const file = (id: string) => `${id}${DBRPS}vars:\n${LIMIT}`;

  test.each<[id: string, plain: string, fixed?: string]>([
    ['template-id: hott\n', 'There is no template hott. Did you mean hot?', 'template-id: hot\n'],
    ['template-id: Hot\n', 'There is no template Hot. Did you mean hot?', 'template-id: hot\n'],
    ['template-id: hot.tick\n', 'There is no template hot.tick. Did you mean hot?', 'template-id: hot\n'],
    ['', 'template-id is missing: a task file has no script of its own, it names a template.', 'template-id: hot\n'],
    [
      "template-id: ''\n",
      'template-id is empty: a task file has no script of its own, it names a template.',
      'template-id: hot\n',
    ],
  ])('%j', (id, plain, fixed) => {
    const told = only(file(id));
    expect(told).toEqual(fixed === undefined ? ['task-template', plain] : ['task-template', plain, file(fixed)]);
  });

  test('is refused itself', () => {
    const problems = problemsOf({ 'templates/hot.tick': 'var x = 1\n', 'tasks/t.yaml': file('template-id: hot\n') });
    expect(problems.map(({ file: path, plain }) => `${path}: ${plain}`)).toEqual([
      'templates/hot.tick: The script never starts a pipeline: it needs stream with |from(), or batch with |query().',
      'tasks/t.yaml: Kapacitor refuses templates/hot.tick, so there is no template hot for this task.',
    ]);
  });

  test('lies nowhere: it is offered with the vars that the task gives, and so it runs', () => {
    const vars =
      '  limit: {type: float, value: 1}\n  measurement: {type: string, value: cpu}\n  groups: {type: list, value: [{type: string, value: host}]}\n  var: {type: int, value: 1}\n';
    const task = `template-id: window\n${DBRPS}vars:\n${vars}`;
    const [problem] = problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': task });
    expect(problem?.plain).toBe('There is no template window: it would be templates/window.tick. There is hot.');
    expect([problem?.fix?.title, problem?.fix?.file]).toEqual([
      'Add templates/window.tick with its vars',
      'templates/window.tick',
    ]);
    const content = problem?.fix?.edits[0]?.text ?? '';
    expect(content.split('\n').filter((line) => line.startsWith('var '))).toEqual([
      'var groups list',
      'var limit float',
      'var measurement string',
    ]);
    const { tasks } = runWorkspace(WHOLE, [
      { path: 'templates/window.tick', content },
      { path: 'tasks/t.yaml', content: task },
    ]);
    expect(tasks.map(({ id, error }) => [id, error])).toEqual([['t', undefined]]);
  });

  test('lies beside it as a task', () => {
    const [, problem] = problemsOf({ 'hot.tick': HOT, 'tasks/t.yaml': file('template-id: hot\n') }).filter(
      ({ code }) => code !== 'data',
    );
    const [first] = problemsOf({ 'hot.tick': HOT, 'tasks/t.yaml': file('template-id: hot\n') });
    expect([first?.fix?.moves ?? problem?.fix?.moves]).toEqual([[{ from: 'hot.tick', to: 'templates/hot.tick' }]]);
  });
});

describe('keys', () => {
  const good = given(LIMIT);
  test.each<[key: string, code: string, severity: string, plain: string]>([
    [
      'status: enabled\n',
      'task-file-key',
      'info',
      'Kapacitor does not read status of a task file; it reads id, template-id, dbrps and vars. A task that is loaded is enabled.',
    ],
    [
      'script: stream\n',
      'task-file-key',
      'warning',
      'Kapacitor reads no script in a task file. Put it into tasks/t.tick with a dbrp, or into templates/ and name it as template-id.',
    ],
    [
      'id: other\n',
      'task-file-id',
      'warning',
      'This task is called t, after its file. A server that loads the folder does not look at id; kapacitor define refuses the file for it.',
    ],
  ])('%j', (key, code, severity, plain) => {
    const [problem] = problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': `${key}${good}` });
    expect([problem?.code, problem?.severity, problem?.plain]).toEqual([code, severity, plain]);
  });

  test('spelled otherwise', () => {
    const text = `template_id: hot\n${DBRPS}vars:\n${LIMIT}`;
    expect(
      problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': text }).map(({ code, plain }) => [code, plain]),
    ).toEqual([['task-template', 'Kapacitor does not read template_id here. Did you mean template-id?']]);
  });
});

test.each<[text: string, plain: string]>([
  ['\tx: 1\n', 'YAML is indented with spaces, not with tabs.'],
  ['a: [1\nb: 2\n', 'This is no YAML, so nothing of it is read.'],
  ['just a text\n', 'A task file says template-id: …, dbrps: … and vars: …, each on its line.'],
])('what is no task file: %j', (text, plain) => {
  expect(only(text)[1]).toBe(plain);
});

test('a server tells one mistake: which one is said', () => {
  const problems = diagnose([
    { path: 'tasks/b.yaml', content: '' },
    { path: 'tasks/c.yaml', content: '' },
  ]);
  expect(problems.filter(({ code }) => code === 'load-stops')).toMatchObject([
    {
      file: 'tasks/b.yaml',
      range: { start: 0, end: 0 },
      severity: 'info',
      kapacitor:
        'run: open server: failed to reload tasks/templates/handlers: failed to load tasks: failed to load file tasks/b.yaml: failed to create task: must provide TICKscript',
      plain: 'A server that loads these files stops here: it tells this mistake only, and does not start.',
      code: 'load-stops',
    },
  ]);
});

describe('a script in tasks/', () => {
  test('gets its dbrp by a click', () => {
    const script = 'stream\n    |from()\n    |log()\n';
    expect(only(script, 'tasks/a.tick', {})).toEqual([
      'no-dbrp',
      'A task needs a database and retention policy: dbrp "telegraf"."autogen".',
      `dbrp "telegraf"."autogen"\n\n${script}`,
    ]);
  });

  test('cannot be given a var', () => {
    const script = 'dbrp "a"."b"\nvar x int\nstream\n    |from()\n    |sample(x)\n    |log()\n';
    expect(only(script, 'tasks/a.tick', {})[1]).toBe(
      'The script asks for x, and nobody can give it: write var x = …, or make it a template in templates/ with a task file.',
    );
  });
});

describe('a task file outside of tasks/', () => {
  const GENERIC =
    '{"template-id": "generic", "dbrps": ["telegraf.autogen"], "vars": {"x": {"type": "int", "value": 1}}}';

  test.each<[files: Files, plain: string, moves: readonly unknown[]]>([
    [
      { 'generic.json': GENERIC, 'generic.tick': HOT },
      'This is a task file of template generic: its vars are used once it lies in tasks/, and generic.tick in templates/.',
      [
        { from: 'generic.json', to: 'tasks/generic.json' },
        { from: 'generic.tick', to: 'templates/generic.tick' },
      ],
    ],
    [
      { 'some/NAME.YML': 'template-id: hot\n', 'templates/hot.tick': HOT },
      'This is a task file of template hot: its vars are used once it lies in tasks/.',
      [{ from: 'some/NAME.YML', to: 'tasks/NAME.yaml' }],
    ],
    [
      { 'a.json': GENERIC, 'tasks/a.json': '{}' },
      'This is a task file of template generic: its vars are used once it lies in tasks/. There is no templates/generic.tick yet.',
      [{ from: 'a.json', to: 'tasks/a-2.json' }],
    ],
  ])('%j', (files, plain, moves) => {
    const problem = problemsOf(files).find(({ code }) => code === 'task-file-outside');
    expect([problem?.plain, problem?.fix?.moves]).toEqual([plain, moves]);
  });
});
