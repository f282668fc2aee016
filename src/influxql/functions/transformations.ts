/** Functions that give a result for each point, from it and those before. InfluxDB query/functions.go, v1.9.6. */
import type { BatchPoint } from '../../points/point';
import { numeric } from './aggregates';
import type { Arithmetic } from './numbers';
import { GoPanic, type Item, NO_RESULT, type Reduced, type Reducer, type ReducerMakers } from './reducer';

/** The time since the point before, in whole units of so many nanoseconds. */
export function elapsed(unit: bigint): ReducerMakers {
  const make = () => new Elapsed(unit);
  return { float64: make, int64: make, string: make, bool: make };
}

class Elapsed implements Reducer<unknown> {
  #previous: bigint | undefined;
  #current: bigint | undefined;

  constructor(private readonly unit: bigint) {}

  add(_: unknown, { time }: BatchPoint): undefined {
    this.#previous = this.#current;
    this.#current = time;
  }

  emit(): readonly Reduced[] | GoPanic {
    if (this.#current === undefined || this.#previous === undefined) return NO_RESULT;
    if (this.unit === 0n) return new GoPanic('runtime error: integer divide by zero');
    return [{ value: (this.#current - this.#previous) / this.unit, time: this.#current }];
  }
}

/** The difference to the value before. A point with the time of the one before is left out. */
export const difference = numeric((arithmetic) => new Difference(arithmetic));
export const nonNegativeDifference = numeric((arithmetic) => new Difference(arithmetic, true));

class Difference<V extends number | bigint> implements Reducer<V> {
  #previous: Item<V> | undefined;
  #current: Item<V> | undefined;

  constructor(
    private readonly arithmetic: Arithmetic<V>,
    private readonly dropsNegative = false,
  ) {}

  add(value: V, point: BatchPoint): undefined {
    if (this.#current?.point.time === point.time) return;
    this.#previous = this.#current;
    this.#current = { value, point };
  }

  emit(): readonly Reduced[] {
    if (this.#current === undefined || this.#previous === undefined) return NO_RESULT;
    const value = this.arithmetic.minus(this.#current.value, this.#previous.value);
    this.#previous = undefined;
    if (this.dropsNegative && value < 0) return NO_RESULT;
    return [{ value, time: this.#current.point.time }];
  }
}

export interface DerivativeOptions {
  /** Nanoseconds. */
  readonly unit: bigint;
  readonly dropsNegative: boolean;
  /** Points come with the latest first. */
  readonly descending: boolean;
}

/** The change per unit of time since the point before. A point with the time of the one before is left out. */
export function derivative(options: DerivativeOptions): ReducerMakers {
  return numeric((arithmetic) => new Derivative(options, arithmetic));
}

class Derivative<V extends number | bigint> implements Reducer<V> {
  #previous: Item<V> | undefined;
  #current: Item<V> | undefined;

  constructor(
    private readonly options: DerivativeOptions,
    private readonly arithmetic: Arithmetic<V>,
  ) {}

  add(value: V, point: BatchPoint): undefined {
    if (this.#current?.point.time === point.time) return;
    this.#previous = this.#current;
    this.#current = { value, point };
  }

  emit(): readonly Reduced[] {
    const [current, previous] = [this.#current, this.#previous];
    if (current === undefined || previous === undefined) return NO_RESULT;
    this.#previous = undefined;
    const { unit, dropsNegative, descending } = this.options;
    const change = this.arithmetic.toFloat(this.arithmetic.minus(current.value, previous.value));
    if (dropsNegative && change < 0) return NO_RESULT;
    const elapsed = Number(BigInt.asIntN(64, current.point.time - previous.point.time)) * (descending ? -1 : 1);
    return [{ value: change / (elapsed / Number(unit)), time: current.point.time }];
  }
}

/** The mean of the last so many values, once there are as many. */
export function movingAverage(size: bigint): ReducerMakers {
  return numeric((arithmetic) => new MovingAverage(Number(size), arithmetic));
}

class MovingAverage<V extends number | bigint> implements Reducer<V> {
  readonly #values: V[] = [];
  #at = 0;
  #sum: V;
  #time = 0n;

  constructor(
    private readonly size: number,
    private readonly arithmetic: Arithmetic<V>,
  ) {
    this.#sum = arithmetic.zero;
  }

  add(value: V, { time }: BatchPoint): GoPanic | undefined {
    if (this.size < 0) return new GoPanic('runtime error: makeslice: cap out of range');
    if (this.size === 0) return new GoPanic('runtime error: index out of range [0] with length 0');
    const leaving = this.#values[this.#at];
    if (leaving !== undefined) this.#sum = this.arithmetic.minus(this.#sum, leaving);
    this.#values[this.#at] = value;
    this.#sum = this.arithmetic.plus(this.#sum, value);
    this.#time = time;
    this.#at = (this.#at + 1) % this.size;
    return undefined;
  }

  emit(): readonly Reduced[] {
    if (this.#values.length !== this.size || this.size === 0) return NO_RESULT;
    return [{ value: this.arithmetic.toFloat(this.#sum) / this.size, time: this.#time }];
  }
}

/** The sum of all values so far. */
export const cumulativeSum = numeric((arithmetic) => new CumulativeSum(arithmetic));

class CumulativeSum<V extends number | bigint> implements Reducer<V> {
  #sum: V;
  #time: bigint | undefined;

  constructor(private readonly arithmetic: Arithmetic<V>) {
    this.#sum = arithmetic.zero;
  }

  add(value: V, { time }: BatchPoint): undefined {
    this.#sum = this.arithmetic.plus(this.#sum, value);
    this.#time = time;
  }

  emit(): readonly Reduced[] {
    return this.#time === undefined ? NO_RESULT : [{ value: this.#sum, time: this.#time }];
  }
}
