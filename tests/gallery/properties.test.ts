/** What must hold of every run, over the whole gallery. */

import { expect, test } from 'vitest';
import { OUTCOMES } from '../../src/alert/outcome-words';
import type { Outcome } from '../../src/alert/services';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import type { Message, TraceEntry } from '../../src/kapacitor/record/trace';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { RunSession } from '../../src/kapacitor/run/run-session';
import type { Fields } from '../../src/points/fields';
import type { Workspace } from '../../src/workspace/workspace';

const IDS = EXAMPLES.map((entry) => [entry.id, entry] as const);
const OPTIONS = { trace: 'full' } as const;

test.each(IDS)('%s: every evaluation was either sent or held back, for one reason', async (_, entry) => {
  const run = runWorkspace(WHOLE, exampleWorkspace(await entry.load()), OPTIONS);
  const { count, outcome, outcomes, event, alert, alerts } = run.evaluations;
  for (const node of run.tasks.flatMap((task) => task.nodes.map((report) => ({ task: task.id, ...report })))) {
    if (node.kind !== 'alert') continue;
    const rows = Array.from({ length: count }, (_, row) => row).filter((row) => {
      const of = alerts[alert[row] ?? -1];
      return of?.task === node.task && of.node === node.name;
    });
    // Its topic had the event, and each handler's match said no.
    const isHeld = (reason: Outcome = 'sent') => OUTCOMES[reason].fate === 'held' && reason !== 'unmatched';
    const sent = rows.filter((row) => !isHeld(outcomes[outcome[row] ?? -1]));
    const held = rows.filter((row) => isHeld(outcomes[outcome[row] ?? -1]));
    expect(sent.length + held.length).toBe(node.statistics.collected);
    expect(sent.length).toBe(node.statistics.alerts_triggered ?? 0);
    expect(held.filter((row) => event[row] !== -1)).toEqual([]);
    expect(sent.map((row) => run.events[event[row] ?? -1]?.evaluation)).toEqual(sent);
  }
  const fates = run.events.map(({ evaluation }) => outcomes[outcome[evaluation] ?? -1]);
  expect(fates.filter((fate) => fate !== 'sent' && fate !== 'unmatched')).toEqual([]);
});

test.each(IDS)('%s: going back to a moment is a fresh run up to there', async (_, entry) => {
  const workspace = exampleWorkspace(await entry.load());
  const whole = session(workspace);
  const total = whole.run.points.count;
  const step = Math.max(1, Math.floor(total / 5));
  for (let fed = 0; fed < total; fed += step) {
    const fresh = session(firstPoints(workspace, fed));
    expect(fresh.run.points.count).toBe(fed);
    expect(happened(fresh.run, fed)).toEqual(happened(whole.run, fed));
    expect(fresh.traces.map((trace) => entriesOf(trace, fed))).toEqual(
      whole.traces.map((trace) => entriesOf(trace, fed)),
    );
  }
});

function session(workspace: Workspace): { readonly run: Run; readonly traces: readonly (readonly TraceEntry[])[] } {
  const running = new RunSession(WHOLE, workspace, OPTIONS);
  while (!running.step(Number.POSITIVE_INFINITY)) {
    // The points end it.
  }
  const run = running.finish();
  const runners = running.tasks.flatMap(({ runner }) => runner?.runners ?? []);
  return { run, traces: runners.map(({ trace }) => trace?.entries ?? []) };
}

function firstPoints(workspace: Workspace, count: number): Workspace {
  return workspace.map((file) => {
    if (file.path !== 'data.lp') return file;
    return { ...file, content: String(file.content).split('\n').slice(0, count).join('\n') };
  });
}

/** Everything that the first points caused. What a run does at its end is of no point. */
function happened(run: Run, fed: number): unknown {
  const before = ({ at }: { readonly at: number }) => at < fed;
  const { at, level, outcome, outcomes, time, alert, alerts } = run.evaluations;
  return {
    events: run.events.filter(before),
    requests: run.requests.filter(before),
    actions: run.actions.filter(before),
    logs: run.logs.filter(before),
    evaluations: Array.from(at, (of, row) => {
      return {
        at: of,
        level: level[row],
        outcome: outcomes[outcome[row] ?? -1],
        time: time[row],
        alert: alerts[alert[row] ?? -1],
      };
    }).filter(before),
  };
}

function entriesOf(entries: readonly TraceEntry[], fed: number): readonly string[] {
  return entries.filter(({ at }) => at < fed).map((entry) => `${entry.at} ${entry.type} ${entryText(entry)}`);
}

function entryText(entry: TraceEntry): string {
  if ('query' in entry) return entry.query.text;
  return 'message' in entry ? messageText(entry.message) : entry.reason;
}

function messageText(message: Message): string {
  const head = `${message.name} [${message.group}]`;
  if (!('points' in message)) return `${head} ${message.time} ${fieldsText(message.fields)}`;
  return `${head} until ${message.tmax}: ${message.points.map(({ time, fields }) => `${time} ${fieldsText(fields)}`).join('; ')}`;
}

function fieldsText(fields: Fields): string {
  return Array.from(fields.entries(), ([name, value]) => `${name}=${typeof value}:${value}`)
    .sort()
    .join(',');
}
