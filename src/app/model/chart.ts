/** From a run's values to the arrays that uPlot draws. Pure: no uPlot, no DOM. */
import type { Run, SeriesReport } from '../../kapacitor/record/run-model';
import type { ChartSeries } from '../../worker/api';
import { axisColumn } from './time';

export interface FieldChoice {
  readonly measurement: string;
  readonly field: string;
}

/** Numeric fields, one a measurement and name, in the order in which the points brought them. */
export function fieldChoices(run: Run): readonly FieldChoice[] {
  const seen = new Map<string, FieldChoice>();
  for (const series of run.points.seriesList) {
    for (const { name, type } of series.fields) {
      if (type === 'string' || type === 'boolean') continue;
      const key = `${series.name}\u0000${name}`;
      if (!seen.has(key)) seen.set(key, { measurement: series.name, field: name });
    }
  }
  return [...seen.values()];
}

export function choiceKey({ measurement, field }: FieldChoice): string {
  return `${measurement} ${field}`;
}

export function sameChoice(a: FieldChoice | undefined, b: FieldChoice | undefined): boolean {
  return a?.measurement === b?.measurement && a?.field === b?.field;
}

/** The field that the alert looks at, else the first. */
export function preferredChoice(
  choices: readonly FieldChoice[],
  thresholds: readonly Threshold[],
): FieldChoice | undefined {
  return choices.find(({ field }) => thresholds.some((threshold) => threshold.field === field)) ?? choices[0];
}

export interface Threshold {
  readonly level: 1 | 2 | 3;
  readonly field: string;
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly value: number;
}

const LEVEL_OF = { info: 1, warn: 2, crit: 3 } as const;

/** Level expressions of the simple kind `"field" < 10`, the number literal or a `var`. */
export function thresholdsOf(script: string): readonly Threshold[] {
  const found: Threshold[] = [];
  const variables = new Map<string, number>();
  for (const [, name, value] of script.matchAll(/^\s*var\s+(\w+)\s*=\s*(-?\d+(?:\.\d+)?)\s*$/gm)) {
    if (name !== undefined) variables.set(name, Number(value));
  }
  const simple =
    /\.(info|warn|crit)\(\s*lambda:\s*"((?:[^"\\]|\\.)+)"\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?|[A-Za-z_]\w*)\s*\)/g;
  for (const [, property, field, operator, right = ''] of script.matchAll(simple)) {
    const value = /^-?\d/.test(right) ? Number(right) : variables.get(right);
    if (value === undefined || field === undefined) continue;
    if (property !== 'info' && property !== 'warn' && property !== 'crit') continue;
    if (operator !== '<' && operator !== '<=' && operator !== '>' && operator !== '>=') continue;
    found.push({ level: LEVEL_OF[property], field, operator, value });
  }
  return found;
}

export interface Line {
  readonly series: number;
  readonly label: string;
  /** Seconds, ascending. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export const LINES_SHOWN = 12;

/** One line a series, its points by time, thinned to what `width` pixels can show. */
export function linesOf(run: Run, chart: readonly ChartSeries[], width: number): readonly Line[] {
  const times = axisColumn(run.points.time);
  return chart.slice(0, LINES_SHOWN).map(({ series, at, value }) => {
    const seconds = Float64Array.from(at);
    for (let index = 0; index < seconds.length; index++) seconds[index] = times[at[index] ?? 0] ?? 0;
    const byTime = inOrder(seconds, value);
    const kept = thin(byTime.value, Math.max(100, width) * 2);
    return {
      series,
      label: seriesLabel(run.points.seriesList[series]),
      x: Float64Array.from(kept, (index) => byTime.seconds[index] ?? 0),
      y: Float64Array.from(kept, (index) => byTime.value[index] ?? Number.NaN),
    };
  });
}

interface Values {
  readonly seconds: Float64Array;
  readonly value: Float64Array;
}

/** By time; points of one time stay as they came. */
function inOrder(seconds: Float64Array, value: Float64Array): Values {
  if (isAscending(seconds)) return { seconds, value };
  const order = Uint32Array.from(seconds, (_, index) => index);
  order.sort((a, b) => (seconds[a] ?? 0) - (seconds[b] ?? 0) || a - b);
  return {
    seconds: Float64Array.from(order, (index) => seconds[index] ?? 0),
    value: Float64Array.from(order, (index) => value[index] ?? Number.NaN),
  };
}

function isAscending(seconds: Float64Array): boolean {
  for (let index = 1; index < seconds.length; index++) {
    if ((seconds[index - 1] ?? 0) > (seconds[index] ?? 0)) return false;
  }
  return true;
}

/** First, lowest, highest and last of each bucket, in order: spikes survive. */
function thin(value: Float64Array, limit: number): Uint32Array {
  if (value.length <= limit) return Uint32Array.from(value, (_, index) => index);
  const size = Math.ceil(value.length / (limit / 4));
  const kept: number[] = [];
  for (let start = 0; start < value.length; start += size) {
    const end = Math.min(value.length, start + size);
    let low = start;
    let high = start;
    for (let index = start; index < end; index++) {
      const current = value[index] ?? 0;
      if (current < (value[low] ?? 0)) low = index;
      if (current > (value[high] ?? 0)) high = index;
    }
    for (const index of new Set([start, Math.min(low, high), Math.max(low, high), end - 1])) kept.push(index);
  }
  return Uint32Array.from(kept);
}

/** `host=a, cpu=cpu-total`; the measurement's name without tags. */
export function seriesLabel(series: SeriesReport | undefined): string {
  if (series === undefined) return '';
  if (series.tags.length === 0) return series.name;
  return series.tags.map(([key, value]) => `${key}=${value}`).join(', ');
}

export interface Aligned {
  readonly x: Float64Array;
  /** One a line; undefined where the line has no point. */
  readonly columns: readonly (readonly (number | undefined)[])[];
}

/** All lines over one time column, as uPlot wants them. */
export function align(lines: readonly Line[]): Aligned {
  const times = new Set<number>();
  for (const line of lines) for (const time of line.x) times.add(time);
  const x = Float64Array.from(times).sort();
  const place = new Map<number, number>();
  x.forEach((time, index) => {
    place.set(time, index);
  });
  const columns = lines.map((line) => {
    const column = new Array<number | undefined>(x.length).fill(undefined);
    line.x.forEach((time, index) => {
      column[place.get(time) ?? 0] = line.y[index];
    });
    return column;
  });
  return { x, columns };
}

/** Lowest and highest value to show, thresholds included, with air. */
export function valueSpan(lines: readonly Line[], thresholds: readonly Threshold[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number) => {
    if (!Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const line of lines) for (const value of line.y) take(value);
  for (const { value } of thresholds) take(value);
  if (low > high) return [0, 1];
  if (low === high) return [low - 1, high + 1];
  const air = (high - low) * 0.08;
  return [low - air, high + air];
}

/** The point whose time is nearest; the later of two equally near ones, so that a click goes as far as it can. */
export function nearestPoint(run: Run, seconds: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  axisColumn(run.points.time).forEach((time, index) => {
    const away = Math.abs(time - seconds);
    if (away <= distance) {
      distance = away;
      best = index;
    }
  });
  return best;
}
