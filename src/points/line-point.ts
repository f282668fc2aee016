import type { Fields } from './fields';
import type { Point } from './point';
import type { Series } from './series';
import { type Dimensions, NO_DIMENSIONS, type TagSet } from './tags';

/** A point as it was read from a file, not yet grouped. */
export class LinePoint implements Point {
  readonly name: string;
  readonly database: string;
  readonly retentionPolicy: string;
  readonly dimensions: Dimensions = NO_DIMENSIONS;
  readonly group = '';
  readonly tags: TagSet;

  constructor(
    readonly series: Series,
    readonly fields: Fields,
    readonly time: bigint,
    /** Where its line or record begins in its file, UTF-16. */
    readonly offset: number,
  ) {
    this.name = series.name;
    this.database = series.database;
    this.retentionPolicy = series.retentionPolicy;
    this.tags = series.tags;
  }
}
