import { type Fields, NO_FIELDS } from '../../points/fields';
import type { BatchPoint } from '../../points/point';
import { TagSet } from '../../points/tags';
import type { ResultValue } from '../value';

/** Values of a row that a selector takes along. */
export type Extras = readonly ResultValue[];

export const NO_EXTRAS: Extras = [];

/** One value on its way through the functions of a query. The reducers see it as a point. */
export class Sample implements BatchPoint {
  constructor(
    readonly time: bigint,
    /** Null only where an empty interval was filled with nothing. */
    readonly value: ResultValue,
    readonly extras: Extras = NO_EXTRAS,
    /** The tags of `top(v, tag, n)`: values are chosen for each of them on its own first. */
    readonly key = '',
    /** How many values a mean was made of. */
    readonly count = 0,
  ) {}

  get tags(): TagSet {
    return TagSet.empty;
  }

  get fields(): Fields {
    return NO_FIELDS;
  }

  at(time: bigint): Sample {
    return time === this.time ? this : new Sample(time, this.value, this.extras, this.key, this.count);
  }
}

/**
 * A window of which a function made nothing. InfluxDB says that there is no more then, yet goes on when it is asked again.
 */
export const GAP = new Sample(0n, null);
