/** What a run says of one task, with the names that its script gives to its nodes. */
import type { NodeReport, Run, TaskReport } from '../kapacitor/record/run-model';
import { analyseScript } from '../language/analysis';
import { clock, moment } from '../points/clock';
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';

export interface TaskFacts {
  readonly run: Run;
  readonly workspace: Workspace;
  readonly task: TaskReport;
  /** No event, request or action came of it. */
  readonly isSilent: boolean;
  /** `win (from2)`, `from2` where no variable names it. */
  nameOf(node: string): string;
  /** The script's text there: the method that made a node. */
  scriptAt(range: Range): string;
  /** `09:00:23`, with the day where the points are of several. */
  at(time: bigint): string;
}

export function taskFacts(workspace: Workspace, run: Run): readonly TaskFacts[] {
  const at = timeWords(run.points.time);
  const spoken = tasksThatSpoke(run);
  return run.tasks.flatMap((task) => {
    if (task.nodes.length === 0 || task.taskError !== undefined) return [];
    const names = variableNames(workspace, task);
    const isSilent = !spoken.has(task.id);
    const nameOf = (node: string) => {
      const variable = names.get(node);
      return variable === undefined ? node : `${variable} (${node})`;
    };
    const text = analyseScript(workspace, task.script)?.text ?? '';
    const scriptAt = ({ start, end }: Range) => text.slice(start, end);
    return [{ run, workspace, task, isSilent, nameOf, scriptAt, at }];
  });
}

/** Ids of those that an event, a request or an action came of. */
function tasksThatSpoke({ events, requests, actions }: Run): ReadonlySet<string> {
  const spoken = new Set(events.map(({ task }) => task));
  for (const { source } of [...requests, ...actions]) if (source.type === 'node') spoken.add(source.task);
  return spoken;
}

function timeWords(times: BigInt64Array): (time: bigint) => string {
  const first = times[0] ?? 0n;
  const last = times.at(-1) ?? 0n;
  const isOneDay = moment(first).slice(0, 10) === moment(last).slice(0, 10);
  return isOneDay ? clock : moment;
}

/** By node, the variable that holds it: the node that its declaration ends with. */
function variableNames(workspace: Workspace, { script, nodes }: TaskReport): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, { value }] of analyseScript(workspace, script)?.model.vars ?? []) {
    const range = value?.node.call?.nameRange;
    const own = range && nodes.find((node) => node.range.start === range.start && node.range.end === range.end);
    if (own !== undefined) names.set(own.name, name);
  }
  return names;
}

export function received({ statistics }: NodeReport): number {
  return statistics.collected ?? 0;
}

export function emitted({ statistics }: NodeReport): number {
  return statistics.emitted ?? 0;
}
