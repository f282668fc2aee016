/** Deadmen that told nothing: that had nothing to tell, or have not judged anything, which needs time to pass and points to miss. */
import type { NodeReport } from '../kapacitor/record/run-model';
import type { Finding } from '../language/findings/finding';
import { counted } from '../text/counted';
import { emitted, received, type TaskFacts } from './task-facts';

export function deadmanFindings(facts: TaskFacts): readonly Finding[] {
  const { task, scriptAt } = facts;
  return task.nodes.flatMap((node): readonly Finding[] => {
    if (node.kind !== 'alert' || scriptAt(node.range) !== 'deadman') return [];
    if (received(node) > 0) return quietFindings(node);
    const plain = `${node.name}: this deadman has not judged anything: ${whyWords(node, facts)}`;
    return [{ range: node.range, severity: 'info', code: 'still-waiting', plain }];
  });
}

/** It has judged, and no level was ever true. */
function quietFindings({ name, range, unmet = [] }: NodeReport): readonly Finding[] {
  const [condition] = unmet;
  if (condition === undefined) return [];
  const plain = `${name}: this deadman has judged ${counted(condition.tested, 'interval')}, and its condition was true in none: there was nothing to tell.`;
  return [{ range, severity: 'info', code: 'never-true', plain }];
}

function whyWords(alert: NodeReport, { task, run, at }: TaskFacts): string {
  const own = task.nodes.filter(({ range }) => range.start === alert.range.start);
  const watch = own.find(({ kind }) => kind === 'noop');
  const watched = task.edges.find(([, child]) => child === watch?.name)?.[0] ?? task.nodes[0]?.name;
  const isFed = task.nodes.some((node) => node.name === watched && emitted(node) > 0);
  if (!isFed) {
    return `it counts the points of each group of ${watched ?? 'the task'}, and none has come. A group that never sent a point is not missed, by a real Kapacitor neither.`;
  }
  const last = run.silentUntil ?? run.points.time.at(-1);
  const end = last === undefined ? '' : `, and time ends at ${at(last)}`;
  return `it compares two counts, an interval apart${end}. Let time pass after the last point (“Silence” in the page).`;
}
