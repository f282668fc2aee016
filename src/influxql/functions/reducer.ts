/** Functions of InfluxQL as nodes and queries use them: values go in one by one, results come out. */
import type { BatchPoint } from '../../points/point';
import type { FieldValue } from '../../points/value';

export interface Reduced {
  readonly value: FieldValue;
  /** `undefined`: the result has no time of its own. Nanoseconds since the Unix epoch. */
  readonly time: bigint | undefined;
  /** The point that the result was selected from. */
  readonly point?: BatchPoint;
}

/** What breaks Kapacitor's server, in Go's words. Here it is an error of the point. */
export class GoPanic {
  constructor(readonly message: string) {}
}

export interface Reducer<V> {
  add(value: V, point: BatchPoint): GoPanic | undefined;
  emit(): readonly Reduced[] | GoPanic;
}

/** A function, by Go's name of the type of field that it reads. A type without entry is one it cannot be applied to. */
export interface ReducerMakers {
  readonly float64: () => Reducer<number>;
  readonly int64: () => Reducer<bigint>;
  readonly string?: () => Reducer<string>;
  readonly bool?: () => Reducer<boolean>;
}

export interface Item<V> {
  readonly value: V;
  readonly point: BatchPoint;
}

export const NO_RESULT: readonly Reduced[] = [];
export const NIL_POINTER = new GoPanic('runtime error: invalid memory address or nil pointer dereference');

/** A reducer that needs all values at once. */
export abstract class CollectingReducer<V> implements Reducer<V> {
  protected readonly items: Item<V>[] = [];

  add(value: V, point: BatchPoint): undefined {
    this.items.push({ value, point });
  }

  abstract emit(): readonly Reduced[] | GoPanic;
}
