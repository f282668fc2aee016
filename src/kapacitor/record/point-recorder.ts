import type { LinePoint } from '../../points/line-protocol/line-point';
import type { PointSources } from '../run/sources';
import { enlarged } from './grow';
import type { PointColumns, SeriesReport } from './run-model';

const START = 256;

/** Writes down which points were fed, in columns. */
export class PointRecorder {
  #count = 0;
  #room = START;
  #time = new BigInt64Array(START);
  #series = new Uint32Array(START);
  #offset = new Uint32Array(START);
  #file = new Uint16Array(START);

  get count(): number {
    return this.#count;
  }

  /** Returns the point's index. */
  add(point: LinePoint, file: number): number {
    const index = this.#count++;
    if (index === this.#room) this.#grow();
    this.#time[index] = point.time;
    this.#series[index] = point.series.index;
    this.#offset[index] = point.offset;
    this.#file[index] = file;
    return index;
  }

  /** A copy of what there is. */
  finish(sources: PointSources): PointColumns {
    const count = this.#count;
    return {
      count,
      time: this.#time.slice(0, count),
      series: this.#series.slice(0, count),
      offset: this.#offset.slice(0, count),
      file: this.#file.slice(0, count),
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

  #grow(): void {
    this.#room *= 2;
    this.#time = enlarged(this.#time, new BigInt64Array(this.#room));
    this.#series = enlarged(this.#series, new Uint32Array(this.#room));
    this.#offset = enlarged(this.#offset, new Uint32Array(this.#room));
    this.#file = enlarged(this.#file, new Uint16Array(this.#room));
  }
}
