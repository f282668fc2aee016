/** A template as a form: the vars that it asks for, and the task files that give them values. */
import type { TemplateVarReport } from '../../kapacitor/record/run-model';
import { nameOf } from '../../kapacitor/templates/loaded-script';
import type { TextEdit } from '../../text/edit';
import type { Dbrp } from '../../workspace/case-file';
import { fileKind } from '../../workspace/kinds';
import { filesOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import { analyseTaskFile, givenVars, memberOf, objectAt, type TaskFileAnalysis } from './analysis';
import { removeVar, setVar } from './edits';
import { type KnownScript, knownScript } from './known-templates';
import { sampleValue, shownDefault, shownGiven, TYPE_WORDS, textLiteral, writtenValue } from './values';

export interface TemplateForm {
  readonly id: string;
  readonly file: string;
  /** Kapacitor refuses the template; its vars are those that can be read all the same. */
  readonly isRefused: boolean;
  readonly vars: readonly FormVar[];
  readonly tasks: readonly FormTask[];
}

export interface FormVar {
  readonly name: string;
  /** `a float`. */
  readonly words: string;
  /** As one types it; absent: a task has to give the var. */
  readonly default?: string;
  readonly description: string;
}

export interface FormTask {
  readonly file: string;
  readonly id: string;
  /** What the file gives, as one types it. */
  readonly given: Readonly<Record<string, string>>;
}

export type Given =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly error: string };

/** Of a template, or of the one that a task file names. */
export function templateForm(workspace: Workspace, path: string): TemplateForm | undefined {
  const script = templateAt(workspace, path);
  if (script === undefined) return undefined;
  const analyses = filesOf(workspace, 'taskFile').flatMap((file) => analyseTaskFile(workspace, file.path) ?? []);
  return {
    id: script.id,
    file: script.file,
    isRefused: script.isRefused,
    vars: script.vars.map(formVar),
    tasks: analyses.filter((analysis) => analysis.script?.file === script.file).map((task) => formTask(script, task)),
  };
}

function templateAt(workspace: Workspace, path: string): KnownScript | undefined {
  const file = workspace.find((each) => each.path === path);
  if (file === undefined) return undefined;
  if (fileKind(path) === 'template') return knownScript(file);
  const script = fileKind(path) === 'taskFile' ? analyseTaskFile(workspace, path)?.script : undefined;
  return script !== undefined && fileKind(script.file) === 'template' ? script : undefined;
}

function formVar({ name, type, default: value, description }: TemplateVarReport): FormVar {
  const words = TYPE_WORDS[type];
  return { name, words, description, ...(value === undefined ? {} : { default: shownDefault(value) }) };
}

function formTask({ vars }: KnownScript, analysis: TaskFileAnalysis): FormTask {
  const given = vars.flatMap(({ name, type }) => {
    const member = givenVars(analysis).findLast((each) => each.name === name);
    if (member === undefined) return [];
    const value =
      objectAt(member.value) === undefined ? member.value : memberOf(objectAt(member.value), 'value')?.value;
    return [[name, shownGiven(type, value) ?? ''] as const];
  });
  return { file: analysis.file, id: analysis.id, given: Object.fromEntries(given) };
}

/** What a task file becomes when a var gets a value as a person types it. Nothing typed: the default stands again. */
export function giveVar(workspace: Workspace, taskFile: string, name: string, typed: string): Given {
  const analysis = analyseTaskFile(workspace, taskFile);
  const wanted = analysis?.script?.vars.find((each) => each.name === name);
  if (analysis === undefined || wanted === undefined) return { ok: false, error: `There is no var ${name} any more.` };
  if (analysis.root === undefined) return { ok: false, error: `${taskFile} cannot be read: mend it first.` };
  if (typed.trim() === '' && wanted.default !== undefined) return { ok: true, edits: removeVar(analysis, name) };
  const written = writtenValue(wanted.type, typed, analysis.isJson);
  if (!written.ok) return written;
  return { ok: true, edits: setVar(analysis, name, { type: wanted.type, value: written.text }) };
}

/** A task file that gives each var without a default something to begin with. */
export function newTaskOf(workspace: Workspace, template: string, dbrp: Dbrp): WorkspaceFile | undefined {
  const script = templateAt(workspace, template);
  if (script === undefined) return undefined;
  const folder = `${template.slice(0, template.lastIndexOf('templates/'))}tasks/`;
  const taken = new Set(workspace.filter(({ path }) => path.startsWith(folder)).map(({ path }) => nameOf(path)));
  let id = script.id;
  for (let n = 2; taken.has(id); n++) id = `${script.id}-${n}`;
  const dbrps = script.hasDbrp
    ? ''
    : `dbrps:\n  - db: ${textLiteral(dbrp.database, false)}\n    rp: ${textLiteral(dbrp.retentionPolicy, false)}\n`;
  const vars = script.vars
    .filter((each) => each.default === undefined)
    .map(
      ({ name, type }) => `  ${textLiteral(name, false)}:\n    type: ${type}\n    value: ${sampleValue(type, false)}\n`,
    );
  const given = vars.length === 0 ? '' : `vars:\n${vars.join('')}`;
  return { path: `${folder}${id}.yaml`, content: `template-id: ${textLiteral(script.id, false)}\n${dbrps}${given}` };
}
