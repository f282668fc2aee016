import { Index, type JSX } from 'solid-js';
import type { Look } from '../model/strip';
import styles from './strip-shapes.module.css';

/** The shapes of a strip's marks, a path for each look. Nothing of it can be clicked. */
export function StripShapes(props: { looks: readonly Look[]; width: number }): JSX.Element {
  return (
    <svg class={styles.shapes} width={props.width} aria-hidden="true">
      <Index each={props.looks}>
        {(look) => (
          <path
            class={look().ahead ? styles.ahead : `level-${look().level}`}
            d={look().path}
            fill={look().fate === 'sent' ? 'currentColor' : 'none'}
          />
        )}
      </Index>
    </svg>
  );
}
