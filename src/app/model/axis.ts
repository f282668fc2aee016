/** The time axis that chart and strips share. */
import type { Run } from '../../kapacitor/record/run-model';
import { axisColumn, axisLabel, axisSeconds, axisWords, columnSpan, evaluationColumn } from './time';

export interface TimeSpan {
  /** Seconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** Room beside the plot for the labels of its values; CSS pixels. */
export const GUTTER = { left: 52, right: 16 } as const;

/** Of the span of the data, at either end of the axis. */
const AIR = 0.02;

/** All points, all evaluations and the silence at the end, with a little air. */
export function spanOf(run: Run): TimeSpan | undefined {
  const spans = [axisColumn(run.points.time), evaluationColumn(run)].map(columnSpan);
  const silence = run.silentUntil === undefined ? [] : [axisSeconds(run.silentUntil)];
  const from = Math.min(...spans.map(({ first }) => first));
  const to = Math.max(...spans.map(({ last }) => last), ...silence);
  if (from > to) return undefined;
  const air = to === from ? 1 : (to - from) * AIR;
  return { from: from - air, to: to + air };
}

/** Pixels from the left edge of a pane that is `width` wide. */
export function positionOf(seconds: number, span: TimeSpan, width: number): number {
  const inner = Math.max(1, width - GUTTER.left - GUTTER.right);
  return GUTTER.left + ((seconds - span.from) / (span.to - span.from)) * inner;
}

export function secondsAt(x: number, span: TimeSpan, width: number): number {
  const inner = Math.max(1, width - GUTTER.left - GUTTER.right);
  return span.from + ((x - GUTTER.left) / inner) * (span.to - span.from);
}

const STEPS = [
  1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
  10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 7_776_000, 31_536_000,
];

export interface Tick {
  readonly seconds: number;
  readonly label: string;
}

/** The zone's name stands at the left. */
const ZONE = 34;
/** Pixels of a letter, about, and between two labels. */
const LETTER = 6.2;
const BETWEEN = 28;

/** Round times whose labels fit. */
export function ticksOf(span: TimeSpan, width: number): readonly Tick[] {
  const air = ((span.to - span.from) * AIR) / (1 + 2 * AIR);
  const words = axisWords(span.from + air, span.to - air);
  const label = axisLabel(span.to, words).length * LETTER;
  const room = Math.max(1, Math.floor((width - GUTTER.left - GUTTER.right) / (label + BETWEEN)));
  const wanted = (span.to - span.from) / room;
  const step = STEPS.find((candidate) => candidate >= wanted) ?? wanted;
  const ticks: Tick[] = [];
  for (let seconds = Math.ceil(span.from / step) * step; seconds <= span.to; seconds += step) {
    const at = positionOf(seconds, span, width);
    if (at > width - label / 2) break;
    if (at < ZONE + label / 2) continue;
    ticks.push({ seconds, label: axisLabel(Math.round(seconds * 1e6) / 1e6, words) });
  }
  return ticks;
}
