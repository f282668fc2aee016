/** Functions that choose one of the points. InfluxDB query/call_iterator.go, v1.9.6. */
import { compareStrings } from '../../go/bytes';
import type { BatchPoint } from '../../points/point';
import { byValue, numeric } from './aggregates';
import type { Arithmetic } from './numbers';
import {
  CollectingReducer,
  type GoPanic,
  type Item,
  NIL_POINTER,
  NO_RESULT,
  type Reduced,
  type Reducer,
  type ReducerMakers,
} from './reducer';

type IsBetter<V> = (candidate: Item<V>, best: Item<V>) => boolean;

class Selection<V extends number | bigint | string | boolean> implements Reducer<V> {
  #best: Item<V> | undefined;

  constructor(private readonly isBetter: IsBetter<V>) {}

  add(value: V, point: BatchPoint): undefined {
    const candidate = { value, point };
    if (this.#best === undefined || this.isBetter(candidate, this.#best)) this.#best = candidate;
  }

  emit(): Reduced[] | GoPanic {
    return this.#best === undefined ? NIL_POINTER : [selected(this.#best)];
  }
}

function selected<V extends Reduced['value']>({ value, point }: Item<V>): Reduced {
  return { value, time: point.time, point };
}

const greater = (a: number | bigint, b: number | bigint) => a > b;
const greaterString = (a: string, b: string) => compareStrings(a, b) > 0;

/** Of points with the same time the one with the greater value; of booleans FALSE. */
export const first: ReducerMakers = {
  float64: () => new Selection(earliest<number>(greater)),
  int64: () => new Selection(earliest<bigint>(greater)),
  string: () => new Selection(earliest(greaterString)),
  bool: () => new Selection(earliest<boolean>((a, b) => !a && b)),
};

/** Of points with the same time the one with the greater value; of booleans TRUE. */
export const last: ReducerMakers = {
  float64: () => new Selection(latest<number>(greater)),
  int64: () => new Selection(latest<bigint>(greater)),
  string: () => new Selection(latest(greaterString)),
  bool: () => new Selection(latest<boolean>((a, b) => a && !b)),
};

function earliest<V>(wins: (a: V, b: V) => boolean): IsBetter<V> {
  return ({ value, point: { time } }, best) =>
    time < best.point.time || (time === best.point.time && wins(value, best.value));
}

function latest<V>(wins: (a: V, b: V) => boolean): IsBetter<V> {
  return ({ value, point: { time } }, best) =>
    time > best.point.time || (time === best.point.time && wins(value, best.value));
}

/** Of equal values the earliest. */
export const min = numeric(({ isLess }) => new Selection((a, b) => isLess(a.value, b.value) || isEarlierEqual(a, b)));
export const max = numeric(({ isLess }) => new Selection((a, b) => isLess(b.value, a.value) || isEarlierEqual(a, b)));

function isEarlierEqual<V>(a: Item<V>, b: Item<V>): boolean {
  return a.value === b.value && a.point.time < b.point.time;
}

/** The value that so many percent of the values do not exceed; nothing if there are too few. */
export function percentile(percent: number): ReducerMakers {
  return numeric((arithmetic) => new Percentile(percent, arithmetic));
}

class Percentile<V extends number | bigint> extends CollectingReducer<V> {
  constructor(
    private readonly percent: number,
    private readonly arithmetic: Arithmetic<V>,
  ) {
    super();
  }

  emit(): readonly Reduced[] {
    const place = Math.floor((this.items.length * this.percent) / 100 + 0.5) - 1;
    const chosen = byValue(this.items, this.arithmetic)[place];
    return chosen === undefined ? NO_RESULT : [selected(chosen)];
  }
}
