import { expect, test } from 'vitest';
import type { Files } from '../../src/examples/example-files';
import { TOUR } from '../../src/examples/tour/steps';
import { checkExpectations, expectationsOf } from '../../src/expectations/expectations';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { diagnose } from '../../src/language/diagnostics';

function workspaceOf(files: Files) {
  return Object.entries(files).map(([path, content]) => ({ path, content }));
}

function results(files: Files) {
  const workspace = workspaceOf(files);
  return checkExpectations(runWorkspace(WHOLE, workspace, {}), expectationsOf(workspace));
}

test('there are ten steps', () => {
  expect(TOUR.map(({ title }) => title)).toEqual([
    'A threshold',
    'A group for every host',
    'A message that says which',
    'Only changes of state',
    'A window',
    'Missing data',
    'Two streams',
    'A topic and a handler file',
    'A batch task',
    'An expectation',
  ]);
});

test.each(TOUR.map((step) => [step.title, step] as const))('%s: red before the edit, green after it', (_, step) => {
  const { file, from, to } = step.edit;
  expect(Object.keys(step.files)[0]).toBe(file);
  const before = step.files[file] ?? '';
  expect(before).toContain(from);
  expect(results(step.files).some(({ passed }) => !passed)).toBe(true);
  const after = { ...step.files, [file]: before.replace(from, to) };
  expect(results(after).filter(({ passed }) => !passed)).toEqual([]);
  expect(results(after).length).toBeGreaterThan(0);
  expect(diagnose(workspaceOf(after)).filter(({ severity }) => severity !== 'info')).toEqual([]);
});
