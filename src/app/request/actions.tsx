import { For, type JSX } from 'solid-js';
import type { ActionRecord } from '../../kapacitor/record/run-model';
import { mask } from '../../sharing/mask';
import styles from './request-pane.module.css';

const VERBS: Readonly<Record<ActionRecord['verb'], string>> = {
  run: 'would run',
  write: 'would write to',
  send: 'would send to',
};

/** What handlers would do on a server that is no HTTP request. A page cannot, and does not. */
export default function Actions(props: { actions: readonly ActionRecord[] }): JSX.Element {
  const masked = (text: string, action: ActionRecord) => mask(text, action.secrets);
  return (
    <For each={props.actions}>
      {(action) => (
        <figure class={styles.action}>
          <figcaption>
            {action.name} {VERBS[action.verb]} <code>{masked(action.target, action)}</code>
          </figcaption>
          <pre class={styles.raw}>
            <code>{masked(action.content, action)}</code>
          </pre>
        </figure>
      )}
    </For>
  );
}
