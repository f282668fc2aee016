/** Points that a node failed on, which nothing else tells: in a real Kapacitor a line of the log for each. */
import { logValue } from '../kapacitor/record/log-value';
import type { LogRecord, Run } from '../kapacitor/record/run-model';
import { problemOf } from '../language/findings/finding';
import { LEVELS } from '../language/findings/script/levels';
import { LEVEL_WORDS } from '../language/level-words';
import type { Problem } from '../problems/problem';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import type { Workspace } from '../workspace/workspace';
import { errorWords } from './error-words';
import { pointWords } from './stopped';
import { tellerOf } from './told';

/** Causes that are told of one node. */
const MOST_CAUSES = 3;

/** `known`: all that is told besides. */
export function nodeErrorProblems(workspace: Workspace, run: Run, known: readonly Problem[]): readonly Problem[] {
  const errors = run.logs.filter((log) => log.level === 'error' && logValue(log, 'node') !== undefined);
  if (errors.length === 0) return [];
  const isTold = tellerOf(workspace, run, known);
  const untold = errors.filter((log) => !isTold(log));
  const byNode = groupedBy(untold, ({ task, node }) => `${task}\n${node}`);
  return [...byNode.values()].flatMap((logs) => {
    const byCause = groupedBy(
      logs,
      (log) => `${logValue(log, 'level') ?? ''}\n${errorWords(logValue(log, 'err') ?? '')}`,
    );
    return [...byCause.values()].slice(0, MOST_CAUSES).flatMap((all) => problemOfCause(all, run));
  });
}

function problemOfCause(all: readonly LogRecord[], run: Run): readonly Problem[] {
  const [first] = all;
  const task = run.tasks.find(({ id }) => id === first?.task);
  const node = task?.nodes.find(({ name }) => name === first?.node);
  if (first === undefined || task === undefined || node === undefined) return [];
  const asked = logValue(first, 'level');
  const level = LEVELS.find((name) => LEVEL_WORDS[name] === asked);
  const error = logValue(first, 'err') ?? first.message;
  // A level may be asked twice about one point.
  const times = task.type === 'batch' ? all.length : new Set(all.map(({ at }) => at)).size;
  const often = times === 1 ? '' : ` ${counted(times, 'time')}, first`;
  const where = task.type === 'batch' ? '' : pointWords(first, run);
  const what = level === undefined ? 'failed' : `could not judge .${level}(), and took it as not true,`;
  const plain = `${node.name} ${what}${where === '' ? often.replace(', first', '') : `${often}${where}`}: ${errorWords(error)}.`;
  return [
    problemOf(task.script, { range: node.range, severity: 'warning', code: 'node-error', kapacitor: error, plain }),
  ];
}
