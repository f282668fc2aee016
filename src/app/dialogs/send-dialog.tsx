import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { DEFAULT_PROXY, type SendAnswer } from '../../sharing/proxy-contract';
import { LEFT_OUT } from '../../sharing/secrets';
import { originOf } from '../model/request-text';
import { roomOf } from '../request/handler-words';
import { sendThrough } from '../send/send-through';
import { copyText } from '../shared/clipboard';
import { Dialog } from '../shared/dialog';
import { useApp } from '../stores/app';
import styles from './dialogs.module.css';

/** Kept in memory only: the code pairs this page with the proxy's terminal. */
const [address, setAddress] = createSignal(DEFAULT_PROXY);
const [code, setCode] = createSignal('');

export function SendDialog(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const [answer, setAnswer] = createSignal<SendAnswer>();
  const [sending, setSending] = createSignal(false);
  const record = () => app.selected()?.requests[0];
  const origin = () => originOf(record()?.request.url ?? '');
  const command = () => `npm run proxy -- --allow ${origin()}`;
  const leftOut = () => record()?.request.url.includes(LEFT_OUT) ?? false;

  const send = async () => {
    const current = record();
    if (current === undefined) return;
    setAnswer(undefined);
    setSending(true);
    setAnswer(await sendThrough(address(), code().trim(), current.request));
    setSending(false);
  };

  return (
    <Dialog title="Send" close={props.close}>
      <Show when={record()} fallback={<p>This event made no request.</p>}>
        {(current) => (
          <>
            <p>
              A page may not post to a chat server by itself. A small proxy on this machine does it, and only to hosts
              that you allow. Start it in the folder of the playground:
            </p>
            <div class={styles.terminal}>
              <pre>
                <code>{command()}</code>
              </pre>
              <button type="button" onClick={() => void copyText(command())}>
                Copy
              </button>
            </div>
            <p class={styles.soft}>
              To try it without an account, <code>npm run room</code> starts a stand-in for the room: put its address in{' '}
              <code>kapacitor.conf</code>.
            </p>
            <form
              class={styles.form}
              onSubmit={(event) => {
                event.preventDefault();
                void send();
              }}
            >
              <label>
                Address of the proxy
                <input
                  value={address()}
                  spellcheck={false}
                  onInput={(event) => setAddress(event.currentTarget.value)}
                />
              </label>
              <label>
                Pairing code, as it prints it
                <input
                  value={code()}
                  autocomplete="off"
                  spellcheck={false}
                  onInput={(event) => setCode(event.currentTarget.value)}
                />
              </label>
              <Show when={leftOut()}>
                <p class="level-2">
                  The token was left out of this workspace. Put yours in first, or the room will refuse.
                </p>
              </Show>
              <div class={styles.answer}>
                <span class={styles.soft}>
                  {current().name}
                  {roomOf(current()) === undefined ? '' : ` to room ${roomOf(current())}`}
                </span>
                <button type="submit" class="primary" disabled={sending() || code().trim() === ''}>
                  {sending() ? 'Sending…' : 'Send it now'}
                </button>
              </div>
            </form>
            <Show when={answer()}>{(got) => <Answer answer={got()} />}</Show>
          </>
        )}
      </Show>
    </Dialog>
  );
}

function Answer(props: { answer: SendAnswer }): JSX.Element {
  const accepted = () =>
    props.answer.ok && props.answer.status >= 200 && props.answer.status < 300 ? props.answer : undefined;
  const refused = () => (props.answer.ok && accepted() === undefined ? props.answer : undefined);
  const failed = () => (props.answer.ok ? undefined : props.answer);
  return (
    <div class={styles.result} role="status" aria-label="Answer of the room">
      <Switch>
        <Match when={accepted()}>{(got) => <p class="level-0">The room took it: {got().status}.</p>}</Match>
        <Match when={refused()}>
          {(got) => (
            <>
              <p class="level-3">The room answered {got().status}.</p>
              <Show when={got().body !== ''}>
                <pre>{got().body}</pre>
              </Show>
            </>
          )}
        </Match>
        <Match when={failed()}>{(got) => <p class="level-3">{got().error}</p>}</Match>
      </Switch>
    </div>
  );
}
