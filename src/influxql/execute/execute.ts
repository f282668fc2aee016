/** The samples that a function gives for one group. InfluxDB query/select.go, v1.6. */
import { compareStrings } from '../../go/bytes';
import { MAX_TIME, MIN_TIME } from '../check/condition';
import { InfluxQueryError } from '../error';
import { typeOfExpression } from '../expression/types';
import { type CallName, isCall } from '../functions/call-reducers';
import { holtWinters } from '../functions/holt-winters';
import { type IndicatorName, type IndicatorOptions, indicator, isIndicator } from '../functions/indicators';
import { integral } from '../functions/integral';
import type { ReducerMakers } from '../functions/reducer';
import { numberIn, windowFunction } from '../functions/slice-reducers';
import {
  cumulativeSum,
  derivative,
  difference,
  elapsed,
  movingAverage,
  nonNegativeDifference,
} from '../functions/transformations';
import type { CallExpression, Fill, InfluxExpression } from '../syntax/ast';
import { printExpression } from '../syntax/print';
import type { DataType } from '../value';
import { fillIntervals } from './fill';
import { reduceCall, reduceStream, reduceWindows, unsupported } from './reduce-windows';
import { GAP, type Sample } from './sample';
import { layeredCall, NOTHING, type Reading, readMerged, type Samples } from './series-samples';
import type { Windows } from './windows';

export interface Execution extends Reading {
  /** Whether the query's only function chooses points: then they keep their times. */
  readonly selects: boolean;
  readonly memory: Memory;
}

/** What a function keeps from group to group, by its text. */
export interface Memory {
  /** How many intervals were filled behind the last sample: so many gaps at the start of the next group are not seen. */
  readonly filledBehind: Map<string, number>;
  /** Functions that follow the samples end for good at a gap. */
  readonly ended: Set<string>;
}

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
      const list = reduceStream(stream, name, untilGap(input.list, call, execution), input.type);
      const isOfInput = stream === cumulativeSum || stream === difference || stream === nonNegativeDifference;
      return { list, type: isOfInput ? input.type : typeOfExpression(call), iterator: '' };
    }
  }
}

function untilGap(samples: readonly Sample[], call: CallExpression, { memory }: Execution): readonly Sample[] {
  const key = printExpression(call);
  if (memory.ended.has(key)) return [];
  const gap = samples.indexOf(GAP);
  if (gap < 0) return samples;
  memory.ended.add(key);
  return samples.slice(0, gap);
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
  if (isIndicator(name)) return indicator(name, indicatorOptions(name, args));
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

function indicatorOptions(name: IndicatorName, [, period, hold, warmup]: CallExpression['args']): IndicatorOptions {
  const held = hold === undefined ? -1 : Number(numberIn(hold));
  const isSimple = warmup?.kind === 'string' && warmup.value === 'simple';
  const isPlain = name === 'chande_momentum_oscillator' && (warmup?.kind !== 'string' || warmup.value === 'none');
  return {
    period: Number(numberIn(period)),
    hold: held === -1 ? undefined : held,
    warmup: isPlain ? 'none' : isSimple ? 'simple' : 'exponential',
  };
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
  const { plan, selects } = execution;
  const isTimed = windows.interval !== 0n;
  if (selects && !isTimed) return { list, type, iterator: 'Interrupt' };
  const atStarts = atIntervals(list, windows);
  const fill = fillOf(call, plan.fill);
  if (!isTimed || fill.type === 'none') return { list: atStarts, type, iterator: 'Interrupt' };
  return { list: filled(call, atStarts, fill, type, windows, execution), type, iterator: 'Interrupt' };
}

/** Gaps are intervals to fill, but not those at the start, as far as the group before leaves any. */
function filled(
  call: CallExpression,
  samples: readonly Sample[],
  fill: Fill,
  type: DataType,
  windows: Windows,
  { plan, extras, memory }: Execution,
): readonly Sample[] {
  const key = printExpression(call);
  const spare = memory.filledBehind.get(key) ?? 0;
  const firstAt = samples.findIndex((sample) => sample !== GAP);
  const leading = firstAt < 0 ? samples.length : firstAt;
  const gaps = samples.slice(0, Math.max(0, leading - spare));
  if (firstAt < 0) {
    memory.filledBehind.set(key, Math.max(0, spare - leading));
    return gaps;
  }
  const options = { fill, windows, ascending: plan.ascending, type, extras: extras.length };
  const { list, lookedBehind } = fillIntervals(samples.slice(firstAt), options);
  // The last look found that this is the end.
  memory.filledBehind.set(key, lookedBehind - 1);
  return [...gaps, ...list];
}

function fillOf({ name }: CallExpression, fill: Fill): Fill {
  return name === 'count' && fill.type === 'null' ? { type: 'number', value: 0n } : fill;
}

/** Without bounds the only interval begins at the epoch. */
function atIntervals(samples: readonly Sample[], windows: Windows): readonly Sample[] {
  return samples.map((sample) => {
    if (sample === GAP) return sample;
    const { start } = windows.at(sample.time);
    return sample.at(start === MIN_TIME ? 0n : start);
  });
}

/** The tags that `top` and `bottom` choose by, in the order of their names. */
export function tagsOf({ args }: CallExpression): readonly string[] {
  const tags = args.slice(1, -1).flatMap((tag) => (tag.kind === 'variable' ? [tag.name] : []));
  return tags.sort(compareStrings);
}

/** With tags the best value of each of them first, and of these the best. Without, LIMIT cuts what it chooses from. */
function top(call: CallExpression, windows: Windows, execution: Execution): Samples {
  const { name, args } = call;
  const [source] = args;
  if (source?.kind !== 'variable') return NOTHING;
  const tags = tagsOf(call);
  const best: CallName = name === 'top' ? 'max' : 'min';
  const input =
    tags.length === 0
      ? readMerged({ name: source.name, type: source.type ?? 'unknown' }, windows, execution, true)
      : { ...layeredCall(best, source, windows, execution, tags), iterator: 'ReduceBoolean' };
  return { ...windowed(call, input, windows), iterator: '' };
}
