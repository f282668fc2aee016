import { For, type JSX, Show } from 'solid-js';
import styles from './page.module.css';
import { useApp } from './stores/app';

export function NoticeList(): JSX.Element {
  const { notices } = useApp();
  return (
    <div class={styles.notices} role="status" aria-live="polite">
      <For each={notices.list()}>
        {(notice) => (
          <div class={styles.notice}>
            <span>{notice.text}</span>
            <Show when={notice.action}>
              {(action) => (
                <button type="button" onClick={() => action().run()}>
                  {action().label}
                </button>
              )}
            </Show>
            <button type="button" class="quiet icon" aria-label="Dismiss" onClick={() => notices.dismiss(notice.id)}>
              ✕
            </button>
          </div>
        )}
      </For>
    </div>
  );
}
