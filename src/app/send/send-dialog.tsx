import { createMemo, createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import type { SendAnswer } from '../../sharing/proxy-contract';
import styles from '../dialogs/dialogs.module.css';
import { copyText } from '../shared/clipboard';
import { Dialog } from '../shared/dialog';
import { createMasked } from '../shared/masked';
import { useApp } from '../stores/app';
import { address, code, isLeftOut, send, setAddress, setCode } from './connection';
import { LiveSwitch } from './live-switch';
import { planOf, proxyCommand, type Sendable, sendable } from './plan';
import { SendRun } from './send-run';
import { setToSend, toSend } from './to-send';

export function SendDialog(props: { close: () => void }): JSX.Element {
  const app = useApp();
  onCleanup(() => setToSend(undefined));
  const one = createMemo((): Sendable | undefined => {
    const asked = toSend();
    const records = asked === undefined ? (app.selected()?.requests ?? []) : [asked];
    return records.map(sendable).find((found) => found !== undefined);
  });
  const command = createMemo(() => {
    const rooms = planOf(app.runs.shown()?.run.requests ?? []).rooms;
    const origins = [one()?.target.origin ?? [], rooms.map(({ origin }) => origin)].flat();
    const port = URL.canParse(address()) ? new URL(address()).port : '';
    return proxyCommand(origins, location.origin, port);
  });
  return (
    <Dialog title="Send" close={props.close}>
      <Show when={one()} fallback={<p>This event made no request that could be sent to a room.</p>}>
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
            <SendOne sendable={current()} />
            <SendRun />
            <LiveSwitch />
          </>
        )}
      </Show>
    </Dialog>
  );
}

/** Where the proxy is, and the one request that is looked at. */
function SendOne(props: { sendable: Sendable }): JSX.Element {
  const [answer, setAnswer] = createSignal<SendAnswer>();
  const [sending, setSending] = createSignal(false);
  const sendIt = async () => {
    setAnswer(undefined);
    setSending(true);
    setAnswer(await send(props.sendable.record));
    setSending(false);
  };
  return (
    <>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void sendIt();
        }}
      >
        <label>
          Address of the proxy
          <input value={address()} spellcheck={false} onInput={(event) => setAddress(event.currentTarget.value)} />
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
        <Show when={isLeftOut(props.sendable.record)}>
          <p class="level-2">The token was left out of this workspace. Put yours in first, or the room will refuse.</p>
        </Show>
        <div class={styles.answer}>
          <span class={styles.soft}>
            {props.sendable.record.name} to room {props.sendable.target.room}
          </span>
          <button type="submit" class="primary" disabled={sending() || code().trim() === ''}>
            {sending() ? 'Sending…' : 'Send it now'}
          </button>
        </div>
      </form>
      <Show when={answer()}>{(got) => <Answer answer={got()} record={props.sendable.record} />}</Show>
    </>
  );
}

function Answer(props: { answer: SendAnswer; record: RequestRecord }): JSX.Element {
  const accepted = () =>
    props.answer.ok && props.answer.status >= 200 && props.answer.status < 300 ? props.answer : undefined;
  const refused = () => (props.answer.ok && accepted() === undefined ? props.answer : undefined);
  /** A room may echo the token. */
  const body = createMasked(
    useApp().worker,
    () => (props.answer.ok ? [props.answer.body] : []),
    () => props.record.secrets,
  );
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
                <pre>{body()[0]}</pre>
              </Show>
            </>
          )}
        </Match>
        <Match when={failed()}>{(got) => <p class="level-3">{got().error}</p>}</Match>
      </Switch>
    </div>
  );
}
