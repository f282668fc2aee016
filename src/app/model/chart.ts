/** From a run's values to the arrays that uPlot draws. Pure: no uPlot, no DOM. */
import type { JudgedColumns, Run, SeriesReport } from '../../kapacitor/record/run-model';
import type { ChartSeries } from '../../worker/api';
import { countUpTo } from './ascending';
import { groupLabel } from './groups';
import { axisColumn, columnSpan, evaluationColumn } from './time';

export interface Line {
  /** Index of the group's alert, or of the series. */
  readonly of: number;
  readonly label: string;
  /** 1 to 6, and again in dashes. */
  readonly colour: number;
  readonly isDashed: boolean;
  /** `pale`: it stands behind what is looked at. `dots`: its values are rows, and none leads to the next. */
  readonly look: 'line' | 'pale' | 'dots';
  /** Seconds, ascending. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** All values of one group, by time. */
export interface GroupValues {
  /** Index of the alert; of a node's output that of the group. */
  readonly alert: number;
  readonly label: string;
  readonly seconds: Float64Array;
  readonly value: Float64Array;
  /** Rows of the evaluations; of a node's output their numbers. */
  readonly row: Int32Array;
  /** Of batches: when their first points were, seconds. */
  readonly from?: Float64Array;
}

export const LINES_SHOWN = 12;
const COLOURS = 6;

/** Twelve lines differ in colour or dash. */
export function styleOf(index: number): { readonly colour: number; readonly isDashed: boolean } {
  return { colour: (index % COLOURS) + 1, isDashed: Math.floor(index / COLOURS) % 2 === 1 };
}

/** What the evaluator found at each evaluation of these alerts, in their order. */
export function groupValues(
  run: Run,
  judged: JudgedColumns,
  index: number,
  alerts: readonly number[],
): readonly GroupValues[] {
  const { alert: alertOf, alerts: identities } = run.evaluations;
  const times = evaluationColumn(run);
  const column = judged.columns[index] ?? new Float64Array(0);
  const places = new Int32Array(identities.length).fill(-1);
  alerts.forEach((alert, place) => {
    places[alert] = place;
  });
  const counts = new Uint32Array(alerts.length);
  const { row: rows } = judged;
  const placeOf = placesOf(alertOf, rows, places, column);
  for (let at = 0; at < placeOf.length; at++) {
    const place = placeOf[at] ?? -1;
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
  }
  const found = alerts.map((alert, place) => {
    const count = counts[place] ?? 0;
    const identity = identities[alert];
    return {
      alert,
      label: identity === undefined ? '' : groupLabel(identity),
      seconds: new Float64Array(count),
      value: new Float64Array(count),
      row: new Int32Array(count),
    };
  });
  counts.fill(0);
  for (let at = 0; at < placeOf.length; at++) {
    const place = placeOf[at] ?? -1;
    const values = found[place];
    if (values === undefined) continue;
    const row = rows[at] ?? 0;
    const next = counts[place] ?? 0;
    counts[place] = next + 1;
    values.seconds[next] = times[row] ?? 0;
    values.value[next] = column[at] ?? Number.NaN;
    values.row[next] = row;
  }
  return found.map((values) => {
    // Of times that ascend each group's do.
    const byTime = columnSpan(times).isAscending
      ? values
      : { ...values, ...inOrder(values.seconds, values.value, values.row) };
    return judged.from === undefined ? byTime : { ...byTime, from: beginnings(judged.row, judged.from, byTime.row) };
  });
}

/** Of each row the place of its alert; -1 where it is not drawn. A million rows: no function a row. */
function placesOf(alertOf: Uint32Array, rows: Int32Array, places: Int32Array, column: Float64Array) {
  const placeOf = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const value = column[at] ?? Number.NaN;
    placeOf[at] = Number.isNaN(value) ? -1 : (places[alertOf[rows[at] ?? 0] ?? 0] ?? -1);
  }
  return placeOf;
}

/** Of the batches that made these rows. */
function beginnings(all: Int32Array, from: BigInt64Array, rows: Int32Array): Float64Array {
  const seconds = axisColumn(from);
  return Float64Array.from(rows, (row) => seconds[countUpTo(all, row) - 1] ?? 0);
}

/** Equal to the last number: what is drawn from it is the same. */
export function sameValues<T extends GroupValues | Line>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((own, index) => sameFields(own, b[index]));
}

function sameFields(a: object, b: object | undefined): boolean {
  const others = new Map(Object.entries(b ?? {}));
  const own = Object.entries(a);
  return own.length === others.size && own.every(([name, value]) => sameNumbers(value, others.get(name)));
}

/** Of columns their numbers; all else as it is. */
export function sameNumbers(a: unknown, b: unknown): boolean {
  if (!isColumn(a) || !isColumn(b)) return a === b;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}

function isColumn(value: unknown): value is Float64Array | Int32Array {
  return value instanceof Float64Array || value instanceof Int32Array;
}

/** Lines of groups, thinned to what `width` pixels can show. */
export function groupLines(
  groups: readonly GroupValues[],
  width: number,
  look: Line['look'] = 'line',
): readonly Line[] {
  return groups.map(({ alert, label, seconds, value }, index) => ({
    of: alert,
    label,
    look,
    ...styleOf(index),
    ...thinned(seconds, value, width),
  }));
}

/** One line a series, its points by time, thinned to what `width` pixels can show. */
export function seriesLines(
  run: Run,
  chart: readonly ChartSeries[],
  width: number,
  most: number = LINES_SHOWN,
): readonly Line[] {
  const times = axisColumn(run.points.time);
  return chart.slice(0, most).map(({ series, at, value }, index) => {
    const seconds = Float64Array.from(at);
    for (let point = 0; point < seconds.length; point++) seconds[point] = times[at[point] ?? 0] ?? 0;
    const byTime = inOrder(seconds, value, at);
    return {
      of: series,
      label: seriesLabel(run.points.seriesList[series]),
      look: 'line',
      ...styleOf(index),
      ...thinned(byTime.seconds, byTime.value, width),
    };
  });
}

function thinned(seconds: Float64Array, value: Float64Array, width: number): Pick<Line, 'x' | 'y'> {
  const kept = thin(value, Math.max(100, width) * 2);
  return kept === undefined ? { x: seconds, y: value } : { x: picked(seconds, kept), y: picked(value, kept) };
}

/** At each letter, and of each line: without a function a number. */
function picked(column: Float64Array, kept: readonly number[]): Float64Array {
  const found = new Float64Array(kept.length);
  for (let place = 0; place < found.length; place++) found[place] = column[kept[place] ?? 0] ?? Number.NaN;
  return found;
}

/** By time; those of one time stay as they came. */
export function inOrder<T extends Int32Array | Uint32Array>(
  seconds: Float64Array,
  value: Float64Array,
  row: T,
): { readonly seconds: Float64Array; readonly value: Float64Array; readonly row: Int32Array } {
  if (columnSpan(seconds).isAscending) return { seconds, value, row: Int32Array.from(row) };
  const order = Uint32Array.from(seconds, (_, index) => index);
  order.sort((a, b) => (seconds[a] ?? 0) - (seconds[b] ?? 0) || a - b);
  return {
    seconds: Float64Array.from(order, (index) => seconds[index] ?? 0),
    value: Float64Array.from(order, (index) => value[index] ?? Number.NaN),
    row: Int32Array.from(order, (index) => row[index] ?? 0),
  };
}

/** First, lowest, highest and last of each bucket, in order: spikes survive. `undefined`: all of them. */
function thin(value: Float64Array, limit: number): readonly number[] | undefined {
  if (value.length <= limit) return undefined;
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
  return kept;
}

/** `host=a, cpu=cpu-total`; the measurement's name without tags. */
export function seriesLabel(series: SeriesReport | undefined): string {
  if (series === undefined) return '';
  if (series.tags.length === 0) return series.name;
  return series.tags.map(([key, value]) => `${key}=${value}`).join(', ');
}

/** Lowest and highest value to show, thresholds included, with air. */
export function valueSpan(lines: readonly Pick<Line, 'y'>[], thresholds: readonly number[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const column of [...lines.map(({ y }) => y), thresholds]) {
    for (let index = 0; index < column.length; index++) {
      const value = column[index] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
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

/** Index of the last value of a group at or before a time; -1 before the first. */
export function indexAt({ seconds }: Pick<GroupValues, 'seconds'>, time: number | undefined): number {
  if (time === undefined) return seconds.length - 1;
  let low = 0;
  let high = seconds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seconds[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the value nearest in time; -1 without values. */
export function indexNear(group: Pick<GroupValues, 'seconds'>, time: number): number {
  const before = indexAt(group, time);
  const next = before + 1;
  if (next >= group.seconds.length) return before;
  const isNearer = before < 0 || (group.seconds[next] ?? 0) - time < time - (group.seconds[before] ?? 0);
  return isNearer ? next : before;
}
