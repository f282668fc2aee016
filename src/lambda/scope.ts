import type { Fields } from '../points/fields';
import type { TagSet } from '../points/tags';
import type { LambdaValue } from './value';

/**
 * What an expression can refer to while one point is evaluated. A node keeps one scope and points it at each point in
 * turn, so that evaluation allocates nothing. Lookup order is Kapacitor's: `time`, then a field, then a tag (both: an
 * error), then `computed`.
 */
export interface Scope {
  fields: Fields;
  tags: TagSet;
  /** Nanoseconds since the Unix epoch. */
  time: bigint;
  /** Results of earlier expressions of the same eval node, and names a node adds (`currentField`). */
  computed: ReadonlyMap<string, LambdaValue> | undefined;
}

/** What functions may ask the server. */
export interface ServerTime {
  /** Nanoseconds since the Unix epoch: the run's clock. */
  now(): bigint;
  /** The server's time zone as an IANA name; hour(), weekday() and friends use it. */
  readonly zone: string;
}
