/** Batch recordings (`.brpl`): a zip with one entry a query node, each a row of JSON batches. Kapacitor replay.go, v1.8. */
import { fromBytes } from '../../../go/bytes';
import { readJSONStream } from '../../../go/json/stream';
import { parseRFC3339, ZERO_TIME } from '../../../go/time/time';
import { spendItems } from '../../../text/budget';
import { isObject } from '../../../text/json';
import { MapFields } from '../../fields';
import { type Batch, type BatchPoint, batchDimensions } from '../../point';
import { type Dimensions, TagSet } from '../../tags';
import type { FieldValue } from '../../value';
import { MOST_RECORDED, unzipWithin } from './unpack';

export interface BatchRecording {
  /** One list a query node, in the order that the script defines them. */
  readonly queries: readonly (readonly Batch[])[];
  /** Why the rest could not be read. */
  readonly error?: string;
}

export function readBatchRecording(packed: Uint8Array): BatchRecording {
  const entries = unzipWithin(packed, MOST_RECORDED);
  if (!entries.ok) return { queries: [], error: `this recording cannot be unpacked: ${entries.error}` };
  const queries: Batch[][] = [];
  for (const { name, bytes } of entries.value) {
    const stream = readJSONStream(fromBytes(bytes));
    queries.push(stream.values.map(readBatch).filter(({ points }) => points.length > 0));
    if (!stream.ok)
      return { queries, error: `entry ${name} of this recording is broken at ${stream.offset}: ${stream.error}` };
  }
  return { queries };
}

type Json = Readonly<Record<string, unknown>>;

/** What is missing or of another type than expected counts as empty, as in Go. */
function readBatch(value: unknown): Batch {
  const json = object(value);
  spendItems(Array.isArray(json.points) ? json.points.length : 1);
  const name = typeof json.name === 'string' ? json.name : '';
  const own = readTags(json.tags);
  const dimensions = batchDimensions(own, json.byname === true);
  const points = (Array.isArray(json.points) ? json.points : []).map((point) => readPoint(object(point), own));
  const tmax = readTime(json.tmax);
  const last = points.at(-1)?.time ?? tmax;
  const tags = replayedTags(own, dimensions);
  return { name, dimensions, group: tags.groupId(name, dimensions), tags, tmax: tmax < last ? last : tmax, points };
}

/** What reads a recording makes an empty map of no tags where batches are grouped by measurement, else none. */
export function replayedTags(tags: TagSet, { byName }: Dimensions): TagSet {
  return byName && tags === TagSet.nil ? TagSet.empty : tags;
}

/** A point without tags has those of its batch. */
function readPoint(json: Json, batchTags: TagSet): BatchPoint {
  const tags = readTags(json.tags);
  return { tags: tags.size === 0 ? batchTags : tags, fields: readFields(json.fields), time: readTime(json.time) };
}

function readTags(value: unknown): TagSet {
  if (!isObject(value)) return TagSet.nil;
  return new TagSet(Object.entries(value).map(([name, tag]) => [name, typeof tag === 'string' ? tag : '']));
}

/** Numbers are floats, all of them. */
function readFields(value: unknown): MapFields {
  return MapFields.of(
    Object.entries(object(value)).flatMap(([name, field]) => (isFieldValue(field) ? [[name, field]] : [])),
  );
}

function isFieldValue(value: unknown): value is FieldValue {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}

function readTime(value: unknown): bigint {
  return (typeof value === 'string' ? parseRFC3339(value) : undefined) ?? ZERO_TIME;
}

function object(value: unknown): Json {
  return isObject(value) ? value : {};
}
