/** The tasks of a workspace: defined, started, and reported. */

import { quote } from '../../go/strconv/strconv';
import type { PipelineNode } from '../../nodes/node';
import { defineTask, type TaskDefinition } from '../../pipeline/define-task';
import type { ScriptLanguage } from '../../pipeline/script-language';
import type { Problem } from '../../problems/problem';
import { formatScript } from '../../tickscript/format';
import { parseScript } from '../../tickscript/parse';
import { type CaseFile, type Dbrp, DEFAULT_DBRP, taskDbrps } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { TaskReport } from '../record/run-model';
import type { RunOptions } from '../run/run-options';
import { respelled, spellingProblems } from './documented-spelling';
import type { Server } from './server';
import { TaskRunner } from './task-runner';

/** A task as the workspace has it. */
type Spelling = NonNullable<RunOptions['spelling']>;

export interface Task {
  readonly id: string;
  readonly file: string;
  readonly definition?: TaskDefinition;
  readonly runner?: TaskRunner;
  /** Kapacitor refused it. */
  readonly error?: string;
  readonly panic?: string;
}

export interface DefinedTasks {
  readonly tasks: readonly Task[];
  readonly problems: readonly Problem[];
}

/** Defines and starts every script, in name order. */
export function defineTasks(
  workspace: Workspace,
  caseFile: CaseFile,
  server: Server,
  spelling: Spelling,
): DefinedTasks {
  const tasks: Task[] = [];
  const problems: Problem[] = [];
  for (const file of filesOf(workspace, 'script')) {
    const task = new TaskFile(file, caseFile, spelling).define(server, tasks);
    tasks.push(task.task);
    problems.push(...task.problems);
  }
  return { tasks, problems };
}

class TaskFile {
  readonly #path: string;
  readonly #source: string;
  readonly #id: string;
  readonly #dbrps: readonly Dbrp[];
  readonly #vars: unknown;

  constructor(
    file: WorkspaceFile,
    caseFile: CaseFile,
    private readonly spelling: Spelling,
  ) {
    const settings = caseFile.tasks.get(file.path) ?? {};
    this.#path = file.path;
    this.#source = textOf(file);
    this.#id = settings.id ?? taskId(file.path);
    this.#dbrps = taskDbrps(caseFile, file.path);
    this.#vars = settings.vars;
  }

  define(server: Server, others: readonly Task[]): { readonly task: Task; readonly problems: readonly Problem[] } {
    const id = this.#id;
    const fault = idFault(id) ?? (others.some((task) => task.id === id) ? `task ${id} already exists` : undefined);
    if (fault !== undefined) return this.#refused(fault);
    const { script, problems } = this.#lenient(server.language);
    const defined = defineTask({
      language: server.language,
      script,
      dbrps: this.#explicitDbrps(script),
      vars: this.#vars,
      deadman: server.deadman,
    });
    if (!defined.ok) {
      const { message, range, panic } = defined.error;
      if (panic) return { task: { id, file: this.#path, panic: message }, problems };
      const more = defined.errors.slice(1).map((error) => this.#problem(error.message, error.range));
      const refused = this.#refused(message, range);
      return { task: refused.task, problems: [...problems, ...refused.problems, ...more] };
    }
    const task = defined.task;
    const runner = new TaskRunner(id, task.dbrps, task.pipeline.nodes(), server);
    const refusal = runner.start();
    if (refusal !== undefined) return this.#refused(refusal.error, refusal.node.range, notHere(refusal.node));
    server.enable(runner, task.pipeline.nodes());
    const idle = task.pipeline.nodes().flatMap((node) => this.#idle(node));
    return { task: { id, file: this.#path, definition: task, runner }, problems: [...problems, ...idle] };
  }

  /** Without `dbrp` statements the playground's own database goes with the task, as the page writes nothing else. */
  #explicitDbrps(script: string): readonly Dbrp[] {
    const { program } = parseScript(script);
    const implicit = program?.statements.some(({ kind }) => kind === 'dbrp') ?? false;
    return implicit && this.spelling === 'documented' && this.#dbrps.length === 1 && this.#dbrps[0] === DEFAULT_DBRP
      ? []
      : this.#dbrps;
  }

  #lenient(language: ScriptLanguage): { readonly script: string; readonly problems: readonly Problem[] } {
    const source = this.#source;
    if (this.spelling === 'exact') return { script: source, problems: [] };
    const { program } = parseScript(source);
    if (program === undefined) return { script: source, problems: [] };
    const script = respelled(source, program);
    if (script === source) return { script, problems: [] };
    const asKapacitor = defineTask({ language, script: source, dbrps: this.#explicitDbrps(source), vars: this.#vars });
    const kapacitor = asKapacitor.ok ? '' : asKapacitor.error.message;
    return { script, problems: spellingProblems(this.#path, program, kapacitor) };
  }

  #refused(
    error: string,
    range?: Problem['range'],
    plain?: string,
  ): { readonly task: Task; readonly problems: readonly Problem[] } {
    return { task: { id: this.#id, file: this.#path, error }, problems: [this.#problem(error, range, plain)] };
  }

  #problem(kapacitor: string, range: Problem['range'] = { start: 0, end: 0 }, plain?: string): Problem {
    return {
      file: this.#path,
      range,
      severity: 'error',
      kapacitor,
      plain: plain ?? 'Kapacitor refuses this script.',
      code: plain === undefined ? 'refused' : NOT_HERE,
    };
  }

  /** A node that a page cannot run, though the task starts. */
  #idle(node: PipelineNode): readonly Problem[] {
    const plain = notHere(node);
    if (plain === undefined) return [];
    return [{ file: this.#path, range: node.range, severity: 'info', kapacitor: '', plain, code: NOT_HERE }];
  }
}

const NOT_HERE = 'not-here';

function notHere({ definition: { method, unsupported } }: PipelineNode): string | undefined {
  return unsupported === undefined ? undefined : `${method} does not run here. ${unsupported}`;
}

/** `cpu_alert.tick` is the task `cpu_alert`. */
function taskId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.tick$/i, '');
}

/** Kapacitor services/task_store/service.go, v1.8. */
function idFault(id: string): string | undefined {
  if (/^[-._\p{L}0-9]+$/u.test(id)) return undefined;
  return `task ID must contain only letters, numbers, '-', '.' and '_'. ${quote(id)}`;
}

export function taskReports(tasks: readonly Task[], workspace: Workspace): readonly TaskReport[] {
  const sources = new Map(workspace.map((file) => [file.path, file]));
  return tasks.map(({ id, file, definition, runner, error, panic }): TaskReport => {
    if (definition === undefined || runner === undefined) {
      return {
        id,
        file,
        ...(error === undefined ? {} : { error }),
        ...(panic === undefined ? {} : { panic }),
        edges: [],
        nodes: [],
      };
    }
    const source = sources.get(file);
    const formatted = source === undefined ? undefined : formatScript(textOf(source));
    return {
      id,
      file,
      type: definition.type,
      ...(runner.recording === undefined ? {} : { recording: runner.recording }),
      ...(runner.error === undefined ? {} : { taskError: runner.error }),
      ...(formatted?.ok ? { formatted: formatted.text } : {}),
      edges: definition.pipeline.edges(),
      nodes: runner.reports(),
    };
  });
}
