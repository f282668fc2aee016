import { MapFields } from '../../fields';
import { LinePoint } from '../../line-protocol/line-point';
import { SeriesList } from '../../series';
import type { FieldValue } from '../../value';

export interface CsvOptions {
  /** `cpu` of `cpu.csv`. */
  readonly measurement: string;
  /** Unit of times that are whole numbers. */
  readonly precision?: string;
  readonly database?: string;
  readonly retentionPolicy?: string;
  readonly series?: SeriesList;
}

/** Where points of CSV files go. */
export class CsvTarget {
  readonly points: LinePoint[] = [];
  readonly #series: SeriesList;

  constructor(private readonly options: CsvOptions) {
    this.#series = options.series ?? new SeriesList();
  }

  add(
    name: string,
    tags: readonly [string, string][],
    fields: readonly [string, FieldValue][],
    time: bigint,
    offset: number,
  ): void {
    const { database = 'telegraf', retentionPolicy = 'autogen' } = this.options;
    const series = this.#series.intern(database, retentionPolicy, name, tags);
    const values = new Map(fields);
    series.note(values);
    this.points.push(new LinePoint(series, new MapFields(values), time, offset));
  }
}
