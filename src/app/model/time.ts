/** Times as the page shows them: always UTC, as Kapacitor prints them. */
import type { Run } from '../../kapacitor/record/run-model';

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

/** The label of a tick on an axis that spans `span` seconds. */
export function axisLabel(seconds: number, span: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  if (span > 5 * 86_400) return text.slice(5, 10);
  if (span > 86_400) return `${text.slice(5, 10)} ${text.slice(11, 16)}`;
  if (span < 2) return text.slice(17, 23);
  return text.slice(11, 19);
}
