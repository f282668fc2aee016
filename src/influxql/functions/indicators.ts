/** Indicators of technical analysis. InfluxDB query/internal/gota, query/functions.go, v1.6. */

import type { BatchPoint } from '../../points/point';
import { numeric } from './aggregates';
import type { Arithmetic } from './numbers';
import { NO_RESULT, type Reduced, type Reducer, type ReducerMakers } from './reducer';

const INDICATORS = [
  'exponential_moving_average',
  'double_exponential_moving_average',
  'triple_exponential_moving_average',
  'relative_strength_index',
  'triple_exponential_derivative',
  'kaufmans_efficiency_ratio',
  'kaufmans_adaptive_moving_average',
  'chande_momentum_oscillator',
] as const;

export type IndicatorName = (typeof INDICATORS)[number];

export function isIndicator(name: string): name is IndicatorName {
  return INDICATORS.some((indicator) => indicator === name);
}

export interface IndicatorOptions {
  readonly period: number;
  /** How many values give no result; `undefined`: as many as the indicator needs to settle. */
  readonly hold: number | undefined;
  /** How averages begin; `none` only for the momentum, which then has no averages. */
  readonly warmup: 'exponential' | 'simple' | 'none';
}

export function indicator(name: IndicatorName, options: IndicatorOptions): ReducerMakers {
  return numeric((arithmetic) => new IndicatorReducer(makeIndicator(name, options), options.hold, arithmetic));
}

interface Indicator {
  /** Values before the first one that counts. */
  readonly warmCount: number;
  add(value: number): number;
}

class IndicatorReducer<V extends number | bigint> implements Reducer<V> {
  #count = 0;
  #value = 0;
  #time = 0n;

  constructor(
    private readonly of: Indicator,
    private readonly hold: number | undefined,
    private readonly arithmetic: Arithmetic<V>,
  ) {}

  add(value: V, { time }: BatchPoint): undefined {
    this.#value = this.of.add(this.arithmetic.toFloat(value));
    this.#time = time;
    this.#count++;
  }

  emit(): readonly Reduced[] {
    if (this.#count <= (this.hold ?? this.of.warmCount)) return NO_RESULT;
    const isInfinite = Math.abs(this.#value) === Number.POSITIVE_INFINITY;
    return isInfinite ? NO_RESULT : [{ value: this.#value, time: this.#time }];
  }
}

function makeIndicator(name: IndicatorName, { period, warmup }: IndicatorOptions): Indicator {
  const isSimple = warmup === 'simple';
  switch (name) {
    case 'exponential_moving_average':
      return new ExponentialAverage(period, isSimple);
    case 'double_exponential_moving_average':
      return new AverageChain(period, isSimple, 2, ([a = 0, b = 0]) => 2 * a - b);
    case 'triple_exponential_moving_average':
      return new AverageChain(period, isSimple, 3, ([a = 0, b = 0, c = 0]) => 3 * a - 3 * b + c);
    case 'triple_exponential_derivative':
      return new RateOfChange(period, isSimple);
    case 'relative_strength_index':
      return new UpsAndDowns(period, isSimple, (up, down) => 100 - 100 / (1 + up / down));
    case 'chande_momentum_oscillator':
      return warmup === 'none'
        ? new Momentum(period)
        : new UpsAndDowns(period, isSimple, (up, down) => 100 * ((up - down) / (up + down)));
    case 'kaufmans_efficiency_ratio':
      return new EfficiencyRatio(period);
    case 'kaufmans_adaptive_moving_average':
      return new AdaptiveAverage(period);
  }
}

class ExponentialAverage implements Indicator {
  #average = 0;
  #count = 0;

  constructor(
    private readonly period: number,
    readonly isSimple: boolean,
    /** The weight of a new value once the average has settled. */
    private readonly weight = 2 / (period + 1),
  ) {}

  get warmCount(): number {
    return this.period - 1;
  }

  /** Whether the next average in a chain may use it. */
  get isReady(): boolean {
    return !this.isSimple || this.#count === this.period;
  }

  add(value: number): number {
    this.#average = this.#next(value);
    if (this.#count < this.period) this.#count++;
    return this.#average;
  }

  #next(value: number): number {
    const [average, count] = [this.#average, this.#count];
    if (count === 0) return value;
    if (count === this.period) return (value - average) * this.weight + average;
    // At the beginning the first value must not weigh too much.
    if (this.isSimple) return (average * count + value) / (count + 1);
    return (value - average) * (2 / (count + 2)) + average;
  }
}

/** Averages of averages, put together. */
class AverageChain implements Indicator {
  readonly #averages: readonly ExponentialAverage[];

  constructor(
    period: number,
    private readonly isSimple: boolean,
    length: number,
    private readonly combine: (averages: readonly number[]) => number,
  ) {
    this.#averages = Array.from({ length }, () => new ExponentialAverage(period, isSimple));
  }

  get warmCount(): number {
    const [first] = this.#averages;
    return (first?.warmCount ?? 0) * (this.isSimple ? this.#averages.length : 1);
  }

  add(value: number): number {
    const results: number[] = [];
    let isReady = true;
    let last = value;
    for (const average of this.#averages) {
      if (isReady) last = average.add(last);
      isReady = average.isReady;
      results.push(last);
    }
    return this.combine(results);
  }
}

/** By how many percent the third average changes. */
class RateOfChange implements Indicator {
  readonly #average: AverageChain;
  #last = 0;

  constructor(period: number, isSimple: boolean) {
    this.#average = new AverageChain(period, isSimple, 3, ([, , third = 0]) => third);
  }

  get warmCount(): number {
    return this.#average.warmCount + 1;
  }

  add(value: number): number {
    const average = this.#average.add(value);
    const rate = (average / this.#last - 1) * 100;
    this.#last = average;
    return rate;
  }
}

/** The averages of what values go up and down. */
class UpsAndDowns implements Indicator {
  readonly #up: ExponentialAverage;
  readonly #down: ExponentialAverage;
  #last = 0;

  constructor(
    period: number,
    isSimple: boolean,
    private readonly combine: (up: number, down: number) => number,
  ) {
    this.#up = new ExponentialAverage(period + 1, isSimple, 1 / period);
    this.#down = new ExponentialAverage(period + 1, isSimple, 1 / period);
  }

  get warmCount(): number {
    return this.#up.warmCount;
  }

  add(value: number): number {
    const change = value - this.#last;
    this.#last = value;
    return this.combine(this.#up.add(change > 0 ? change : 0), this.#down.add(change < 0 ? -change : 0));
  }
}

interface Change {
  readonly value: number;
  readonly change: number;
}

const NO_CHANGE: Change = { value: 0, change: 0 };

/** The last so many values, zeros at first. */
class Ring {
  readonly #items: Change[];
  #newest = 0;

  constructor(readonly length: number) {
    this.#items = new Array<Change>(length).fill(NO_CHANGE);
  }

  get newest(): Change {
    return this.#items[this.#newest] ?? NO_CHANGE;
  }

  get oldest(): Change {
    return this.#items[this.#next] ?? NO_CHANGE;
  }

  replaceOldest(change: Change): void {
    this.#newest = this.#next;
    this.#items[this.#newest] = change;
  }

  get #next(): number {
    return this.#newest + 1 >= this.length ? 0 : this.#newest + 1;
  }
}

class EfficiencyRatio implements Indicator {
  readonly #ring: Ring;
  #noise = 0;
  #count = 0;

  constructor(period: number) {
    this.#ring = new Ring(period);
  }

  get warmCount(): number {
    return this.#ring.length;
  }

  get isWarm(): boolean {
    return this.#count === this.#ring.length + 1;
  }

  get newest(): number {
    return this.#ring.newest.value;
  }

  add(value: number): number {
    const ring = this.#ring;
    const signal = Math.abs(value - ring.oldest.value);
    const change = Math.abs(value - ring.newest.value);
    this.#noise -= ring.oldest.change;
    this.#noise += change;
    ring.replaceOldest({ value, change });
    if (!this.isWarm) this.#count++;
    return signal === 0 || this.#noise === 0 ? 0 : signal / this.#noise;
  }
}

const SLOWEST = 2 / 31;
/** 2/3 less 2/31, rounded once. */
const RANGE = 56 / 93;

class AdaptiveAverage implements Indicator {
  readonly #ratio: EfficiencyRatio;
  #average = 0;

  constructor(period: number) {
    this.#ratio = new EfficiencyRatio(period);
  }

  get warmCount(): number {
    return this.#ratio.warmCount;
  }

  add(value: number): number {
    if (!this.#ratio.isWarm) this.#average = this.#ratio.newest;
    const smoothing = this.#ratio.add(value) * RANGE + SLOWEST;
    this.#average += smoothing * smoothing * (value - this.#average);
    return this.#average;
  }
}

/** The momentum over the values themselves. */
class Momentum implements Indicator {
  readonly #ring: Ring;
  #up = 0;
  #down = 0;
  #isFirst = true;

  constructor(period: number) {
    this.#ring = new Ring(period - 1);
  }

  get warmCount(): number {
    return this.#ring.length;
  }

  add(value: number): number {
    const change = this.#isFirst ? 0 : value - this.#ring.newest.value;
    this.#isFirst = false;
    if (change > 0) this.#up += change;
    else this.#down -= change;
    const hasMoved = this.#up !== 0 || this.#down !== 0;
    const momentum = hasMoved ? 100 * ((this.#up - this.#down) / (this.#up + this.#down)) : 0;
    const { change: leaving } = this.#ring.oldest;
    if (leaving > 0) this.#up -= leaving;
    else this.#down += leaving;
    this.#ring.replaceOldest({ value, change });
    return momentum;
  }
}
