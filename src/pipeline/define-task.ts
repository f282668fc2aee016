/**
 * What happens when a task is defined, in Kapacitor's order
 * (services/task_store/service.go handleCreateTask, v1.8).
 */
import type { Program } from '../tickscript/ast';
import { parseScript } from '../tickscript/parse';
import type { ScriptProblem } from './failure';
import type { Pipeline } from './graph';
import { type DeadmanSettings, type DeclaredVar, interpret } from './interpret';
import type { ScriptLanguage } from './script-language';
import { type DatabaseAndPolicy, dbrpsOf, type TaskType, taskTypeOf } from './task-type';
import { predefine, type ReadVars, type StoredVars } from './vars';

export interface TaskRequest {
  readonly language: ScriptLanguage;
  readonly script: string;
  /** Given with the task, not by `dbrp` statements. */
  readonly dbrps: readonly DatabaseAndPolicy[];
  readonly vars?: ReadVars<StoredVars>;
  readonly deadman?: DeadmanSettings;
}

export interface TaskDefinition {
  readonly program: Program;
  readonly type: TaskType;
  readonly dbrps: readonly DatabaseAndPolicy[];
  readonly pipeline: Pipeline;
  readonly vars: readonly DeclaredVar[];
}

export type DefinedTask = { readonly ok: true; readonly task: TaskDefinition } | RefusedScript;
export interface RefusedScript {
  readonly ok: false;
  /** The whole answer of the server. */
  readonly error: ScriptProblem;
  /** Everything that is wrong with the syntax. */
  readonly errors: readonly ScriptProblem[];
}

const NO_VARS: ReadVars<StoredVars> = { ok: true, vars: new Map() };

export function defineTask({ language, script, dbrps, vars = NO_VARS, deadman }: TaskRequest): DefinedTask {
  if (script === '') return refused({ message: 'must provide TICKscript' });
  if (!vars.ok) return refused(varProblem(vars));
  const evaluated = evaluate(language, script, vars.vars, deadman);
  if (!evaluated.ok) return evaluated;
  const own = dbrpsOf(evaluated.script.program);
  if (own.length === 0 && dbrps.length === 0) return refused({ message: 'must specify dbrp' });
  if (own.length > 0 && dbrps.length > 0) {
    return refused({ message: 'cannot specify dbrp in both implicitly and explicitly' });
  }
  return { ok: true, task: { ...evaluated.script, dbrps: own.length > 0 ? own : dbrps } };
}

/**
 * A task that is there is given another script, other vars or other databases; `before` are the databases that it has
 * (services/task_store/service.go handleUpdateTask, v1.8).
 */
export function redefineTask(
  { language, script, dbrps, vars = NO_VARS, deadman }: TaskRequest,
  before: readonly DatabaseAndPolicy[],
): DefinedTask {
  const { program, errors } = parseScript(script);
  if (program === undefined) return refused(...errors.map(invalidScript));
  const own = dbrpsOf(program);
  if (own.length > 0 && dbrps.length > 0) {
    return refused({ message: 'cannot specify dbrp in implicitly and explicitly' });
  }
  if (!vars.ok) return refused(varProblem(vars));
  const evaluated = evaluate(language, script, vars.vars, deadman);
  if (!evaluated.ok) return evaluated;
  const given = dbrps.length > 0 ? dbrps : before;
  return { ok: true, task: { ...evaluated.script, dbrps: own.length > 0 ? own : given } };
}

/** The script of a template: what is declared only is zero until a task gives it. */
export interface TemplateDefinition {
  readonly program: Program;
  readonly type: TaskType;
  readonly vars: readonly DeclaredVar[];
}

export function defineTemplate(language: ScriptLanguage, script: string, deadman?: DeadmanSettings): DefinedTemplate {
  const evaluated = evaluate(language, script, undefined, deadman);
  return evaluated.ok ? { ok: true, template: evaluated.script } : evaluated;
}

export type DefinedTemplate = { readonly ok: true; readonly template: TemplateDefinition } | RefusedScript;

/** Without vars: as a template. */
function evaluate(
  language: ScriptLanguage,
  script: string,
  vars: StoredVars | undefined,
  deadman: DeadmanSettings | undefined,
): { readonly ok: true; readonly script: Omit<TaskDefinition, 'dbrps'> } | RefusedScript {
  const { program, errors } = parseScript(script);
  if (program === undefined) return refused(...errors.map(invalidScript));
  const type = taskTypeOf(program);
  if (type === undefined) return refused({ message: 'invalid task type: invalid' });
  const predefined = predefine(vars ?? new Map());
  if (!predefined.ok) return refused(invalidScript(varProblem(predefined)));
  const interpreted = interpret(script, program, {
    language,
    type,
    vars: predefined.vars,
    isTemplate: vars === undefined,
    ...(deadman === undefined ? {} : { deadman }),
  });
  if (!interpreted.ok) return refused(invalidScript(interpreted.error));
  const { pipeline, vars: declared } = interpreted;
  return { ok: true, script: { program, type, pipeline, vars: declared } };
}

function varProblem({ error, name }: { readonly error: string; readonly name?: string }): ScriptProblem {
  return { message: error, ...(name === undefined ? {} : { variable: name }) };
}

/** A panic is no answer, so nothing is put in front of it. */
function invalidScript(problem: ScriptProblem): ScriptProblem {
  return problem.panic ? problem : { ...problem, message: `invalid TICKscript: ${problem.message}` };
}

export function refused(...errors: readonly ScriptProblem[]): RefusedScript {
  const [error = { message: 'invalid TICKscript' }] = errors;
  return { ok: false, error, errors };
}
