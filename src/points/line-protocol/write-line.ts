import { compareStrings } from '../../go/bytes';
import { formatFloatShortest } from '../../go/strconv/strconv';
import { durationString } from '../../go/time/time';
import { GoDuration, GoInt } from '../../go/value';
import { type Fields, sortedNames } from '../fields';
import { TagSet } from '../tags';
import type { FieldValue } from '../value';
import { escapeFieldKey, escapeMeasurement, escapeString, escapeTag, unescapeMeasurement } from './escapes';
import { unitOf } from './line-file';

export interface LineParts {
  readonly name: string;
  readonly tags: TagSet;
  readonly fields: Fields;
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
}

/**
 * A point as Kapacitor writes it (influxDBOut, recordings), without line break: tags and fields in byte order, floats
 * without exponent, tags without value left out. Kapacitor influxdb/client.go, v1.8; InfluxDB models/points.go, v1.9.6.
 */
export function writeLine({ name, tags, fields, time }: LineParts, precision = 'n'): string {
  const written = sortedNames(fields).map((key) => `${escapeFieldKey(key)}=${writeValue(fields.get(key) ?? null)}`);
  return `${writeKey(name, tags)} ${written.join(',')} ${time / unitOf(precision).ns}`;
}

/**
 * The same of many points of a few series with the same fields, whose names are escaped and put in order once: those of one
 * series hold one list of tags, mostly.
 */
export class LineWriter {
  /** The measurement and tags written last for a list of tags. */
  readonly #keys = new Map<Pairs<string>, { readonly name: string; readonly key: string }>();
  #names: readonly string[] = [];
  #order: readonly { readonly at: number; readonly key: string }[] = [];

  write(name: string, tags: Pairs<string>, fields: Pairs<FieldValue>, time: bigint): string {
    let known = this.#keys.get(tags);
    if (known?.name !== name) {
      known = { name, key: writeKey(name, new TagSet(tags)) };
      this.#keys.set(tags, known);
    }
    let line = known.key;
    let sign = ' ';
    for (const { at, key } of this.#orderOf(fields)) {
      line += `${sign}${key}=${writeValue(fields[at]?.[1] ?? null)}`;
      sign = ',';
    }
    return `${line} ${time}`;
  }

  #orderOf(fields: Pairs<FieldValue>) {
    const names = this.#names;
    if (fields.length !== names.length || fields.some(([name], i) => name !== names[i])) {
      this.#names = fields.map(([name]) => name);
      const last = new Map(fields.map(([name], at) => [name, at]));
      this.#order = [...last]
        .sort(([a], [b]) => compareStrings(a, b))
        .map(([name, at]) => ({ at, key: escapeFieldKey(name) }));
    }
    return this.#order;
  }
}

type Pairs<T> = readonly (readonly [string, T])[];

/** A comma or space that already has a backslash before it gets no second one. */
function writeKey(name: string, tags: TagSet): string {
  let key = escapeMeasurement(unescapeMeasurement(name));
  for (const [tag, value] of tags.entries()) if (value !== '') key += `,${escapeTag(tag)}=${escapeTag(value)}`;
  return key;
}

function writeValue(value: FieldValue): string {
  switch (typeof value) {
    case 'number':
      return formatFloatShortest(value);
    case 'bigint':
      return `${value}i`;
    case 'string':
      return `"${escapeString(value)}"`;
    case 'boolean':
      return String(value);
    default:
      // What InfluxDB has no type for is written as text; a nil is nothing at all.
      if (value === null) return '';
      if (value instanceof GoInt) return `${value.value}i`;
      return value instanceof GoDuration ? `"${durationString(value.ns)}"` : '"&{}"';
  }
}
