/** What one node emitted in a whole run, in columns. */
import type { JudgedValue } from '../alert/judged';
import { MIN_INT64 } from '../go/math/int64';

export type OutputKind = JudgedValue['kind'];

export interface NodeOutput {
  /** What can be drawn, in byte order. */
  readonly fields: readonly { readonly name: string; readonly kind: OutputKind }[];
  /** Names of the nodes that it reads from. */
  readonly parents: readonly string[];
  readonly groups: readonly OutputGroup[];
  /** Its batches; of a query also the ticks that found nothing. */
  readonly spans: readonly OutputSpan[];
  /** Points beyond those that are kept. */
  readonly leftOut: number;
}

/** The points of one group, those of its batches too, in the order in which they came. */
export interface OutputGroup {
  readonly group: string;
  readonly tags: readonly (readonly [string, string])[];
  /** Nanoseconds since the Unix epoch. */
  readonly time: BigInt64Array;
  /** Moments. */
  readonly at: Int32Array;
  /** Indexes of their batches; -1 for none. */
  readonly span: Int32Array;
  /** A column a field; NaN where a point has none. */
  readonly values: readonly Float64Array[];
  /** Of a join: a column a parent with the times of the points that met; empty for other nodes. */
  readonly met: readonly BigInt64Array[];
}

/** Stands for the time of a point that was missing. */
export const NO_TIME = MIN_INT64;

export interface OutputSpan {
  readonly at: number;
  readonly group: string;
  /** Of a query what it looked at, otherwise from the first point to the end; nanoseconds since the Unix epoch. */
  readonly from: bigint;
  readonly to: bigint;
  /** When it was asked for. */
  readonly tick?: bigint;
  readonly rows: number;
  /** Of a join the ends of the batches that met, one a parent. */
  readonly met?: readonly (bigint | undefined)[];
}
