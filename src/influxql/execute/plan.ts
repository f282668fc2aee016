/** A SELECT made ready: checked, its times, names and types known. InfluxDB query/{compile,select}.go, v1.6. */

import { checkFields } from '../check/check-fields';
import { MAX_TIME, MIN_TIME, splitCondition } from '../check/condition';
import { checkDimensions } from '../check/dimensions';
import { namedColumns } from '../check/named-columns';
import { withTypes } from '../check/wildcards';
import { InfluxQueryError } from '../error';
import { typeOfExpression } from '../expression/types';
import { knownNames, openSources, type SourceShards } from '../store/sources';
import type { InfluxStore } from '../store/store';
import type { Fill, InfluxExpression, Measurement, SelectField, SelectStatement } from '../syntax/ast';
import { Windows } from './windows';

export interface Plan {
  readonly sources: readonly SourceShards[];
  readonly condition?: InfluxExpression;
  readonly fields: readonly SelectField[];
  /** Fields and what `top` and `bottom` add to them. */
  readonly columns: readonly SelectField[];
  /** `time` and the columns' names. */
  readonly names: readonly string[];
  /** Names of the tags that are grouped by. */
  readonly dimensions: readonly string[];
  readonly windows: Windows;
  /** What the shards give at most: functions may read some intervals before the first one. */
  readonly readFrom: bigint;
  readonly readTo: bigint;
  readonly fill: Fill;
  readonly ascending: boolean;
  readonly select: SelectStatement;
}

export function planSelect(store: InfluxStore, select: SelectStatement, now: bigint): Plan {
  const measurements = select.sources.map((source) => measurementOf(store, source));
  const zone = select.zone ?? 'UTC';
  const { condition, bounds } = splitCondition(select.condition, { now, zone });
  const { tags, interval, offset, isTimed, problem } = checkDimensions(select.dimensions, now, zone);
  const from = bounds.from ?? MIN_TIME;
  const to = bounds.to ?? (isTimed ? now : MAX_TIME);
  const checked = checkFields(select, isTimed);
  const ascending = !select.descending;
  const extra = checked.extraIntervals * interval;
  const readFrom = ascending ? from - extra : from;
  const readTo = ascending ? to : to + extra;
  const sources = openSources(store, measurements, readFrom, readTo);
  const known = knownNames(sources);
  const isWritten = select.target !== undefined;
  const { fields, dimensions, columns, names } = namedColumns(checked.fields, tags, known, isWritten);
  for (const { expression } of fields) typeOfExpression(expression);
  if (problem !== undefined) throw new InfluxQueryError(problem);
  const windows = new Windows(from, to, interval, offset, select.zone);
  if (select.fill.type !== 'none') checkBuckets(windows);
  return {
    sources,
    ...(condition === undefined ? {} : { condition: withTypes(condition, known) }),
    fields,
    columns,
    names: [checked.timeName, ...names],
    dimensions,
    windows,
    readFrom,
    readTo,
    fill: isWritten && select.fill.type === 'null' ? { type: 'none' } : select.fill,
    ascending,
    select,
  };
}

/** InfluxDB's own limit is off unless its configuration sets one; here memory would end before patience does. */
const MOST_BUCKETS = 2_000_000n;

function checkBuckets(windows: Windows): void {
  const { from, to, interval } = windows;
  if (interval === 0n || from === MIN_TIME || to < from) return;
  const buckets = (windows.at(to).start - windows.at(from).start) / interval + 1n;
  if (buckets <= MOST_BUCKETS) return;
  throw new InfluxQueryError(`max-select-buckets limit exceeded: (${buckets}/${MOST_BUCKETS})`);
}

const SYSTEM_SOURCES: ReadonlyMap<string, string> = new Map([
  ['_fieldKeys', 'SHOW FIELD KEYS'],
  ['_measurements', 'SHOW MEASUREMENTS'],
  ['_series', 'SHOW SERIES'],
  ['_tagKeys', 'SHOW TAG KEYS'],
  ['_tags', 'SHOW TAG VALUES'],
]);

function measurementOf(store: InfluxStore, source: SelectStatement['sources'][number]): Measurement {
  if (source.kind === 'subquery') throw new InfluxQueryError('subqueries are not answered here');
  const { name, pattern } = source;
  const command = SYSTEM_SOURCES.get(name);
  if (command !== undefined) {
    throw new InfluxQueryError(`unable to use system source '${name}': use ${command} instead`);
  }
  if (name === '' && pattern === undefined) throw new InfluxQueryError('invalid measurement');
  return normalized(store, source);
}

/** With its database and retention policy, as InfluxDB completes them. InfluxDB coordinator/statement_executor.go, v1.6. */
export function normalized(store: InfluxStore, measurement: Measurement): Measurement {
  const { database, retentionPolicy } = measurement;
  if (database === '') throw new InfluxQueryError('database name required');
  if (!store.hasDatabase(database)) throw new InfluxQueryError(`database not found: ${database}`);
  return retentionPolicy === '' ? { ...measurement, retentionPolicy: 'autogen' } : measurement;
}
