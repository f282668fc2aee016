import type { LinePoint } from '../points/line-point';
import { TimeColumn, uint16Column, uint32Column } from './columns';
import type { PointColumns, SeriesReport } from './run-model';
import type { PointSources } from './sources';

/** Writes down which points were fed, in columns. */
export class PointRecorder {
  readonly time = new TimeColumn();
  readonly series = uint32Column();
  readonly offset = uint32Column();
  readonly file = uint16Column();

  get count(): number {
    return this.series.length;
  }

  /** Returns the point's index. */
  add(point: LinePoint, file: number): number {
    const index = this.count;
    this.time.push(point.time);
    this.series.push(point.series.index);
    this.offset.push(point.offset);
    this.file.push(file);
    return index;
  }
}

export function pointColumns(points: PointRecorder, sources: PointSources): PointColumns {
  return {
    count: points.count,
    time: points.time.finish(),
    series: points.series.finish(),
    offset: points.offset.finish(),
    file: points.file.finish(),
    files: sources.files,
    seriesList: sources.series.all.map(
      (series): SeriesReport => ({
        database: series.database,
        retentionPolicy: series.retentionPolicy,
        name: series.name,
        tags: [...series.tags.entries()],
        fields: series.fields(),
      }),
    ),
  };
}
