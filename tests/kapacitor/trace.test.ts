import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { NodeTrace } from '../../src/kapacitor/record/trace';
import { countsAt, traceAt } from '../../src/kapacitor/record/trace-at';
import { TraceWalk } from '../../src/kapacitor/record/trace-walk';
import type { RunOptions } from '../../src/kapacitor/run/run-options';
import { RunSession } from '../../src/kapacitor/run/run-session';
import type { Workspace } from '../../src/workspace/workspace';

const OPTIONS: RunOptions = { silence: 600_000_000_000n };

function ran(workspace: Workspace, options = OPTIONS): RunSession {
  const session = new RunSession(WHOLE, workspace, options);
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // Until its end.
  }
  session.finish();
  return session;
}

function walked(walk: TraceWalk, at: number): RunSession {
  const session = walk.goTo(at);
  while (!walk.step(Number.POSITIVE_INFINITY)) {
    // Until it is there.
  }
  return session;
}

/** Everything that is told about a moment; `state` of a session that stands there. */
function told(session: RunSession, at: number, state: boolean) {
  return session.tasks.flatMap(({ id, runner }) => [
    countsAt(session, id, at),
    ...(runner?.runners ?? []).map(({ nodeName }) => {
      const moment = traceAt(session, id, nodeName, at);
      return state || moment === undefined ? moment : { happened: moment.happened, more: moment.more };
    }),
  ]);
}

/** About so many moments of each example, its first and last ones among them. */
const MOMENTS = 8;

describe('the trace at a moment is that of a fresh run on the points up to there', () => {
  test.each(EXAMPLES.map((entry) => [entry.id, entry] as const))('%s', { timeout: 60_000 }, async (_, entry) => {
    const workspace = exampleWorkspace(await entry.load());
    const run = ran(workspace);
    const goingOn = new TraceWalk(WHOLE, workspace, OPTIONS);
    const { fed } = run;
    const stride = Math.max(1, Math.ceil(fed / MOMENTS));
    const moments = Array.from({ length: fed + 2 }, (_, index) => index - 1);
    for (const at of moments.filter((moment) => moment % stride === 0 || moment < 2 || moment > fed - 3)) {
      const fresh = walked(new TraceWalk(WHOLE, workspace, OPTIONS), at);
      expect(fresh.moment).toBe(at);
      expect(told(fresh, at, false)).toEqual(told(run, at, false));
      expect(told(walked(goingOn, at), at, true)).toEqual(told(fresh, at, true));
    }
  });
});

const COUNTED: Workspace = [
  {
    path: 't.tick',
    content: `stream|from().where(lambda: "v" > 1)|window().periodCount(2).everyCount(2)|mean('v')|eval(lambda: "w").as('x')`,
  },
  { path: 'data.lp', content: [0, 1, 2, 3, 4].map((v) => `m,host=a v=${v} ${v}000000000`).join('\n') },
];
const COUNTS_ONLY: RunOptions = { trace: 'counts' };

test('a moment tells what was received, emitted, dropped and held', () => {
  const session = walked(new TraceWalk(WHOLE, COUNTED, COUNTS_ONLY), 3);
  expect(countsAt(session, 't', 3)).toEqual([
    { node: 'stream0', collected: 4, emitted: 4, errors: 0 },
    { node: 'from1', collected: 4, emitted: 2, errors: 0 },
    { node: 'window2', collected: 2, emitted: 1, errors: 0 },
    { node: 'mean3', collected: 1, emitted: 1, errors: 0 },
    { node: 'eval4', collected: 1, emitted: 0, errors: 1 },
  ]);
  const row = (v: string) => ({ time: BigInt(v) * 1_000_000_000n, tags: [['host', 'a']], fields: [['v', v]] });
  expect(traceAt(session, 't', 'window2', 3)).toEqual({
    happened: [
      {
        type: 'received',
        message: { type: 'point', name: 'm', group: '', time: 3_000_000_000n, count: 1, rows: [row('3')] },
      },
      {
        type: 'emitted',
        message: { type: 'batch', name: 'm', group: '', time: 3_000_000_000n, count: 2, rows: [row('2'), row('3')] },
      },
    ],
    more: 0,
    state: [
      ['groups', '1'],
      [
        'shown',
        [
          [
            '',
            [
              ['points', '2'],
              ['first', '1970-01-01T00:00:02Z'],
              ['last', '1970-01-01T00:00:03Z'],
              ['nextEmitAt', '4'],
            ],
          ],
        ],
      ],
    ],
  });
  expect(traceAt(session, 't', 'eval4', 3)?.happened.at(-1)).toEqual({
    type: 'failed',
    reason: 'missing value: "w"',
  });
});

test('large data are counted only, and any moment of them is walked to', () => {
  const run = ran(COUNTED, COUNTS_ONLY);
  expect(run.tasks[0]?.runner?.traced).toBe(0);
  expect(traceAt(run, 't', 'from1', 1)).toBeUndefined();
  expect(countsAt(run, 't', 1)).toBeUndefined();
  const walk = new TraceWalk(WHOLE, COUNTED, COUNTS_ONLY);
  walked(walk, 4);
  const back = walked(walk, 1);
  expect(traceAt(back, 't', 'from1', 1)?.happened.map(({ type }) => type)).toEqual(['received', 'dropped']);
  expect(countsAt(back, 't', 1)?.[1]).toEqual({ node: 'from1', collected: 2, emitted: 0, errors: 0 });
});

test('a trace keeps so many entries, and knows where its knowledge ends', () => {
  const now = { at: 0 };
  const trace = new NodeTrace(now, 3);
  for (now.at = 0; now.at < 4; now.at++) {
    trace.dropped(`a${now.at}`);
    trace.failed(`b${now.at}`);
  }
  expect(trace.entries).toHaveLength(3);
  expect(trace.entriesAt(0)).toHaveLength(2);
  expect(trace.entriesAt(1)).toBeUndefined();
  expect(trace.countsUpTo(0)).toEqual({ asked: 0, received: 0, emitted: 0, dropped: 1, failed: 1 });
  expect(trace.countsUpTo(1)).toBeUndefined();
  trace.restart(now.at);
  expect(trace.entriesAt(3)).toBeUndefined();
  trace.dropped('c');
  expect(trace.entriesAt(4)).toEqual([{ at: 4, type: 'dropped', reason: 'c' }]);
});

test('a run past its memory stops, says so and keeps what it has', () => {
  const data = Array.from({ length: 5000 }, (_, index) => `m v=${index} ${index}`).join('\n');
  const workspace = [
    { path: 't.tick', content: `stream|from()|alert().crit(lambda: TRUE).message('m').topic('all')` },
    { path: 'data.lp', content: data },
  ];
  const budget = { milliseconds: 60_000, events: 1_000_000, bytes: 1_000_000 };
  const session = new RunSession(WHOLE, workspace, { trace: 'counts', budget });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // Until it is stopped.
  }
  const run = session.finish();
  expect(run.stopped?.reason).toBe('memory');
  expect(run.recordedBytes).toBeGreaterThan(1_000_000);
  expect(run.recordedBytes).toBeLessThan(1_500_000);
  expect(run.events).toHaveLength(run.stopped?.fed ?? -1);
});
