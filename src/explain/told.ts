/** Which of the problems say already what a line of Kapacitor's log says. */
import { logValue } from '../kapacitor/record/log-value';
import type { LogRecord, Run } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import type { ModelNode } from '../language/model';
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

export function told(workspace: Workspace, run: Run, problems: readonly Problem[]): (log: LogRecord) => boolean {
  const byFile = groupedBy(problems, ({ file }) => file);
  const texts = new Set(problems.flatMap(({ kapacitor }) => (kapacitor === '' ? [] : [kapacitor])));
  const tasks = new Map(run.tasks.map((task) => [task.id, task]));
  const known = new Map<string, readonly Range[]>();
  const answers = new Map<string, boolean>();
  const ask = (log: LogRecord): boolean => {
    spend(problems.length);
    const error = logValue(log, 'err') ?? '';
    const task = tasks.get(log.task ?? logValue(log, 'task') ?? '');
    const own = byFile.get(task?.script ?? '') ?? [];
    const ofTask = byFile.get(task?.file ?? '') ?? [];
    if (ENDINGS.has(log.message)) return [...own, ...ofTask].some(({ severity }) => severity === 'error');
    if (texts.has(error) || [...texts].some((text) => error.endsWith(`: ${text}`))) return true;
    const words = errorWords(error);
    const node = logValue(log, 'node');
    if (node === undefined || log.task === undefined) {
      const service = handlerOf(log)?.name ?? '';
      return problems.some(({ code, plain }) => {
        const about = OF_SERVICES[code];
        if (about !== undefined) return about.test(`${log.message}: ${error}`);
        return (
          (code === 'not-sent' || code === 'service-disabled') && service !== '' && plain.startsWith(`${service} `)
        );
      });
    }
    const key = `${log.task}\n${node}`;
    const places = known.get(key) ?? placesOf(log.task, node, workspace, run);
    known.set(key, places);
    const name = missingName(error);
    return own.some(({ code, plain, range: { start } }) => {
      if (!places.some((place) => place.start <= start && start <= place.end)) return false;
      return plain.includes(words) || (name !== undefined && OF_NAMES.has(code) && plain.includes(name));
    });
  };
  // There may be a line for each point.
  return (log) => {
    const answer = answers.get(log.text) ?? ask(log);
    answers.set(log.text, answer);
    return answer;
  };
}

/** From a node's method to the end of what is chained to it, and its lambdas that are vars. */
function placesOf(task: string, node: string, workspace: Workspace, run: Run): readonly Range[] {
  const report = run.tasks.find(({ id }) => id === task);
  const range = report?.nodes.find(({ name }) => name === node)?.range;
  if (report === undefined || range === undefined) return [];
  const model = analyseScript(workspace, report.script)?.model;
  const own = model?.nodes.find(({ call }) => call?.nameRange.start === range.start);
  if (model === undefined || own === undefined) return [range];
  const lambdas = model.lambdas.filter(({ step }) => step.result.node === own);
  return [{ start: range.start, end: endOf(own) }, ...lambdas.map(({ lambda }) => lambda.range)];
}

function endOf({ call, properties, handlers }: ModelNode): number {
  const calls = [...properties, ...handlers.flatMap((handler) => [handler.call, ...handler.properties])];
  return Math.max(call?.range.end ?? 0, ...calls.map(({ range }) => range.end));
}
