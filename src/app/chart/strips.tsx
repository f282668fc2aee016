import { createEffect, createMemo, createSignal, For, Index, type JSX, lazy, on, Show, Suspense } from 'solid-js';
import { levelName } from '../../alert/level';
import { positionOf, type TimeSpan, ticksOf } from '../model/axis';
import { looksOf, type Mark, marksOf, type Strip, stripsOf } from '../model/strip';
import { judgedTime, timeWords } from '../model/time';
import { entryAt, toldOf } from '../model/timeline';
import { afterDrawing } from '../shared/after-drawing';
import { rowsInView } from '../shared/rows-in-view';
import { StripShapes } from '../shared/strip-shapes';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';
import type { ChartStore } from './chart-store';

const Stretch = lazy(() => import('./stretch'));

/** Pixels between two marks. */
const GAP = 15;
/** Pixels of a strip with its name above it, and of one alone. */
const NAMED = 40;
const ALONE = 30;

interface StripsProps {
  readonly chart: ChartStore;
  readonly width: number;
}

export function Strips(props: StripsProps): JSX.Element {
  const { runs, player } = useApp();
  const all = createMemo(() => {
    const timeline = runs.shown();
    return timeline === undefined ? [] : stripsOf(timeline);
  });
  const strips = createMemo(() => props.chart.strips().flatMap((alert) => all()[alert] ?? []));
  const [dragged, setDragged] = createSignal<number>();
  let place: HTMLElement | undefined;
  const isNamed = () => all().length > 1;
  const height = () => (isNamed() ? NAMED : ALONE);
  const view = rowsInView(() => strips().length, NAMED, 2);
  // The group of what is looked at is in sight.
  createEffect(
    on([player.selected, strips], ([selected]) => {
      const timeline = runs.shown();
      const entry = timeline === undefined ? undefined : entryAt(timeline, selected);
      if (timeline === undefined || entry?.kind !== 'evaluation') return;
      const alert = timeline.run.evaluations.alert[entry.index];
      const row = strips().findIndex((strip) => strip.alert === alert);
      if (row >= 0 && isNamed()) queueMicrotask(() => view.scrollTo(row));
    }),
  );
  return (
    <Show when={props.chart.span()}>
      {(span) => (
        <>
          <div
            class={styles.strips}
            ref={(element) => {
              place = element;
              view.observe(element);
            }}
            onPointerEnter={() => void import('./stretch')}
            onPointerDown={({ pointerType, button, target, clientX }) => {
              if (pointerType === 'mouse' && button === 0 && !(target instanceof HTMLButtonElement))
                setDragged(clientX);
            }}
          >
            <div class={styles.sheet} style={{ height: `${strips().length * height()}px` }}>
              <For each={view.rows()}>
                {(row) => (
                  <Show when={strips()[row()]}>
                    {(strip) => (
                      <StripRow
                        strip={strip()}
                        top={row() * height()}
                        span={span()}
                        width={props.width}
                        named={isNamed()}
                        colour={props.chart.styleOfAlert(strip().alert)?.colour}
                      />
                    )}
                  </Show>
                )}
              </For>
              <Show when={dragged()}>
                {(from) => (
                  <Suspense>
                    <Stretch
                      from={from()}
                      element={place ?? document.body}
                      span={span()}
                      width={props.width}
                      close={() => setDragged(undefined)}
                    />
                  </Suspense>
                )}
              </Show>
              <Show when={props.chart.cursor()}>
                {(cursor) => (
                  <div class={styles.cursor} style={{ left: `${positionOf(cursor(), span(), props.width)}px` }} />
                )}
              </Show>
            </div>
          </div>
          <TimeAxis span={span()} width={props.width} />
        </>
      )}
    </Show>
  );
}

function StripRow(props: {
  strip: Strip;
  top: number;
  span: TimeSpan;
  width: number;
  named: boolean;
  colour: number | undefined;
}): JSX.Element {
  const { runs, player } = useApp();
  const marks = createMemo(() => {
    const timeline = runs.shown();
    const { span, width } = props;
    return timeline === undefined
      ? []
      : marksOf(timeline, props.strip, (seconds) => positionOf(seconds, span, width), GAP);
  });
  // Nobody sees the buttons: they come when the shapes are drawn.
  const settled = afterDrawing(marks, []);
  const middle = () => (props.named ? 24 : 15);
  return (
    <fieldset
      aria-label={`States of ${props.strip.id}`}
      class={`${styles.strip} ${props.named ? styles.named : ''}`}
      style={{ top: `${props.top}px` }}
    >
      <Show when={props.named}>
        <span class={styles.name} style={props.colour === undefined ? {} : { color: `var(--series-${props.colour})` }}>
          {props.strip.id} <span>· {props.strip.task}</span>
        </span>
      </Show>
      <StripShapes looks={looksOf(marks(), player.moment(), middle())} width={props.width} />
      {/* Buttons stay from one run to the next, so that a threshold can be dragged. */}
      <Index each={settled()}>{(mark) => <MarkButton mark={mark()} strip={props.strip} y={middle()} />}</Index>
    </fieldset>
  );
}

function MarkButton(props: { mark: Mark; strip: Strip; y: number }): JSX.Element {
  const { player, runs } = useApp();
  const words = createMemo(() => {
    const run = runs.shown()?.run;
    if (run === undefined) return '';
    const { row, level, merged } = props.mark;
    const why = toldOf(run, row);
    const more = merged > 1 ? `, and ${merged - 1} more here` : '';
    return `${timeWords(run, judgedTime(run, row))} ${levelName(level)}, ${why.fate === 'held' ? `held back: ${why.words}` : why.words}${more}`;
  });
  const ahead = () => props.mark.at > player.moment();
  const isSelected = () => player.selected() === props.mark.position;
  return (
    <button
      type="button"
      class={styles.mark}
      classList={{ [styles.selected ?? '']: isSelected() }}
      tabIndex="-1"
      title={words()}
      aria-label={`${props.strip.id} ${words()}${ahead() ? ', not fed yet' : ''}`}
      aria-pressed={isSelected()}
      data-level={levelName(props.mark.level)}
      data-sent={props.mark.fate === 'sent'}
      data-fed={!ahead()}
      style={{ left: `${props.mark.x}px`, top: `${props.y}px` }}
      onClick={() => player.select(props.mark.position)}
    />
  );
}

function TimeAxis(props: { span: TimeSpan; width: number }): JSX.Element {
  return (
    <svg class={styles.axis} width={props.width} height="20" aria-hidden="true">
      <text x="10" y="14" class={styles.zone}>
        UTC
      </text>
      <For each={ticksOf(props.span, props.width)}>
        {(tick) => (
          <text x={positionOf(tick.seconds, props.span, props.width)} y="14">
            {tick.label}
          </text>
        )}
      </For>
    </svg>
  );
}
