/** The measurements and shards that a query reads. InfluxDB coordinator/shard_mapper.go, v1.6. */
import { compareStrings } from '../../go/bytes';
import type { KnownNames } from '../check/wildcards';
import { InfluxQueryError } from '../error';
import { matches } from '../expression/evaluate';
import type { Measurement } from '../syntax/ast';
import { type DataType, strongerType } from '../value';
import type { InfluxStore, MeasurementNames, Shard } from './store';

export interface SourceShards {
  readonly shards: readonly Shard[];
  /** Several when the source is a pattern; by name. */
  readonly measurements: readonly NamedMeasurement[];
  readonly isPattern: boolean;
}

export interface NamedMeasurement {
  readonly name: string;
  readonly index: MeasurementNames;
}

export function openSources(
  store: InfluxStore,
  sources: readonly Measurement[],
  from: bigint,
  to: bigint,
): readonly SourceShards[] {
  return sources.map((source) => {
    const { database, retentionPolicy, name, pattern } = source;
    const shards = store.shards(database, retentionPolicy, from, to);
    if (shards === undefined) throw new InfluxQueryError(`retention policy not found: ${retentionPolicy}`);
    const names = name === '' && pattern !== undefined ? namesLike(store, database, pattern) : [name];
    const measurements = names.flatMap((measurement) => {
      const index = store.names(database, measurement);
      return index === undefined || shards.length === 0 ? [] : [{ name: measurement, index }];
    });
    return { shards, measurements, isPattern: name === '' };
  });
}

function namesLike(store: InfluxStore, database: string, pattern: string): readonly string[] {
  return [...store.measurements(database)].filter((name) => matches(pattern, name)).sort(compareStrings);
}

/** Types are those of the shards that the query reads; tags are the database's. */
export function knownNames(sources: readonly SourceShards[]): KnownNames {
  const fields = new Map<string, DataType>();
  const tags = new Set<string>();
  for (const { shards, measurements } of sources) {
    for (const { name, index } of measurements) {
      for (const tag of index.tags) tags.add(tag);
      for (const shard of shards) {
        for (const [field, type] of shard.measurements.get(name)?.fieldTypes ?? []) {
          fields.set(field, strongerType(fields.get(field) ?? 'unknown', type));
        }
      }
    }
  }
  return { fields, tags, typeOf: (name) => fields.get(name) ?? (tags.has(name) ? 'tag' : 'unknown') };
}
