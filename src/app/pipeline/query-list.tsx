import { createMemo, For, type JSX, Show } from 'solid-js';
import type { QueryRecord } from '../../kapacitor/record/run-model';
import { withCommas } from '../../text/counted';
import { timeWords } from '../model/time';
import { useApp } from '../stores/app';
import { answerWords, queriesAround } from './facts';
import styles from './pipeline.module.css';

/** When a query node asked in the whole run, and what came back; a click goes to the moment. */
export function QueryList(props: { queries: readonly QueryRecord[] }): JSX.Element {
  const { player, runs } = useApp();
  const around = createMemo(() => queriesAround(props.queries, player.moment()));
  return (
    <>
      <h4>{props.queries.length === 1 ? 'One query' : `${withCommas(props.queries.length)} queries`}</h4>
      <ul class={styles.queries} aria-label="Queries">
        <Show when={around().before > 0}>
          <li class={styles.soft}>{withCommas(around().before)} before</li>
        </Show>
        <For each={around().shown}>
          {(query) => (
            <li>
              <button
                type="button"
                class={`quiet ${styles.asked}`}
                aria-current={query.at === player.moment()}
                title={query.text}
                data-refused={query.error !== undefined}
                onClick={() => player.seek(query.at)}
              >
                <span class={styles.askedAt}>{timeWords(runs.shown()?.run, query.tick)}</span> {answerWords(query)}
              </button>
            </li>
          )}
        </For>
        <Show when={around().after > 0}>
          <li class={styles.soft}>{withCommas(around().after)} more</li>
        </Show>
      </ul>
    </>
  );
}
