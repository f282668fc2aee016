import { createResource, For, type JSX, Show } from 'solid-js';
import { download, fileName } from '../commands/download';
import { Dialog } from '../shared/dialog';
import { useApp } from '../stores/app';
import { stateOf } from '../stores/state';
import styles from './dialogs.module.css';

/** What a real Kapacitor would refuse is named before anything is taken away. */
export function ExportDialog(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const [exported] = createResource(() => app.worker.sharing((service) => service.exported(stateOf(app.current()))));
  const known = () => (exported.error === undefined ? exported.latest : undefined);
  const save = () => {
    const bytes = known()?.bytes;
    if (bytes === undefined) return;
    download(`${fileName(app.work().name)} for Kapacitor.zip`, bytes);
    props.close();
  };
  return (
    <Dialog title="Export for Kapacitor" close={props.close}>
      <p>
        A zip with the load directory, <code>kapacitor.conf</code>, the points as line protocol and recordings, tests
        for kapacitor-unit, <code>docker-compose.yml</code>, <code>define.sh</code> and <code>replay.sh</code>, which
        compares with what this page said. Dropped on this page it is the same workspace again.
      </p>
      <Show when={exported.error === undefined} fallback={<p class="level-3">{String(exported.error)}</p>}>
        <p role="status" class={styles.soft}>
          {known() === undefined
            ? 'Asking what Kapacitor would refuse…'
            : (known()?.refusals.length ?? 0) > 0
              ? 'Kapacitor refuses:'
              : 'Kapacitor refuses none of it. Tokens are left out: they are variables in .env.example.'}
        </p>
      </Show>
      <ul>
        <For each={known()?.refusals}>
          {({ file, error }) => (
            <li>
              <b>{file}</b>: {error}
            </li>
          )}
        </For>
        <Show when={known()?.stopped}>{(words) => <li>{words()} expected/ holds what was said until then.</li>}</Show>
        <For each={known()?.byHand}>{(label) => <li>Left out, to be written in by hand: {label}</li>}</For>
      </ul>
      <div class={styles.answer}>
        <button type="button" class="primary" autofocus disabled={known() === undefined} onClick={save}>
          Download
        </button>
      </div>
    </Dialog>
  );
}
