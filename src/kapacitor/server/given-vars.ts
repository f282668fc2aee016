/** Vars that a script gets which is no template: those of case.json, or of a file as `kapacitor define -vars` takes it. */
import { type ReadVars, readVars, type StoredVars, storeVars, unsendable } from '../../pipeline/vars';
import type { Range } from '../../text/range';
import type { CaseFile } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { readVarsFile } from '../templates/task-file';

export interface GivenVars {
  readonly vars: ReadVars<StoredVars>;
  /** Of the file that they come from, where they come from one. */
  readonly place?: (variable: string | undefined) => { readonly file: string; readonly range: Range } | undefined;
}

/** case.json names the file of a script; otherwise vars.json goes with the only one there is. */
export function varsFileOf(workspace: Workspace, script: string, { tasks }: CaseFile): WorkspaceFile | undefined {
  const { vars } = tasks.get(script) ?? {};
  if (typeof vars === 'string') return workspace.find(({ path }) => path === vars);
  const isOnly = filesOf(workspace, 'script').length === 1;
  return vars === undefined && isOnly ? filesOf(workspace, 'vars')[0] : undefined;
}

export function givenVars(
  workspace: Workspace,
  script: string,
  caseFile: CaseFile,
  read: () => typeof readVarsFile,
): GivenVars {
  const file = varsFileOf(workspace, script, caseFile);
  if (file !== undefined) return ofFile(file.path, textOf(file), read());
  const { vars } = caseFile.tasks.get(script) ?? {};
  if (typeof vars !== 'string') return { vars: readVars(vars) };
  return { vars: { ok: false, error: `failed to open file ${vars}: open ${vars}: no such file or directory` } };
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
