import { createMemo, createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { roomOf } from '../../explain/room';
import { afterFrame } from '../shared/next-frame';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import { CopyButtons } from './copy-buttons';
import { createShownRequest } from './masked-request';
import styles from './request-pane.module.css';
import { RequestText } from './request-text-view';

const SendButton = lazy(() => afterFrame(() => import('../send/send-button')));
/** What is not needed for the first look at a request. */
const Actions = lazy(() => afterFrame(() => import('./actions')));
const Answer = lazy(() => afterFrame(() => import('./answer')));
const NoRequest = lazy(() => import('./no-request'));
const RoomPreview = lazy(() => afterFrame(() => import('./room-preview')));
const Why = lazy(() => afterFrame(() => import('./why')));

export function RequestPane(): JSX.Element {
  const app = useApp();
  const { selected, runs } = app;
  const [chosen, setChosen] = createSignal(0);
  const requests = () => selected()?.requests ?? [];
  const request = createMemo(() => requests()[Math.min(chosen(), requests().length - 1)]);
  const shown = createShownRequest(app.worker, request);
  const title = () => {
    const current = request();
    return current === undefined ? 'Request' : `${current.name} request`;
  };
  return (
    <section class="card" aria-label="Request" style={{ flex: 1 }}>
      <div class="head">
        <h2>{title()}</h2>
        <small>{roomOf(request()) === undefined ? '' : `to room ${roomOf(request())}`}</small>
        <div class="end">
          <Show when={request()}>
            {(current) => (
              <>
                <CopyButtons record={current()} shown={shown()} />
                <Suspense>
                  <SendButton record={current()} />
                </Suspense>
              </>
            )}
          </Show>
        </div>
      </div>
      <section
        class={styles.body}
        classList={{ [styles.stale ?? '']: runs.stale() || runs.slow() }}
        aria-label="The request of the event"
        ref={scrollable}
      >
        <Show when={requests().length > 1}>
          <fieldset class={styles.choice} aria-label="Requests of this event">
            <For each={requests()}>
              {(record, index) => (
                <button type="button" aria-pressed={request() === record} onClick={() => setChosen(index())}>
                  {record.name} {roomOf(record)}
                </button>
              )}
            </For>
          </fieldset>
        </Show>
        <Show when={request()}>
          {(current) => (
            <>
              <Show when={current().preview}>
                {(preview) => (
                  <Suspense fallback={<div class={styles.room} />}>
                    <RoomPreview preview={preview()} />
                  </Suspense>
                )}
              </Show>
              <Show when={shown()}>{(cut) => <RequestText shown={cut()} />}</Show>
            </>
          )}
        </Show>
        <Show when={selected()} fallback={<Nothing />}>
          {(facts) => (
            <>
              <Show when={facts().actions.length > 0}>
                <Suspense>
                  <Actions actions={facts().actions} />
                </Suspense>
              </Show>
              <Show when={facts().requests.length === 0 && facts().actions.length === 0}>
                <Suspense>
                  <NoRequest facts={facts()} />
                </Suspense>
              </Show>
              <Suspense>
                <Why facts={facts()} request={request()} />
              </Suspense>
              <Suspense>
                <Answer facts={facts()} />
              </Suspense>
            </>
          )}
        </Show>
      </section>
    </section>
  );
}

function Nothing(): JSX.Element {
  const { player, runs } = useApp();
  const words = () => {
    if ((runs.shown()?.count ?? 0) === 0)
      return 'When an alert fires, the request it sends stands here, byte for byte.';
    return player.moment() < 0 ? 'Nothing has been fed yet. Press Feed.' : 'No event up to this moment.';
  };
  return (
    <Show when={runs.shown()}>
      <p class={styles.empty}>{words()}</p>
    </Show>
  );
}
