import { describe, expect, test } from 'vitest';
import { answerTo, DBRPS, type Files, loadError, told } from './folder';

const HOT = 'var limit = 80.0\nstream\n    |from()\n    |where(lambda: "temp" > limit)\n    |log()\n';
const TASK = `template-id: hot\n${DBRPS}`;
const TASKS = 'failed to load tasks: failed to load file ';
const EMPTY = 'must provide TICKscript';

/** What the task says that the file defines, and what a server says that loads it. */
function file(path: string, text: string, more: Files = { 'templates/hot.tick': HOT }): readonly unknown[] {
  const answer = answerTo({ ...more, [`tasks/${path}`]: text });
  return [told(answer, path.replace(/\.[^.]*$/, '')), loadError(answer)];
}

describe('a task file', () => {
  test.each<[name: string, path: string, text: string]>([
    ['needs no vars', 'a.yaml', TASK],
    ['may be called .yml', 'a.yml', TASK],
    ['may be JSON', 'a.json', '{"template-id": "hot", "dbrps": [{"db": "telegraf", "rp": "autogen"}]}'],
    ['may be JSON in YAML', 'a.yaml', '{"template-id": "hot", "dbrps": [{"db": "telegraf", "rp": "autogen"}]}'],
    ['has a name with dots', 'a.b.yaml', TASK],
    ['has a name of any letters', 'kessel-wärme_1.yaml', TASK],
    ['has keys in any case', 'a.yaml', 'TEMPLATE-ID: hot\nDbrps:\n  - {DB: telegraf, Rp: autogen}\nVARS: {}\n'],
    ['has keys that nobody reads', 'a.yaml', `${TASK}type: 5\nstatus: [x]\nscript: no\ntick: {}\n`],
    ['has Windows line ends', 'a.yaml', TASK.replaceAll('\n', '\r\n')],
    ['has a byte order mark', 'a.yaml', `\uFEFF${TASK}`],
    ['has a second document that nobody reads', 'a.yaml', `${TASK}---\ntemplate-id: cold\n`],
    ['says the last of two keys', 'a.yaml', `template-id: cold\n${TASK}`],
    ['may say its id', 'a.yaml', `id: a\n${TASK}`],
    ['may have an empty id', 'a.yaml', `id: ''\n${TASK}`],
    ['has vars that are null', 'a.yaml', `${TASK}vars:\n`],
    ['gives what nobody asks for', 'a.yaml', `${TASK}vars:\n  limits: {type: float, value: 1}\n`],
    ['has no rp', 'a.yaml', 'template-id: hot\ndbrps:\n  - db: telegraf\n'],
    ['has other keys for it', 'a.yaml', 'template-id: hot\ndbrps:\n  - database: telegraf\n'],
    ['has numbers for texts', 'a.yaml', 'template-id: hot\ndbrps:\n  - {db: 7, rp: yes}\n'],
    [
      'has vars called yes and no',
      'a.yaml',
      `${TASK}vars:\n  n: {type: float, value: 1}\n  on: {type: float, value: 1}\n`,
    ],
  ])('%s', (_, path, text) => {
    expect(file(path, text)).toEqual(['ok', undefined]);
  });

  const unmarshal = (kind: string, path: string, error: string) => {
    return `failed to unmarshal ${kind} task vars file "tasks/${path}": ${error}`;
  };
  const converting = (error: string) => unmarshal('yaml', 'a.yaml', `error converting YAML to JSON: ${error}`);
  const unmarshaling = (error: string) => unmarshal('yaml', 'a.yaml', `error unmarshaling JSON: ${error}`);
  const json = (error: string) => unmarshal('json', 'a.json', error);
  const misfit = (kind: string, into: string) => `json: cannot unmarshal ${kind} into Go struct field ${into}`;

  test.each<[text: string, error: string, path?: string]>([
    ['a: [1\nb: 2\n', converting("yaml: line 1: did not find expected ',' or ']'")],
    [
      'vars:\n  null: {type: float, value: 80}\n',
      converting(
        'Unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{"type":"float", "value":80}',
      ),
    ],
    ['just a text\n', unmarshaling('json: cannot unmarshal string into Go value of type client.TaskVars')],
    ['- a\n', unmarshaling('json: cannot unmarshal array into Go value of type client.TaskVars')],
    [`${TASK}vars:\n  - limit: 90.0\n`, unmarshaling(misfit('array', 'TaskVars.vars of type map[string]client.Var'))],
    [`${TASK}vars: none\n`, unmarshaling(misfit('string', 'TaskVars.vars of type map[string]client.Var'))],
    ['template-id: [hot]\n', unmarshaling(misfit('array', 'TaskVars.template-id of type string'))],
    [
      'template-id: hot\ndbrps: {db: telegraf}\n',
      unmarshaling(misfit('object', 'TaskVars.dbrps of type []client.DBRP')),
    ],
    [
      'template-id: hot\ndbrps: telegraf.autogen\n',
      unmarshaling(misfit('string', 'TaskVars.dbrps of type []client.DBRP')),
    ],
    [
      'template-id: hot\ndbrps: [telegraf.autogen]\n',
      unmarshaling(misfit('string', 'TaskVars.dbrps of type client.DBRP')),
    ],
    // The vars stop the decoder at once, whatever was wrong before.
    ['id: {}\ndbrps: [x]\nvars: {a: {type: b}}\n', unmarshaling('unknown VarType b')],
    ['{"template-id": 12}', json(misfit('number', 'TaskVars.template-id of type string')), 'a.json'],
    ['{"dbrps": [{"db": 7}], "id": 3}', json(misfit('number', 'DBRP.dbrps.db of type string')), 'a.json'],
    ['', json('unexpected end of JSON input'), 'a.json'],
    ['{"a": 1} {}', json("invalid character '{' after top-level value"), 'a.json'],
    [`\uFEFF{}`, json("invalid character 'ï' looking for beginning of value"), 'a.json'],
  ])('that cannot be read: %j', (text, error, path = 'a.yaml') => {
    expect(file(path, text)).toEqual([error, `${TASKS}tasks/${path}: ${error}`]);
  });

  test.each<[text: string, error: string, path?: string]>([
    ['', EMPTY],
    ['null\n', EMPTY],
    ['{}\n', EMPTY],
    ['template_id: hot\n', EMPTY],
    [`template-id: ''\n${DBRPS}`, EMPTY],
    [`${DBRPS}script: |\n  stream|from()|log()\n`, EMPTY],
    ['null', EMPTY, 'a.json'],
    [`template-id: cold\n${DBRPS}`, 'unknown template cold: err: no template exists'],
    [`template-id: Hot\n${DBRPS}`, 'unknown template Hot: err: no template exists'],
    [`template-id: 1.50\n${DBRPS}`, 'unknown template 1.5: err: no template exists'],
    ['template-id: hot\n', 'must specify dbrp'],
    ['template-id: hot\ndbrps: []\n', 'must specify dbrp'],
    [
      `${TASK}vars:\n  limit: {type: int, value: 5}\n`,
      'invalid TICKscript: invalid type supplied for limit, got int exp float',
    ],
    [TASK, "task ID must contain only letters, numbers, '-', '.' and '_'. \"my boiler\"", 'my boiler.yaml'],
  ])('that is refused: %j', (text, error, path = 'a.yaml') => {
    expect(file(path, text)).toEqual([error, `${TASKS}tasks/${path}: failed to create task: ${error}`]);
  });

  test('may not say another id to the command line; the load does not look at it', () => {
    expect(file('a.yaml', `id: other\n${TASK}`)).toEqual([
      'Task id given on command line does not match id in tasks/a.yaml',
      undefined,
    ]);
  });

  test('may not say dbrps where the template does, not even the same', () => {
    const more = { 'templates/hot.tick': `dbrp "telegraf"."autogen"\n${HOT}` };
    const error = 'cannot specify dbrp in both implicitly and explicitly';
    expect(file('a.yaml', TASK, more)).toEqual([error, `${TASKS}tasks/a.yaml: failed to create task: ${error}`]);
    expect(file('a.yaml', 'template-id: hot\ndbrps: []\n', more)).toEqual(['ok', undefined]);
  });
});

describe('a script in tasks/', () => {
  const LIMIT = 'var limit float\nstream\n    |from()\n    |where(lambda: "temp" > limit)\n    |log()\n';

  test.each([
    [`dbrp "telegraf"."autogen"\n${HOT}`, 'ok'],
    [HOT, 'must specify dbrp'],
    [`dbrp "a"."b"\n${LIMIT}`, 'invalid TICKscript: missing value for var "limit".'],
  ])('%j', (text, answer) => {
    expect(told(answerTo({ 'tasks/a.tick': text }), 'a')).toBe(answer);
  });

  test('takes vars of a task file of its name, but no dbrps beside its own', () => {
    const script = `dbrp "telegraf"."autogen"\n${HOT}`;
    const vars = 'vars:\n  limit: {type: float, value: 90}\n';
    expect(told(answerTo({ 'tasks/a.tick': script, 'tasks/a.yaml': vars }), 'a')).toBe('ok');
    const answer = answerTo({ 'tasks/a.tick': script, 'tasks/a.yaml': `${vars}${DBRPS}` });
    const error = 'cannot specify dbrp in implicitly and explicitly';
    expect(answer.tasks.a).toMatchObject({ ok: true, redefine: { error } });
    expect(loadError(answer)).toBe(`${TASKS}tasks/a.yaml: failed to create task: ${error}`);
  });

  test('becomes a task of the template that a task file of its name says', () => {
    const files = {
      'tasks/a.tick': `dbrp "telegraf"."autogen"\n${LIMIT}`.replace('float', '= 1.0').replace('"temp"', '"load"'),
    };
    const answer = answerTo({ ...files, 'templates/hot.tick': HOT, 'tasks/a.yaml': TASK });
    expect(answer.tasks.a).toMatchObject({ ok: true, template: 'hot', formatted: expect.stringContaining('"temp"') });
  });
});

describe('two files of one name', () => {
  test('the second changes the first: all its vars, its dbrps if it has any', () => {
    const posts =
      "var limit = 80.0\nvar path = '/a'\nstream\n    |from()\n    |where(lambda: \"v\" > limit)\n    |httpPost('http://capture' + path)\n";
    const answer = answerTo({
      'templates/hot.tick': posts,
      'tasks/a.json':
        '{"template-id": "hot", "dbrps": [{"db": "telegraf", "rp": "autogen"}], "vars": {"limit": {"type": "float", "value": 5}, "path": {"type": "string", "value": "/b"}}}',
      'tasks/a.yaml': 'vars:\n  limit: {type: float, value: 1}\n',
      'data.lp': 'm v=2 1\nm v=90 2\n',
    });
    expect(answer.tasks.a).toMatchObject({ ok: true, template: 'hot' });
    expect(answer.posts.map(({ path }) => path)).toEqual(['/a', '/a']);
  });

  test('refused, the first goes on', () => {
    const answer = answerTo({
      'templates/hot.tick': HOT,
      'tasks/a.json': '{"template-id": "hot", "dbrps": [{"db": "d"}]}',
      'tasks/a.yaml': 'template-id: cold\n',
    });
    expect(answer.tasks.a).toMatchObject({
      ok: true,
      redefine: { error: 'unknown template cold: err: no template exists' },
    });
  });

  test('a second one is defined where the first was refused', () => {
    const answer = answerTo({ 'templates/hot.tick': HOT, 'tasks/a.json': '{}', 'tasks/a.yaml': TASK });
    expect(told(answer, 'a')).toBe('ok');
  });

  test('an endpoint of the first is free for the second', () => {
    const serve = 'var limit = 1.0\nstream\n    |from()\n    |where(lambda: "v" > limit)\n    |httpOut(\'last\')\n';
    const answer = answerTo({
      'templates/hot.tick': serve,
      'tasks/a.json': '{"template-id": "hot", "dbrps": [{"db": "telegraf", "rp": "autogen"}]}',
      'tasks/a.yaml': 'vars:\n  limit: {type: float, value: 5}\n',
      'data.lp': 'm v=9 1\nm v=2 2\n',
    });
    expect(told(answer, 'a')).toBe('ok');
    expect(answer.httpOut.a?.last).toContain('9]');
  });
});

describe('the load', () => {
  const THIN = 'var rate int\nstream\n    |from()\n    |sample(rate)\n    |log()\n';

  test('tells what only a start refuses as if the task could not be created', () => {
    const error = 'invalid sample rate: must be positive integer or duration';
    const answer = answerTo({
      'templates/thin.tick': THIN,
      'tasks/a.yaml': `template-id: thin\n${DBRPS}vars:\n  rate: {type: int, value: 0}\n`,
    });
    expect([told(answer, 'a'), loadError(answer)]).toEqual([
      error,
      `${TASKS}tasks/a.yaml: failed to create task: ${error}`,
    ]);
  });

  test('says so without those words of a task that is changed', () => {
    const error = 'invalid sample rate: must be positive integer or duration';
    const answer = answerTo({
      'templates/thin.tick': THIN,
      'tasks/a.json': '{"template-id": "thin", "dbrps": [{"db": "d"}], "vars": {"rate": {"type": "int", "value": 2}}}',
      'tasks/a.yaml': 'vars:\n  rate: {type: int, value: 0}\n',
    });
    expect([told(answer, 'a'), loadError(answer)]).toEqual([error, `${TASKS}tasks/a.yaml: ${error}`]);
  });

  test.each<[name: string, files: Files, error: string | undefined]>([
    [
      'an absent folder is none',
      { 'tasks/a.yaml': 'template-id: x\n' },
      `${TASKS}tasks/a.yaml: failed to create task: unknown template x: err: no template exists`,
    ],
    [
      'templates come first',
      { 'templates/b.tick': '', 'tasks/a.yaml': '' },
      'failed to load file templates/b.tick: failed to create template: invalid task type: invalid',
    ],
    [
      'scripts come before task files',
      { 'tasks/a.yaml': '', 'tasks/z.tick': HOT },
      `${TASKS}tasks/z.tick: failed to create task: must specify dbrp`,
    ],
    [
      'handlers come last',
      { 'templates/hot.tick': HOT, 'handlers/a.yaml': 'topic: t\nid: a\nkind: pigeon\n' },
      'failed to load file handlers/a.yaml: failed to create handler: unsupported action kind "pigeon"',
    ],
    [
      'handler files are task vars files, too',
      { 'templates/hot.tick': HOT, 'handlers/a.json': '{' },
      'failed to load file handlers/a.json: failed to unmarshal json task vars file "handlers/a.json": unexpected end of JSON input',
    ],
    [
      'other files are not read',
      {
        'templates/hot.tick': HOT,
        'templates/x.md': '',
        'tasks/A.YAML': '[',
        'tasks/sub/a.yaml': '[',
        'handlers/notes.txt': 'x',
      },
      undefined,
    ],
  ])('%s', (_, files, error) => {
    expect(loadError(answerTo(files))).toBe(error);
  });

  test('is not asked of a workspace without its files', () => {
    expect(answerTo({ 'a.tick': HOT, 'handlers/a.json': '{' }).load).toBeUndefined();
  });
});

test('tasks of one template have their own topics, and their name is the task', () => {
  const template =
    "stream\n    |from()\n    |alert()\n        .id('{{ .TaskName }}')\n        .crit(lambda: \"v\" > 1)\n        .post('http://capture/x')\n";
  const answer = answerTo({
    'templates/t.tick': template,
    'tasks/a.yaml': `template-id: t\n${DBRPS}`,
    'tasks/b.yaml': `template-id: t\n${DBRPS}`,
    'data.lp': 'm v=2i 1\n',
  });
  expect(Object.keys(answer.events).sort()).toEqual(['main:a:alert2', 'main:b:alert2']);
  expect(answer.posts).toHaveLength(2);
});
