import { expect, test } from 'vitest';
import { problemsOf } from '../../src/explain/explain-run';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { applyEdits } from '../../src/text/edit';
import type { Workspace } from '../../src/workspace/workspace';

const DATA = { path: 'q.csv', content: 'time,n,v\n1700000000,4,1.5\n1700000010,5,2.5\n' };
const task = (condition: string) => ({
  path: 't.tick',
  content: `stream|from().measurement('q')|alert().crit(lambda: ${condition}).log('/x')`,
});

function told(workspace: Workspace) {
  const problems = problemsOf(workspace, runWorkspace(WHOLE, workspace));
  return problems.filter(({ plain }) => plain.includes('needs an integer'));
}

test('a script that needs an integer says why a number of CSV is none, and what makes it one', () => {
  const workspace = [task('"n" % 2 == 0'), DATA];
  const [problem] = told(workspace);
  expect(problem?.plain).toBe(
    'The script needs an integer: n is a float here, because nothing in q.csv says the types of its numbers.',
  );
  const content = applyEdits('', problem?.fix?.edits ?? []);
  expect(JSON.parse(content)).toEqual({ data: { 'q.csv': { columns: { n: 'int' } } } });
  const mended = [...workspace, { path: 'case.json', content }];
  expect(told(mended)).toEqual([]);
  expect(runWorkspace(WHOLE, mended).events).toHaveLength(2);
});

test.each(['"n" > 4', '"v" % 2.0 == 0.0 OR "n" > 1.0'])('%s: silent', (condition) => {
  expect(
    told([task(condition), DATA])
      .map(({ plain }) => plain)
      .filter((plain) => plain.includes(': n is')),
  ).toEqual([]);
});
