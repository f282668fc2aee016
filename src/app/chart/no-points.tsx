import { createMemo, type JSX, Match, Show, Switch } from 'solid-js';
import { makePoints } from '../lab/make-points';
import { noPointsReason } from '../model/words/no-points-words';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

/** The true reason, and the button that mends it. */
export function NoPoints(): JSX.Element {
  const app = useApp();
  const { files, runs, settings } = app;
  const reason = createMemo(() => noPointsReason(runs.latest(), files.all(), settings.strict(), runs.problems()));
  const place = () => {
    const { mend } = reason();
    return mend.is === 'go' && mend.file !== '' ? mend : undefined;
  };
  return (
    <div class={styles.empty}>
      <p>
        <b>No points yet.</b> {reason().words}
      </p>
      <Switch>
        <Match when={reason().mend.is === 'make points'}>
          <button type="button" class="primary" onClick={() => void makePoints(app)}>
            Make some points
          </button>
        </Match>
        <Match when={reason().mend.is === 'be lenient'}>
          <button type="button" class="primary" onClick={() => settings.setStrict(false)}>
            Turn Strict off
          </button>
        </Match>
        <Match when={place()}>
          {(to) => (
            <Show when={files.file(to().file)}>
              <button type="button" class="primary" onClick={() => app.goTo(to().file, to().range)}>
                Go to {to().file}
              </button>
            </Show>
          )}
        </Match>
      </Switch>
    </div>
  );
}
