/** Functions that make one value of many. InfluxDB query/{functions,call_iterator}.go, v1.9.6. */
import { goSorted } from '../../go/sort';
import { type Arithmetic, FLOAT, INTEGER } from './numbers';
import { CollectingReducer, GoPanic, type Item, type Reduced, type Reducer, type ReducerMakers } from './reducer';

export const count: ReducerMakers = {
  float64: () => new Count(),
  int64: () => new Count(),
  string: () => new Count(),
  bool: () => new Count(),
};
export const sum = numeric((arithmetic) => new Sum(arithmetic));
export const mean = numeric((arithmetic) => new Mean(arithmetic));
export const spread = numeric((arithmetic) => new Spread(arithmetic));
export const median: ReducerMakers = {
  float64: () => new FloatMedian(FLOAT),
  int64: () => new IntegerMedian(INTEGER),
};
export const mode = numeric((arithmetic) => new Mode(arithmetic));
export const stddev: ReducerMakers = {
  float64: () => new Stddev(FLOAT, Number.isNaN),
  int64: () => new Stddev(INTEGER, () => false),
};

/** A function that treats both types of numbers alike. */
export function numeric(make: <V extends number | bigint>(arithmetic: Arithmetic<V>) => Reducer<V>): ReducerMakers {
  return { float64: () => make(FLOAT), int64: () => make(INTEGER) };
}

class Count implements Reducer<unknown> {
  #count = 0n;

  add(): undefined {
    this.#count++;
  }

  emit(): Reduced[] {
    return [{ value: this.#count, time: this.#count === 0n ? 0n : undefined }];
  }
}

/** Its time is the Unix epoch, since InfluxDB's reducer begins with a point of time 0. */
class Sum<V extends number | bigint> implements Reducer<V> {
  #sum: V;

  constructor(private readonly arithmetic: Arithmetic<V>) {
    this.#sum = arithmetic.zero;
  }

  add(value: V): undefined {
    this.#sum = this.arithmetic.plus(this.#sum, value);
  }

  emit(): Reduced[] {
    return [{ value: this.#sum, time: 0n }];
  }
}

class Mean<V extends number | bigint> implements Reducer<V> {
  #sum: V;
  #count = 0;

  constructor(private readonly arithmetic: Arithmetic<V>) {
    this.#sum = arithmetic.zero;
  }

  add(value: V): undefined {
    this.#sum = this.arithmetic.plus(this.#sum, value);
    this.#count++;
  }

  emit(): Reduced[] {
    return [{ value: this.arithmetic.toFloat(this.#sum) / this.#count, time: undefined }];
  }
}

class Spread<V extends number | bigint> implements Reducer<V> {
  #min: V;
  #max: V;

  constructor(private readonly arithmetic: Arithmetic<V>) {
    this.#min = arithmetic.highest;
    this.#max = arithmetic.lowest;
  }

  add(value: V): undefined {
    this.#min = this.arithmetic.min(this.#min, value);
    this.#max = this.arithmetic.max(this.#max, value);
  }

  emit(): Reduced[] {
    return [{ value: this.arithmetic.minus(this.#max, this.#min), time: undefined }];
  }
}

abstract class Median<V extends number | bigint> extends CollectingReducer<V> {
  constructor(protected readonly arithmetic: Arithmetic<V>) {
    super();
  }

  emit(): Reduced[] | GoPanic {
    const { items, arithmetic } = this;
    const [only] = items;
    if (only === undefined) return new GoPanic('runtime error: index out of range [-1]');
    if (items.length === 1) return [this.ofOne(only)];
    const sorted = byValue(items, arithmetic);
    const high = sorted[sorted.length >> 1] ?? only;
    const low = sorted[(sorted.length >> 1) - 1] ?? only;
    const value =
      sorted.length % 2 === 0
        ? arithmetic.toFloat(low.value) + arithmetic.toFloat(arithmetic.minus(high.value, low.value)) / 2
        : arithmetic.toFloat(high.value);
    return [{ value, time: undefined }];
  }

  protected abstract ofOne(item: Item<V>): Reduced;
}

class FloatMedian extends Median<number> {
  protected ofOne({ value, point }: Item<number>): Reduced {
    return { value, time: point.time };
  }
}

class IntegerMedian extends Median<bigint> {
  protected ofOne({ value }: Item<bigint>): Reduced {
    return { value: Number(value), time: undefined };
  }
}

/** The value that is there most often; of several the one whose run began earliest, as far as InfluxDB looks at it. */
class Mode<V extends number | bigint> extends CollectingReducer<V> {
  constructor(private readonly arithmetic: Arithmetic<V>) {
    super();
  }

  emit(): Reduced[] | GoPanic {
    const [first] = byValue(this.items, this.arithmetic);
    if (first === undefined) return new GoPanic('runtime error: index out of range [0] with length 0');
    if (this.items.length === 1) return [{ value: first.value, time: first.point.time }];
    const most = { value: first.value, time: first.point.time, frequency: 0 };
    const run = { ...most };
    for (const { value, point } of byValue(this.items, this.arithmetic)) {
      if (value !== run.value) {
        // A value that is there once is never compared with the mode.
        run.value = value;
        run.time = point.time;
        run.frequency = 1;
        continue;
      }
      run.frequency++;
      if (most.frequency > run.frequency || (most.frequency === run.frequency && run.time > most.time)) continue;
      most.value = value;
      most.time = point.time;
      most.frequency = run.frequency;
    }
    return [{ value: most.value, time: undefined }];
  }
}

/** Of a sample: divided by one less than the number of values. */
class Stddev<V extends number | bigint> extends CollectingReducer<V> {
  constructor(
    private readonly arithmetic: Arithmetic<V>,
    private readonly isLeftOut: (value: unknown) => boolean,
  ) {
    super();
  }

  emit(): Reduced[] {
    if (this.items.length < 2) return [{ value: Number.NaN, time: undefined }];
    const values: number[] = [];
    for (const { value } of this.items) if (!this.isLeftOut(value)) values.push(this.arithmetic.toFloat(value));
    let mean = 0;
    let seen = 0;
    for (const value of values) {
      seen++;
      mean += (value - mean) / seen;
    }
    let variance = 0;
    for (const value of values) variance += (value - mean) * (value - mean);
    return [{ value: Math.sqrt(variance / (seen - 1)), time: undefined }];
  }
}

export function byValue<V>(items: readonly Item<V>[], { isLess }: Pick<Arithmetic<V>, 'isLess'>): Item<V>[] {
  return goSorted(items, (a, b) => isLess(a.value, b.value));
}
