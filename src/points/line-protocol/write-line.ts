import { formatFloatShortest } from '../../go/strconv/strconv';
import { durationString } from '../../go/time/time';
import { GoDuration, GoInt } from '../../go/value';
import { type Fields, sortedNames } from '../fields';
import type { TagSet } from '../tags';
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

/** A comma or space that already has a backslash before it gets no second one. */
export function writeKey(name: string, tags: TagSet): string {
  let key = escapeMeasurement(unescapeMeasurement(name));
  for (const [tag, value] of tags.entries()) if (value !== '') key += `,${escapeTag(tag)}=${escapeTag(value)}`;
  return key;
}

/** A value as line protocol has it. */
export function writeValue(value: FieldValue): string {
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
