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
])('the literal of a threshold: %j', (files, expected) => {
  expect(found(files)).toEqual(expected);
});
