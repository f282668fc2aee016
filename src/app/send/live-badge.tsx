import { type JSX, Show } from 'solid-js';
import { useApp } from '../stores/app';
import { endLive, liveCounts } from './live-store';
import styles from './send.module.css';

/** Beside Feed, for as long as feeding sends: says so, and ends it. */
export default function LiveBadge(): JSX.Element {
  const app = useApp();
  return (
    <span class={styles.live}>
      <span role="status" aria-label="Live">
        Live: {liveCounts.sent()} sent
        <Show when={liveCounts.waiting() > 0}>, {liveCounts.waiting()} waiting</Show>
      </span>
      <button type="button" class="quiet" onClick={() => endLive(app)}>
        Turn off
      </button>
    </span>
  );
}
