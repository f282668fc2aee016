import { problemsOf } from '../../src/explain/explain-run';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import type { Problem } from '../../src/problems/problem';
import type { Workspace } from '../../src/workspace/workspace';

export type Files = Readonly<Record<string, string>>;

function workspaceOf(files: Files): Workspace {
  return Object.entries(files).map(([path, content]) => ({ path, content }));
}

export function runOf(files: Files): Run {
  return runWorkspace(WHOLE, workspaceOf(files), {});
}

export function problemsIn(files: Files): readonly Problem[] {
  return problemsOf(workspaceOf(files), runOf(files));
}

/** `code at the text there: sentence`, of the codes that are asked for. */
export function told(files: Files, codes: ReadonlySet<string>): readonly string[] {
  return problemsIn(files).flatMap(({ code, file, range, plain }) => {
    return codes.has(code) ? [`${code} ${(files[file] ?? '').slice(range.start, range.end)}: ${plain}`] : [];
  });
}
