import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import { withCommas } from '../../text/counted';
import { runCommand } from '../commands/commands';
import { copyText } from '../shared/clipboard';
import { Dialog } from '../shared/dialog';
import { useApp } from '../stores/app';
import { stateOf } from '../stores/state';
import styles from './dialogs.module.css';

/** Beyond this, chats and mail cut links off. */
const LONG = 2_000;
const VERY_LONG = 32_000;

export function ShareDialog(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const { notices } = app;
  const [kept, setKept] = createSignal<ReadonlySet<string>>(new Set());
  const [link] = createResource(kept, async (keep) => {
    const state = stateOf(app.current());
    const exampleFiles = state.example === '' ? [] : app.example().files;
    const shared = await app.worker.sharing((service) => service.link(state, exampleFiles, [...keep]));
    return { secrets: shared.secrets, text: `${location.href.replace(/#.*$/s, '')}${shared.hash}` };
  });
  const secrets = () => link.latest?.secrets ?? [];
  const length = () => link.latest?.text.length ?? 0;
  const advice = () => {
    if (length() > VERY_LONG) return 'Too long for most places: browsers open it, chats will not carry it.';
    return length() > LONG ? 'Some chats cut links this long.' : 'Short enough for any chat.';
  };
  const toggle = (id: string, keep: boolean) => {
    const next = new Set(kept());
    if (keep) next.add(id);
    else next.delete(id);
    setKept(next);
  };
  const copy = async () => {
    const done = await copyText(link.latest?.text ?? '');
    notices.show(done ? 'The link is copied.' : 'The browser did not let the page copy. Select the link and copy it.');
    if (done) props.close();
  };

  return (
    <Dialog title="Share" close={props.close}>
      <p>
        The link holds every file, the view and the moment. It is not stored anywhere: all of it stands behind the #.
      </p>
      <input
        class={styles.link}
        readonly
        aria-label="Link"
        value={link.latest?.text ?? ''}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class={styles.soft} data-testid="link-length">
        {withCommas(length())} characters. {advice()}
        <Show when={length() > LONG}>
          {' '}
          A zip carries any size, and so does a folder: <code>tick run DIR</code> says in a terminal what this page
          says.
        </Show>
      </p>
      <Show when={secrets().length > 0}>
        <fieldset class={styles.secrets}>
          <legend>
            {secrets().length === 1 ? 'One token was found' : `${secrets().length} tokens were found`}, and left out of
            the link
          </legend>
          <For each={secrets()}>
            {(secret) => (
              <label>
                <input
                  type="checkbox"
                  checked={kept().has(secret.id)}
                  onChange={(event) => toggle(secret.id, event.currentTarget.checked)}
                />
                Put in: {secret.label}
              </label>
            )}
          </For>
          <Show when={kept().size > 0}>
            <p class="level-2">Whoever has the link has the token.</p>
          </Show>
        </fieldset>
      </Show>
      <div class={styles.answer}>
        <button type="button" onClick={() => runCommand(app, 'kapacitor')}>
          Export for Kapacitor…
        </button>
        <button type="button" onClick={() => runCommand(app, 'markdown')}>
          Copy as Markdown
        </button>
        <Show when={length() > LONG}>
          <button type="button" onClick={() => runCommand(app, 'export')}>
            Download zip
          </button>
        </Show>
        <button type="button" class="primary" autofocus disabled={length() === 0} onClick={() => void copy()}>
          Copy the link
        </button>
      </div>
    </Dialog>
  );
}
