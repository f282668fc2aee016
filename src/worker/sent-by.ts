import { OUTCOMES } from '../alert/outcome-words';
import type { RunSession } from '../kapacitor/run/run-session';

/** Milliseconds between two looks at the messages. */
const SLICE = 25;

/** How many events an alert node sends in a whole run; `undefined` when `goesOn` ended it. */
export async function sentBy(
  session: RunSession,
  task: string,
  node: string,
  goesOn: () => Promise<boolean>,
): Promise<number | undefined> {
  while (!session.step(SLICE)) if (!(await goesOn())) return undefined;
  const { alert, alerts, outcome, outcomes } = session.finish().evaluations;
  let sent = 0;
  for (let row = 0; row < alert.length; row++) {
    const of = alerts[alert[row] ?? -1];
    const reason = outcomes[outcome[row] ?? -1];
    if (of?.task === task && of.node === node && reason !== undefined && OUTCOMES[reason].fate !== 'held') sent++;
  }
  return (await goesOn()) ? sent : undefined;
}
