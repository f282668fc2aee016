import { createMemo, For, type JSX, Show } from 'solid-js';
import { levelName } from '../../alert/level';
import { indexNear } from '../model/chart';
import type { ValueNear } from '../model/near';
import { axisTime, timeWords } from '../model/time';
import { asLevel, type Timeline, toldOf } from '../model/timeline';
import { quantityText } from '../model/words/value-words';
import { Glyph } from '../shared/glyph';
import { useApp } from '../stores/app';
import type { ChartStore } from './chart-store';
import styles from './hover-box.module.css';

const ROWS = 8;

/** What was judged at the time under the mouse: each line's value, its level and what was sent. */
export function HoverBox(props: { chart: ChartStore; near: ValueNear; width: number }): JSX.Element {
  const { runs } = useApp();
  const run = () => runs.shown()?.run;
  const rows = createMemo(() => {
    const timeline = runs.shown();
    if (timeline === undefined) return [];
    const { seconds, row: nearest } = props.near;
    const { run: current } = timeline;
    const kind = props.chart.judged()?.kind ?? 'number';
    const found = props.chart.groups().flatMap((group) => {
      const index = indexNear(group, seconds);
      const own = group.row.indexOf(nearest, Math.max(0, index - ROWS));
      const at = own >= 0 && group.seconds[own] === seconds ? own : index;
      const [row, value] = [group.row[at], group.value[at]];
      if (row === undefined || value === undefined || group.seconds[at] !== seconds) return [];
      const outcome = toldOf(current, row);
      const level = asLevel(current.evaluations.level[row]);
      return [
        {
          row,
          level,
          fate: outcome.fate,
          label: group.label,
          value: quantityText(kind, value),
          colour: props.chart.styleOfAlert(group.alert)?.colour ?? 1,
          said: outcome.fate === 'sent' ? sentWords(timeline, row) : outcome.words,
        },
      ];
    });
    return [...found.filter(({ row }) => row === nearest), ...found.filter(({ row }) => row !== nearest)].slice(
      0,
      ROWS,
    );
  });
  const when = () => timeWords(run(), axisTime(props.near.seconds));
  /** Where the batch began. */
  const looked = createMemo(() => {
    const group = props.chart.groups().find(({ row }) => row.includes(props.near.row));
    const from = group?.from?.[group.row.indexOf(props.near.row)];
    return from === undefined || from >= props.near.seconds ? '' : timeWords(run(), axisTime(from));
  });
  return (
    <HoverFrame near={props.near} width={props.width}>
      <b>{when()} UTC</b>
      <Show when={looked()}>
        <small>looked back to {looked()}</small>
      </Show>
      <For each={rows()}>
        {(row) => (
          <div class={styles.value}>
            <i style={{ background: `var(--series-${row.colour})` }} />
            <span>{row.label}</span>
            <b>{row.value}</b>
            <Glyph level={row.level} fate={row.fate} size={12} />
            <span class={`level-${row.level}`}>{levelName(row.level)}</span>
            <Show when={row.said}>
              <small>{row.said}</small>
            </Show>
          </div>
        )}
      </For>
    </HoverFrame>
  );
}

/** A line at the time, a dot at the value, and a box beside them. */
export function HoverFrame(props: {
  near: Pick<ValueNear, 'x' | 'y'>;
  width: number;
  children: JSX.Element;
}): JSX.Element {
  const isRight = () => props.near.x > props.width / 2;
  return (
    <>
      <div class={styles.line} style={{ left: `${props.near.x}px` }} />
      <div class={styles.dot} style={{ left: `${props.near.x}px`, top: `${props.near.y}px` }} />
      <div
        class={styles.box}
        data-testid="hover"
        style={isRight() ? { right: `${props.width - props.near.x + 12}px` } : { left: `${props.near.x + 12}px` }}
      >
        {props.children}
      </div>
    </>
  );
}

/** `sent: HipChat`. */
function sentWords({ run, requestsOfEvent }: Timeline, row: number): string {
  const requests = requestsOfEvent.get(run.evaluations.event[row] ?? -1) ?? [];
  const names = new Set(requests.map((index) => run.requests[index]?.name));
  return names.size === 0 ? 'sent' : `sent: ${[...names].join(', ')}`;
}
