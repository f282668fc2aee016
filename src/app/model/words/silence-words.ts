import type { Run } from '../../../kapacitor/record/run-model';
import type { ProblemCode } from '../../../problems/catalogue';
import type { Problem } from '../../../problems/problem';

/** What can say where the points of a run went. */
const CAUSES: ReadonlySet<ProblemCode> = new Set([
  'dbrp-without-data',
  'no-query-rows',
  'nothing-passes',
  'still-waiting',
  'union-waits',
  'join-never',
  'ends-here',
  'unknown-measurement',
  'unknown-database',
  'unknown-policy',
]);

/** Why no alert judged anything; empty while nothing is known of it. */
export function silenceWords(run: Run | undefined, problems: readonly Problem[]): string {
  const tasks = (run?.tasks ?? []).filter(({ nodes }) => nodes.length > 0);
  if (tasks.length === 0) return 'No script runs, so no alert was evaluated.';
  const silent = tasks.filter(({ nodes }) => nodes.every(({ kind }) => kind !== 'alert'));
  const without = silent.map(({ id }) => `${id} has no |alert().`);
  const causes = problems.filter(({ code }) => CAUSES.has(code)).map(({ plain }) => plain);
  return ['No alert was evaluated.', ...without, ...causes].join(' ');
}
