import { describe, expect, test } from 'vitest';
import { MOST_A_MINUTE, Pace } from '../../../src/app/send/pace';
import { planOf, type Sendable } from '../../../src/app/send/plan';
import { type Ending, endingWords, type Progress, sendAll } from '../../../src/app/send/sending';
import type { SendAnswer } from '../../../src/sharing/proxy-contract';
import { seedRun } from '../seed-run';

const [one] = planOf(seedRun().requests).requests;
if (one === undefined) throw new Error('the seed run has notifications');
const inRoom = (room: string): Sendable => ({ ...one, target: { ...one.target, room } });
const many = (count: number, room = 'a') => Array.from({ length: count }, () => inRoom(room));

const taken: SendAnswer = { ok: true, status: 204, headers: [], body: '' };
const answered = (status: number): SendAnswer => ({ ok: true, status, headers: [], body: '' });

/** Sends with a clock that only goes on when something waits. */
async function run(
  requests: readonly Sendable[],
  answer: (count: number) => SendAnswer = () => taken,
  stopAfter = Number.POSITIVE_INFINITY,
) {
  let now = 0;
  const sent: { readonly room: string; readonly at: number }[] = [];
  const progress: Progress[] = [];
  const queue = [...requests];
  const ending = await sendAll(new Pace(), {
    next: () => queue.shift(),
    send: async ({ target }) => {
      sent.push({ room: target.room, at: now });
      return answer(sent.length);
    },
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    isStopped: () => sent.length >= stopAfter,
    report: (step) => progress.push(step),
  });
  return { ending, sent, progress };
}

describe('sending one after the other', () => {
  test('in order, and tells how far it is', async () => {
    const { ending, sent, progress } = await run([inRoom('a'), inRoom('b'), inRoom('a')]);
    expect(ending).toEqual({ type: 'done' });
    expect(sent).toEqual([
      { room: 'a', at: 0 },
      { room: 'b', at: 100 },
      { room: 'a', at: 200 },
    ]);
    expect(progress.at(-1)).toEqual({ taken: 3, notTaken: 0, waiting: 0 });
  });

  test('no room hears more than thirty in any minute', async () => {
    const requests = Array.from({ length: 100 }, (_, i) => inRoom(i % 3 === 0 ? 'b' : 'a'));
    const { ending, sent } = await run(requests);
    expect(ending).toEqual({ type: 'done' });
    expect(sent.map(({ room }) => room)).toEqual(requests.map(({ target }) => target.room));
    for (const name of ['a', 'b']) {
      const times = sent.filter(({ room }) => room === name).map(({ at }) => at);
      for (const [i, time] of times.entries())
        expect(
          times.filter((other) => other >= time && other < time + 60_000).length,
          `${name} ${i}`,
        ).toBeLessThanOrEqual(MOST_A_MINUTE);
    }
    // 67 for one room: two whole minutes and a little.
    expect(sent.at(-1)?.at).toBeGreaterThan(120_000);
    expect(sent.at(-1)?.at).toBeLessThan(140_000);
  });

  test('tells that it waits', async () => {
    const { progress } = await run(many(MOST_A_MINUTE + 1));
    expect(progress.filter(({ waiting }) => waiting > 1_000)).toEqual([{ taken: 30, notTaken: 0, waiting: 57_100 }]);
  });

  test.each([401, 404, 429])('the first %i ends it', async (status) => {
    const { ending, sent } = await run(many(5), (count) => answered(count === 2 ? status : 204));
    expect(ending).toEqual({ type: 'refused', status, room: 'a' });
    expect(sent.length).toBe(2);
  });

  test.each([302, 400, 403, 500, 503])('%i is counted, and the others go on', async (status) => {
    const { ending, progress } = await run(many(3), (count) => answered(count === 2 ? status : 204));
    expect(ending).toEqual({ type: 'done' });
    expect(progress.at(-1)).toEqual({ taken: 2, notTaken: 1, waiting: 0 });
  });

  test('a proxy that fails ends it', async () => {
    const { ending, sent } = await run(many(5), () => ({ ok: false, error: 'No proxy answers.' }));
    expect(ending).toEqual({ type: 'failed', error: 'No proxy answers.' });
    expect(sent.length).toBe(1);
  });

  test('Stop ends it, also while it waits', async () => {
    expect(await run(many(5), () => taken, 3)).toMatchObject({
      ending: { type: 'stopped', unsure: false },
      sent: { length: 3 },
    });
    expect(await run(many(50), () => taken, 30)).toMatchObject({
      ending: { type: 'stopped', unsure: false },
      sent: { length: 30 },
    });
  });

  test('a request that is under way when it is stopped is no failure', async () => {
    const { ending } = await run(many(5), () => ({ ok: false, error: 'ended' }), 1);
    expect(ending).toEqual({ type: 'stopped', unsure: true });
  });

  test.each<[Ending, string]>([
    [{ type: 'done' }, 'All were sent.'],
    [{ type: 'stopped', unsure: false }, 'Stopped.'],
    [{ type: 'stopped', unsure: true }, 'Stopped; the last one may have arrived.'],
    [{ type: 'refused', status: 401, room: 'a' }, 'Room a answered 401, so nothing more was sent.'],
    [{ type: 'failed', error: 'No proxy answers.' }, 'No proxy answers. Nothing more was sent.'],
  ])('in words: %j', (ending, words) => {
    expect(endingWords(ending)).toBe(words);
  });
});
