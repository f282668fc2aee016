/** A point as a text of data has it. */
import type { FieldValue } from '../../value';
import type { Target } from '../draft';

export interface DataPoint {
  /** Where the text says it belongs. */
  readonly target: Target | undefined;
  readonly name: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly fields: readonly (readonly [string, FieldValue])[];
  /** Nanoseconds. */
  readonly time: bigint;
  /** Where it stands in the text, UTF-16. */
  readonly start: number;
  readonly end: number;
}
