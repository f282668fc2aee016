import type { JSX } from 'solid-js';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import styles from './editor-pane.module.css';

const SHOWN = 20_000;

/** The beginning of a file that is too large for an editor. */
export default function LargeFile(props: { path: string }): JSX.Element {
  const { files } = useApp();
  const text = () => files.text(props.path);
  const megabytes = () => (text().length / 1_000_000).toFixed(1);
  const beginning = () => text().slice(0, text().lastIndexOf('\n', SHOWN) + 1 || SHOWN);
  return (
    <section class={styles.large} aria-label={props.path} ref={scrollable}>
      <p>
        {megabytes()} million characters: too large to edit here, so this is only its beginning. All of it runs, and
        what is pasted here takes its place.
      </p>
      <pre>{beginning()}</pre>
    </section>
  );
}
