/** Live: what becomes due while points are fed goes to its room. Off at every load. */
import { createSignal } from 'solid-js';
import type { App } from '../stores/app';
import { pace, send, sleep } from './connection';
import { type Due, LiveFeed, MOST_WAITING } from './live';
import { endingWords, endsAll, sendAll } from './sending';

/** What was sent is remembered for as long as the page is open. */
const feed = new LiveFeed();
const [sent, setSent] = createSignal(0);
const [waiting, setWaiting] = createSignal(0);
let end: () => void = () => undefined;

/** Requests that a room has answered since Live was turned on, and those whose turn has not come. */
export const liveCounts = { sent, waiting };

export function startLive(app: App): void {
  const { player, runs, settings } = app;
  const stop = new AbortController();
  let queue: readonly Due[] = [];
  let isSending = false;

  const drain = async () => {
    if (isSending) return;
    isSending = true;
    const ending = await sendAll(pace, {
      next: () => {
        const [first, ...others] = queue;
        queue = others;
        setWaiting(others.length);
        return first;
      },
      send: async (due) => {
        const answer = await send(due.record, stop.signal);
        if (endsAll(answer)) feed.forget(due);
        else setSent((count) => count + 1);
        return answer;
      },
      now: () => performance.now(),
      sleep: (milliseconds) => sleep(milliseconds, stop.signal),
      isStopped: () => stop.signal.aborted,
      report: () => undefined,
    });
    isSending = false;
    if (ending.type === 'refused' || ending.type === 'failed') endLive(app, endingWords(ending));
  };

  const forget = player.onForward((from, to) => {
    const run = runs.shown()?.run;
    // What is shown is not what the files say.
    if (run === undefined || runs.stale() || runs.busy()) return;
    queue = [...queue, ...feed.forward(run, from, to)];
    setWaiting(queue.length);
    if (queue.length > MOST_WAITING)
      endLive(app, `More than ${MOST_WAITING} requests wait for their turn, 30 a minute in a room.`);
    else void drain();
  });

  end = () => {
    forget();
    stop.abort();
    for (const due of queue) feed.forget(due);
    queue = [];
    setWaiting(0);
    settings.setLive(false);
  };
  setSent(0);
  settings.setLive(true);
}

export function endLive(app: App, why = ''): void {
  end();
  app.notices.show(why === '' ? 'Live is off.' : `Live is off. ${why}`);
}
