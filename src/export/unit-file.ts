/** Expectations as tests of kapacitor-unit, which counts the alerts of a task by level; what it cannot say stands in comments. */
import { checkExpectations } from '../expectations/expectations';
import type { Run, TaskReport } from '../kapacitor/record/run-model';
import type { WrittenPoint } from './data';

/** Lines of data in one test; more belong into a recording, which kapacitor-unit does not replay. */
const MOST_LINES = 5_000;

/** `files`: names in `tasks/`, by id of the task. `undefined` where no task has an alert. */
export function unitFile(
  run: Run,
  expectations: unknown,
  points: readonly WrittenPoint[],
  files: ReadonlyMap<string, string>,
): string | undefined {
  const alerting = run.tasks.filter(({ nodes }) => nodes.some(({ kind }) => kind === 'alert'));
  if (alerting.length === 0) return undefined;
  const tests = alerting.map((task) => testOf(task, files.get(task.id), points));
  const unsaid = tests.flatMap(({ why }) => why ?? []);
  const rows = Array.isArray(expectations) ? expectations : expectations === undefined ? [] : [expectations];
  const told = checkExpectations(run, rows).map(({ title, passed }) => `${title}${passed ? '' : ' (not so by now)'}`);
  const head = [
    'kapacitor-unit -dir tasks -tests tests.unit.yaml',
    'It counts the alerts of a task by level: OK, WARNING and CRITICAL. The counts are those of the playground.',
    ...(told.length === 0 ? [] : ['What case.json expects beyond the counts, it cannot say:']),
    ...told.map((title) => `  ${title}`),
    ...(unsaid.length === 0 ? [] : ['Tasks that it cannot test:']),
    ...unsaid.map((why) => `  ${why}`),
  ];
  const lines = tests.flatMap(({ test }) => test ?? []);
  const list = lines.length === 0 ? 'tests: []' : `tests:\n${lines.join('\n')}`;
  return `${head.map((line) => `# ${line.replaceAll('\n', ' ')}`).join('\n')}\n${list}\n`;
}

interface Test {
  readonly test?: string;
  readonly why?: string;
}

function testOf(task: TaskReport, file: string | undefined, points: readonly WrittenPoint[]): Test {
  const { id, type, dbrps, nodes } = task;
  const [dbrp] = dbrps;
  if (type !== 'stream') return { why: `${id}: a batch task is asked every second there, about the present.` };
  if (file === undefined || !file.endsWith('.tick')) return { why: `${id}: the task of a template.` };
  if (dbrp === undefined || dbrps.length > 1) return { why: `${id}: it reads more than one database.` };
  const { database, retentionPolicy } = dbrp;
  const own = points.filter((point) => point.database === database && point.retentionPolicy === retentionPolicy);
  if (own.length > MOST_LINES) return { why: `${id}: more than ${MOST_LINES} lines of data.` };
  const alerts = nodes.filter(({ kind }) => kind === 'alert');
  const count = (statistic: string) => alerts.reduce((sum, { statistics }) => sum + (statistics[statistic] ?? 0), 0);
  const infos = count('infos_triggered');
  const test = [
    ...(infos === 0 ? [] : [`  # And ${infos} of INFO, which it does not count.`]),
    `  - name: ${JSON.stringify(`${id} says what the playground said`)}`,
    `    task_name: ${JSON.stringify(file)}`,
    `    db: ${JSON.stringify(database)}`,
    `    rp: ${JSON.stringify(retentionPolicy)}`,
    '    type: stream',
    own.length === 0 ? '    data: []' : '    data:',
    ...own.map(({ line }) => `      - ${JSON.stringify(line)}`),
    '    expects:',
    `      ok: ${count('oks_triggered')}`,
    `      warn: ${count('warns_triggered')}`,
    `      crit: ${count('crits_triggered')}`,
  ];
  return { test: test.join('\n') };
}
