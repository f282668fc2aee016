/** The tasks of a workspace: those of the load directory, then every other script. */

import { defineTask } from '../../pipeline/define-task';
import type { ScriptLanguage } from '../../pipeline/script-language';
import type { Problem } from '../../problems/problem';
import { REFUSED } from '../../problems/refused';
import { limitWords } from '../../text/budget';
import { parseScript } from '../../tickscript/parse';
import { type CaseFile, type Dbrp, DEFAULT_DBRP, taskDbrps } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { RunOptions } from '../run/run-options';
import type { readVarsFile } from '../templates/task-file';
import { respelled, spellingProblems } from './documented-spelling';
import { type GivenVars, givenVars } from './given-vars';
import type { Server } from './server';
import { idleProblems, NOT_HERE, startTask } from './start-task';
import { idFault, type Task } from './task';

export type Spelling = NonNullable<RunOptions['spelling']>;

export interface DefinedTasks {
  readonly tasks: readonly Task[];
  readonly problems: readonly Problem[];
}

/** Defines and starts every script outside of the load directory, in name order, beside the tasks that are there. */
export function defineScripts(
  workspace: Workspace,
  caseFile: CaseFile,
  server: Server,
  spelling: Spelling,
  loaded: readonly Task[],
  readVars: () => typeof readVarsFile,
): DefinedTasks {
  const tasks: Task[] = [];
  const problems: Problem[] = [];
  for (const file of filesOf(workspace, 'script')) {
    const vars = givenVars(workspace, file.path, caseFile, readVars);
    const task = new ScriptTask(file, caseFile, vars, spelling).define(server, [...loaded, ...tasks]);
    tasks.push(task.task);
    problems.push(...task.problems);
  }
  return { tasks, problems };
}

interface DefinedScript {
  readonly task: Task;
  readonly problems: readonly Problem[];
}

class ScriptTask {
  readonly #path: string;
  readonly #source: string;
  readonly #id: string;
  readonly #dbrps: readonly Dbrp[];

  constructor(
    file: WorkspaceFile,
    caseFile: CaseFile,
    private readonly given: GivenVars,
    private readonly spelling: Spelling,
  ) {
    const settings = caseFile.tasks.get(file.path) ?? {};
    this.#path = file.path;
    this.#source = textOf(file);
    this.#id = settings.id ?? taskId(file.path);
    this.#dbrps = taskDbrps(caseFile, file.path);
  }

  /** A script that takes too much to be looked at is refused in words of our own. */
  define(server: Server, others: readonly Task[]): DefinedScript {
    try {
      return this.#define(server, others);
    } catch (failure) {
      const words = limitWords(failure);
      if (words === undefined) throw failure;
      return this.#refused(words, undefined, words);
    }
  }

  #define(server: Server, others: readonly Task[]): DefinedScript {
    const id = this.#id;
    const fault =
      idFault('task', id) ?? (others.some((task) => task.id === id) ? `task ${id} already exists` : undefined);
    if (fault !== undefined) return this.#refused(fault);
    const { script, problems } = this.#respelled(server.language);
    const defined = defineTask({
      language: server.language,
      script,
      dbrps: this.#explicitDbrps(script),
      vars: this.given.vars,
      deadman: server.deadman,
    });
    if (!defined.ok) {
      const { message, range, panic, variable } = defined.error;
      if (panic) return { task: { ...this.#head, panic: message }, problems };
      const more = defined.errors.slice(1).map((error) => this.#problem(error.message, error.range));
      const refused = this.#refused(message, range);
      const place = this.given.place?.(variable);
      const said = refused.problems.map((problem) =>
        place === undefined ? problem : { ...problem, ...place, ...VARS_REFUSED },
      );
      return { task: refused.task, problems: [...problems, ...said, ...more] };
    }
    const definition = defined.task;
    const started = startTask(id, definition, server);
    if (!started.ok) return this.#refused(started.error, started.node.range, started.plain);
    const task = { ...this.#head, definition, runner: started.runner };
    return { task, problems: [...problems, ...idleProblems(this.#path, definition)] };
  }

  get #head(): Pick<Task, 'id' | 'file' | 'script'> {
    return { id: this.#id, file: this.#path, script: this.#path };
  }

  /** Without `dbrp` statements the playground's own database goes with the task, as the page writes nothing else. */
  #explicitDbrps(script: string): readonly Dbrp[] {
    const { program } = parseScript(script);
    const implicit = program?.statements.some(({ kind }) => kind === 'dbrp') ?? false;
    return implicit && this.spelling === 'documented' && this.#dbrps.length === 1 && this.#dbrps[0] === DEFAULT_DBRP
      ? []
      : this.#dbrps;
  }

  #respelled(language: ScriptLanguage): { readonly script: string; readonly problems: readonly Problem[] } {
    const source = this.#source;
    if (this.spelling === 'exact') return { script: source, problems: [] };
    const { program } = parseScript(source);
    if (program === undefined) return { script: source, problems: [] };
    const script = respelled(language.handlers, source, program);
    if (script === source) return { script, problems: [] };
    const asKapacitor = defineTask({
      language,
      script: source,
      dbrps: this.#explicitDbrps(source),
      vars: this.given.vars,
    });
    const kapacitor = asKapacitor.ok ? '' : asKapacitor.error.message;
    return { script, problems: spellingProblems(language.handlers, this.#path, program, kapacitor) };
  }

  #refused(
    error: string,
    range?: Problem['range'],
    plain?: string,
  ): { readonly task: Task; readonly problems: readonly Problem[] } {
    return { task: { ...this.#head, error }, problems: [this.#problem(error, range, plain)] };
  }

  #problem(kapacitor: string, range: Problem['range'] = { start: 0, end: 0 }, plain?: string): Problem {
    return {
      file: this.#path,
      range,
      severity: 'error',
      kapacitor,
      plain: plain ?? REFUSED.script,
      code: plain === undefined ? 'refused' : NOT_HERE,
    };
  }
}

const VARS_REFUSED = { code: 'task-file', plain: 'Kapacitor does not take these vars.' } as const;

/** `cpu_alert.tick` is the task `cpu_alert`. */
function taskId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.tick$/i, '');
}
