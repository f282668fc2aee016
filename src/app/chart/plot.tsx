import { createEffect, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { positionOf, secondsAt, type TimeSpan } from '../model/axis';
import { type Line, nearestPoint, type Threshold } from '../model/chart';
import { elementWidth } from '../shared/element-size';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';
import type { PlotCanvas } from './plot-canvas';

interface PlotProps {
  readonly lines: readonly Line[];
  readonly thresholds: readonly Threshold[];
  readonly span: TimeSpan | undefined;
  /** Seconds of the present moment. */
  readonly cursor: number | undefined;
  readonly moment: number;
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
      () => [canvas(), props.lines, props.thresholds, props.span, props.moment, width(), height(), props.dark] as const,
      ([current, lines, thresholds, span, moment, w, h]) => {
        if (current !== undefined && span !== undefined && w > 0 && h > 0)
          current.draw({ lines, thresholds, span, moment, width: w, height: h });
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
      <Show when={props.cursor !== undefined && props.span !== undefined}>
        <div
          class={styles.cursor}
          style={{ left: `${positionOf(props.cursor ?? 0, props.span ?? { from: 0, to: 1 }, width())}px` }}
        />
      </Show>
    </div>
  );
}
