import { createMemo, For, type JSX } from 'solid-js';
import type { ActionRecord } from '../../kapacitor/record/run-model';
import { createMasked } from '../shared/masked';
import { useApp } from '../stores/app';
import styles from './request-pane.module.css';

const VERBS: Readonly<Record<ActionRecord['verb'], string>> = {
  run: 'would run',
  write: 'would write to',
  send: 'would send to',
};

/** What handlers would do on a server that is no HTTP request. A page cannot, and does not. */
export default function Actions(props: { actions: readonly ActionRecord[] }): JSX.Element {
  const { worker } = useApp();
  /** Target and content of each in turn. */
  const texts = createMemo(() => props.actions.flatMap(({ target, content }) => [target, content]));
  const masked = createMasked(worker, texts, () => props.actions.flatMap(({ secrets }) => secrets));
  return (
    <For each={props.actions}>
      {(action, index) => (
        <figure class={styles.action}>
          <figcaption>
            {action.name} {VERBS[action.verb]} <code>{masked()[2 * index()]}</code>
          </figcaption>
          <pre class={styles.raw}>
            <code>{masked()[2 * index() + 1]}</code>
          </pre>
        </figure>
      )}
    </For>
  );
}
