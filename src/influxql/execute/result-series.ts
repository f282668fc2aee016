import type { Row } from './rows';

export interface ResultSeries {
  readonly name: string;
  /** By name. */
  readonly tags: readonly (readonly [string, string])[];
  /** The first one is the time. */
  readonly columns: readonly string[];
  /** Times are nanoseconds since the Unix epoch. */
  readonly rows: readonly Row[];
  /** The zone that the times are shown in, an IANA name; UTC when absent. */
  readonly zone?: string;
}
