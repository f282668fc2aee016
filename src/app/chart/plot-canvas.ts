/** uPlot behind a small surface; fetched late. Its colours are the page's custom properties. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { GUTTER, type TimeSpan } from '../model/axis';
import { align, type Line, type Threshold, valueSpan } from '../model/chart';

export interface Drawing {
  readonly lines: readonly Line[];
  readonly thresholds: readonly Threshold[];
  readonly span: TimeSpan;
  readonly width: number;
  readonly height: number;
}

export interface PlotCanvas {
  draw(drawing: Drawing): void;
  dispose(): void;
}

const LEVELS = ['ok', 'info', 'warn', 'crit'] as const;

export function createPlotCanvas(host: HTMLElement): PlotCanvas {
  let plot: uPlot | undefined;
  let shape = '';
  let drawing: Drawing | undefined;

  const colour = (name: string) => getComputedStyle(host).getPropertyValue(`--${name}`).trim() || '#888';
  /** `light-dark()` is resolved by a property that takes colours only. */
  const resolved = (name: string) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${name}, ${colour(name)})`;
    // A canvas is not recoloured, so its colours have to be the page's own.
    probe.style.setProperty('forced-color-adjust', 'none');
    host.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const drawThresholds = (u: uPlot) => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const { level, operator, value } of drawing?.thresholds ?? []) {
      const y = u.valToPos(value, 'y', true);
      const below = operator.startsWith('<');
      const edge = below ? bbox.top + bbox.height : bbox.top;
      ctx.globalAlpha = 0.75;
      ctx.fillStyle = resolved(`${LEVELS[level]}-bg`);
      ctx.fillRect(bbox.left, Math.min(y, edge), bbox.width, Math.abs(edge - y));
      ctx.globalAlpha = 1;
      ctx.strokeStyle = resolved(LEVELS[level]);
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    ctx.restore();
  };

  const options = (current: Drawing): uPlot.Options => {
    const soft = resolved('soft');
    const grid = resolved('line');
    const few = current.lines.every((line) => line.x.length < current.width / 14);
    return {
      width: current.width,
      height: current.height,
      padding: [8, GUTTER.right, 6, 0],
      legend: { show: false },
      cursor: { show: false },
      ms: 1e-3,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: {
        x: { time: true, range: () => [drawing?.span.from ?? 0, drawing?.span.to ?? 1] },
        y: { range: () => [...valueSpan(drawing?.lines ?? [], drawing?.thresholds ?? [])] },
      },
      axes: [
        { show: false },
        {
          size: GUTTER.left,
          gap: 6,
          font: `11px ${getComputedStyle(host).fontFamily}`,
          stroke: soft,
          grid: { stroke: grid, width: 1 },
          ticks: { show: false },
          space: 34,
        },
      ],
      series: [
        {},
        ...current.lines.map((_, index): uPlot.Series => {
          const own = resolved(`series-${(index % 6) + 1}`);
          return { stroke: own, width: 2, points: { show: few, size: 6, fill: own } };
        }),
      ],
      hooks: { drawAxes: [drawThresholds] },
    };
  };

  return {
    draw(next) {
      drawing = next;
      const { x, columns } = align(next.lines);
      const data: uPlot.AlignedData = [x, ...columns.map((column) => [...column])];
      const now = JSON.stringify([
        next.lines.map(({ label, x: times }) => [label, times.length < next.width / 14]),
        getComputedStyle(document.documentElement).colorScheme,
        resolved('panel'),
      ]);
      if (plot === undefined || now !== shape) {
        plot?.destroy();
        shape = now;
        plot = new uPlot(options(next), data, host);
      } else {
        if (plot.width !== next.width || plot.height !== next.height)
          plot.setSize({ width: next.width, height: next.height });
        plot.setData(data);
      }
    },
    dispose: () => plot?.destroy(),
  };
}
