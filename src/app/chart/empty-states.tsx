import { createMemo, type JSX, Show } from 'solid-js';
import { silenceWords } from '../model/words/silence-words';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

/** Where the points went, since no alert saw them. */
export function NoAlert(): JSX.Element {
  const { runs } = useApp();
  const words = createMemo(() => silenceWords(runs.shown()?.run, runs.problems()));
  return (
    <Show when={words()}>
      <p class={styles.note} role="note">
        {words()}
      </p>
    </Show>
  );
}
