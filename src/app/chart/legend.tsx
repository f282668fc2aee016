import { createMemo, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { withCommas } from '../../text/counted';
import { indexAt, styleOf } from '../model/chart';
import { groupKey } from '../model/groups';
import { quantityText } from '../model/words/value-words';
import { useApp } from '../stores/app';
import type { ChartStore } from './chart-store';
import styles from './legend.module.css';

const GroupPicker = lazy(() => import('./group-picker').then(({ GroupPicker: picker }) => ({ default: picker })));

/** Which line is which, with the value under the mouse, or else of the moment. A click shows one group alone, and all again. */
export function Legend(props: { chart: ChartStore }): JSX.Element {
  const { runs, groups } = useApp();
  const alerts = () => runs.shown()?.run.evaluations.alerts ?? [];
  const isMany = () => props.chart.drawable().length > props.chart.groups().length || groups.shown() !== undefined;
  const words = () => {
    const all = withCommas(alerts().length);
    return groups.shown() === undefined
      ? `${props.chart.groups().length} of ${all} groups`
      : `${props.chart.strips().length} of ${all} shown`;
  };
  return (
    <Show when={props.chart.judged() !== undefined || props.chart.output() !== undefined}>
      <div class={styles.row}>
        <ul class={styles.legend} aria-label="Legend">
          <For each={props.chart.groups()}>
            {(group, index) => {
              const words = () => (
                <>
                  <Swatch {...styleOf(index())} />
                  <span class={styles.label}>{group.label}</span>
                  <b>{value()}</b>
                </>
              );
              const value = createMemo(() => {
                const at = indexAt(group, props.chart.hover() ?? props.chart.cursor());
                return at < 0 ? '' : quantityText(props.chart.kind(), group.value[at] ?? Number.NaN);
              });
              // Which group of an alert it is; a node's output has its own.
              const identity = () => (props.chart.output() === undefined ? alerts()[group.alert] : undefined);
              const key = () => {
                const known = identity();
                return known === undefined ? '' : groupKey(known);
              };
              const isAlone = () => groups.picked().size === 1 && groups.picked().has(key());
              return (
                <li>
                  <Show when={identity()} fallback={<span class={styles.entry}>{words()}</span>}>
                    <button
                      type="button"
                      class="quiet"
                      aria-pressed={isAlone()}
                      title={isAlone() ? 'Show all groups again' : `Show ${group.label} alone`}
                      onClick={() => groups.pick(isAlone() ? [] : [key()])}
                    >
                      {words()}
                    </button>
                  </Show>
                </li>
              );
            }}
          </For>
        </ul>
        <Show when={alerts().length > 1 && isMany()}>
          <Suspense>
            <GroupPicker words={words()} />
          </Suspense>
        </Show>
      </div>
    </Show>
  );
}

function Swatch(props: { colour: number; isDashed: boolean }): JSX.Element {
  return (
    <svg class={styles.swatch} width="14" height="8" aria-hidden="true" data-colour={props.colour}>
      <line
        x1="0"
        y1="4"
        x2="14"
        y2="4"
        stroke={`var(--series-${props.colour})`}
        stroke-width="2.5"
        stroke-dasharray={props.isDashed ? '4 2' : undefined}
      />
    </svg>
  );
}
