import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js';
import { GUTTER, positionOf, secondsAt } from '../model/axis';
import { nearestPoint } from '../model/chart';
import { nearestValue, type ValueNear } from '../model/near';
import { type EmptyTick, emptyTickNear, outputRow } from '../model/output';
import { positionOf as positionInTimeline } from '../model/timeline';
import { rangeOf } from '../model/value-axis';
import { elementWidth } from '../shared/element-size';
import { afterFrame } from '../shared/next-frame';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';
import type { ChartStore } from './chart-store';
import { HoverBox } from './hover-box';
import { EmptyTickHover, OutputHover } from './output-hover';
import type { PlotCanvas } from './plot-canvas';
import { Thresholds } from './thresholds';
import { createTuner } from './tuner';

/** Pixels that the mark of the present point reaches over the line of the moment. */
const DOT = 4;
/** Pixels beside a mark within which a click means it. */
const NEAR = 18;

export function Plot(props: { chart: ChartStore; label: string }): JSX.Element {
  const app = useApp();
  const { player, runs, settings } = app;
  const { width, height, observe } = elementWidth();
  const [canvas, setCanvas] = createSignal<PlotCanvas>();
  const [near, setNear] = createSignal<ValueNear>();
  const [tick, setTick] = createSignal<{ readonly tick: EmptyTick; readonly x: number }>();
  let host: HTMLDivElement | undefined;
  let frame = 0;

  const { kind } = props.chart;
  const natural = createMemo(() => rangeOf(kind(), props.chart.lines(), props.chart.thresholds()));
  const tuner = createTuner(app, () => props.chart.columns()?.task ?? '', props.chart.thresholds, natural);
  const range = tuner.range;

  // Behind the first result: what it is drawn with asks for the platform's locales, which takes a while.
  const isAsked = createMemo(() => props.chart.span() !== undefined);
  createEffect(
    on(isAsked, async (asked) => {
      if (!asked || canvas() !== undefined) return;
      const { createPlotCanvas } = await afterFrame(() => import('./plot-canvas'));
      if (host?.isConnected && canvas() === undefined) setCanvas(createPlotCanvas(host));
    }),
  );
  onCleanup(() => {
    cancelAnimationFrame(frame);
    canvas()?.dispose();
  });
  createEffect(
    on(
      () =>
        [
          canvas(),
          {
            lines: props.chart.lines(),
            windows: props.chart.windows(),
            thresholds: props.chart.thresholds(),
            bands: props.chart.bands(),
            kind: kind(),
            isDark: settings.dark(),
            range: range(),
            width: width(),
            height: height(),
          },
          props.chart.span(),
        ] as const,
      ([current, drawing, span]) => {
        cancelAnimationFrame(frame);
        if (current === undefined || span === undefined || drawing.width <= 0 || drawing.height <= 0) return;
        // A text on a canvas asks for the styles of the page: with the frame that does so anyway.
        frame = requestAnimationFrame(() => current.draw({ ...drawing, span }));
      },
    ),
  );

  const at = (event: MouseEvent) => {
    const box = host?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const find = (event: MouseEvent) => {
    const span = props.chart.span();
    if (span === undefined) return undefined;
    return nearestValue(props.chart.groups(), at(event), { span, range: range(), width: width(), height: height() });
  };
  /** Of a query's ticks that found nothing the one that is pointed at, where no value is. */
  const findTick = (event: MouseEvent, found: ValueNear | undefined) => {
    const [span, output] = [props.chart.span(), props.chart.output()];
    if (span === undefined || output === undefined || (found !== undefined && found.away <= NEAR)) return undefined;
    const { x } = at(event);
    const empty = emptyTickNear(output, secondsAt(x, span, width()));
    if (empty === undefined) return undefined;
    const place = positionOf(empty.seconds, span, width());
    return Math.abs(place - x) <= NEAR ? { tick: empty, x: place } : undefined;
  };
  const onClick = (event: MouseEvent) => {
    const timeline = runs.shown();
    const span = props.chart.span();
    if (timeline === undefined || span === undefined) return;
    const found = find(event);
    const empty = findTick(event, found);
    const position =
      props.chart.judged() !== undefined && found !== undefined && found.away <= NEAR
        ? positionInTimeline(timeline, 'evaluation', found.row)
        : -1;
    const output = props.chart.output();
    const row = output === undefined || found === undefined ? undefined : outputRow(output, found.row);
    if (empty !== undefined) player.seek(empty.tick.span.at);
    else if (row !== undefined && (found?.away ?? 0) <= NEAR) player.seek(row.at);
    else if (position >= 0) player.select(position);
    else player.seek(nearestPoint(timeline.run, secondsAt(at(event).x, span, width())));
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const found = find(event);
    const empty = findTick(event, found);
    setTick(empty);
    setNear(empty === undefined ? found : undefined);
    props.chart.setHover(empty?.tick.seconds ?? found?.seconds);
  };
  const onLeave = () => {
    setTick(undefined);
    setNear(undefined);
    props.chart.setHover(undefined);
  };
  onCleanup(() => props.chart.setHover(undefined));

  return (
    <div class={styles.plotRow}>
      <div
        class={styles.plot}
        role="img"
        aria-label={`${props.label} over time; the button Table shows the same as numbers`}
        ref={(element) => {
          host = element;
          observe(element);
          // The scrubber and the list of events do the same from the keyboard.
          element.addEventListener('click', onClick);
          element.addEventListener('pointermove', onMove);
          element.addEventListener('pointerleave', onLeave);
        }}
      >
        <Show when={props.chart.span()}>
          {(span) => {
            const left = () =>
              props.chart.cursor() === undefined ? GUTTER.left : positionOf(props.chart.cursor() ?? 0, span(), width());
            return (
              <>
                <div class={styles.ahead} style={{ left: `${left() + DOT}px` }} />
                <Show when={props.chart.cursor() !== undefined}>
                  <div class={styles.cursor} style={{ left: `${left()}px` }} />
                </Show>
                <Show when={tick()}>
                  {(found) => <EmptyTickHover tick={found().tick} x={found().x} height={height()} width={width()} />}
                </Show>
                <Show when={near()}>
                  {(found) => (
                    <Show
                      when={props.chart.output()}
                      fallback={<HoverBox chart={props.chart} near={found()} width={width()} />}
                    >
                      {(output) => <OutputHover chart={props.chart} output={output()} near={found()} width={width()} />}
                    </Show>
                  )}
                </Show>
              </>
            );
          }}
        </Show>
      </div>
      <Thresholds chart={props.chart} tuner={tuner} height={height()} />
    </div>
  );
}
