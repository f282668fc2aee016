import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { tunableOf } from '../../src/worker/tunable';
import type { Workspace } from '../../src/workspace/workspace';

/** What the first threshold of the first alert comes from: the text around its literal, and what it is. */
function found(files: Readonly<Record<string, string>>) {
  const workspace: Workspace = Object.entries({ 'data.lp': 'm v=1 1\n', ...files }).map(([path, content]) => ({
    path,
    content,
  }));
  const session = new RunSession(WHOLE, workspace);
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // The points end it.
  }
  const [judged] = session.finish().judged;
  const threshold = judged?.values[0]?.thresholds[0];
  const task = session.tasks.find(({ id }) => id === judged?.task);
  const tunable = task && threshold && tunableOf(workspace, task, threshold.range);
  if (tunable === undefined) return undefined;
  const text = String(workspace.find(({ path }) => path === tunable.file)?.content);
  const { start, end } = tunable.range;
  return [
    tunable.file,
    `${text.slice(Math.max(0, start - 4), start)}[${text.slice(start, end)}]`,
    tunable.type,
    tunable.suffix,
  ];
}

const script = (condition: string, head = '') => `${head}\nstream|from()|alert().crit(lambda: ${condition})`;

const given = (type: string, value: string) => `{"limit": {"type": "${type}", "value": ${value}}}`;

test.each([
  [{ 's.tick': script('"v" > 10') }, ['s.tick', '" > [10]', 'int', '']],
  [{ 's.tick': script('-2.5 < "v"') }, ['s.tick', 'da: [-2.5]', 'float', '']],
  [{ 's.tick': script('"v" > limit', 'var limit = 7') }, ['s.tick', 't = [7]', 'int', '']],
  [{ 's.tick': script('"v" > limit', 'var a = 7.5\nvar limit = a') }, ['s.tick', 'a = [7.5]', 'float', '']],
  [{ 's.tick': script('"v" > 1h', '') }, ['s.tick', '" > [1h]', 'duration', 'h']],
  [{ 's.tick': script('"v" > 10 * 2') }, undefined],
  [{ 's.tick': script('"v" > limit', 'var limit = 3 + 4') }, undefined],
  [{ 's.tick': script('isPresent("v")') }, undefined],
  [
    {
      's.tick': script('"v" > limit', 'var limit = 7'),
      'case.json': '{"tasks": {"s.tick": {"vars": {"limit": {"type": "int", "value": 9}}}}}',
    },
    ['case.json', 'e": [9]', 'int', ''],
  ],
  [
    {
      's.tick': script('"v" > limit', 'var limit = 7m'),
      'case.json': '{"tasks": {"s.tick": {"vars": {"limit": {"type": "duration", "value": "9m"}}}}}',
    },
    ['case.json', '": "[9m]', 'duration', 'm'],
  ],
  [{ 's.tick': script('"v" > limit', 'var limit = -7') }, ['s.tick', 't = [-7]', 'int', '']],
  [{ 's.tick': script('"v" > limit', "var limit = int('7')") }, undefined],
  [
    { 's.tick': script('"v" > limit', 'var limit = 7'), 'vars.json': given('int', '9') },
    ['vars.json', 'e": [9]', 'int', ''],
  ],
  [
    { 's.tick': script('"v" > limit', 'var limit = 7.0'), 'vars.json': given('float', '-9.5') },
    ['vars.json', 'e": [-9.5]', 'float', ''],
  ],
  [
    { 's.tick': script('"v" > limit', 'var limit = 7m'), 'vars.json': given('duration', '540000000000') },
    ['vars.json', 'e": [540000000000]', 'duration', ''],
  ],
  [{ 's.tick': script('"v" > limit', 'var limit = 7m'), 'vars.json': given('duration', '"1h30m"') }, undefined],
  [
    { 's.tick': script('"v" > limit', 'var limit = 7'), 'vars.json': given('int', '9').replace('limit', 'other') },
    ['s.tick', 't = [7]', 'int', ''],
  ],
  [
    { 's.tick': script('"v" > limit', 'var limit = 7'), 't.tick': 'stream', 'vars.json': given('int', '9') },
    ['s.tick', 't = [7]', 'int', ''],
  ],
  [
    {
      's.tick': script('"v" > limit', 'var limit = 7'),
      'my.json': given('int', '9'),
      'case.json': '{"tasks": {"s.tick": {"vars": "my.json"}}}',
    },
    ['my.json', 'e": [9]', 'int', ''],
  ],
  [
    {
      's.tick': script('"v" > limit', 'var limit = 7'),
      'vars.json': given('int', '9'),
      'case.json': `{"tasks": {"t.tick": {"vars": ${given('int', '8')}}}}`,
    },
    ['vars.json', 'e": [9]', 'int', ''],
  ],
  [
    {
      'templates/t.tick': script('"v" > limit', 'var limit = 7'),
      'tasks/a.yaml':
        'template-id: t\ndbrps:\n  - {db: telegraf, rp: autogen}\nvars:\n  limit: {type: int, value: 9}\n',
    },
    ['tasks/a.yaml', 'ue: [9]', 'int', ''],
  ],
  [
    {
      'templates/t.tick': script('"v" > limit', 'var limit = 7'),
      'tasks/a.yaml': 'template-id: t\ndbrps:\n  - {db: telegraf, rp: autogen}\n',
    },
    ['templates/t.tick', 't = [7]', 'int', ''],
  ],
])('the literal of a threshold: %j', (files, expected) => {
  expect(found(files)).toEqual(expected);
});
