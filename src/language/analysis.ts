/** A script with everything that is known about it; made once a text and shared by all questions about it. */
import type { IToken } from 'chevrotain';
import { dbrpsOf } from '../pipeline/task-type';
import { type ParsedScript, parseScript } from '../tickscript/parse';
import { type Dbrp, taskDbrps } from '../workspace/case-file';
import { SCRIPT_KINDS } from '../workspace/kinds';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { modelOf, type ScriptModel } from './model';
import { type DataModel, dataOf } from './schema/data';
import { Schemas } from './schema/schema';
import { type WrittenName, writtenNames } from './written-names';

export interface ScriptAnalysis {
  readonly file: string;
  readonly text: string;
  readonly parsed: ParsedScript;
  readonly tokens: readonly IToken[];
  readonly model: ScriptModel;
  readonly data: DataModel;
  readonly schemas: Schemas;
  /** What its task may read: its own `dbrp` statements, else those that it is given. */
  readonly dbrps: readonly Dbrp[];
  /** What the tasks of the workspace write. */
  readonly written: readonly WrittenName[];
}

/** Scripts of a workspace that are remembered. */
const REMEMBERED = 16;
const known = new Map<string, ScriptAnalysis>();

/** `undefined`: there is no such file. */
export function analyseScript(workspace: Workspace, file: string): ScriptAnalysis | undefined {
  const found = filesOf(workspace, ...SCRIPT_KINDS).find(({ path }) => path === file);
  if (found === undefined) return undefined;
  const text = textOf(found);
  const data = dataOf(workspace);
  const written = writtenNames(workspace);
  const last = known.get(file);
  if (last !== undefined && last.text === text && last.data === data && last.written === written) return last;
  const parsed = parseScript(text);
  const model = modelOf(parsed.partial);
  const { tokens } = parsed;
  const own = dbrpsOf(parsed.partial);
  const dbrps = own.length === 0 ? taskDbrps(data.caseFile, file) : own;
  const schemas = new Schemas(model, data, dbrps);
  const analysis = { file, text, parsed, tokens, model, data, schemas, dbrps, written };
  if (known.size >= REMEMBERED) known.clear();
  known.set(file, analysis);
  return analysis;
}
