import type { Fields } from '../fields';
import type { Point } from '../point';
import type { Series } from '../series';
import { type Dimensions, NO_DIMENSIONS, type TagSet } from '../tags';

/** A point as it was read from a file, not yet grouped. */
export class LinePoint implements Point {
  constructor(
    readonly series: Series,
    readonly fields: Fields,
    readonly time: bigint,
    /** Where its line or record begins in its file, UTF-16. */
    readonly offset: number,
  ) {}

  // What all points of a series share is not written into each of them.

  get name(): string {
    return this.series.name;
  }

  get database(): string {
    return this.series.database;
  }

  get retentionPolicy(): string {
    return this.series.retentionPolicy;
  }

  get tags(): TagSet {
    return this.series.tags;
  }

  get dimensions(): Dimensions {
    return NO_DIMENSIONS;
  }

  get group(): string {
    return '';
  }
}
