/** The samples that a function gives for one group. InfluxDB query/select.go, v1.6. */
import type { CallExpression, Fill, InfluxExpression } from './ast';
import { type CallName, isCall, mergingCall } from './call-reducers';
import { MAX_TIME, MIN_TIME } from './condition';
import { InfluxQueryError } from './error';
import { fillIntervals } from './fill';
import type { Group, SeriesInput } from './groups';
import { holtWinters } from './holt-winters';
import { integral } from './integral';
import { mergeByTime, mergeByWindow } from './merge';
import type { Plan } from './plan';
import { type Reference, readSeries } from './read';
import { reduceCall, reduceStream, reduceWindows, unsupported } from './reduce-windows';
import type { ReducerMakers } from './reducer';
import type { Sample } from './sample';
import { numberIn, windowFunction } from './slice-reducers';
import {
  cumulativeSum,
  derivative,
  difference,
  elapsed,
  movingAverage,
  nonNegativeDifference,
} from './transformations';
import { typeOfExpression } from './types';
import type { DataType } from './value';
import type { Windows } from './windows';

export interface Execution {
  readonly plan: Plan;
  readonly group: Group;
  /** What selectors take along. */
  readonly extras: readonly Reference[];
  /** Whether the query's only function chooses points: then they keep their times. */
  readonly selects: boolean;
}

export interface Samples {
  readonly list: readonly Sample[];
  /** `float` where no series has the field. */
  readonly type: DataType;
  /** The kind of iterator that InfluxDB names in its errors. */
  readonly iterator: string;
}

const NOTHING: Samples = { list: [], type: 'float', iterator: '' };

export function samplesOf(expression: InfluxExpression, windows: Windows, execution: Execution): Samples {
  switch (expression.kind) {
    case 'variable':
      return readMerged({ name: expression.name, type: expression.type ?? 'unknown' }, windows, execution);
    case 'call':
      return callSamples(expression, windows, execution);
    default:
      throw new InfluxQueryError('invalid expression type');
  }
}

function callSamples(call: CallExpression, windows: Windows, execution: Execution): Samples {
  const { name, args } = call;
  const [source] = args;
  if (source === undefined) return NOTHING;
  switch (name) {
    case 'top':
    case 'bottom':
      return top(call, windows, execution);
    case 'integral': {
      const input = samplesOf(source, windows, execution);
      checkNumeric(name, input);
      const list = integral(input.list, durationIn(args[1]) ?? SECOND, windows, execution.plan.ascending);
      return { list, type: 'float', iterator: 'StreamFloat' };
    }
    case 'distinct': {
      const { list, type } = windowed(call, samplesOf(source, windows, execution), windows);
      return { list: atIntervals(list, windows), type, iterator: 'Interval' };
    }
    case 'sample':
      return windowed(call, samplesOf(source, windows, execution), windows);
    case 'holt_winters':
    case 'holt_winters_with_fit': {
      const input = samplesOf(source, windows, execution);
      checkNumeric(name, input);
      const makers = holtWintersOf(call, windows.interval);
      const list = reduceWindows(makers, name, input.list, input.type, windows.within(MIN_TIME, MAX_TIME, 0n));
      return { list, type: 'float', iterator: '' };
    }
    default: {
      const stream = streamFunction(call, windows, execution.plan.ascending);
      if (stream === undefined) return finished(call, aggregate(call, windows, execution), windows, execution);
      const input = samplesOf(
        source,
        name === 'cumulative_sum' ? windows : withOneBefore(windows, execution),
        execution,
      );
      if (name !== 'elapsed') checkNumeric(name, input);
      return { list: reduceStream(stream, name, input.list, input.type), type: typeOfExpression(call), iterator: '' };
    }
  }
}

function checkNumeric(name: string, { type, iterator }: Samples): void {
  if (type === 'string' || type === 'boolean') throw unsupported(name, type, iterator);
}

function withOneBefore(windows: Windows, { plan: { ascending } }: Execution): Windows {
  const { from, to, interval } = windows;
  return ascending ? windows.within(from - interval, to) : windows.within(from, to + interval);
}

const SECOND = 1_000_000_000n;

function durationIn(expression: InfluxExpression | undefined): bigint | undefined {
  return expression?.kind === 'duration' ? expression.value : undefined;
}

/** Functions that follow the samples; `undefined` for others. */
function streamFunction(
  { name, args }: CallExpression,
  { interval }: Windows,
  ascending: boolean,
): ReducerMakers | undefined {
  const unit = durationIn(args[1]);
  switch (name) {
    case 'derivative':
    case 'non_negative_derivative':
      return derivative({
        unit: unit ?? (interval > 0n ? interval : SECOND),
        dropsNegative: name !== 'derivative',
        descending: !ascending,
      });
    case 'difference':
      return difference;
    case 'non_negative_difference':
      return nonNegativeDifference;
    case 'elapsed':
      return elapsed(unit ?? 1n);
    case 'moving_average':
      return movingAverage(BigInt(numberIn(args[1])));
    case 'cumulative_sum':
      return cumulativeSum;
    default:
      return undefined;
  }
}

function holtWintersOf({ name, args }: CallExpression, interval: bigint): ReducerMakers {
  const [, horizon, season] = args;
  return holtWinters({
    horizon: BigInt(numberIn(horizon)),
    season: BigInt(numberIn(season)),
    interval,
    withFit: name === 'holt_winters_with_fit',
  });
}

function aggregate(call: CallExpression, windows: Windows, execution: Execution): Samples {
  const { name, args } = call;
  const [source] = args;
  if (source === undefined) return NOTHING;
  if (name === 'count' && source.kind === 'call') {
    const { list } = samplesOf(source, windows, execution);
    return { list: reduceCall('count', list, windows), type: 'integer', iterator: 'Interrupt' };
  }
  if (isCall(name)) return layeredCall(name, source, windows, execution);
  return windowed(call, samplesOf(source, windows, execution), windows);
}

function windowed(call: CallExpression, { list, type, iterator }: Samples, windows: Windows): Samples {
  const makers = windowFunction(call);
  if (makers === undefined) throw new InfluxQueryError(`unsupported call: ${call.name}`);
  const isFloat = ['median', 'stddev'].includes(call.name);
  if (type === 'string' && makers.string === undefined) throw unsupported(call.name, type, iterator);
  if (type === 'boolean' && makers.bool === undefined) throw unsupported(call.name, type, iterator);
  return {
    list: reduceWindows(makers, call.name, list, type, windows),
    type: isFloat ? 'float' : type,
    iterator: 'Interrupt',
  };
}

/** At the starts of their intervals, and with those that have nothing. */
function finished(call: CallExpression, { list, type }: Samples, windows: Windows, execution: Execution): Samples {
  const { plan, selects, extras } = execution;
  const isTimed = windows.interval !== 0n;
  if (selects && !isTimed) return { list, type, iterator: 'Interrupt' };
  const atStarts = atIntervals(list, windows);
  const fill = fillOf(call, plan.fill);
  const filled =
    isTimed && fill.type !== 'none'
      ? fillIntervals(atStarts, { fill, windows, ascending: plan.ascending, type, extras: extras.length })
      : atStarts;
  return { list: filled, type, iterator: 'Interrupt' };
}

function fillOf({ name }: CallExpression, fill: Fill): Fill {
  return name === 'count' && fill.type === 'null' ? { type: 'number', value: 0n } : fill;
}

/** Without bounds the only interval begins at the epoch. */
function atIntervals(samples: readonly Sample[], windows: Windows): readonly Sample[] {
  return samples.map((sample) => {
    const { start } = windows.at(sample.time);
    return sample.at(start === MIN_TIME ? 0n : start);
  });
}

/** All series of the group as one: the shards' by time, several sources' by interval. */
function readMerged(reference: Reference, windows: Windows, execution: Execution): Samples {
  const { plan, group, extras } = execution;
  const options = { ...rangeOf(windows, plan), ascending: plan.ascending, extras, keyTags: [] };
  const sources = group.sources.map(({ shards }) => {
    const perShard = shards.map((series) => {
      const lists = series.flatMap((input) => {
        const list = readSeries(input, reference, options);
        return list === undefined ? [] : [list];
      });
      return lists.length === 0 ? [] : [mergeByTime(lists, plan.ascending)];
    });
    return perShard.flat().length === 0 && perShard.every(({ length }) => length === 0)
      ? []
      : [mergeByTime(perShard.flat(), plan.ascending)];
  });
  const lists = sources.flat();
  if (lists.length === 0) return NOTHING;
  return {
    list: mergeByWindow(lists, windows, plan.ascending),
    type: inputType(reference, group),
    iterator: 'Interrupt',
  };
}

function rangeOf({ from, to }: Windows, { readFrom, readTo }: Plan): { readonly from: bigint; readonly to: bigint } {
  return { from: from < readFrom ? readFrom : from, to: to > readTo ? readTo : to };
}

function inputType({ name, type }: Reference, { sources }: Group): DataType {
  if (type !== 'unknown' && type !== 'field') return type;
  for (const { shards } of sources) {
    for (const input of shards.flat()) {
      const stored = input.fieldTypes.get(name);
      if (stored !== undefined) return stored;
    }
  }
  return 'float';
}

const SUPPORTED: Readonly<Record<CallName, readonly DataType[]>> = {
  count: ['string', 'boolean'],
  first: ['string', 'boolean'],
  last: ['string', 'boolean'],
  min: ['boolean'],
  max: ['boolean'],
  sum: [],
  mean: [],
};

/** The function for each series, then for each shard, all shards, and all sources. */
function layeredCall(
  name: CallName,
  source: InfluxExpression,
  windows: Windows,
  execution: Execution,
  keyTags: readonly string[] = [],
): Samples {
  if (source.kind !== 'variable') return NOTHING;
  const { plan, group, extras } = execution;
  const { ascending } = plan;
  const reference = { name: source.name, type: source.type ?? 'unknown' } as const;
  const type = inputType(reference, group);
  const options = { ...rangeOf(windows, plan), ascending, extras, keyTags };
  const merged = (lists: readonly (readonly Sample[])[]) =>
    reduceCall(mergingCall(name), mergeByWindow(lists, windows, ascending), windows);
  const ofShard = (series: readonly SeriesInput[]) => {
    const isQuick = windows.interval === 0n && (name === 'first' || name === 'last');
    if (isQuick) return quickEnd(name, reference, series, options);
    const lists = series.flatMap((input) => {
      const list = readSeries(input, reference, options);
      return list === undefined ? [] : [list];
    });
    checkCall(name, type, lists.length);
    return lists.length === 0
      ? []
      : [
          inParallel(
            lists.map((list) => reduceCall(name, list, windows)),
            windows,
            ascending,
          ),
        ];
  };
  const perSource = group.sources.flatMap(({ shards, isPattern }) => {
    const perShard = shards.flatMap((series) => ofShard(series).map((list) => merged([list])));
    if (perShard.length === 0) return [];
    const ofAll = merged(perShard);
    return [isPattern ? merged([ofAll]) : ofAll];
  });
  if (perSource.length === 0) return NOTHING;
  return {
    list: merged(perSource),
    type: name === 'count' ? 'integer' : name === 'mean' ? 'float' : type,
    iterator: '',
  };
}

function checkCall(name: CallName, type: DataType, inputs: number): void {
  const isNumber = type !== 'string' && type !== 'boolean';
  if (inputs > 0 && !isNumber && !SUPPORTED[name].includes(type)) throw unsupported(name, type);
}

/** Without intervals the first and last are looked for among the first two samples of all series only. */
function quickEnd(
  name: 'first' | 'last',
  reference: Reference,
  series: readonly SeriesInput[],
  options: Parameters<typeof readSeries>[2],
): readonly (readonly Sample[])[] {
  const ascending = name === 'first';
  const ordered = ascending ? series : series.toReversed();
  const lists = ordered.flatMap((input) => {
    const list = readSeries(input, reference, { ...options, ascending, most: 2 });
    return list === undefined ? [] : [list];
  });
  return lists.length === 0 ? [] : [mergeByTime(lists, ascending).slice(0, 2)];
}

/** So many processors read for InfluxDB: the order of equal intervals shows in the last digits of a sum. */
const PROCESSORS = 2;

function inParallel(lists: readonly (readonly Sample[])[], windows: Windows, ascending: boolean): readonly Sample[] {
  const count = Math.min(PROCESSORS, lists.length);
  const size = Math.floor(lists.length / count);
  const parts = Array.from({ length: count }, (_, i) =>
    lists.slice(i * size, i === count - 1 ? undefined : (i + 1) * size),
  );
  return mergeByWindow(
    parts.map((part) => mergeByWindow(part, windows, ascending)),
    windows,
    ascending,
  );
}

/** With tags the best value of each of them first, and of these the best. */
function top(call: CallExpression, windows: Windows, execution: Execution): Samples {
  const { name, args } = call;
  const [source] = args;
  if (source === undefined) return NOTHING;
  const tags = args.slice(1, -1).flatMap((tag) => (tag.kind === 'variable' ? [tag.name] : []));
  const best: CallName = name === 'top' ? 'max' : 'min';
  const input =
    tags.length === 0
      ? samplesOf(source, windows, execution)
      : { ...layeredCall(best, source, windows, execution, tags), iterator: 'ReduceBoolean' };
  return { ...windowed(call, input, windows), iterator: '' };
}
