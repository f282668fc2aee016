/** Times as the page shows them: always UTC, as Kapacitor prints them. */
import type { Run } from '../../kapacitor/record/run-model';
import { clock, day } from '../../points/clock';
import { countUpTo } from './ascending';

/** The time at a moment of a run: of the point fed last, or of the end of the silence. */
export function timeAt(
  { points, silentUntil }: Pick<Run, 'points' | 'silentUntil'>,
  moment: number,
): bigint | undefined {
  return moment >= points.count ? silentUntil : points.time[moment];
}

/** Seconds as a double, for positions on an axis only. */
export function axisSeconds(time: bigint): number {
  return Number(time / 1000n) / 1e6;
}

/** Of a place on an axis, which is right to the microsecond. */
export function axisTime(seconds: number): bigint {
  return BigInt(Math.round(seconds * 1e6)) * 1000n;
}

const columns = new WeakMap<BigInt64Array, Float64Array>();

/** The same of a whole column, made once: without a bigint a time, and right to the microsecond. */
export function axisColumn(times: BigInt64Array): Float64Array {
  const known = columns.get(times);
  if (known !== undefined) return known;
  const seconds = new Float64Array(times.length);
  const view = new DataView(times.buffer, times.byteOffset, times.byteLength);
  for (let index = 0; index < seconds.length; index++) {
    const nanoseconds = view.getInt32(index * 8 + 4, true) * 2 ** 32 + view.getUint32(index * 8, true);
    seconds[index] = nanoseconds / 1e9;
  }
  columns.set(times, seconds);
  return seconds;
}

const evaluationTimes = new WeakMap<object, Float64Array>();

/** When each evaluation was made, seconds: that of a batch at its end, whatever the time of its event. */
export function evaluationColumn({ evaluations, judged }: Pick<Run, 'evaluations' | 'judged'>): Float64Array {
  const known = evaluationTimes.get(evaluations);
  if (known !== undefined) return known;
  const times = axisColumn(evaluations.time);
  const ofBatches = judged.filter(({ to }) => to !== undefined);
  const made = ofBatches.length === 0 ? times : times.slice();
  for (const { row, to } of ofBatches) {
    const ends = axisColumn(to ?? new BigInt64Array(0));
    row.forEach((of, index) => {
      made[of] = ends[index] ?? 0;
    });
  }
  evaluationTimes.set(evaluations, made);
  return made;
}

/** The same of one, in nanoseconds. */
export function judgedTime({ evaluations, judged }: Pick<Run, 'evaluations' | 'judged'>, row: number): bigint {
  for (const { row: rows, to } of judged) {
    const index = countUpTo(rows, row) - 1;
    const end = rows[index] === row ? to?.[index] : undefined;
    if (end !== undefined) return end;
  }
  return evaluations.time[row] ?? 0n;
}

/** As `clock`; with the day where the run spans several, and the year where those differ. */
export function timeWords(run: Pick<Run, 'points' | 'evaluations'> | undefined, time: bigint): string {
  const days = run === undefined ? undefined : daysOf(run);
  if (days === undefined || days.first === days.last) return clock(time);
  const own = day(time);
  return `${days.first.slice(0, 4) === days.last.slice(0, 4) ? own.slice(5) : own} ${clock(time)}`;
}

interface ColumnSpan {
  /** Seconds; the first is above the last where there is none. */
  readonly first: number;
  readonly last: number;
  readonly isAscending: boolean;
}
const columnSpans = new WeakMap<Float64Array, ColumnSpan>();

/** Of a column of seconds its earliest and its latest, looked for once. */
export function columnSpan(column: Float64Array): ColumnSpan {
  const known = columnSpans.get(column);
  if (known !== undefined) return known;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  let isAscending = true;
  for (let index = 0; index < column.length; index++) {
    const seconds = column[index] ?? 0;
    if (seconds < first) first = seconds;
    if (seconds > last) last = seconds;
    if (seconds < before) isAscending = false;
    before = seconds;
  }
  const span = { first, last, isAscending };
  columnSpans.set(column, span);
  return span;
}

/** The days of the earliest and the latest point or evaluation. */
function daysOf({ points, evaluations }: Pick<Run, 'points' | 'evaluations'>): Record<'first' | 'last', string> {
  const spans = [points.time, evaluations.time].map((times) => columnSpan(axisColumn(times)));
  const first = Math.min(...spans.map((span) => span.first));
  const last = Math.max(...spans.map((span) => span.last));
  return first > last ? { first: '', last: '' } : { first: dayOf(first), last: dayOf(last) };
}

function dayOf(seconds: number): string {
  return day(BigInt(Math.floor(seconds)) * 1_000_000_000n);
}
