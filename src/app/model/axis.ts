/** The time axis that chart and strips share. */
import type { Run } from '../../kapacitor/record/run-model';
import { axisColumn, axisSeconds, columnSpan, evaluationColumn } from './time';

/** What the labels of an axis tell beside the time of day: the day where it spans several, and the year where those differ. */
export interface AxisWords {
  readonly day: 'none' | 'day' | 'year and day';
  readonly time: 'none' | 'minutes' | 'seconds' | 'milliseconds';
}

const DAY = 86_400;
/** Days from which on the time of day is left away. */
const MANY_DAYS = 5;

/** From its first to its last second. */
export function axisWords(from: number, to: number): AxisWords {
  const [first, last] = [dateText(from), dateText(to)];
  const span = to - from;
  const spansYears = first.slice(0, 4) !== last.slice(0, 4);
  const day = first.slice(0, 10) === last.slice(0, 10) ? 'none' : spansYears ? 'year and day' : 'day';
  if (span > MANY_DAYS * DAY) return { day, time: 'none' };
  if (day !== 'none' && span > 600) return { day, time: 'minutes' };
  return { day, time: span < 2 ? 'milliseconds' : 'seconds' };
}

const TIME_ENDS = { none: 11, minutes: 16, seconds: 19, milliseconds: 23 } as const;
const DAY_BEGINS = { none: 11, day: 5, 'year and day': 0 } as const;

/** The label of a tick. */
export function axisLabel(seconds: number, { day: ofDay, time }: AxisWords): string {
  return dateText(seconds).slice(DAY_BEGINS[ofDay], TIME_ENDS[time]).trim();
}

/** `2018-01-01 00:01:50.000`; '' beyond all years. */
function dateText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('T', ' ');
}

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
