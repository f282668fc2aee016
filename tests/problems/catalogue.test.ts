import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../src/explain/explain-run';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';
import { diagnose } from '../../src/language/diagnostics';
import { CATALOGUE, SECTIONS } from '../../src/problems/catalogue';
import type { ExampleFiles } from '../../src/problems/catalogue/entry';
import type { Problem } from '../../src/problems/problem';
import type { Workspace } from '../../src/workspace/workspace';

function workspaceOf(...changes: readonly ExampleFiles[]): Workspace {
  const files = new Map<string, string>();
  for (const change of changes) {
    for (const [path, content] of Object.entries(typeof change === 'string' ? { 'cpu.tick': change } : change)) {
      if (content === null) files.delete(path);
      else files.set(path, content);
    }
  }
  return [...files].map(([path, content]) => ({ path, content }));
}

/** What the page and the command line tell: of the files alone, and of a run. */
function told(workspace: Workspace, strict: boolean): readonly Problem[] {
  return [
    ...diagnose(workspace, strict),
    ...problemsOf(workspace, runWorkspace(WHOLE, workspace, strict ? STRICT : {})),
  ];
}

describe.each(Object.entries(CATALOGUE))('%s', (code, { title, why, severity, before, after, strict = false }) => {
  test('is told of the example before, with its severity', () => {
    const problems = told(workspaceOf(before), strict);
    const own = problems.filter((problem) => problem.code === code);
    expect(own.length, problems.map((problem) => `${problem.code}: ${problem.plain}`).join('\n')).toBeGreaterThan(0);
    for (const problem of own) expect(problem.severity).toBe(problem.kapacitor === '' ? severity : problem.severity);
  });

  test('is not told of the example after, and nothing else is wrong with it', () => {
    const problems = told(workspaceOf(before, after), strict);
    // An example is short: what hears its alert is left out.
    const isWrong = ({ severity, code: other }: Problem) => severity !== 'info' && other !== 'unheard-alert';
    expect(problems.filter((problem) => problem.code === code || isWrong(problem))).toEqual([]);
  });

  test('has a title and a reason in whole sentences', () => {
    expect(title).toMatch(/^\S.*[^.\s]$/);
    expect(why).toMatch(/^\S.*\.$/s);
  });
});

test('every section is in the catalogue, and no code is in two', () => {
  const listed = SECTIONS.flatMap(({ entries }) => Object.keys(entries));
  expect(listed).toEqual(Object.keys(CATALOGUE));
});
