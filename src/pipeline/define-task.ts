/**
 * What happens when a task is defined, in Kapacitor's order (reference: language.md chapter 10;
 * services/task_store/service.go handleCreateTask, v1.8).
 */
import type { Program } from '../tickscript/ast';
import { parseScript } from '../tickscript/parse';
import type { ScriptProblem } from './failure';
import type { Pipeline } from './graph';
import { type DeadmanSettings, type DeclaredVar, interpret } from './interpret';
import type { ScriptLanguage } from './script-language';
import { type DatabaseAndPolicy, dbrpsOf, type TaskType, taskTypeOf } from './task-type';
import { predefine, readVars } from './vars';

export interface TaskRequest {
  readonly language: ScriptLanguage;
  readonly script: string;
  /** Given with the task, not by `dbrp` statements. */
  readonly dbrps: readonly DatabaseAndPolicy[];
  /** In the HTTP API's JSON form. */
  readonly vars?: unknown;
  readonly deadman?: DeadmanSettings;
}

export interface TaskDefinition {
  readonly program: Program;
  readonly type: TaskType;
  readonly dbrps: readonly DatabaseAndPolicy[];
  readonly pipeline: Pipeline;
  readonly vars: readonly DeclaredVar[];
}

export type DefinedTask =
  | { readonly ok: true; readonly task: TaskDefinition }
  /** The whole answer of the server, and everything that is wrong with the syntax. */
  | { readonly ok: false; readonly error: ScriptProblem; readonly errors: readonly ScriptProblem[] };

export function defineTask({ language, script, dbrps, vars, deadman }: TaskRequest): DefinedTask {
  if (script === '') return refused({ message: 'must provide TICKscript' });
  const stored = readVars(vars);
  if (!stored.ok) return refused({ message: stored.error });
  const { program, errors } = parseScript(script);
  if (program === undefined) return refused(...errors.map(invalidScript));
  const type = taskTypeOf(program);
  if (type === undefined) return refused({ message: 'invalid task type: invalid' });
  const predefined = predefine(stored.vars);
  if (!predefined.ok) return refused(invalidScript({ message: predefined.error }));
  const interpreted = interpret(script, program, {
    language,
    type,
    vars: predefined.vars,
    ...(deadman === undefined ? {} : { deadman }),
  });
  if (!interpreted.ok) return refused(invalidScript(interpreted.error));
  const own = dbrpsOf(program);
  if (own.length === 0 && dbrps.length === 0) return refused({ message: 'must specify dbrp' });
  if (own.length > 0 && dbrps.length > 0) {
    return refused({ message: 'cannot specify dbrp in both implicitly and explicitly' });
  }
  const { pipeline, vars: declared } = interpreted;
  return { ok: true, task: { program, type, dbrps: own.length > 0 ? own : dbrps, pipeline, vars: declared } };
}

/** A panic is no answer, so nothing is put in front of it. */
function invalidScript(problem: ScriptProblem): ScriptProblem {
  return problem.panic ? problem : { ...problem, message: `invalid TICKscript: ${problem.message}` };
}

function refused(...errors: readonly ScriptProblem[]): DefinedTask {
  const [error = { message: 'invalid TICKscript' }] = errors;
  return { ok: false, error, errors };
}
