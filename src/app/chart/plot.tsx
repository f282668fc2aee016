import { createEffect, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { GUTTER, positionOf, secondsAt, type TimeSpan } from '../model/axis';
import { type Line, nearestPoint, type Threshold } from '../model/chart';
import { elementWidth } from '../shared/element-size';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';
import type { PlotCanvas } from './plot-canvas';

/** Pixels that the mark of the present point reaches over the line of the moment. */
const DOT = 4;

interface PlotProps {
  readonly lines: readonly Line[];
  readonly thresholds: readonly Threshold[];
  readonly span: TimeSpan | undefined;
  /** Seconds of the present moment. */
  readonly cursor: number | undefined;
  readonly label: string;
  readonly dark: boolean;
}

export function Plot(props: PlotProps): JSX.Element {
  const { player, runs } = useApp();
  const { width, height, observe } = elementWidth();
  const [canvas, setCanvas] = createSignal<PlotCanvas>();
  let host: HTMLDivElement | undefined;

  onMount(async () => {
    const { createPlotCanvas } = await import('./plot-canvas');
    if (host?.isConnected) setCanvas(createPlotCanvas(host));
  });
  onCleanup(() => canvas()?.dispose());
  createEffect(
    on(
      () => [canvas(), props.lines, props.thresholds, props.span, width(), height(), props.dark] as const,
      ([current, lines, thresholds, span, w, h]) => {
        if (current !== undefined && span !== undefined && w > 0 && h > 0)
          current.draw({ lines, thresholds, span, width: w, height: h });
      },
    ),
  );

  const seekTo = (event: MouseEvent) => {
    const run = runs.shown()?.run;
    if (run === undefined || props.span === undefined || host === undefined) return;
    player.seek(nearestPoint(run, secondsAt(event.clientX - host.getBoundingClientRect().left, props.span, width())));
  };

  return (
    <div
      class={styles.plot}
      role="img"
      aria-label={`${props.label} over time; the button Table shows the same as numbers`}
      ref={(element) => {
        host = element;
        observe(element);
        // The scrubber does the same from the keyboard.
        element.addEventListener('click', seekTo);
      }}
    >
      <Show when={props.span}>
        {(span) => {
          const left = () => (props.cursor === undefined ? GUTTER.left : positionOf(props.cursor, span(), width()));
          return (
            <>
              <div class={styles.ahead} style={{ left: `${left() + DOT}px` }} />
              <Show when={props.cursor !== undefined}>
                <div class={styles.cursor} style={{ left: `${left()}px` }} />
              </Show>
            </>
          );
        }}
      </Show>
    </div>
  );
}
