import { createMemo, type JSX, Show } from 'solid-js';
import { NEW_POINTS } from '../files/new-files';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

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
  const words = createMemo(() => {
    const run = runs.shown()?.run;
    const tasks = (run?.tasks ?? []).filter((task) => task.nodes.length > 0);
    if (run === undefined || tasks.length === 0) return 'No script runs, so no alert was evaluated.';
    return tasks
      .map(({ id, nodes, edges }) => {
        const alert = nodes.find(({ kind }) => kind === 'alert');
        const reached = nodes.filter(({ statistics }) => (statistics.collected ?? 0) > 0);
        const last = reached.at(-1);
        const stop =
          last === undefined
            ? 'no node'
            : `${last.name} (${last.statistics.collected ?? 0} in, ${last.statistics.emitted ?? 0} out)`;
        const way = last === undefined ? '' : edges.find(([parent]) => parent === last.name)?.[1];
        const next = way === undefined || way === '' ? '' : `; nothing reached ${way}`;
        return `${id}: ${alert === undefined ? 'has no |alert()' : 'no alert was evaluated'}. The points reached ${stop}${next}.`;
      })
      .join(' ');
  });
  return (
    <Show when={words()}>
      <p class={styles.note} role="note">
        {words()}
      </p>
    </Show>
  );
}
