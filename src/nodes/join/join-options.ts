import type { ScriptValue } from '../../definition/value';

export interface JoinOptions {
  names: readonly string[];
  on: readonly string[];
  delimiter: string;
  deleteAll: boolean;
  streamName: string;
  /** Nanoseconds. */
  tolerance: bigint;
  fill: ScriptValue;
}
