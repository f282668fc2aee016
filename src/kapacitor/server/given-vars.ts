/** Vars that a script gets which is no template: those of case.json, or of a file as `kapacitor define -vars` takes it. */
import { type ReadVars, readVars, type StoredVars, storeVars, unsendable } from '../../pipeline/vars';
import type { Range } from '../../text/range';
import type { CaseFile } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';
import type { readVarsFile } from '../templates/task-file';

export interface GivenVars {
  readonly vars: ReadVars<StoredVars>;
  /** Of the file that they come from, where they come from one. */
  readonly place?: (variable: string | undefined) => { readonly file: string; readonly range: Range } | undefined;
}

/** case.json names the file of a script; otherwise vars.json goes with the only one there is. */
export function givenVars(
  workspace: Workspace,
  script: string,
  caseFile: CaseFile,
  read: () => typeof readVarsFile,
): GivenVars {
  const { vars } = caseFile.tasks.get(script) ?? {};
  if (typeof vars === 'string') {
    const named = workspace.find(({ path }) => path === vars);
    if (named !== undefined) return ofFile(vars, textOf(named), read());
    const error = `failed to open file ${vars}: open ${vars}: no such file or directory`;
    return { vars: { ok: false, error } };
  }
  const [file] = filesOf(workspace, 'vars');
  const isOnly = filesOf(workspace, 'script').length === 1;
  if (vars !== undefined || file === undefined || !isOnly) return { vars: readVars(vars) };
  return ofFile(file.path, textOf(file), read());
}

function ofFile(path: string, text: string, read: typeof readVarsFile): GivenVars {
  const result = read(path, text);
  if (!result.ok) {
    const { error, range } = result;
    return { vars: { ok: false, error }, place: () => ({ file: path, range }) };
  }
  const { vars } = result.taskVars;
  return {
    vars: unsendable(vars) ?? storeVars(vars),
    place: (variable) => {
      const given = vars.find(({ name }) => name === variable);
      return given && { file: path, range: given.valueRange ?? given.range };
    },
  };
}
