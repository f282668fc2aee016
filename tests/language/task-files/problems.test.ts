import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/language/diagnostics';
import type { Problem } from '../../../src/problems/problem';
import { applied } from '../workspace';

const HOT = `// Alarm above this
var limit float
var window = 1m
var who = 'ops'
var on = TRUE
var sure = lambda: TRUE
var groups = ['host']
var of = /a/
stream
    |from()
        .groupBy(groups)
        .where(lambda: "host" =~ of AND on)
    |window()
        .period(window)
        .every(window)
    |mean('v')
    |alert()
        .id(who)
        .crit(lambda: "mean" > limit)
        .warn(sure)
`;
const DBRPS = 'dbrps:\n  - db: telegraf\n    rp: autogen\n';
const LIMIT = '  limit: {type: float, value: 1}\n';
const given = (vars: string) => `template-id: hot\n${DBRPS}vars:\n${vars}`;

type Files = Readonly<Record<string, string>>;

function problemsOf(files: Files): readonly Problem[] {
  const workspace = Object.entries(files).map(([path, content]) => ({ path, content }));
  return diagnose(workspace).filter(({ code }) => code !== 'load-stops' && code !== 'no-state-changes-only');
}

/** The only problem of a task file of template hot: its code, its words, and the file after the fix. */
function only(text: string, path = 'tasks/t.yaml', more: Files = { 'templates/hot.tick': HOT }): readonly unknown[] {
  const problems = problemsOf({ ...more, [path]: text });
  expect(problems.map(({ file }) => file)).toEqual([path]);
  return problems.flatMap(({ code, plain, fix }) => {
    return fix === undefined ? [code, plain] : [code, plain, applied(text, fix.edits)];
  });
}

test('a task file in order has no problem', () => {
  expect(problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': given(LIMIT) })).toEqual([]);
});

describe('a var is wrong', () => {
  test.each<[vars: string, code: string, plain: string, fixed?: string]>([
    [
      '  limit: {type: int, value: 90}\n',
      'task-var-type',
      'limit is a float in templates/hot.tick.',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      `${LIMIT}  window: {type: string, value: 10s}\n`,
      'task-var-type',
      'window is a duration in templates/hot.tick.',
      `${LIMIT}  window: {type: duration, value: 10s}\n`,
    ],
    [
      `${LIMIT}  sure: {type: string, value: '"v" > 1'}\n`,
      'task-var-type',
      'sure is a lambda in templates/hot.tick.',
      `${LIMIT}  sure: {type: lambda, value: '"v" > 1'}\n`,
    ],
    [
      '  limit: {type: number, value: 90}\n',
      'task-var-type',
      'There is no type number. Did you mean float?',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      '  limit: {type: Float, value: 90}\n',
      'task-var-type',
      'There is no type Float. Did you mean float?',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      '  limit: {type: zzzz, value: 90}\n',
      'task-var-type',
      'There is no type zzzz. Types: int, float, bool, string, regex, duration, lambda, list and star',
    ],
    ['  limit: {value: 90}\n', 'task-var-type', 'limit has no type: it is a float.'],
    [
      '  limit: 90\n',
      'task-var-value',
      'A var is written as type and value: {type: float, value: 85.0}.',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      "  limit: {type: float, value: '90'}\n",
      'task-var-value',
      'This is a text or a truth value, not a float: write the number without quotes.',
      '  limit: {type: float, value: 90}\n',
    ],
    [
      '  limit: {type: float, value: "70,5"}\n',
      'task-var-value',
      'A number has a point, not a comma: 70.5.',
      '  limit: {type: float, value: 70.5}\n',
    ],
    [
      `${LIMIT}  window: {type: duration, value: 10 seconds}\n`,
      'task-var-value',
      'A duration is made of whole numbers with units, without blanks: 90s, 1h30m. Units: ns, u, ms, s, m, h, d, w.',
      `${LIMIT}  window: {type: duration, value: 10s}\n`,
    ],
    [
      `${LIMIT}  window: {type: duration, value: 1.5h}\n`,
      'task-var-value',
      'A duration is made of whole numbers with units, without blanks: 90s, 1h30m. Units: ns, u, ms, s, m, h, d, w.',
      `${LIMIT}  window: {type: duration, value: 1h30m}\n`,
    ],
    [
      `${LIMIT}  who: {type: string, value: 12}\n`,
      'task-var-value',
      'This is a number, and who is a string: put it in quotes.',
      `${LIMIT}  who: {type: string, value: '12'}\n`,
    ],
    [
      `${LIMIT}  who: {type: string, value: yes}\n`,
      'task-var-value',
      'YAML reads yes without quotes as a truth value: put it in quotes.',
      `${LIMIT}  who: {type: string, value: 'yes'}\n`,
    ],
    [`${LIMIT}  who: {type: string, value: }\n`, 'task-var-value', 'who has no value.'],
    [
      `${LIMIT}  who: {type: string, value: [a]}\n`,
      'task-var-value',
      'This is no value of a string: give one value, not several.',
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: true}\n`,
      'task-var-value',
      'YAML reads true without quotes as a truth value: put it in quotes.',
      `${LIMIT}  sure: {type: lambda, value: 'TRUE'}\n`,
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: 'lambda: "v" > 1'}\n`,
      'task-var-value',
      'The value of a lambda is the expression alone, without lambda:.',
      `${LIMIT}  sure: {type: lambda, value: '"v" > 1'}\n`,
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: '"v" >'}\n`,
      'task-var-value',
      'This is no expression: fields and tags in double quotes, texts in single ones.',
    ],
    [
      `${LIMIT}  sure: {type: lambda, value: '"v" > limit'}\n`,
      'task-var-value',
      'A lambda that is given names fields and tags in double quotes; it cannot name vars of the script. Look at sure.',
    ],
    [
      `${LIMIT}  of: {type: regex, value: 'a('}\n`,
      'task-var-value',
      'This is no regular expression: missing closing ): `a(`.',
    ],
    [
      `${LIMIT}  of: {type: regex, value: /a/}\n`,
      'regex-slashes',
      'Slashes are for scripts: here they are part of the pattern, and this matches only what has slashes.',
      `${LIMIT}  of: {type: regex, value: 'a'}\n`,
    ],
    [
      `${LIMIT}  groups: {type: list, value: [host, dc]}\n`,
      'task-var-value',
      'A list is made of typed items: [{type: string, value: host}].',
      `${LIMIT}  groups: {type: list, value: [{type: string, value: host}, {type: string, value: dc}]}\n`,
    ],
    [
      `${LIMIT}  groups: {type: list, value: host}\n`,
      'task-var-value',
      'A list is made of typed items: [{type: string, value: host}].',
      `${LIMIT}  groups: {type: list, value: [{type: string, value: host}]}\n`,
    ],
    [
      `${LIMIT}  groups: {type: list, value: [{type: star}]}\n`,
      'task-var-value',
      'Each item of a list has type and value; here value is missing, which a star needs, too: {type: star, value: ""}.',
    ],
    [
      `${LIMIT}  groups: {type: list, value: [{type: int, value: 1}]}\n`,
      'task-var-value',
      'A list can hold no numbers and durations: strings, stars, regexes, lambdas and bools only.',
    ],
    [
      `${LIMIT}  limits: {type: float, value: 1}\n`,
      'task-var-unknown',
      'templates/hot.tick has no var limits, so nothing reads it. It also has window, who, on, sure, groups and of.',
    ],
    [
      `${LIMIT}  windwo: {type: duration, value: 1s}\n`,
      'task-var-unknown',
      'templates/hot.tick has no var windwo, so nothing reads it. Did you mean window?',
      `${LIMIT}  window: {type: duration, value: 1s}\n`,
    ],
    [
      `${LIMIT}  on: {type: bool, value: no}\n`,
      'yaml-name',
      'YAML reads on without quotes as true, so this is a var called true, which nobody asks for.',
      `${LIMIT}  'on': {type: bool, value: no}\n`,
    ],
  ])('%j', (vars, code, plain, fixed) => {
    expect(only(given(vars))).toEqual(fixed === undefined ? [code, plain] : [code, plain, given(fixed)]);
  });

  test('and another one is missing', () => {
    const text = given('  n: {type: float, value: 1}\n');
    const problems = problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': text });
    expect(problems.map(({ code, range }) => [code, text.slice(range.start, range.end)])).toEqual([
      ['task-var-missing', 'vars'],
      ['yaml-name', 'n'],
    ]);
    expect(problems[0]?.plain).toBe(
      'templates/hot.tick asks for limit, a float, and the task does not give it. Alarm above this',
    );
    expect(applied(text, problems[0]?.fix?.edits ?? [])).toBe(`${text}  limit:\n    type: float\n    value: 0.0\n`);
  });

  test('and the fix leaves a file that Kapacitor takes', () => {
    const text = `template-id: hot\n${DBRPS}`;
    const [, , fixed] = only(text);
    expect(fixed).toBe(`${text}vars:\n  limit:\n    type: float\n    value: 0.0\n`);
    expect(problemsOf({ 'templates/hot.tick': HOT, 'tasks/t.yaml': String(fixed) })).toEqual([]);
  });

  test('that YAML takes for a truth value is missing', () => {
    const template = 'var n int\nstream\n    |from()\n    |sample(n)\n    |log()\n';
    const text = `template-id: few\n${DBRPS}vars:\n  n: {type: int, value: 2}\n`;
    expect(only(text, 'tasks/t.yaml', { 'templates/few.tick': template })).toEqual([
      'yaml-name',
      'templates/few.tick asks for n, but YAML reads n without quotes as false.',
      text.replace('  n:', "  'n':"),
    ]);
  });

  test('that holds a node', () => {
    const template = 'var data = stream\n    |from()\ndata\n    |log()\n';
    const text = `template-id: a\n${DBRPS}vars:\n  data: {type: string, value: x}\n`;
    const [problem] = problemsOf({ 'templates/a.tick': template, 'tasks/t.yaml': text });
    expect(problem?.plain).toBe('data holds a node or the result of a call in the script: no task can give it.');
  });
});

describe('in JSON', () => {
  const json = (vars: string) =>
    `{"template-id": "hot", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": {${vars}}}`;

  test.each<[vars: string, code: string, plain: string, fixed: string]>([
    [
      '',
      'task-var-missing',
      'templates/hot.tick asks for limit, a float, and the task does not give it. Alarm above this',
      '"limit": {"type": "float", "value": 0.0}',
    ],
    [
      '"limit": {"type": "float", "value": "1"}',
      'task-var-value',
      'This is a text or a truth value, not a float: write the number without quotes.',
      '"limit": {"type": "float", "value": 1}',
    ],
    [
      '"limit": {"type": "float", "value": 1}, "who": {"type": "string", "value": 12}',
      'task-var-value',
      'This is a number, and who is a string: put it in quotes.',
      '"limit": {"type": "float", "value": 1}, "who": {"type": "string", "value": "12"}',
    ],
  ])('%s', (vars, code, plain, fixed) => {
    expect(only(json(vars), 'tasks/t.json')).toEqual([code, plain, json(fixed)]);
  });

  test('an int has no point', () => {
    const template = 'var n int\nstream\n    |from()\n    |sample(n)\n    |log()\n';
    const text = (value: string) =>
      `{"template-id": "few", "dbrps": [{"db": "d", "rp": "r"}], "vars": {"n": {"type": "int", "value": ${value}}}}`;
    expect(only(text('6.0'), 'tasks/t.json', { 'templates/few.tick': template })).toEqual([
      'task-var-value',
      'In JSON an int is written without point and exponent: 6.',
      text('6'),
    ]);
  });
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
    ['template-id: window\n', 'There is no template window: it would be templates/window.tick. There is hot.'],
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
