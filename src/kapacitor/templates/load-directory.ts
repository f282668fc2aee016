/**
 * Kapacitor's load directory: templates, scripts with their `dbrp`, and task files. All are defined, though a server stops
 * at the first mistake. Kapacitor services/load/service.go, cmd/kapacitor/main.go doDefine,
 * services/task_store/service.go, v1.8.
 */

import type { NamedVar } from '../../pipeline/client-vars';
import { type DefinedTask, defineTask, redefineTask, refused, type TaskDefinition } from '../../pipeline/define-task';
import type { ScriptProblem } from '../../pipeline/failure';
import { storeVars, unsendable } from '../../pipeline/vars';
import type { ProblemCode } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { REFUSED } from '../../problems/refused';
import { limitWords } from '../../text/budget';
import type { Range } from '../../text/range';
import type { Dbrp } from '../../workspace/case-file';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { HandlerReport, LoadReport, TemplateReport } from '../record/run-model';
import type { Server } from '../server/server';
import { idleProblems, NOT_HERE, startTask } from '../server/start-task';
import { idFault, type Task } from '../server/task';
import type { TaskRunner } from '../server/task-runner';
import type { Spelling } from '../server/tasks';
import { loadProblems, withHandlers } from './load-report';
import { type LoadedScript, loadScript, nameOf } from './loaded-script';
import { readTaskFile, type TaskVars } from './task-file';
import { readTemplate } from './template';

export interface LoadedDirectory {
  readonly templates: readonly TemplateReport[];
  readonly tasks: readonly Task[];
  readonly problems: readonly Problem[];
  /** The first mistake, which a server says that loads these files. */
  readonly load: LoadReport;
}

export interface LoadHost {
  readonly workspace: Workspace;
  readonly server: Server;
  readonly spelling: Spelling;
  /** They are defined before the tasks, though a server that loads the files looks at them last. */
  readonly handlers: { readonly handlers: readonly HandlerReport[]; readonly problems: readonly Problem[] };
}

export function loadDirectory({ workspace, server, spelling, handlers }: LoadHost): LoadedDirectory {
  const directory = new LoadDirectory(server, spelling);
  for (const file of filesOf(workspace, 'template')) directory.template(file);
  for (const file of filesOf(workspace, 'loadedScript')) directory.script(file);
  for (const file of filesOf(workspace, 'taskFile')) directory.taskFile(file);
  const loaded = directory.loaded();
  const load = withHandlers(loaded.load, handlers.handlers, workspace);
  const stop = loadProblems(load, [...handlers.problems, ...loaded.problems]);
  return { ...loaded, problems: [...loaded.problems, ...stop], load };
}

/** What a file wants a task to be. */
interface Wish {
  readonly id: string;
  readonly path: string;
  /** A task file has no script of its own. */
  readonly script?: LoadedScript;
  readonly template: string;
  readonly dbrps: readonly Dbrp[];
  readonly vars: readonly NamedVar[];
  /** Where the range of a problem stands, that the script or the server has with it. */
  readonly place: (problem: ScriptProblem) => Range;
}

/** A task as the server stores it. */
interface StoredTask {
  readonly file: string;
  readonly script: LoadedScript;
  readonly template: string;
  readonly vars: readonly NamedVar[];
  readonly definition: TaskDefinition;
  readonly runner?: TaskRunner;
  /** Why it does not run. */
  readonly error?: string;
  readonly redefinition?: Task['redefinition'];
}

class LoadDirectory {
  readonly #templates = new Map<string, LoadedScript>();
  readonly #reports: TemplateReport[] = [];
  readonly #stored = new Map<string, StoredTask>();
  readonly #refused = new Map<string, Task>();
  readonly #problems: Problem[] = [];
  #load: LoadReport = {};

  constructor(
    private readonly server: Server,
    private readonly spelling: Spelling,
  ) {}

  loaded(): LoadedDirectory {
    const stored = [...this.#stored].map(([id, task]) => asTask(id, task));
    const tasks = [...this.#refused.values(), ...stored];
    return { templates: this.#reports, tasks, problems: this.#problems, load: this.#load };
  }

  template(file: WorkspaceFile): void {
    const { path } = file;
    this.#withinLimits(
      () => this.#template(file),
      (error) => {
        this.#reports.push({ id: nameOf(path), file: path, vars: [], error });
        this.#problem(path, START, error, error, 'refused');
      },
    );
  }

  script(file: WorkspaceFile): void {
    this.#withinLimits(
      () => this.#script(file),
      (message) => this.#refuse(nameOf(file.path), file.path, { message }, START),
    );
  }

  taskFile(file: WorkspaceFile): void {
    this.#withinLimits(
      () => this.#taskFile(file),
      (message) => this.#refuse(nameOf(file.path), file.path, { message }, START),
    );
  }

  /** A file that takes too much to be looked at is refused in words of our own. */
  #withinLimits(define: () => void, refuse: (words: string) => void): void {
    try {
      define();
    } catch (failure) {
      const words = limitWords(failure);
      if (words === undefined) throw failure;
      refuse(words);
    }
  }

  #template(file: WorkspaceFile): void {
    const { script, problems } = loadScript(file, this.spelling);
    const read = readTemplate(file, script, this.server);
    this.#reports.push(read.report);
    this.#problems.push(...problems, ...read.problems);
    const { error, panic } = read.report;
    if (error === undefined) this.#templates.set(script.id, script);
    const said = error ?? panic;
    if (said !== undefined) this.#stopAt(file.path, `failed to create template: ${said}`);
  }

  #script(file: WorkspaceFile): void {
    const { script, problems } = loadScript(file, this.spelling);
    this.#problems.push(...problems);
    const { id, path } = script;
    this.#define({ id, path, script, template: '', dbrps: [], vars: [], place: ({ range = START }) => range });
  }

  #taskFile(file: WorkspaceFile): void {
    const { path } = file;
    const id = nameOf(path);
    const read = readTaskFile(path, textOf(file));
    if (!read.ok) {
      this.#refuse(id, path, { message: read.error }, read.range);
      this.#stopAt(path, read.error);
      return;
    }
    const { taskVars } = read;
    if (taskVars.id !== '' && taskVars.id !== id && this.spelling === 'exact') {
      // So says the command line; the load does not look at it.
      const message = `Task id given on command line does not match id in ${path}`;
      this.#refuse(id, path, { message }, taskVars.places.id ?? START);
      return;
    }
    const { templateId: template, dbrps, vars } = taskVars;
    this.#define({ id, path, template, dbrps, vars, place: (problem) => placeIn(taskVars, problem) });
  }

  #define(wish: Wish): void {
    const { id, path, place } = wish;
    const known = this.#stored.get(id);
    const template = wish.template === '' ? (known?.template ?? '') : wish.template;
    const script = template === '' ? (wish.script ?? known?.script) : this.#templates.get(template);
    const vars = wish.vars.length > 0 ? wish.vars : (known?.vars ?? []);
    const defined = this.#defined({ ...wish, template, vars }, script, known);
    if (!defined.ok || script === undefined) {
      const errors = defined.ok ? [] : defined.errors;
      for (const problem of errors) this.#refuse(id, path, problem, place(problem));
      this.#stopAt(path, `failed to create task: ${errors[0]?.message}`);
      return;
    }
    if (known?.runner !== undefined) this.server.disable(known.runner);
    const stored = { file: path, script, template, vars, definition: defined.task };
    this.#refused.delete(id);
    const started = startTask(id, defined.task, this.server);
    if (started.ok) {
      this.#stored.set(id, { ...stored, runner: started.runner });
      this.#problems.push(...idleProblems(script.path, defined.task));
      return;
    }
    const { error, node, plain } = started;
    this.#stored.set(id, { ...stored, error });
    const range = path === script.path ? node.range : place({ message: error });
    if (plain === undefined) this.#problem(path, range, error, 'Kapacitor does not start this task.', codeFor(path));
    else this.#problem(path, range, error, plain, NOT_HERE);
    // An update does not tell who failed.
    this.#stopAt(path, known === undefined ? `failed to create task: ${error}` : error);
  }

  #defined(wish: Wish, script: LoadedScript | undefined, known: StoredTask | undefined): DefinedTask {
    const { id, template, dbrps, vars } = wish;
    const unsent = unsendable(vars);
    if (unsent !== undefined) return refused({ message: unsent.error, variable: unsent.name ?? '' });
    const fault = idFault('task', id);
    if (fault !== undefined) return refused({ message: fault });
    if (template !== '' && script === undefined) {
      return refused({ message: `unknown template ${template}: err: no template exists` });
    }
    const { language, deadman } = this.server;
    const request = { language, script: script?.text ?? '', dbrps, vars: storeVars(vars), deadman };
    return known === undefined ? defineTask(request) : redefineTask(request, known.definition.dbrps);
  }

  #refuse(id: string, path: string, { message, panic }: ScriptProblem, range: Range): void {
    const known = this.#stored.get(id);
    if (known !== undefined) {
      const redefinition = known.redefinition ?? { file: path, error: message };
      this.#stored.set(id, { ...known, redefinition });
    } else if (!this.#refused.has(id) || this.#refused.get(id)?.file !== path) {
      this.#refused.set(id, { id, file: path, script: path, ...(panic ? { panic: message } : { error: message }) });
    }
    const plain = codeFor(path) === 'refused' ? REFUSED.script : REFUSED.taskFile;
    this.#problem(path, range, message, plain, codeFor(path));
  }

  #problem(file: string, range: Range, kapacitor: string, plain: string, code: ProblemCode): void {
    this.#problems.push({ file, range, severity: 'error', kapacitor, plain, code });
  }

  /** Only the first time. */
  #stopAt(file: string, error: string): void {
    if (this.#load.error !== undefined) return;
    const of = /(?:^|\/)templates\/[^/]*$/.test(file) ? '' : 'failed to load tasks: ';
    this.#load = { file, error: `${of}failed to load file ${file}: ${error}` };
  }
}

const START: Range = { start: 0, end: 0 };

function codeFor(path: string): ProblemCode {
  return path.endsWith('.tick') ? 'refused' : 'task-file';
}

function asTask(id: string, stored: StoredTask): Task {
  const { file, script, template, definition, runner, error, redefinition } = stored;
  return {
    id,
    file,
    script: script.path,
    definition,
    ...(template === '' ? {} : { template }),
    ...(runner === undefined ? {} : { runner }),
    ...(error === undefined ? {} : { error }),
    ...(redefinition === undefined ? {} : { redefinition }),
  };
}

/** Where a task file is the reason. */
function placeIn({ vars, places, keys }: TaskVars, { message, variable }: ScriptProblem): Range {
  const given = vars.find(({ name }) => name === variable);
  if (given !== undefined) return given.valueRange ?? given.range;
  if (variable !== undefined) return keys.vars ?? places['template-id'] ?? START;
  if (message.includes('dbrp')) return keys.dbrps ?? places['template-id'] ?? START;
  return places['template-id'] ?? START;
}
