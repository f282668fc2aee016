import { createMemo, createSignal, For, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import dialogs from '../dialogs/dialogs.module.css';
import { useApp } from '../stores/app';
import { code, isLeftOut, pace, send, sleep } from './connection';
import { type Plan, planOf } from './plan';
import styles from './send.module.css';
import { type Ending, endingWords, type Progress, sendAll } from './sending';

const NOTHING: Progress = { taken: 0, notTaken: 0, waiting: 0 };

/** All requests of the run, after a look at where they go. Closing the dialog stops it. */
export function SendRun(): JSX.Element {
  const { runs } = useApp();
  const offer = createMemo(() => planOf(runs.shown()?.run.requests ?? []));
  const [plan, setPlan] = createSignal<Plan>();
  const [progress, setProgress] = createSignal<Progress>();
  const [ending, setEnding] = createSignal<Ending>();
  let stop = new AbortController();
  onCleanup(() => stop.abort());
  const leftOut = () => plan()?.requests.some(({ record }) => isLeftOut(record)) ?? false;

  const start = async ({ requests }: Plan) => {
    stop = new AbortController();
    const { signal } = stop;
    const queue = requests.values();
    setEnding(undefined);
    setProgress(NOTHING);
    setPlan(undefined);
    const how = await sendAll(pace, {
      next: () => queue.next().value,
      send: ({ record }) => send(record, signal),
      now: () => performance.now(),
      sleep: (milliseconds) => sleep(milliseconds, signal),
      isStopped: () => signal.aborted,
      report: setProgress,
    });
    setEnding(how);
  };

  return (
    <Show when={offer().requests.length > 0}>
      <section class={styles.part} aria-label="All requests of this run">
        <Switch>
          <Match when={progress() !== undefined && ending() === undefined}>
            <div class={dialogs.answer}>
              <span role="status">{progressWords(progress() ?? NOTHING, offer().requests.length)}</span>
              <button type="button" onClick={() => stop.abort()}>
                Stop
              </button>
            </div>
          </Match>
          <Match when={plan()}>
            {(asked) => (
              <>
                <ul class={styles.rooms} aria-label="Where they go">
                  <For each={asked().rooms}>
                    {({ origin, room, count }) => (
                      <li>
                        <span>
                          {room} at {origin}
                        </span>
                        <b>{count}</b>
                      </li>
                    )}
                  </For>
                </ul>
                <Show when={asked().more}>
                  <p>The run has more: these are the first {asked().requests.length}.</p>
                </Show>
                <Show when={leftOut()}>
                  <p class="level-2">A token was left out of this workspace. Put yours in first.</p>
                </Show>
                <div class={dialogs.answer}>
                  <button type="button" onClick={() => setPlan(undefined)}>
                    Cancel
                  </button>
                  <button type="button" class="primary" disabled={leftOut()} onClick={() => void start(asked())}>
                    Send {many(asked().requests.length)}
                  </button>
                </div>
              </>
            )}
          </Match>
          <Match when={true}>
            <Show when={ending()}>
              {(how) => (
                <p role="status" class={how().type === 'done' ? 'level-0' : 'level-3'}>
                  {countWords(progress() ?? NOTHING)} {endingWords(how())}
                </p>
              )}
            </Show>
            <div class={dialogs.answer}>
              <span class={dialogs.soft}>At most 100, and 30 a minute in a room.</span>
              <button type="button" disabled={code().trim() === ''} onClick={() => setPlan(offer())}>
                Send this run's requests…
              </button>
            </div>
          </Match>
        </Switch>
      </section>
    </Show>
  );
}

function many(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

function countWords({ taken, notTaken }: Progress): string {
  const others = notTaken === 0 ? '' : ` ${notTaken} were answered otherwise.`;
  return `The rooms took ${taken}.${others}`;
}

function progressWords(progress: Progress, total: number): string {
  const done = `${progress.taken + progress.notTaken} of ${total} sent.`;
  // Less than that is the pace between any two.
  return progress.waiting < 1_000
    ? done
    : `${done} The next in ${Math.ceil(progress.waiting / 1_000)} s: a room takes 30 a minute.`;
}
