/** What a node emitted, as the chart draws it. Pure. */
import { NO_TIME, type NodeOutput, type OutputSpan } from '../../worker/output-columns';
import { type GroupValues, inOrder } from './chart';
import { axisColumn, axisSeconds } from './time';

/** Which of its groups are drawn, by their ids: `undefined` for one that no alert knows. */
export type RankOf = (group: string) => number | undefined;

/** The values of one field, a group each: first those that `rank` puts first; those of a negative rank are left out. */
export function outputGroups(output: NodeOutput, field: string, rank: RankOf, most: number): readonly GroupValues[] {
  const column = output.fields.findIndex(({ name }) => name === field);
  const last = Number.POSITIVE_INFINITY;
  const order = output.groups
    .map(({ group }, index) => ({ index, rank: rank(group) ?? last }))
    .filter((group) => group.rank >= 0)
    .sort((a, b) => (a.rank === b.rank ? a.index - b.index : a.rank - b.rank));
  const firsts = firstRows(output);
  return order
    .flatMap(({ index }) => {
      const group = output.groups[index];
      const values = group?.values[column];
      if (group === undefined || values === undefined) return [];
      const rows = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
      const times = axisColumn(group.time);
      const label = group.tags.map(([tag, value]) => `${tag}=${value}`).join(', ');
      const numbered = rows.map((row) => row + (firsts[index] ?? 0));
      const byTime = inOrder(
        Float64Array.from(rows, (row) => times[row] ?? 0),
        Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
        numbered,
      );
      return rows.length === 0 ? [] : [{ alert: index, label, ...byTime }];
    })
    .slice(0, most);
}

/** The number of the first row of each group. */
function firstRows({ groups }: NodeOutput): readonly number[] {
  let next = 0;
  return groups.map(({ time }) => {
    const first = next;
    next += time.length;
    return first;
  });
}

export interface OutputRow {
  /** The moment. */
  readonly at: number;
  readonly span: OutputSpan | undefined;
  /** What met: the name of each parent, and the time of its point; `undefined` where it was missing. */
  readonly met: readonly (readonly [parent: string, time: bigint | undefined])[];
}

/** What is known of the row with a number. */
export function outputRow(output: NodeOutput, number: number): OutputRow | undefined {
  const firsts = firstRows(output);
  const index = firsts.findLastIndex((first) => first <= number);
  const group = output.groups[index];
  const row = number - (firsts[index] ?? 0);
  const at = group?.at[row];
  if (group === undefined || at === undefined) return undefined;
  const span = output.spans[group.span[row] ?? -1];
  const times = span === undefined ? group.met.map((column) => column[row]) : (span.met ?? []);
  return {
    at,
    span,
    met: times.map((time, parent) => [output.parents[parent] ?? '', time === NO_TIME ? undefined : time]),
  };
}

/** The tick nearest to a time of those that found nothing; seconds. */
export function emptyTickNear({ spans }: NodeOutput, seconds: number): EmptyTick | undefined {
  let best: EmptyTick | undefined;
  for (const span of spans) {
    if (span.tick === undefined || span.rows > 0) continue;
    const own = axisSeconds(span.tick);
    if (best === undefined || Math.abs(own - seconds) < Math.abs(best.seconds - seconds)) best = { span, seconds: own };
  }
  return best;
}

export interface EmptyTick {
  readonly span: OutputSpan;
  readonly seconds: number;
}

/** A batch as a bar below the lines. */
export interface SpanBar {
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  readonly tick?: number;
  /** From the bottom. */
  readonly lane: number;
  readonly group: string;
}

/** More of them would be a smear. */
const MOST_BARS = 600;
const MOST_LANES = 5;

/** The batches of some groups, those that overlap above each other; those that found nothing belong to every group. */
export function spanBars({ spans }: NodeOutput, groups: ReadonlySet<string>): readonly SpanBar[] {
  const own = spans.filter(({ group, rows }) => rows === 0 || groups.has(group));
  const known = new Set<string>();
  const ends: number[] = [];
  const bars: SpanBar[] = [];
  for (const { from, to, tick, group } of own) {
    // Batches of several groups that look at the same time are one bar.
    const key = `${from} ${to}`;
    if (known.has(key)) continue;
    known.add(key);
    const [start, end] = [axisSeconds(from), axisSeconds(to)];
    const free = ends.findIndex((last) => last <= start);
    const lane = free >= 0 ? free : ends.length < MOST_LANES ? ends.length : bars.length % MOST_LANES;
    ends[lane] = end;
    bars.push({ from: start, to: end, lane, group, ...(tick === undefined ? {} : { tick: axisSeconds(tick) }) });
  }
  return bars.length > MOST_BARS ? [] : bars;
}
