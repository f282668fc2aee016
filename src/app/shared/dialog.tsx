import { createUniqueId, type JSX, onMount } from 'solid-js';
import styles from './dialog.module.css';

/** A modal dialog of the browser: it traps focus, closes with Escape, and gives focus back. */
export function Dialog(props: {
  title: string;
  close: () => void;
  children: JSX.Element;
  wide?: boolean;
  bare?: boolean;
}): JSX.Element {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  return (
    <dialog
      ref={(element) => {
        dialog = element;
        // A click beside it closes it, as Escape does.
        element.addEventListener('click', (event) => {
          if (event.target === element) props.close();
        });
      }}
      class={styles.dialog}
      classList={{ [styles.wide ?? '']: props.wide ?? false, [styles.bare ?? '']: props.bare ?? false }}
      aria-labelledby={id}
      onClose={() => props.close()}
    >
      <div class={styles.inner}>
        <div class={styles.head}>
          <h2 id={id}>{props.title}</h2>
          <button type="button" class="quiet icon" aria-label="Close" onClick={() => props.close()}>
            ✕
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
