import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { KINDS } from '../../workspace/kinds';
import { runCommand } from '../commands/commands';
import { answerIn } from '../model/answers';
import type { EntryFacts } from '../model/timeline';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import { Actions } from './actions';
import { Answer } from './answer';
import { CopyButtons } from './copy-buttons';
import { roomOf } from './handler-words';
import styles from './request-pane.module.css';
import { RequestText } from './request-text-view';
import { RoomPreview } from './room-preview';
import { Why } from './why';

const CONFIGURATION = KINDS.config.offer;

export function RequestPane(): JSX.Element {
  const app = useApp();
  const { selected, runs } = app;
  const [chosen, setChosen] = createSignal(0);
  const requests = () => selected()?.requests ?? [];
  const request = createMemo(() => requests()[Math.min(chosen(), requests().length - 1)]);
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
                <CopyButtons record={current()} />
                <button type="button" class="primary" onClick={() => runCommand(app, 'send')}>
                  Send…
                </button>
              </>
            )}
          </Show>
        </div>
      </div>
      <section
        class={styles.body}
        classList={{ [styles.stale ?? '']: runs.stale() }}
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
              <Show when={current().preview}>{(preview) => <RoomPreview preview={preview()} />}</Show>
              <RequestText record={current()} />
            </>
          )}
        </Show>
        <Show when={selected()} fallback={<Nothing />}>
          {(facts) => (
            <>
              <Actions actions={facts().actions} />
              <Show when={facts().requests.length === 0 && facts().actions.length === 0}>
                <NoRequest facts={facts()} />
              </Show>
              <Why facts={facts()} request={request()} />
              <Answer facts={facts()} />
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

function NoRequest(props: { facts: EntryFacts }): JSX.Element {
  const { files, runs } = useApp();
  const hasHipChat = () =>
    runs.latest()?.config.hipchat !== undefined && (runs.latest()?.config.hipchat?.enabled ?? false);
  const offer = () => props.facts.sent && !hasHipChat();
  const addSection = () => {
    const text = files.text(CONFIGURATION.path);
    files.write(
      CONFIGURATION.path,
      text === '' ? CONFIGURATION.content : `${text.trimEnd()}\n\n${CONFIGURATION.content}`,
    );
    files.open(CONFIGURATION.path);
  };
  return (
    <div class={styles.none}>
      <Show when={props.facts.sent} fallback={<p>Held back: {props.facts.reason}. Nothing left Kapacitor.</p>}>
        <Show
          when={answerIn(files.text('case.json'))?.slow}
          fallback={<p>The event went to its topic, and no handler made a request of it.</p>}
        >
          <p>Its request waits: the room has not answered the one before, and Kapacitor waits without limit.</p>
        </Show>
      </Show>
      <Show when={offer()}>
        <p>
          <code>kapacitor.conf</code> has no enabled <code>[hipchat]</code> section.
        </p>
        <button type="button" onClick={addSection}>
          Add a [hipchat] section
        </button>
      </Show>
    </div>
  );
}
