import type { JSX } from 'solid-js';
import { useApp } from '../stores/app';
import styles from './mark.module.css';

/** What to look at first. */
const WORDS = {
  script:
    'The rule: a point with less than 10 % idle is critical. Write 50 in place of 10, and all of this page follows.',
  chart: 'Every point is judged. Filled marks sent something, hollow ones were held back. Feed plays the points again.',
  request: 'What the chat room gets for the event that is chosen beside it, byte for byte.',
} as const;
const NUMBERS = { script: 1, chart: 2, request: 3 } as const;

export default function Mark(props: { at: keyof typeof WORDS }): JSX.Element {
  const { settings } = useApp();
  return (
    <p class={styles.mark} role="note" aria-label={`Look here, ${NUMBERS[props.at]} of 3`}>
      <b>{NUMBERS[props.at]}</b>
      <span>{WORDS[props.at]}</span>
      <button
        type="button"
        class="quiet icon"
        aria-label="Take the marks away"
        title="Take the three marks away. Help brings them back."
        onClick={() => settings.setMarks(false)}
      >
        ✕
      </button>
    </p>
  );
}
