import { createMemo, For, type JSX, Show } from 'solid-js';
import { ANSWERS, answerIn, withAnswer } from '../model/answers';
import type { EntryFacts } from '../model/timeline';
import { createMasked } from '../shared/masked';
import { useApp } from '../stores/app';
import styles from './request-pane.module.css';

const CASE = 'case.json';

/** What the room answers, which can be changed, and what the server then writes to its log. */
export default function Answer(props: { facts: EntryFacts }): JSX.Element {
  const { files, runs, worker } = useApp();
  const current = createMemo(() => answerIn(files.text(CASE)));
  const lines = createMasked(worker, () => {
    const logs = runs.shown()?.run.logs ?? [];
    return logs.flatMap(({ at, level, text }) => (at === props.facts.entry.at && level === 'error' ? [text] : []));
  });
  const choose = (name: string) => {
    const answer = ANSWERS.find((candidate) => candidate.name === name);
    const text = answer === undefined ? undefined : withAnswer(files.text(CASE), answer);
    if (text !== undefined) files.write(CASE, text);
  };
  return (
    <dl class={styles.why}>
      <Show when={props.facts.requests.length > 0}>
        <dt>Answer</dt>
        <dd>
          <select
            aria-label="What the room answers"
            value={current()?.name ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <Show when={current() === undefined}>
              <option value="">as case.json says</option>
            </Show>
            <For each={ANSWERS}>{({ name }) => <option value={name}>{name}</option>}</For>
          </select>
        </dd>
      </Show>
      <Show when={lines().length > 0}>
        <dt>Log</dt>
        <dd>
          <For each={lines()}>
            {(line) => (
              <p>
                <code class={styles.failed}>{line}</code>
              </p>
            )}
          </For>
        </dd>
      </Show>
    </dl>
  );
}
