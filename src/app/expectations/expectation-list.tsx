import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js';
import type { ExpectationResult } from '../../expectations/expectations';
import { positionOf } from '../model/timeline';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import styles from './expectation-list.module.css';

/** What `case.json` expects, held against the newest run: green and red rows. Nothing where nothing is expected. */
export function ExpectationList(): JSX.Element {
  const { runs, files } = useApp();
  const [results, setResults] = createSignal<readonly ExpectationResult[]>([]);
  createEffect(
    on(
      () => runs.latest(),
      async (run) => {
        const workspace = files.all();
        if (run === undefined) return setResults([]);
        // Few workspaces have expectations, so what checks them comes when it is needed.
        const [{ checkExpectations, expectationsOf }, { installRegexpEngine }] = await Promise.all([
          import('../../expectations/expectations'),
          import('../../go/regexp/engine'),
        ]);
        installRegexpEngine();
        if (runs.latest() === run) setResults(checkExpectations(run, expectationsOf(workspace)));
      },
    ),
  );
  const red = createMemo(() => results().filter(({ passed }) => !passed).length);
  return (
    <Show when={results().length > 0}>
      <section class={`card ${styles.pane}`} aria-label="Expectations">
        <div class="head">
          <h2>{red() === 0 ? 'As expected' : `${red()} not as expected`}</h2>
          <small role="status">{`${results().length - red()} of ${results().length} green`}</small>
        </div>
        <ul class={styles.list} ref={scrollable}>
          <For each={results()}>{(result) => <Row result={result} />}</For>
        </ul>
      </section>
    </Show>
  );
}

function Row(props: { result: ExpectationResult }): JSX.Element {
  const { runs, player } = useApp();
  const show = (event: number) => {
    const timeline = runs.shown();
    const record = timeline?.run.events[event];
    if (timeline === undefined || record === undefined) return;
    const position =
      record.evaluation >= 0
        ? positionOf(timeline, 'evaluation', record.evaluation)
        : positionOf(timeline, 'event', event);
    if (position >= 0) player.select(position);
  };
  const words = () => (
    <>
      <span class="hidden-text">{props.result.passed ? 'As expected: ' : 'Not as expected: '}</span>
      {props.result.title}
    </>
  );
  return (
    <li class={styles.row} data-passed={props.result.passed}>
      <span class={props.result.passed ? 'level-0' : 'level-3'} aria-hidden="true">
        {props.result.passed ? '✓' : '✗'}
      </span>
      <div>
        <Show when={props.result.event !== undefined} fallback={<span>{words()}</span>}>
          <button type="button" class={styles.words} onClick={() => show(props.result.event ?? -1)}>
            {words()}
          </button>
        </Show>
        <Show when={!props.result.passed}>
          <small>{props.result.sentence}</small>
        </Show>
      </div>
    </li>
  );
}
