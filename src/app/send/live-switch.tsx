import type { JSX } from 'solid-js';
import styles from '../dialogs/dialogs.module.css';
import { useApp } from '../stores/app';
import { code } from './connection';
import { endLive, startLive } from './live-store';

/** In the dialog: whether feeding points sends what they cause. */
export function LiveSwitch(): JSX.Element {
  const app = useApp();
  const live = () => app.settings.live();
  return (
    <label class={styles.check}>
      <input
        type="checkbox"
        checked={live()}
        disabled={code().trim() === '' && !live()}
        onChange={() => (live() ? endLive(app) : startLive(app))}
      />
      <span>
        <b>Live</b>: while you feed points or step forward, each event's request is sent as it happens, once. Going
        back, dragging, editing and running again send nothing.
      </span>
    </label>
  );
}
