/** Forecasts with damped trend and seasons. InfluxDB query/functions.go FloatHoltWintersReducer, v1.9.6. */
import type { BatchPoint } from '../../points/point';
import { spendItems } from '../../text/budget';
import { minimize } from './nelder-mead';
import { GoPanic, NO_RESULT, type Reduced, type Reducer, type ReducerMakers } from './reducer';

export interface HoltWintersOptions {
  /** How many points to forecast. */
  readonly horizon: bigint;
  /** How many points a season has; less than 2: no seasons. */
  readonly season: bigint;
  /** Nanoseconds between points. */
  readonly interval: bigint;
  /** Whether the fitted values of the data come out too. */
  readonly withFit: boolean;
}

export function holtWinters(options: HoltWintersOptions): ReducerMakers {
  return { float64: () => new HoltWinters(options), int64: () => new HoltWinters(options) };
}

interface Value {
  readonly time: bigint;
  readonly value: number;
}

class HoltWinters implements Reducer<number | bigint> {
  readonly #values: Value[] = [];

  constructor(private readonly options: HoltWintersOptions) {}

  add(value: number | bigint, { time }: BatchPoint): undefined {
    this.#values.push({ time, value: Number(value) });
  }

  emit(): readonly Reduced[] | GoPanic {
    const { horizon, season, interval, withFit } = this.options;
    const [first, last] = [this.#values[0], this.#values.at(-1)];
    const isSeasonal = season >= 2n;
    if (first === undefined || last === undefined || this.#values.length < 2 || horizon <= 0n) return NO_RESULT;
    if (isSeasonal && BigInt(this.#values.length) < season) return NO_RESULT;
    if (interval === 0n) return new GoPanic('runtime error: integer divide by zero');
    if ((last.time - first.time) / interval > MOST_VALUES) return new GoPanic('runtime error: out of memory');
    const series = regularSeries(this.#values, interval);
    if (series === undefined) return NO_RESULT;
    const length = isSeasonal ? Number(season) : 0;
    const missing = Math.max(length, 2);
    if (series.length < missing) {
      return new GoPanic(`runtime error: index out of range [${series.length}] with length ${series.length}`);
    }
    const forecast = new Model(series, length).forecast(Number(horizon));
    const start = withFit ? first.time : last.time + interval;
    const values = withFit ? forecast : forecast.slice(series.length);
    return values.flatMap((value, i) =>
      Number.isNaN(value) ? [] : [{ value, time: BigInt.asIntN(64, start + interval * BigInt(i)) }],
    );
  }
}

/** One value an interval, the first of those that are there, NaN for none. */
function regularSeries(values: readonly Value[], interval: bigint): number[] | undefined {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  let time = rounded(first.time, interval);
  if ((rounded(last.time, interval) - time) / interval <= 0n) return undefined;
  const series = [first.value];
  for (const value of values.slice(1)) {
    const place = rounded(value.time, interval);
    if (place <= time) continue;
    for (time += interval; time !== place; time += interval) series.push(Number.NaN);
    series.push(value.value);
  }
  return series;
}

function rounded(time: bigint, interval: bigint): bigint {
  return (time / interval + (time % interval > interval / 2n ? 1n : 0n)) * interval;
}

/** With an interval much shorter than the data Kapacitor would run out of memory. */
const MOST_VALUES = 100_000n;

const GUESSES = [0.3, 0.7];
const EPSILON = 1e-4;
/** Of alpha, beta, gamma, phi, level and trend; those of the seasons follow. */
const PARAMETERS = 6;

class Model {
  readonly #seasonal: boolean;
  #values = new Float64Array(0);
  #powers = new Float64Array(0);

  constructor(
    private readonly series: readonly number[],
    /** Points in a season; 0: none. */
    private readonly season: number,
  ) {
    this.#seasonal = season > 0;
  }

  /** The series as the best parameters fit it, and so many values more. */
  forecast(horizon: number): number[] {
    return Array.from(this.#follow(this.#bestParameters(), horizon));
  }

  #bestParameters(): number[] {
    const initial = this.#initial();
    let best: { value: number; at: number[] } | undefined;
    for (const alpha of GUESSES) {
      for (const beta of GUESSES) {
        for (const gamma of GUESSES) {
          for (const phi of GUESSES) {
            const found = minimize((vector) => this.#error(vector), [alpha, beta, gamma, phi, ...initial], EPSILON);
            if (best === undefined || found.value < best.value) best = found;
          }
        }
      }
    }
    return best?.at ?? [];
  }

  /** Level, trend and seasons to begin with. */
  #initial(): number[] {
    const { series, season } = this;
    const at = (i: number) => series[i] ?? Number.NaN;
    if (!this.#seasonal) return [0.5 * at(0), Number.isNaN(at(1)) ? 0 : 0.5 * (at(1) - at(0))];
    let level = 0;
    for (let i = 0; i < season; i++) if (!Number.isNaN(at(i))) level += (1 / season) * at(i);
    let trend = 0;
    for (let i = 0; i < season && season + i < series.length; i++) {
      const rise = at(season + i) - at(i);
      if (!Number.isNaN(at(i)) && !Number.isNaN(at(season + i))) trend += (1 / (season * season)) * rise;
    }
    const seasons = Array.from({ length: season }, (_, i) => (Number.isNaN(at(i)) ? 0 : at(i) / level));
    return [level, trend, ...seasons];
  }

  /** The sum of squared errors. */
  #error(parameters: number[]): number {
    const fitted = this.#follow(parameters, 0);
    let sum = 0;
    for (let i = 0; i < this.series.length; i++) {
      const observed = this.series[i] ?? Number.NaN;
      const value = fitted[i] ?? Number.NaN;
      if (Number.isNaN(observed)) continue;
      if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
      sum += (value - observed) * (value - observed);
    }
    return sum;
  }

  /**
   * Changes the parameters: smoothing factors are put in range, and seasons go on with the data. The result is
   * overwritten by the next call, since there are many thousands.
   */
  #follow(parameters: number[], horizon: number): Float64Array {
    for (let i = 0; i < 4; i++) parameters[i] = clamped(parameters[i] ?? 0);
    const [alpha = 0, beta = 0, gamma = 0, phi = 0] = parameters;
    const { season } = this;
    const length = this.series.length + horizon;
    spendItems(length);
    const values = this.#buffer(length);
    const powers = this.#powersOf(phi, length);
    let level = parameters[4] ?? 0;
    let trend = parameters[5] ?? 0;
    let damping = phi;
    let value = this.series[0] ?? Number.NaN;
    let offset = season - 1;
    values[0] = value;
    for (let t = 1; t < length; t++) {
      let current = 1;
      let next = 1;
      if (season > 0) {
        const from = t - season + offset;
        current = parameters[PARAMETERS + (from % season)] ?? 1;
        next = parameters[PARAMETERS + ((from + (t % season)) % season)] ?? 1;
      }
      const before = level;
      const damped = level + phi * trend;
      level = alpha * (value / current) + (1 - alpha) * damped;
      if (season > 0) {
        parameters[PARAMETERS + ((t + offset) % season)] = gamma * (value / damped) + (1 - gamma) * current;
        offset++;
      }
      trend = beta * (level - before) + (1 - beta) * phi * trend;
      value = (level + damping * trend) * next;
      damping += powers[t] ?? 0;
      values[t] = value;
    }
    return values.subarray(0, length);
  }

  #buffer(length: number): Float64Array {
    if (this.#values.length < length) {
      this.#values = new Float64Array(length);
      this.#powers = new Float64Array(length);
    }
    return this.#values;
  }

  /** x⁰, x¹, … as Go's math.Pow multiplies them out, from the lowest bit of the exponent to the highest. */
  #powersOf(x: number, length: number): Float64Array {
    const powers = this.#powers;
    powers[0] = 1;
    let square = x;
    for (let bit = 1; bit < length; bit *= 2) {
      for (let t = bit; t < Math.min(2 * bit, length); t++) powers[t] = (powers[t - bit] ?? 1) * square;
      square *= square;
    }
    return powers;
  }
}

function clamped(x: number): number {
  if (x > 1) return 1;
  return x < 0 ? 0 : x;
}
