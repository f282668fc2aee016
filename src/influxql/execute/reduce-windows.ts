/** Functions over the samples of each interval. InfluxDB query/iterator.gen.go, v1.6. */
import { compareStrings } from '../../go/bytes';
import { InfluxQueryError } from '../error';
import { type CallName, type CallReducer, callReducer } from '../functions/call-reducers';
import { GoPanic, type Reduced, type Reducer, type ReducerMakers } from '../functions/reducer';
import type { DataType } from '../value';
import { GAP, Sample } from './sample';
import type { Windows } from './windows';

/** One call of the group of functions that are applied over and over. */
export function reduceCall(name: CallName, samples: readonly Sample[], windows: Windows): readonly Sample[] {
  const results: Sample[] = [];
  forEachWindow(samples, windows, (start, inWindow) => {
    for (const part of byKey(inWindow)) {
      const reducer: CallReducer = callReducer(name);
      for (const sample of part) reducer.add(sample);
      results.push(reducer.emit(start));
    }
  });
  return results;
}

export function reduceWindows(
  makers: ReducerMakers,
  name: string,
  samples: readonly Sample[],
  type: DataType,
  windows: Windows,
): readonly Sample[] {
  const make = typedReducer(makers, name, type);
  const results: Sample[] = [];
  forEachWindow(samples, windows, (start, inWindow) => {
    const reducer = make();
    for (const sample of inWindow) reducer.add(sample);
    const reduced = reducer.emit().map((result) => toSample(result, start));
    if (reduced.length === 0) results.push(GAP);
    // Go's sort.Stable.
    reduced.sort((a, b) => (a.time < b.time ? -1 : Number(a.time > b.time)));
    for (const result of reduced) results.push(result);
  });
  return results;
}

/** A reducer of samples that may give results after each of them. */
export function reduceStream(
  makers: ReducerMakers,
  name: string,
  samples: readonly Sample[],
  type: DataType,
): readonly Sample[] {
  const reducer = typedReducer(makers, name, type)();
  const results: Sample[] = [];
  for (const sample of samples) {
    if (sample.value === null) continue;
    reducer.add(sample);
    for (const result of reducer.emit()) results.push(toSample(result, sample.time));
  }
  return results;
}

function toSample({ value, time, point }: Reduced, windowStart: bigint): Sample {
  const result = typeof value === 'object' ? null : value;
  if (!(point instanceof Sample)) return new Sample(time ?? windowStart, result);
  return new Sample(time ?? windowStart, result, point.extras, point.key);
}

interface SampleReducer {
  add(sample: Sample): void;
  emit(): readonly Reduced[];
}

function typedReducer(makers: ReducerMakers, name: string, type: DataType): () => SampleReducer {
  const { float64, int64, string, bool } = makers;
  switch (type) {
    case 'integer':
      return () => withValues(int64(), (value) => (typeof value === 'bigint' ? value : undefined));
    case 'string':
    case 'tag':
      if (string === undefined) throw unsupported(name, 'string');
      return () => withValues(string(), (value) => (typeof value === 'string' ? value : undefined));
    case 'boolean':
      if (bool === undefined) throw unsupported(name, 'boolean');
      return () => withValues(bool(), (value) => (typeof value === 'boolean' ? value : undefined));
    default:
      return () => withValues(float64(), (value) => (typeof value === 'number' ? value : undefined));
  }
}

function withValues<V>(reducer: Reducer<V>, typedValue: (value: Sample['value']) => V | undefined): SampleReducer {
  return {
    add(sample) {
      const value = typedValue(sample.value);
      if (value !== undefined) checked(reducer.add(value, sample));
    },
    emit: () => checked(reducer.emit()),
  };
}

/** InfluxDB answers a panic with its message. */
function checked<T>(result: T | GoPanic): T {
  if (result instanceof GoPanic) throw new InfluxQueryError(result.message);
  return result;
}

const SHOWN_NAMES: Readonly<Record<string, string>> = {
  non_negative_derivative: 'derivative',
  non_negative_difference: 'difference',
  holt_winters: 'elapsed',
  holt_winters_with_fit: 'elapsed',
};

/** `iterator` is the kind of what gives the values, which the message shows. */
export function unsupported(name: string, type: string, iterator = 'Interrupt'): InfluxQueryError {
  const shown = SHOWN_NAMES[name] ?? name.replaceAll('_', ' ');
  return new InfluxQueryError(`unsupported ${shown} iterator type: *query.${type}${iterator}Iterator`);
}

/** Samples without a value are left out. */
function forEachWindow(
  samples: readonly Sample[],
  windows: Windows,
  visit: (start: bigint, samples: readonly Sample[]) => void,
): void {
  for (let at = 0; at < samples.length; ) {
    const first = samples[at];
    if (first === undefined) return;
    if (first.value === null) {
      at++;
      continue;
    }
    const { start, end } = windows.at(first.time);
    const inWindow: Sample[] = [];
    for (; at < samples.length; at++) {
      const sample = samples[at];
      if (sample === undefined || sample.time < start || sample.time >= end) break;
      if (sample.value !== null) inWindow.push(sample);
    }
    visit(start, inWindow);
  }
}

/** The samples of each key, keys in order. Most have only one. */
function byKey(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const [first] = samples;
  if (first === undefined || samples.every(({ key }) => key === first.key)) return [samples];
  const parts = new Map<string, Sample[]>();
  for (const sample of samples) {
    const part = parts.get(sample.key);
    if (part === undefined) parts.set(sample.key, [sample]);
    else part.push(sample);
  }
  return [...parts].sort(([a], [b]) => compareStrings(a, b)).map(([, part]) => part);
}
