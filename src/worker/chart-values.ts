import { PointSources } from '../kapacitor/run/sources';
import type { ChartSeries, RawField } from './api';

/** Numeric values of one field in the first `fed` points, a pair of columns a series. The data are read once more: a run keeps no values. */
export function chartValues(
  data: ConstructorParameters<typeof PointSources>[0],
  wanted: RawField,
  fed: number,
): readonly ChartSeries[] {
  const sources = new PointSources(data);
  const series = new Map<number, { readonly at: number[]; readonly value: number[] }>();
  for (let at = 0; at < fed; at++) {
    const point = sources.next();
    if (point === undefined) break;
    if (point.name !== wanted.measurement) continue;
    const value = point.fields.get(wanted.field);
    if (typeof value !== 'number' && typeof value !== 'bigint') continue;
    let columns = series.get(point.series.index);
    if (columns === undefined) {
      columns = { at: [], value: [] };
      series.set(point.series.index, columns);
    }
    columns.at.push(at);
    // For drawing only: an int64 beyond 2^53 is rounded here and nowhere else.
    columns.value.push(Number(value));
  }
  return [...series].map(([index, { at, value }]) => ({
    series: index,
    at: Uint32Array.from(at),
    value: Float64Array.from(value),
  }));
}
