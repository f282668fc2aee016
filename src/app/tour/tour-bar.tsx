import { createEffect, createMemo, createSignal, type JSX, on, Show, untrack } from 'solid-js';
import { TOUR } from '../../examples/tour/steps';
import { checkExpectations, expectationsOf } from '../../expectations/expectations';
import { installRegexpEngine } from '../../go/regexp/engine';
import { useApp } from '../stores/app';
import { leaveTour, openStep, rememberDone, stepOf, stepsDone } from './open-tour';
import styles from './tour-bar.module.css';

/** A step of the tour: what to do, and the way on once its expectations are green. */
export default function TourBar(): JSX.Element {
  const app = useApp();
  const { files, runs } = app;
  installRegexpEngine();
  const index = createMemo(() => stepOf(app.example().id));
  const step = () => TOUR[index()];
  const [isGreen, setGreen] = createSignal(false);
  /** The result that was on the page when the step was opened says nothing about it. */
  let before = untrack(runs.latest);
  createEffect(
    on(index, () => {
      before = untrack(runs.latest);
      setGreen(false);
    }),
  );
  createEffect(
    on(runs.latest, (run) => {
      if (run === undefined || run === before) return;
      const results = checkExpectations(run, expectationsOf(untrack(files.all)));
      const met = results.length > 0 && results.every(({ passed }) => passed);
      if (met) rememberDone(untrack(index));
      setGreen(met);
    }),
  );
  const mayGoOn = () => isGreen() || index() < stepsDone();
  const isLast = () => index() === TOUR.length - 1;
  const doIt = () => {
    const edit = step()?.edit;
    if (edit === undefined) return;
    files.open(edit.file);
    files.write(
      edit.file,
      files.text(edit.file).replace(edit.from, () => edit.to),
    );
  };
  return (
    <Show when={step()}>
      {(shown) => (
        <section class={styles.tour} classList={{ [styles.green ?? '']: isGreen() }} aria-label="Tour">
          <div class={styles.words}>
            <strong>
              Tour {index() + 1} / {TOUR.length}: {shown().title}
            </strong>
            <p role="status">{isGreen() ? `✓ ${shown().learnt}` : shown().task}</p>
          </div>
          <div class={styles.ways}>
            <Show when={!isGreen()}>
              <button type="button" onClick={doIt}>
                Do it for me
              </button>
            </Show>
            <button
              type="button"
              class="quiet icon"
              aria-label="Previous step"
              disabled={index() === 0}
              onClick={() => openStep(app, index() - 1)}
            >
              ‹
            </button>
            <button
              type="button"
              class={isGreen() ? 'primary' : ''}
              disabled={!mayGoOn()}
              title={mayGoOn() ? undefined : 'It opens when the expectations are green.'}
              onClick={() => (isLast() ? leaveTour(app) : openStep(app, index() + 1))}
            >
              {isLast() ? 'Finish' : 'Next step'}
            </button>
            <button
              type="button"
              class="quiet icon"
              aria-label="Leave the tour"
              title="Leave the tour. Help and the list of examples lead back to this step."
              onClick={() => leaveTour(app)}
            >
              ✕
            </button>
          </div>
        </section>
      )}
    </Show>
  );
}
