import type { DataForm } from '../kapacitor/run/data-files';
import { type DataReaders, PointSources } from '../kapacitor/run/sources';
import type { CaseFile } from '../workspace/case-file';
import type { Workspace } from '../workspace/workspace';
import type { ChartSeries } from './api';

/** Numeric values of one field, a pair of columns a series. The data are read once more: a run keeps no values. */
export function chartValues(
  readers: DataReaders | undefined,
  workspace: Workspace,
  caseFile: CaseFile,
  measurement: string,
  field: string,
  fed: number,
  form: DataForm,
  began: bigint,
): readonly ChartSeries[] {
  const sources = new PointSources({ readers, workspace, caseFile, form, began });
  const series = new Map<number, { readonly at: number[]; readonly value: number[] }>();
  for (let at = 0; at < fed; at++) {
    const point = sources.next();
    if (point === undefined) break;
    if (point.name !== measurement) continue;
    const value = point.fields.get(field);
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
