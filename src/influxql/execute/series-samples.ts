/** The values of a group's series, and the functions that are applied where they are read. InfluxDB tsdb/engine/tsm1/engine.go, v1.6. */

import { type CallName, mergingCall } from '../functions/call-reducers';
import type { InfluxExpression } from '../syntax/ast';
import type { DataType } from '../value';
import type { Group, SeriesInput } from './groups';
import { mergeByTime, mergeByWindow } from './merge';
import type { Plan } from './plan';
import { type Reference, readSeries } from './read';
import { reduceCall, unsupported } from './reduce-windows';
import type { Sample } from './sample';
import type { Windows } from './windows';

/** What is read. */
export interface Reading {
  readonly plan: Plan;
  readonly group: Group;
  /** What selectors take along. */
  readonly extras: readonly Reference[];
}

export interface Samples {
  readonly list: readonly Sample[];
  /** `float` where no series has the field. */
  readonly type: DataType;
  /** The kind of iterator that InfluxDB names in its errors. */
  readonly iterator: string;
}

export const NOTHING: Samples = { list: [], type: 'float', iterator: '' };

/** All series of the group as one: the shards' by time, several sources' by interval. */
export function readMerged(reference: Reference, windows: Windows, reading: Reading, cuts = false): Samples {
  const { plan, group, extras } = reading;
  const options = { ...rangeOf(windows, plan), ascending: plan.ascending, extras, keyTags: [] };
  const sources = group.sources.map(({ shards }) => {
    const perShard = shards.map((series) => {
      const lists = series.flatMap((input) => {
        const list = readSeries(input, reference, options);
        return list === undefined ? [] : [list];
      });
      if (lists.length === 0) return [];
      const merged = mergeByTime(lists, plan.ascending);
      return [cuts ? cutForLimit(merged, plan) : merged];
    });
    const ofShards = perShard.flat();
    return ofShards.length === 0 ? [] : [mergeByTime(ofShards, plan.ascending)];
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
export function layeredCall(
  name: CallName,
  source: InfluxExpression,
  windows: Windows,
  reading: Reading,
  keyTags: readonly string[] = [],
): Samples {
  if (source.kind !== 'variable') return NOTHING;
  const { plan, group, extras } = reading;
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
  const ordered = ascending === options.ascending ? series : series.toReversed();
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

/** A shard gives one row more than the limit, so only one behind the offset when there is no limit. */
export function cutForLimit(samples: readonly Sample[], { select: { limit, offset } }: Plan): readonly Sample[] {
  return limit === 0n && offset === 0n ? samples : samples.slice(0, Number(limit + offset) + 1);
}
