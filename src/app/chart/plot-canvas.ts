/** uPlot behind a small surface; fetched late. Its colours are the page's custom properties. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { JudgedBand, JudgedThreshold, JudgedValue } from '../../alert/judged';
import { GUTTER, type TimeSpan } from '../model/axis';
import type { Line } from '../model/chart';
import { PLOT, type ValueRange } from '../model/value-axis';
import { shortQuantity } from '../model/words/value-words';

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
/** Pixels between two dots, at least. */
const MARKS_APART = 8;
/** Pixels: the radius of a dot. */
const DOT = 3;

/** Times its width that a line goes up and down in all, from which on it looks like a band: as a path it takes long to draw. */
const BAND = 8;

function travelOf(y: Float64Array): number {
  let travel = 0;
  for (let at = 1; at < y.length; at++) {
    const step = Math.abs((y[at] ?? 0) - (y[at - 1] ?? 0));
    if (Number.isFinite(step)) travel += step;
  }
  return travel;
}

/** Pixels: a dash, and the gap behind it. */
const DASH = [7, 4] as const;

/** In each column of pixels the stretch that the line covers. */
function drawBand(
  ctx: CanvasRenderingContext2D,
  count: number,
  isDashed: boolean,
  xOf: (at: number) => number,
  yOf: (at: number) => number,
): void {
  const pen = ctx.lineWidth;
  const [on, off] = [Math.round(DASH[0] * devicePixelRatio), Math.round(DASH[1] * devicePixelRatio)];
  const fill = (column: number, top: number, bottom: number) => {
    if (isDashed && column % (on + off) >= on) return;
    ctx.fillRect(column, Math.round(top - pen / 2), Math.max(1, Math.round(pen / 2)), Math.round(bottom - top + pen));
  };
  let column = Math.round(xOf(0));
  let [top, bottom] = [yOf(0), yOf(0)];
  for (let at = 1; at < count; at++) {
    const [x, y, before] = [Math.round(xOf(at)), yOf(at), yOf(at - 1)];
    if (x !== column) {
      fill(column, top, bottom);
      [column, top, bottom] = [x, before, before];
    }
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  if (count > 0) fill(column, top, bottom);
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

  const drawLines = ({ ctx, bbox }: uPlot) => {
    if (drawing === undefined) return;
    const { lines, span, range, kind, width } = drawing;
    const { from, to } = span;
    const { low, high } = range;
    const across = bbox.width / (to - from);
    const up = bbox.height / (high - low);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.lineJoin = 'round';
    for (const { colour, isDashed, look, x, y } of lines) {
      const xOf = (at: number) => bbox.left + ((x[at] ?? 0) - from) * across;
      // What is endless stands beyond the edge.
      const yOf = (at: number) =>
        bbox.top + (high - Math.max(Math.min(y[at] ?? 0, high * 2 - low), low * 2 - high)) * up;
      ctx.globalAlpha = look === 'pale' ? PALE : 1;
      ctx.strokeStyle = resolved(`series-${colour}`);
      ctx.fillStyle = ctx.strokeStyle;
      ctx.lineWidth = (look === 'pale' ? 1.25 : 2) * devicePixelRatio;
      if (look !== 'dots' && travelOf(y) * up > BAND * bbox.width) drawBand(ctx, x.length, isDashed, xOf, yOf);
      else {
        ctx.setLineDash(isDashed ? DASH.map((length) => length * devicePixelRatio) : []);
        ctx.beginPath();
        for (let at = 0; at < x.length && look !== 'dots'; at++) {
          if (kind === 'step' && at > 0) ctx.lineTo(xOf(at), yOf(at - 1));
          ctx.lineTo(xOf(at), yOf(at));
        }
        ctx.stroke();
      }
      if (look === 'pale' || (look === 'line' && x.length >= width / MARKS_APART)) continue;
      ctx.beginPath();
      for (let at = 0; at < x.length; at++) {
        ctx.moveTo(xOf(at) + DOT * devicePixelRatio, yOf(at));
        ctx.arc(xOf(at), yOf(at), DOT * devicePixelRatio, 0, Math.PI * 2);
      }
      ctx.fill();
    }
    ctx.restore();
  };

  const options = (current: Drawing): uPlot.Options => {
    const soft = resolved('soft');
    const grid = resolved('line');
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
          ...(current.kind === 'step' ? { splits: [0, 1] } : {}),
          values: (_, splits) => splits.map((value) => shortQuantity(current.kind, value)),
        },
      ],
      // Lines are drawn below, each over its own times: over those of all, ten lines would be ten times as long.
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { drawAxes: [drawBands, drawWindows], draw: [drawLines] },
    };
  };

  return {
    draw(next) {
      drawing = next;
      const now = `${next.isDark} ${matchMedia('(forced-colors: active)').matches}`;
      if (now !== scheme) colours.clear();
      scheme = now;
      // The axes' scales follow the drawing.
      const data: uPlot.AlignedData = [
        [next.span.from, next.span.to],
        [null, null],
      ];
      const own = `${next.kind} ${scheme}`;
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
