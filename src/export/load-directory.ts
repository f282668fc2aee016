/** What Kapacitor's `[load]` reads: scripts with their `dbrp`, templates, task files and topic handlers. */
import { HANDLERS } from '../handlers';
import { respelled } from '../kapacitor/server/documented-spelling';
import { varsFileOf } from '../kapacitor/server/given-vars';
import { nameOf } from '../kapacitor/templates/loaded-script';
import { parseExactJSON, writeExactJSON } from '../text/exact-json';
import { isObject } from '../text/json';
import { dbrpStatement } from '../tickscript/literals';
import { parseScript } from '../tickscript/parse';
import { type CaseFile, type Dbrp, taskDbrps } from '../workspace/case-file';
import { type FileKind, fileKind } from '../workspace/kinds';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';
import type { BundleFile } from './bundle-file';

/**
 * Templates, handlers, tasks; by name. A script with vars becomes a task of a template, as Kapacitor gives vars to no other
 * when it loads a folder. `ids`: of the task of each script outside of the load directory; those that have none are not defined.
 */
export function exportLoadDirectory(
  workspace: Workspace,
  caseFile: CaseFile,
  ids: ReadonlyMap<string, string>,
): readonly BundleFile[] {
  const files: BundleFile[] = [];
  for (const file of filesOf(workspace, 'template', 'loadedScript', 'taskFile', 'handler')) {
    const path = placeOf(file.path, fileKind(file.path));
    files.push({ path, content: withRightSpelling(file), stands: [file.path] });
  }
  for (const file of filesOf(workspace, 'script')) {
    const id = ids.get(file.path);
    if (id === undefined) continue;
    const script = withRightSpelling(file);
    const dbrps = taskDbrps(caseFile, file.path);
    const vars = varsOf(workspace, caseFile, file.path);
    if (vars === undefined) {
      files.push({ path: `tasks/${id}.tick`, content: withDbrps(script, dbrps), stands: [file.path] });
      continue;
    }
    const task = { 'template-id': id, dbrps: dbrpsOf(script).length > 0 ? [] : dbrps.map(asJson), vars };
    files.push({ path: `templates/${id}.tick`, content: script, stands: [file.path] });
    files.push({ path: `tasks/${id}.json`, content: `${writeExactJSON(task)}\n`, stands: [] });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const FOLDERS: Partial<Record<FileKind, string>> = {
  template: 'templates',
  loadedScript: 'tasks',
  taskFile: 'tasks',
  handler: 'handlers',
};

/** The load directory may be a folder of the workspace; in the bundle it is the bundle. */
function placeOf(path: string, kind: FileKind): string {
  const folder = FOLDERS[kind];
  const at = folder === undefined ? -1 : path.indexOf(`${folder}/`);
  return at === -1 ? path : path.slice(at);
}

/** `.hipchat()` as Kapacitor accepts it. */
function withRightSpelling(file: WorkspaceFile): string {
  const text = textOf(file);
  if (!file.path.endsWith('.tick')) return text;
  const { program } = parseScript(text);
  return program === undefined ? text : respelled(HANDLERS, text, program);
}

function dbrpsOf(script: string): readonly unknown[] {
  return parseScript(script).program?.statements.filter(({ kind }) => kind === 'dbrp') ?? [];
}

function withDbrps(script: string, dbrps: readonly Dbrp[]): string {
  if (dbrpsOf(script).length > 0) return script;
  const lines = dbrps.map((dbrp) => `${dbrpStatement(dbrp)}\n`);
  return `${lines.join('')}\n${script}`;
}

function asJson({ database, retentionPolicy }: Dbrp) {
  return { db: database, rp: retentionPolicy };
}

/** Vars that case.json or a file give to a script. */
function varsOf(workspace: Workspace, caseFile: CaseFile, script: string): unknown {
  const file = varsFileOf(workspace, script, caseFile);
  if (file !== undefined) return varsIn(textOf(file));
  const { vars } = caseFile.tasks.get(script) ?? {};
  return isObject(vars) && Object.keys(vars).length > 0 ? vars : undefined;
}

/** The vars of a file, or those of a task file in JSON. What is no JSON goes along as a text, which Kapacitor refuses. */
function varsIn(text: string): unknown {
  const read = parseExactJSON(text);
  if (!read.ok) return text;
  const inner = isObject(read.value) ? read.value.vars : undefined;
  return isObject(inner) && !('type' in inner) ? inner : read.value;
}

/** The task that a file of the bundle defines. */
export function taskOf({ path }: WorkspaceFile): string | undefined {
  return path.startsWith('tasks/') ? nameOf(path) : undefined;
}
