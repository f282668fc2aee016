/** What a task file can give values to: templates, and scripts of tasks/ that have the task file's name. */
import { WHOLE } from '../../kapacitor/engine/whole';
import type { TemplateVarReport } from '../../kapacitor/record/run-model';
import { nameOf } from '../../kapacitor/templates/loaded-script';
import { varReport } from '../../kapacitor/templates/var-report';
import { defineTemplate } from '../../pipeline/define-task';
import { isVarType } from '../../pipeline/values';
import { parseScript } from '../../tickscript/parse';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';

export interface KnownScript {
  readonly id: string;
  readonly file: string;
  readonly vars: readonly TemplateVarReport[];
  /** Its `dbrp` statements say where it listens. */
  readonly hasDbrp: boolean;
  /** Kapacitor refuses it. */
  readonly isRefused: boolean;
}

/** By name. */
export function templatesOf(workspace: Workspace): readonly KnownScript[] {
  return filesOf(workspace, 'template').map(knownScript);
}

/** The script in tasks/ that a task file of this name changes. */
export function scriptNamed(workspace: Workspace, id: string): KnownScript | undefined {
  const found = filesOf(workspace, 'loadedScript').find(({ path }) => nameOf(path) === id);
  return found && knownScript(found);
}

/** Scripts that are remembered. */
const MOST = 50;
const known = new Map<string, { readonly text: string; readonly script: KnownScript }>();

export function knownScript(file: WorkspaceFile): KnownScript {
  const { path } = file;
  const text = textOf(file);
  const last = known.get(path);
  if (last?.text === text) return last.script;
  const script = read(path, text);
  if (known.size >= MOST) known.clear();
  known.set(path, { text, script });
  return script;
}

function read(path: string, text: string): KnownScript {
  const { partial } = parseScript(text);
  const hasDbrp = partial.statements.some(({ kind }) => kind === 'dbrp');
  const head = { id: nameOf(path), file: path, hasDbrp };
  const defined = defineTemplate(WHOLE, text);
  if (defined.ok) return { ...head, isRefused: false, vars: defined.template.vars.map(varReport) };
  // What is declared can be told of a script with mistakes, too.
  const vars = partial.statements.flatMap((statement): readonly TemplateVarReport[] => {
    if (statement.kind !== 'typeDeclaration') return [];
    const { name, range } = statement.name;
    const type = statement.type.name;
    return isVarType(type) ? [{ name, type, description: '', range }] : [];
  });
  return { ...head, isRefused: true, vars };
}
