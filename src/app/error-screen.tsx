import { ErrorBoundary, type JSX } from 'solid-js';
import { messageOf } from '../text/thrown';
import styles from './page.module.css';

/** The page is never blank: what went wrong, and a way on. The work is kept. */
export function ErrorScreen(props: { children: JSX.Element }): JSX.Element {
  return (
    <ErrorBoundary
      fallback={(error, reset) => (
        <main class={styles.broken}>
          <h1>Something in the page broke.</h1>
          <p>Your files are kept in this browser. {messageOf(error)}</p>
          <button type="button" class="primary" onClick={reset}>
            Try again
          </button>
        </main>
      )}
    >
      {props.children}
    </ErrorBoundary>
  );
}
