/** What ends a task while it runs, and what would end the server: told at the node, with the point. */
import { logValue } from '../kapacitor/record/log-value';
import type { LogRecord, Run, TaskReport } from '../kapacitor/record/run-model';
import { problemOf } from '../language/findings/finding';
import { clock } from '../points/clock';
import type { Problem } from '../problems/problem';
import { counted, withCommas } from '../text/counted';

export function stopProblems(run: Run): readonly Problem[] {
  const panics = run.logs.filter((log) => PANIC.test(logValue(log, 'err') ?? ''));
  return run.tasks.flatMap((task) => [...deathOf(task, run), ...crashesOf(task, panics, run)]);
}

/** The rest of the points is lost to the task. */
function deathOf(task: TaskReport, run: Run): readonly Problem[] {
  const { taskError } = task;
  if (taskError === undefined) return [];
  const log = run.logs.find(({ message, task: id }) => message === 'node failed' && id === task.id);
  const node = task.nodes.find(({ name }) => name === log?.node) ?? task.nodes[0];
  if (node === undefined) return [];
  const left = log === undefined ? 0 : Math.max(0, run.points.count - log.at - 1);
  const lost =
    left === 0 ? '' : `, and gets no more of the ${counted(left, 'point')} that follow${left === 1 ? 's' : ''}`;
  const plain = `The task stops here${pointWords(log, run)}${lost}.`;
  return [
    problemOf(task.script, { range: node.range, severity: 'error', code: 'task-stops', kapacitor: taskError, plain }),
  ];
}

/** Go's words for what its programs do not survive. */
const PANIC = /^runtime error: /;

function crashesOf(task: TaskReport, panics: readonly LogRecord[], run: Run): readonly Problem[] {
  return task.nodes.flatMap((node) => {
    const logs = panics.filter((log) => log.task === task.id && log.node === node.name);
    const [first] = logs;
    if (first === undefined) return [];
    const times = logs.length === 1 ? '' : ` It would happen ${withCommas(logs.length)} times.`;
    const plain = `A real Kapacitor dies here${pointWords(first, run)}, with all its tasks; the playground goes on without it.${times}`;
    return [
      problemOf(task.script, {
        range: node.range,
        severity: 'error',
        code: 'server-dies',
        kapacitor: logValue(first, 'err') ?? '',
        plain,
      }),
    ];
  });
}

/** ` at the point of 09:00:20 (cpu,host=a)`. */
export function pointWords(log: LogRecord | undefined, { points }: Run): string {
  const at = log?.at ?? -1;
  const time = points.time[at];
  const series = points.seriesList[points.series[at] ?? -1];
  if (time === undefined || series === undefined) return '';
  const name = [series.name, ...series.tags.map(([tag, value]) => `${tag}=${value}`)].join(',');
  return ` at the point of ${clock(time)} (${name})`;
}
