/** uPlot behind a small surface; fetched late. Its colours are the page's custom properties. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { JudgedBand, JudgedThreshold, JudgedValue } from '../../alert/judged';
import { GUTTER, type TimeSpan } from '../model/axis';
import { align, type Line } from '../model/chart';
import { PLOT, type ValueRange } from '../model/value-axis';
import { shortQuantity } from '../model/value-words';

export interface Drawing {
  readonly lines: readonly Line[];
  /** Of batches: what each value was made from. */
  readonly windows: readonly DrawnWindow[];
  readonly thresholds: readonly JudgedThreshold[];
  readonly bands: readonly JudgedBand[];
  readonly kind: JudgedValue['kind'];
  readonly isDark: boolean;
  readonly span: TimeSpan;
  readonly range: ValueRange;
  readonly width: number;
  readonly height: number;
}

/** Seconds. */
export interface DrawnWindow {
  readonly from: number;
  readonly to: number;
  /** Missing: it lies below the lines, on its lane from the bottom. */
  readonly value?: number;
  readonly lane?: number;
  /** When it was asked for. */
  readonly tick?: number;
  readonly colour: number;
}

export interface PlotCanvas {
  draw(drawing: Drawing): void;
  dispose(): void;
}

const LEVELS = ['ok', 'info', 'warn', 'crit'] as const;
/** Pixels between two lanes. */
const LANE = 7;
const PALE = 0.4;
/** Pixels between two marks, at least. */
const MARKS_APART = 8;

/** Drawn at the same places: only what lies behind them may be another. */
function haveSameLines(a: Drawing, b: Drawing): boolean {
  return (
    a.lines === b.lines &&
    a.kind === b.kind &&
    a.span.from === b.span.from &&
    a.span.to === b.span.to &&
    a.range.low === b.range.low &&
    a.range.high === b.range.high &&
    a.width === b.width &&
    a.height === b.height
  );
}

export function createPlotCanvas(host: HTMLElement): PlotCanvas {
  let plot: uPlot | undefined;
  let shape = '';
  let drawing: Drawing | undefined;
  /** As the scheme has them: to ask for one costs the page a look at all its styles. */
  const colours = new Map<string, string>();
  let scheme = '';

  const resolved = (name: string) => {
    const known = colours.get(name) ?? resolve(name);
    colours.set(name, known);
    return known;
  };
  /** `light-dark()` is resolved by a property that takes colours only. */
  const resolve = (name: string) => {
    const probe = document.createElement('i');
    probe.style.color = `var(--${name})`;
    // A canvas is not recoloured, so its colours have to be the page's own.
    probe.style.setProperty('forced-color-adjust', 'none');
    host.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  const drawBands = (u: uPlot) => {
    const { ctx, bbox } = u;
    const yOf = (value: number) => {
      if (value === Number.POSITIVE_INFINITY) return bbox.top;
      return value === Number.NEGATIVE_INFINITY ? bbox.top + bbox.height : u.valToPos(value, 'y', true);
    };
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    // Higher levels lie over lower ones. A reset has a line only.
    const bands = (drawing?.bands ?? []).filter(({ property }) => !property.endsWith('Reset'));
    for (const { level, intervals } of bands.toSorted((a, b) => a.level - b.level)) {
      ctx.globalAlpha = 0.75;
      ctx.fillStyle = resolved(`${LEVELS[level]}-bg`);
      for (const { from, to } of intervals) ctx.fillRect(bbox.left, yOf(to), bbox.width, yOf(from) - yOf(to));
    }
    ctx.globalAlpha = 1;
    for (const { level, value, property } of drawing?.thresholds ?? []) {
      ctx.strokeStyle = resolved(LEVELS[level]);
      ctx.lineWidth = devicePixelRatio;
      const isReset = property.endsWith('Reset');
      ctx.setLineDash((isReset ? [1.5, 4] : [5, 4]).map((length) => length * devicePixelRatio));
      ctx.beginPath();
      ctx.moveTo(bbox.left, yOf(value));
      ctx.lineTo(bbox.left + bbox.width, yOf(value));
      ctx.stroke();
    }
    ctx.restore();
  };

  const drawWindows = (u: uPlot) => {
    const { ctx } = u;
    ctx.save();
    ctx.globalAlpha = 0.28;
    ctx.lineCap = 'round';
    ctx.lineWidth = 5 * devicePixelRatio;
    const floor = u.bbox.top + u.bbox.height;
    for (const { from, to, value, lane = 0, tick, colour: index } of drawing?.windows ?? []) {
      const y = value === undefined ? floor - (4 + lane * LANE) * devicePixelRatio : u.valToPos(value, 'y', true);
      ctx.strokeStyle = resolved(`series-${index}`);
      ctx.beginPath();
      // A bar of one moment is seen too.
      const [left, right] = [u.valToPos(from, 'x', true), u.valToPos(to, 'x', true)];
      ctx.moveTo(left, y);
      ctx.lineTo(Math.max(right, left + 0.5), y);
      ctx.stroke();
      if (tick !== undefined) drawTick(ctx, u.valToPos(tick, 'x', true), y);
    }
    ctx.restore();
  };

  /** An upright stroke, sharp where the bar is soft. */
  const drawTick = (ctx: CanvasRenderingContext2D, x: number, y: number) => {
    ctx.save();
    ctx.globalAlpha = 1;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, y - 5 * devicePixelRatio);
    ctx.lineTo(x, y + 5 * devicePixelRatio);
    ctx.stroke();
    ctx.restore();
  };

  const options = (current: Drawing): uPlot.Options => {
    const soft = resolved('soft');
    const grid = resolved('line');
    const isStep = current.kind === 'step';
    return {
      width: current.width,
      height: current.height,
      padding: [PLOT.top, GUTTER.right, PLOT.bottom, 0],
      legend: { show: false },
      cursor: { show: false },
      ms: 1e-3,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: {
        x: { time: true, range: () => [drawing?.span.from ?? 0, drawing?.span.to ?? 1] },
        y: { range: () => [drawing?.range.low ?? 0, drawing?.range.high ?? 1] },
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
          ...(isStep ? { splits: [0, 1] } : {}),
          values: (_, splits) => splits.map((value) => shortQuantity(current.kind, value)),
        },
      ],
      series: [
        {},
        ...current.lines.map(({ colour: index, isDashed, look, x }): uPlot.Series => {
          const own = resolved(`series-${index}`);
          if (look === 'pale') return { stroke: own, alpha: PALE, width: 1.25, points: { show: false } };
          if (look === 'dots') return { stroke: own, paths: () => null, points: { show: true, size: 6, fill: own } };
          return {
            stroke: own,
            width: 2,
            ...(isDashed ? { dash: [7, 4] } : {}),
            ...(isStep && uPlot.paths.stepped !== undefined ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
            points: { show: x.length < current.width / MARKS_APART, size: 6, fill: own },
          };
        }),
      ],
      hooks: { drawAxes: [drawBands, drawWindows] },
    };
  };

  return {
    draw(next) {
      const before = drawing;
      drawing = next;
      const now = `${next.isDark} ${matchMedia('(forced-colors: active)').matches}`;
      const isSameScheme = now === scheme;
      if (!isSameScheme) colours.clear();
      scheme = now;
      if (plot !== undefined && before !== undefined && isSameScheme && haveSameLines(before, next)) {
        plot.redraw(false, false);
        return;
      }
      const { x, columns } = align(next.lines);
      // What is endless stands at the edge.
      const { low, high } = next.range;
      const data: uPlot.AlignedData = [
        x,
        ...columns.map((column) =>
          column.map((value) => value && Math.max(Math.min(value, high * 2 - low), low * 2 - high)),
        ),
      ];
      const own = JSON.stringify([
        next.kind,
        next.lines.map(({ label, colour, isDashed, look, x: times }) => [
          label,
          look,
          colour,
          isDashed,
          times.length < next.width / MARKS_APART,
        ]),
        scheme,
      ]);
      if (plot === undefined || own !== shape) {
        plot?.destroy();
        shape = own;
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
