import { createMemo, createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { ExampleEntry } from '../../examples/example';
import { neighboursOf, plainTitle } from '../../examples/neighbours';
import { isStill } from '../../examples/still';
import { runCommand } from '../commands/commands';
import { openExample } from '../header/open-example';
import { isTour, useApp } from '../stores/app';
import styles from './example-bar.module.css';

const TourBar = lazy(() => import('../tour/tour-bar'));

/** Above the script: a step of the tour, or what the example teaches. */
export default function Bar(): JSX.Element {
  const app = useApp();
  return (
    <Show when={isTour(app.example().id)} fallback={<ExampleBar />}>
      <Suspense>
        <TourBar />
      </Suspense>
    </Show>
  );
}

/** What the example teaches, above its script, with the way to the ones around it. */
function ExampleBar(): JSX.Element {
  const app = useApp();
  const [hidden, setHidden] = createSignal('');
  const isShown = createMemo(() => {
    const { id, files } = app.example();
    return hidden() !== id && isStill(files, app.files.all());
  });
  const around = createMemo(() => neighboursOf(app.example().id));
  const open = (entry: ExampleEntry | undefined) => {
    if (entry !== undefined) void openExample(app, entry.id);
  };
  return (
    <Show when={isShown() && around()}>
      {(here) => (
        <section class={styles.bar} aria-label="About this example">
          <p>
            {here().entry.teaches}
            <Show when={here().cure}>{(cure) => <Beside words="The cure" entry={cure()} open={open} />}</Show>
            <Show when={here().position === 1}>
              <button type="button" class={styles.beside} onClick={() => runCommand(app, 'tour')}>
                Take the tour
              </button>
            </Show>
            <For each={here().traps}>{(trap) => <Beside words="The trap" entry={trap} open={open} />}</For>
          </p>
          <div class={styles.ways}>
            <Way sign="‹" words="Previous example" entry={here().previous} open={open} />
            <small>
              {here().position} / {here().count}
            </small>
            <Way sign="›" words="Next example" entry={here().next} open={open} />
            <button
              type="button"
              class="quiet icon"
              aria-label="Hide what it teaches"
              onClick={() => setHidden(app.example().id)}
            >
              ✕
            </button>
          </div>
        </section>
      )}
    </Show>
  );
}

interface Target {
  readonly words: string;
  readonly entry: ExampleEntry | undefined;
  readonly open: (entry: ExampleEntry | undefined) => void;
}

function Beside(props: Target): JSX.Element {
  return (
    <button type="button" class={styles.beside} onClick={() => props.open(props.entry)}>
      {props.words}: {props.entry === undefined ? '' : plainTitle(props.entry)}
    </button>
  );
}

function Way(props: Target & { sign: string }): JSX.Element {
  return (
    <button
      type="button"
      class="quiet icon"
      aria-label={props.entry === undefined ? props.words : `${props.words}: ${props.entry.title}`}
      title={props.entry?.title}
      disabled={props.entry === undefined}
      onClick={() => props.open(props.entry)}
    >
      {props.sign}
    </button>
  );
}
