import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js';
import type { JudgedThreshold } from '../../alert/judged';
import type { Tunable } from '../../worker/api';
import { candidates, literalText, tuned } from '../model/tune';
import { topOf } from '../model/value-axis';
import { quantityText } from '../model/words/value-words';
import { useApp } from '../stores/app';
import type { ChartStore } from './chart-store';
import styles from './thresholds.module.css';
import type { Tuner } from './tuner';

interface Count {
  readonly value: number;
  readonly sent: number;
}

/** Milliseconds: longer runs are made when they are asked for. */
const QUICK = 200;
/** Pixels of the longest bar. */
const LONGEST = 72;

/** How many events the alert would send with other thresholds: bars at their values, once they are asked for. */
export function EventCounts(props: {
  chart: ChartStore;
  tuner: Tuner;
  height: number;
  threshold: JudgedThreshold;
  tunable: Tunable | undefined;
  index: number;
  /** The mouse or the focus is on the threshold. */
  near: boolean;
}): JSX.Element {
  const { runs, files, worker } = useApp();
  const [counts, setCounts] = createSignal<readonly Count[]>([]);
  const [wanted, setWanted] = createSignal(false);
  const run = () => runs.shown()?.run;
  const isQuick = () => (run()?.milliseconds ?? 0) <= QUICK;
  /** Where a run is quick, to be there is to ask. */
  const asked = createMemo(() => wanted() || (props.near && isQuick()));
  let generation = 0;
  onCleanup(() => generation++);

  const ask = async () => {
    const own = ++generation;
    const { tunable, threshold } = props;
    const judged = props.chart.columns();
    if (tunable === undefined || judged === undefined) return;
    const values = props.chart.allValues();
    const wanted = candidates(tunable, values, threshold.value, props.tuner.stepOf(props.index));
    const found: Count[] = [];
    for (const value of wanted) {
      const other = tuned(files.all(), tunable, literalText(tunable, value));
      const sent =
        other === undefined
          ? undefined
          : await worker.count(other, runs.budgeted(), judged.task, judged.node).catch(() => undefined);
      // A newer text, or a threshold that is moved, ends it.
      if (sent === undefined || own !== generation) return;
      found.push({ value, sent });
      setCounts([...found]);
    }
  };
  createEffect(
    on([() => run(), asked, () => props.tunable], ([current, isAsked, tunable]) => {
      generation++;
      if (props.tuner.held() !== undefined) return;
      setCounts([]);
      if (current !== undefined && isAsked && tunable !== undefined) void ask();
    }),
  );
  const most = () => Math.max(1, ...counts().map(({ sent }) => sent));
  const kind = () => props.chart.judged()?.kind ?? 'number';
  return (
    <>
      <button
        type="button"
        class={`quiet ${styles.ask}`}
        aria-pressed={wanted()}
        aria-label={`How many events for each ${props.threshold.property} threshold`}
        title={isQuick() ? 'How many events would each threshold send?' : 'Run with up to 25 thresholds'}
        style={{ top: `${topOf(props.threshold.value, props.tuner.range(), props.height)}px` }}
        onClick={() => setWanted(!wanted())}
      >
        ≡
      </button>
      <Show when={asked() && counts().length > 0}>
        <ul class={styles.counts} aria-label={`Events for each ${props.threshold.property} threshold`}>
          <For each={counts()}>
            {({ value, sent }) => (
              <li
                style={{
                  top: `${topOf(value, props.tuner.range(), props.height)}px`,
                  width: `${4 + (sent / most()) * LONGEST}px`,
                }}
                title={`${quantityText(kind(), value)}: ${sent} ${sent === 1 ? 'event' : 'events'}`}
              >
                <span class={value === props.threshold.value ? undefined : 'hidden-text'}>
                  <span class="hidden-text">{quantityText(kind(), value)}: </span>
                  {sent}
                  <span class="hidden-text"> events</span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}
