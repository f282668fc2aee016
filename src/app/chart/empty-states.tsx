import { createMemo, type JSX, Show } from 'solid-js';
import { KINDS } from '../../workspace/kinds';
import { silenceWords } from '../model/silence-words';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

const NEW_POINTS = KINDS.points.offer;

export function NoPoints(): JSX.Element {
  const { files, player } = useApp();
  const make = () => {
    player.expect();
    const path =
      files.file(NEW_POINTS.path) === undefined || files.text(NEW_POINTS.path).trim() === ''
        ? NEW_POINTS.path
        : 'sample.lp';
    files.write(path, NEW_POINTS.content);
  };
  return (
    <div class={styles.empty}>
      <p>
        <b>No points yet.</b> A script does nothing until points arrive: lines of line protocol in <code>data.lp</code>.
      </p>
      <button type="button" class="primary" onClick={make}>
        Make some points
      </button>
    </div>
  );
}

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
