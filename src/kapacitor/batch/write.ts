/** What InfluxDB takes of a write request, and what it says about the rest. InfluxDB tsdb/shard.go, v1.6. */
import { quote } from '../../go/strconv/strconv';
import { type InfluxStore, SHARD_LENGTH, shardStart, type WrittenPoint } from '../../influxql/store/store';
import { MapFields } from '../../points/fields';
import type { LinePoint } from '../../points/line-protocol/line-point';
import type { BadLine } from '../../points/line-protocol/line-protocol';
import type { Series } from '../../points/series';
import type { FieldValue } from '../../points/value';

type Types = Map<string, string>;

export class InfluxWriter {
  /** By database, policy, measurement and shard. */
  readonly #types = new Map<string, Types>();
  /** Of the shard written last. */
  #ofSeries = new Map<Series, Types>();
  #shard = 0n;

  constructor(private readonly store: InfluxStore) {}

  /** Writes the points of one request; why some of its lines are left out, if any are. */
  write(points: readonly LinePoint[], badLines: readonly BadLine[]): string | undefined {
    const problem = this.#writePoints(points);
    if (problem !== undefined || badLines.length === 0) return problem;
    const said = badLines.map(({ text, reason }) => `unable to parse '${text}': ${reason}`).join('\n');
    return points.length === 0 ? said : `partial write: ${said} dropped=0`;
  }

  #writePoints(points: readonly LinePoint[]): string | undefined {
    let problem: string | undefined;
    for (const [shard, own] of byShard(points)) {
      const said = this.#writeShard(shard, own);
      problem ??= said;
    }
    return problem;
  }

  #writeShard(shard: bigint, points: readonly LinePoint[]): string | undefined {
    // Tags are looked at before all fields.
    const left = points.flatMap(({ name, tags }) => (tags.has('time') ? [invalid('tag', 'key', name)] : []));
    // New fields of the request: where they disagree, InfluxDB gives up on all of its points.
    const created = new Map<Types, Types>();
    const writes: { readonly point: LinePoint; readonly written: WrittenPoint }[] = [];
    for (const point of points) {
      if (point.tags.has('time')) continue;
      const written = withoutTime(point);
      const known = this.#typesOf(point, shard);
      const problem = written === undefined ? invalid('field', 'name', point.name) : conflictOf(written, known);
      if (problem !== undefined) left.push(problem);
      if (problem !== undefined || written === undefined) continue;
      if (!isKnown(written, known) && !isAgreed(written, known, created)) return 'field type conflict';
      writes.push({ point, written });
    }
    for (const [known, own] of created) for (const [name, type] of own) known.set(name, type);
    for (const { point, written } of writes) this.store.write(point.database, point.retentionPolicy, written);
    return left.length === 0 ? undefined : `partial write: ${left[0]} dropped=${left.length}`;
  }

  #typesOf({ series }: LinePoint, shard: bigint): Types {
    if (shard !== this.#shard) this.#ofSeries.clear();
    this.#shard = shard;
    const known = this.#ofSeries.get(series);
    if (known !== undefined) return known;
    const { database, retentionPolicy, name } = series;
    const key = `${database}\0${retentionPolicy}\0${name}\0${shard}`;
    const types = this.#types.get(key) ?? new Map<string, string>();
    this.#types.set(key, types);
    this.#ofSeries.set(series, types);
    return types;
  }
}

function byShard(points: readonly LinePoint[]): ReadonlyMap<bigint, readonly LinePoint[]> {
  const shards = new Map<bigint, LinePoint[]>();
  let start = 0n;
  let last: LinePoint[] | undefined;
  for (const point of points) {
    const { time } = point;
    if (last === undefined || time < start || time >= start + SHARD_LENGTH) {
      start = shardStart(time);
      last = shards.get(start) ?? [];
      shards.set(start, last);
    }
    last.push(point);
  }
  return shards;
}

/** `time` can be neither a tag nor a field. */
function invalid(what: 'tag' | 'field', part: 'key' | 'name', measurement: string): string {
  return `invalid ${what} ${part}: input ${what} "time" on measurement ${quote(measurement)} is invalid`;
}

/** A field of that name is left out, and the point with it when it has no other. */
function withoutTime(point: LinePoint): WrittenPoint | undefined {
  const { name, tags, fields, time } = point;
  if (!fields.has('time')) return point;
  const others = [...fields.entries()].filter(([field]) => field !== 'time');
  return others.length === 0 ? undefined : { name, tags, fields: MapFields.of(others), time };
}

function conflictOf({ name, fields }: WrittenPoint, known: Types): string | undefined {
  for (const [field, value] of fields.entries()) {
    const type = known.get(field);
    const given = typeOf(value);
    if (type === undefined || type === given) continue;
    const place = `input field ${quote(field)} on measurement ${quote(name)}`;
    return `field type conflict: ${place} is type ${given}, already exists as type ${type}`;
  }
  return undefined;
}

function isKnown({ fields }: WrittenPoint, known: Types): boolean {
  if (known.size === 0) return false;
  for (const [field] of fields.entries()) if (!known.has(field)) return false;
  return true;
}

function isAgreed({ fields }: WrittenPoint, known: Types, created: Map<Types, Types>): boolean {
  const own = created.get(known) ?? new Map<string, string>();
  created.set(known, own);
  for (const [field, value] of fields.entries()) {
    if (known.has(field)) continue;
    const type = own.get(field) ?? typeOf(value);
    if (type !== typeOf(value)) return false;
    own.set(field, type);
  }
  return true;
}

function typeOf(value: FieldValue): string {
  if (typeof value === 'number') return 'float';
  return typeof value === 'bigint' ? 'integer' : typeof value;
}
