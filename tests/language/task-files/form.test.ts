import { describe, expect, test } from 'vitest';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import { giveVar, newTaskOf, templateForm } from '../../../src/language/task-files/form';
import { applyEdits } from '../../../src/text/edit';
import type { Workspace } from '../../../src/workspace/workspace';

const TEMPLATE = `// What is measured
var what string
var limit = 90.5
var every duration
var tags = ['host', 'dc']
var crit lambda

stream
    |from()
        .measurement(what)
        .groupBy(tags)
    |window()
        .period(every)
        .every(every)
    |mean('v')
    |alert()
        .crit(crit)
        .warn(lambda: "mean" > limit)
`;
const TASK = `template-id: mean
vars:
  what:
    type: string
    value: cpu
  every: {type: duration, value: 2m}
  crit:
    type: lambda
    value: '"mean" > 1.0'
`;
const JSON_TASK = '{"template-id": "mean", "vars": {"limit": {"type": "float", "value": 5}}}';
const WORKSPACE: Workspace = [
  { path: 'templates/mean.tick', content: TEMPLATE },
  { path: 'templates/other.tick', content: 'stream|from()' },
  { path: 'tasks/a.yaml', content: TASK },
  { path: 'tasks/b.json', content: JSON_TASK },
  { path: 'tasks/c.yaml', content: 'template-id: other\n' },
];

const FORM = {
  id: 'mean',
  file: 'templates/mean.tick',
  isRefused: false,
  vars: [
    { name: 'what', words: 'a string', description: 'What is measured' },
    { name: 'limit', words: 'a float', default: '90.5', description: '' },
    { name: 'every', words: 'a duration', description: '' },
    { name: 'tags', words: 'a list', default: 'host, dc', description: '' },
    { name: 'crit', words: 'a lambda', description: '' },
  ],
  tasks: [
    { file: 'tasks/a.yaml', id: 'a', given: { what: 'cpu', every: '2m', crit: '"mean" > 1.0' } },
    { file: 'tasks/b.json', id: 'b', given: { limit: '5' } },
  ],
};

test.each(['templates/mean.tick', 'tasks/a.yaml', 'tasks/b.json'])('the form at %s', (path) => {
  expect(templateForm(WORKSPACE, path)).toEqual(FORM);
});

test.each(['tasks/none.yaml', 'data.lp', 'templates/none.tick'])('no form at %s', (path) => {
  expect(templateForm(WORKSPACE, path)).toBe(undefined);
});

describe('a value is written', () => {
  const written = (file: string, name: string, typed: string) => {
    const given = giveVar(WORKSPACE, file, name, typed);
    const before = WORKSPACE.find(({ path }) => path === file)?.content;
    return given.ok && typeof before === 'string' ? applyEdits(before, given.edits) : given;
  };

  test.each([
    ['tasks/a.yaml', 'every', '90s', TASK.replace('2m', '90s')],
    ['tasks/a.yaml', 'what', "it's", TASK.replace('value: cpu', "value: 'it''s'")],
    ['tasks/a.yaml', 'limit', '', TASK],
    ['tasks/b.json', 'limit', '.5', JSON_TASK.replace('5}', '0.5}')],
    ['tasks/b.json', 'limit', '', '{"template-id": "mean", "vars": {}}'],
  ])('%s: %s = %j', (file, name, typed, expected) => {
    expect(written(file, name, typed)).toBe(expected);
  });

  test.each([
    ['every', 'soon', 'Give whole numbers with units, such as 90s or 1h30m. Units: ns, u, ms, s, m, h, d, w.'],
    ['limit', 'high', 'Give a number, such as 85.5.'],
    ['gone', '1', 'There is no var gone any more.'],
  ])('%s = %j is refused', (name, typed, error) => {
    expect(written('tasks/a.yaml', name, typed)).toEqual({ ok: false, error });
  });
});

test('a new task gives each var that has to be given something, and runs', () => {
  const file = newTaskOf(WORKSPACE, 'templates/mean.tick', { database: 'telegraf', retentionPolicy: 'autogen' });
  expect(file).toEqual({
    path: 'tasks/mean.yaml',
    content: `template-id: mean
dbrps:
  - db: telegraf
    rp: autogen
vars:
  what:
    type: string
    value: ''
  every:
    type: duration
    value: 1m
  crit:
    type: lambda
    value: 'TRUE'
`,
  });
  const run = runWorkspace(WHOLE, file === undefined ? [] : [WORKSPACE[0] ?? file, file]);
  expect(run.tasks.map(({ id, error }) => [id, error])).toEqual([['mean', undefined]]);
});

test('a new task takes a name that no other has, in the folder of the template', () => {
  const inFolder = [
    { path: 'load/templates/mean.tick', content: TEMPLATE },
    { path: 'load/tasks/mean.tick', content: '' },
  ];
  const dbrp = { database: 'a', retentionPolicy: 'b' };
  expect(newTaskOf(inFolder, 'load/templates/mean.tick', dbrp)?.path).toBe('load/tasks/mean-2.yaml');
});
