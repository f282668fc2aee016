/** Which of the problems say already what a line of Kapacitor's log says. */
import { logValue } from '../kapacitor/record/log-value';
import type { LogRecord, Run, TaskReport } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import { type ModelNode, nodeAt } from '../language/model';
import type { ProblemCode } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { spend } from '../text/budget';
import { groupedBy } from '../text/grouped';
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';
import { errorWords, missingName } from './error-words';
import { handlerOf } from './undelivered';

/** What follows when a task ends: the cause is told where it stands. */
const ENDINGS: ReadonlySet<string> = new Set([
  'node failed',
  'task finished with error',
  'failed to stop task with out error',
]);

/** Problems about a name that is not there, and so about what each point of it says. */
const OF_NAMES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['unknown-field', 'lost-field', 'missing-field', 'quoted-value', 'quoted-field', 'tag-for-field'] as const),
  ...(['field-and-tag', 'unknown-tag', 'number-wanted', 'flatten-on', 'eval-as', 'unknown-function'] as const),
]);

/** About what a service was to get, and of which lines. */
const OF_SERVICES: Readonly<Partial<Record<ProblemCode, RegExp>>> = {
  'service-refuses': /./,
  'config-url': /unsupported protocol scheme/,
  'config-variable': /\$/,
  'match-never': /^failed to evaluate match expression/,
};

/** Answers of lines whether one of the problems tells them. There may be a line for each point, and few that differ. */
export function tellerOf(workspace: Workspace, run: Run, problems: readonly Problem[]): (log: LogRecord) => boolean {
  const teller = new Teller(workspace, run, problems);
  const answers = new Map<string, boolean>();
  return (log) => {
    const answer = answers.get(log.text) ?? teller.tells(log);
    answers.set(log.text, answer);
    return answer;
  };
}

class Teller {
  readonly #byFile: ReadonlyMap<string, readonly Problem[]>;
  /** What Kapacitor says in them. */
  readonly #texts: ReadonlySet<string>;
  readonly #tasks: ReadonlyMap<string, TaskReport>;
  readonly #places = new Map<string, readonly Range[]>();

  constructor(
    private readonly workspace: Workspace,
    run: Run,
    private readonly problems: readonly Problem[],
  ) {
    this.#byFile = groupedBy(problems, ({ file }) => file);
    this.#texts = new Set(problems.flatMap(({ kapacitor }) => (kapacitor === '' ? [] : [kapacitor])));
    this.#tasks = new Map(run.tasks.map((task) => [task.id, task]));
  }

  tells(log: LogRecord): boolean {
    spend(this.problems.length);
    const error = logValue(log, 'err') ?? '';
    const task = this.#tasks.get(log.task ?? logValue(log, 'task') ?? '');
    if (ENDINGS.has(log.message)) return this.#isRefused(task);
    if (this.#texts.has(error) || [...this.#texts].some((text) => error.endsWith(`: ${text}`))) return true;
    const node = logValue(log, 'node');
    return node === undefined || log.task === undefined || task === undefined
      ? this.#tellsOfService(log, error)
      : this.#tellsOfNode(task, node, error);
  }

  #isRefused(task: TaskReport | undefined): boolean {
    const files = task === undefined ? [] : [task.script, task.file];
    return files.some((file) => this.#byFile.get(file)?.some(({ severity }) => severity === 'error'));
  }

  #tellsOfService(log: LogRecord, error: string): boolean {
    const kind = handlerOf(log)?.kind;
    return this.problems.some(({ code, handler }) => {
      const about = OF_SERVICES[code];
      return about === undefined ? handler !== undefined && handler === kind : about.test(`${log.message}: ${error}`);
    });
  }

  #tellsOfNode(task: TaskReport, node: string, error: string): boolean {
    const key = `${task.id}\n${node}`;
    const places = this.#places.get(key) ?? placesOf(task, node, this.workspace);
    this.#places.set(key, places);
    const words = errorWords(error);
    const name = missingName(error);
    return (this.#byFile.get(task.script) ?? []).some(({ code, plain, range: { start } }) => {
      if (!places.some((place) => place.start <= start && start <= place.end)) return false;
      return plain.includes(words) || (name !== undefined && OF_NAMES.has(code) && plain.includes(name));
    });
  }
}

/** From a node's method to the end of what is chained to it, and its lambdas that are vars. */
function placesOf({ nodes, script }: TaskReport, node: string, workspace: Workspace): readonly Range[] {
  const range = nodes.find(({ name }) => name === node)?.range;
  if (range === undefined) return [];
  const model = analyseScript(workspace, script)?.model;
  const own = nodeAt(model, range);
  if (model === undefined || own === undefined) return [range];
  const lambdas = model.lambdas.filter(({ step }) => step.result.node === own);
  return [{ start: range.start, end: endOf(own) }, ...lambdas.map(({ lambda }) => lambda.range)];
}

function endOf({ call, properties, handlers }: ModelNode): number {
  const calls = [...properties, ...handlers.flatMap((handler) => [handler.call, ...handler.properties])];
  return Math.max(call?.range.end ?? 0, ...calls.map(({ range }) => range.end));
}
