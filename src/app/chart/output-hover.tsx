import { createMemo, For, type JSX, Show } from 'solid-js';
import type { NodeOutput } from '../../worker/output-columns';
import { indexNear, styleOf } from '../model/chart';
import type { ValueNear } from '../model/near';
import { type EmptyTick, outputRow } from '../model/output';
import { axisTime, timeWords } from '../model/time';
import { quantityText } from '../model/words/value-words';
import { useApp } from '../stores/app';
import type { ChartStore } from './chart-store';
import { HoverFrame } from './hover-box';
import styles from './hover-box.module.css';

const ROWS = 8;

/** What a node emitted at the time under the mouse: of a batch what it looked at, of a join what met. */
export function OutputHover(props: {
  chart: ChartStore;
  output: NodeOutput;
  near: ValueNear;
  width: number;
}): JSX.Element {
  const { runs } = useApp();
  const when = (time: bigint) => timeWords(runs.shown()?.run, time);
  const facts = createMemo(() => outputRow(props.output, props.near.row));
  const rows = createMemo(() => {
    const { seconds, row } = props.near;
    const found = props.chart.groups().flatMap((group, index) => {
      const own = group.row.indexOf(row);
      const at = own >= 0 ? own : indexNear(group, seconds);
      const value = group.value[at];
      if (value === undefined || group.seconds[at] !== seconds) return [];
      return [{ isNearest: own >= 0, label: group.label, colour: styleOf(index).colour, value }];
    });
    return [...found.filter(({ isNearest }) => isNearest), ...found.filter(({ isNearest }) => !isNearest)];
  });
  return (
    <HoverFrame near={props.near} width={props.width}>
      <b>{when(axisTime(props.near.seconds))} UTC</b>
      <For each={rows().slice(0, ROWS)}>
        {({ label, colour, value }) => (
          <div class={styles.value}>
            <i style={{ background: `var(--series-${colour})` }} />
            <span>{label}</span>
            <b>{quantityText(props.chart.kind(), value)}</b>
          </div>
        )}
      </For>
      <Show when={facts()?.span}>
        {(span) => (
          <small>
            <Show when={span().tick} fallback="of the batch ">
              {(tick) => <>asked at {when(tick())} for </>}
            </Show>
            {when(span().from)} to {when(span().to)}, {span().rows} {span().rows === 1 ? 'row' : 'rows'}
          </small>
        )}
      </Show>
      <For each={facts()?.met}>
        {([parent, time]) => (
          <small>
            {parent}: {time === undefined ? 'none' : when(time)}
          </small>
        )}
      </For>
    </HoverFrame>
  );
}

/** A query that found nothing: when it was sent, and for what. */
export function EmptyTickHover(props: { tick: EmptyTick; x: number; height: number; width: number }): JSX.Element {
  const { runs } = useApp();
  const when = (time: bigint) => timeWords(runs.shown()?.run, time);
  return (
    <HoverFrame near={{ x: props.x, y: props.height }} width={props.width}>
      <b>{when(props.tick.span.tick ?? 0n)} UTC</b>
      <small>
        asked for {when(props.tick.span.from)} to {when(props.tick.span.to)}: no row
      </small>
    </HoverFrame>
  );
}
