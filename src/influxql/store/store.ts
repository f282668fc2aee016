/**
 * What InfluxDB holds: databases, retention policies, and in them shards of a week, each with its own series and types
 * of fields. InfluxDB tsdb/shard.go, services/meta/data.go, v1.6.
 */
import { compareStrings } from '../../go/bytes';
import { floorDivide } from '../../go/time/civil';
import type { Fields } from '../../points/fields';
import type { TagSet } from '../../points/tags';
import { type FieldType, storedType } from '../value';
import { SeriesRows, type StoredField } from './series-rows';

export interface WrittenPoint {
  readonly name: string;
  readonly tags: TagSet;
  readonly fields: Fields;
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
}

const DAY = 86_400_000_000_000n;
/** Policies that keep data forever have shards of a week, which begin on Mondays. */
export const SHARD_LENGTH = 7n * DAY;
const FIRST_MONDAY = 4n * DAY;

/** When the shard begins that a time belongs to. */
export function shardStart(time: bigint): bigint {
  return floorDivide(time - FIRST_MONDAY, SHARD_LENGTH).quotient * SHARD_LENGTH + FIRST_MONDAY;
}

/** Names of tags and fields that a measurement has anywhere in its database: its index knows no shards. */
export interface MeasurementNames {
  readonly tags: Set<string>;
  readonly fields: Set<string>;
}

export class StoredMeasurement {
  readonly fieldTypes = new Map<string, FieldType>();
  readonly #series = new Map<string, SeriesRows>();
  /** Tag sets are mostly shared by all points of a series. */
  readonly #byTagSet = new WeakMap<TagSet, SeriesRows>();
  #sorted: readonly SeriesRows[] | undefined;

  constructor(private readonly names: MeasurementNames) {}

  /**
   * As InfluxDB refuses it, a point is left out when a field has another type than it has in this shard, when a tag is
   * called `time`, and when it has nothing but a field of that name.
   */
  write({ tags, fields, time }: WrittenPoint): boolean {
    if (tags.has('time')) return false;
    const values: StoredField[] = [];
    for (const [name, value] of fields.entries()) {
      if (value === null || typeof value === 'object') return false;
      if (name === 'time') continue;
      const known = this.fieldTypes.get(name);
      if (known === undefined) this.#addField(name, storedType(value));
      else if (known !== storedType(value)) return false;
      values.push([name, value]);
    }
    if (values.length === 0) return false;
    this.#rowsOf(tags).write(time, values);
    return true;
  }

  /** In the order of their keys. */
  series(): readonly SeriesRows[] {
    this.#sorted ??= [...this.#series.values()].sort((a, b) => compareStrings(a.key, b.key));
    return this.#sorted;
  }

  #addField(name: string, type: FieldType): void {
    this.fieldTypes.set(name, type);
    this.names.fields.add(name);
  }

  #rowsOf(tags: TagSet): SeriesRows {
    const known = this.#byTagSet.get(tags);
    if (known !== undefined) return known;
    const key = seriesKey(tags);
    let rows = this.#series.get(key);
    if (rows === undefined) {
      rows = new SeriesRows(key, tags);
      this.#series.set(key, rows);
      this.#sorted = undefined;
      for (const tag of tags.names) this.names.tags.add(tag);
    }
    this.#byTagSet.set(tags, rows);
    return rows;
  }
}

export class Shard {
  readonly measurements = new Map<string, StoredMeasurement>();

  constructor(
    readonly start: bigint,
    /** The first nanosecond behind it. */
    readonly end: bigint,
  ) {}
}

class Database {
  readonly policies = new Map<string, Shard[]>();
  readonly index = new Map<string, MeasurementNames>();
}

export class InfluxStore {
  readonly #databases = new Map<string, Database>();

  /** A database and retention policy that need not have points. */
  create(database: string, retentionPolicy = 'autogen'): void {
    this.#policy(database, retentionPolicy);
  }

  hasDatabase(database: string): boolean {
    return this.#databases.has(database);
  }

  hasPolicy(database: string, retentionPolicy: string): boolean {
    return this.#databases.get(database)?.policies.has(retentionPolicy) ?? false;
  }

  /** Whether it was stored. */
  write(database: string, retentionPolicy: string, point: WrittenPoint): boolean {
    const shard = this.#shard(this.#policy(database, retentionPolicy), point.time);
    let measurement = shard.measurements.get(point.name);
    if (measurement === undefined) {
      measurement = new StoredMeasurement(this.#namesOf(database, point.name));
      shard.measurements.set(point.name, measurement);
    }
    return measurement.write(point);
  }

  /** The shards with something of these times, bounds included, the earliest first. `undefined`: no such policy. */
  shards(database: string, retentionPolicy: string, from: bigint, to: bigint): readonly Shard[] | undefined {
    const policy = this.#databases.get(database)?.policies.get(retentionPolicy);
    return policy?.filter(({ start, end }) => start <= to && end > from).sort((a, b) => (a.start < b.start ? -1 : 1));
  }

  /** Names of all measurements, of whatever retention policy. */
  measurements(database: string): Iterable<string> {
    return this.#databases.get(database)?.index.keys() ?? [];
  }

  names(database: string, measurement: string): MeasurementNames | undefined {
    return this.#databases.get(database)?.index.get(measurement);
  }

  #policy(database: string, retentionPolicy: string): Shard[] {
    let known = this.#databases.get(database);
    if (known === undefined) {
      known = new Database();
      known.policies.set('autogen', []);
      this.#databases.set(database, known);
    }
    let policy = known.policies.get(retentionPolicy);
    if (policy === undefined) {
      policy = [];
      known.policies.set(retentionPolicy, policy);
    }
    return policy;
  }

  #shard(policy: Shard[], time: bigint): Shard {
    for (let i = policy.length - 1; i >= 0; i--) {
      const shard = policy[i];
      if (shard !== undefined && shard.start <= time && time < shard.end) return shard;
    }
    const start = shardStart(time);
    const shard = new Shard(start, start + SHARD_LENGTH);
    policy.push(shard);
    return shard;
  }

  #namesOf(database: string, measurement: string): MeasurementNames {
    const known = this.#databases.get(database)?.index.get(measurement);
    if (known !== undefined) return known;
    const names: MeasurementNames = { tags: new Set(), fields: new Set() };
    this.#databases.get(database)?.index.set(measurement, names);
    return names;
  }
}

/** Names and values with their marks escaped: series are walked in the order of these texts. */
function seriesKey(tags: TagSet): string {
  let key = '';
  for (const [name, value] of tags.entries()) key += `,${escapeMarks(name)}=${escapeMarks(value)}`;
  return key;
}

function escapeMarks(text: string): string {
  return text.replace(/[, =]/g, '\\$&');
}
