/**
 * The functions that InfluxDB applies to each series, and then again to what that gave, for each shard, all shards and
 * all sources: a mean of means is rounded each time. InfluxDB query/call_iterator.go, v1.6.
 */
import { compareStrings } from '../../go/bytes';
import { Sample } from '../execute/sample';
import type { ResultValue } from '../value';

/** Makes one sample of those of a window; `undefined` for the time of the window. */
export interface CallReducer {
  add(sample: Sample): void;
  emit(windowStart: bigint): Sample;
}

const CALLS = ['count', 'min', 'max', 'sum', 'first', 'last', 'mean'] as const;
export type CallName = (typeof CALLS)[number];

export function isCall(name: string): name is CallName {
  return CALLS.some((call) => call === name);
}

export function callReducer(name: CallName): CallReducer {
  switch (name) {
    case 'count':
      return new Count();
    case 'sum':
      return new Sum();
    case 'mean':
      return new Mean();
    default:
      return new Selected(BETTER[name]);
  }
}

/** What puts the results of several parts together. */
export function mergingCall(name: CallName): CallName {
  return name === 'count' ? 'sum' : name;
}

class Count implements CallReducer {
  #count = 0n;
  #key = '';

  add({ key }: Sample): void {
    this.#key = key;
    this.#count++;
  }

  emit(windowStart: bigint): Sample {
    return new Sample(windowStart, this.#count, undefined, this.#key);
  }
}

class Sum implements CallReducer {
  #float = 0;
  #integer = 0n;
  #isInteger = false;
  #key = '';

  add({ value, key }: Sample): void {
    this.#key = key;
    if (typeof value === 'number') this.#float += value;
    else if (typeof value === 'bigint') {
      this.#integer = BigInt.asIntN(64, this.#integer + value);
      this.#isInteger = true;
    }
  }

  emit(windowStart: bigint): Sample {
    return new Sample(windowStart, this.#isInteger ? this.#integer : this.#float, undefined, this.#key);
  }
}

class Mean implements CallReducer {
  #float = 0;
  #integer = 0n;
  #isInteger = false;
  #count = 0;
  #key = '';

  add({ value, count, key }: Sample): void {
    this.#key = key;
    if (typeof value === 'number') this.#float += count >= 2 ? value * count : value;
    else if (typeof value === 'bigint') {
      this.#integer = BigInt.asIntN(64, this.#integer + value);
      this.#isInteger = true;
    }
    this.#count += count >= 2 ? count : 1;
  }

  emit(windowStart: bigint): Sample {
    const sum = this.#isInteger ? Number(this.#integer) : this.#float;
    return new Sample(windowStart, sum / this.#count, undefined, this.#key, this.#count);
  }
}

type IsBetter = (candidate: Sample, best: Sample) => boolean;

class Selected implements CallReducer {
  #best: Sample | undefined;

  constructor(private readonly isBetter: IsBetter) {}

  add(sample: Sample): void {
    if (this.#best === undefined || this.isBetter(sample, this.#best)) this.#best = sample;
  }

  emit(windowStart: bigint): Sample {
    return this.#best ?? new Sample(windowStart, null);
  }
}

function isLess(a: ResultValue, b: ResultValue): boolean {
  if (typeof a === 'string') return typeof b === 'string' && compareStrings(a, b) < 0;
  return a !== null && b !== null && a < b;
}

/** Of equal values the earliest; of equal times the greater value, of booleans FALSE for first and TRUE for last. */
const BETTER: Readonly<Record<'min' | 'max' | 'first' | 'last', IsBetter>> = {
  min: (a, b) => isLess(a.value, b.value) || (a.value === b.value && a.time < b.time),
  max: (a, b) => isLess(b.value, a.value) || (a.value === b.value && a.time < b.time),
  first: (a, b) =>
    a.time < b.time ||
    (a.time === b.time && (typeof a.value === 'boolean' ? isLess(a.value, b.value) : isLess(b.value, a.value))),
  last: (a, b) => a.time > b.time || (a.time === b.time && isLess(b.value, a.value)),
};
