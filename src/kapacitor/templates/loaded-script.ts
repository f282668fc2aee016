import { HANDLERS } from '../../handlers';
import type { Problem } from '../../problems/problem';
import { parseScript } from '../../tickscript/parse';
import { textOf, type WorkspaceFile } from '../../workspace/workspace';
import { respelled, spellingProblems } from '../server/documented-spelling';
import type { Spelling } from '../server/tasks';

/** A script of the load directory. */
export interface LoadedScript {
  /** The name of its file without the last ending. */
  readonly id: string;
  readonly path: string;
  /** With handlers spelled as Kapacitor knows them, where that is accepted. */
  readonly text: string;
}

export function loadScript(
  file: WorkspaceFile,
  spelling: Spelling,
): { readonly script: LoadedScript; readonly problems: readonly Problem[] } {
  const { path } = file;
  const text = textOf(file);
  const script = { id: nameOf(path), path, text };
  const { program } = parseScript(text);
  if (spelling === 'exact' || program === undefined) return { script, problems: [] };
  return {
    script: { ...script, text: respelled(HANDLERS, text, program) },
    problems: spellingProblems(HANDLERS, path, program, ''),
  };
}

/** `tasks/a.b.yaml` is `a.b`. */
export function nameOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.slice(0, file.lastIndexOf('.'));
}
