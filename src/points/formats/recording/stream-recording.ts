/** Stream recordings (`.srpl`): gzip of records of three lines. Kapacitor replay.go, v1.8. */
import { fromBytes } from '../../../go/bytes';
import { ZERO_TIME } from '../../../go/time/time';
import { spend } from '../../../text/budget';
import { HASH, NEWLINE, skipBlanks } from '../../line-protocol/bytes-of-lines';
import { openSource, Utf16Offsets, unitOf } from '../../line-protocol/line-file';
import { LinePoint } from '../../line-protocol/line-point';
import { LineReader } from '../../line-protocol/line-reader';
import { SeriesList } from '../../series';
import { gunzipWithin, MOST_RECORDED } from './unpack';

export interface StreamRecording {
  /** Those before the error, if there is one. Offsets are those of the unpacked text. */
  readonly points: readonly LinePoint[];
  /** Kapacitor's text, where it has one. */
  readonly error?: string;
}

const GZIP = [0x1f, 0x8b, 0x08];
/** Longer lines are too much for Kapacitor's scanner. */
const LONGEST_LINE = 65535;
const CARRIAGE_RETURN = 0x0d;

export function readStreamRecording(packed: Uint8Array, series: SeriesList = new SeriesList()): StreamRecording {
  if (!GZIP.every((byte, i) => packed[i] === byte)) return { points: [], error: 'gzip: invalid header' };
  const unpacked = gunzipWithin(packed, MOST_RECORDED);
  return unpacked.ok
    ? readRecords(unpacked.value, series)
    : { points: [], error: `this recording cannot be unpacked: ${unpacked.error}` };
}

function readRecords(unpacked: Uint8Array, series: SeriesList): StreamRecording {
  const source = openSource(unpacked);
  const { bytes } = source;
  // A line without time gets Go's zero time.
  const lines = new LineReader(source, unitOf('n'), { first: BigInt.asIntN(64, ZERO_TIME), apart: 0n }, series);
  const offsets = new Utf16Offsets(source);
  const points: LinePoint[] = [];
  const size = unpacked.length;
  let target = '';
  for (let at = 0; at < size; ) {
    spend(1);
    const record = readRecord(bytes, at, size);
    if (typeof record === 'string') return { points, error: record };
    const { database, retentionPolicy, start, end } = record;
    if (target !== `${database}\n${retentionPolicy}`) {
      target = `${database}\n${retentionPolicy}`;
      lines.writeTo(database, retentionPolicy);
    }
    const offset = offsets.at(at);
    const from = skipBlanks(bytes, start, end);
    const point =
      lines.quick(start, offset) ??
      (from < end && bytes[from] !== HASH ? lines.exact(source, { start: from, end }, offset) : undefined);
    if (point === undefined) return { points, error: 'invalid replay file format, a record has no point' };
    if (!(point instanceof LinePoint)) {
      return { points, error: `unable to parse '${fromBytes(bytes.subarray(from, end))}': ${point.reason}` };
    }
    points.push(point);
    at = record.next;
  }
  return { points };
}

interface RecordLines {
  readonly database: string;
  readonly retentionPolicy: string;
  /** Its line of line protocol. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The record at `at`, or what is wrong with it. */
function readRecord(bytes: Uint8Array, at: number, size: number): RecordLines | string {
  const ends: number[] = [];
  let from = at;
  for (let i = 0; i < 3; i++) {
    if (from >= size) return 'invalid replay file format, expected another line';
    const end = bytes.indexOf(NEWLINE, from);
    if (end - from > LONGEST_LINE) return 'read replay file failed: bufio.Scanner: token too long';
    ends.push(end);
    from = end + 1;
  }
  const [first = at, second = at, third = at] = ends;
  return {
    database: line(bytes, at, first),
    retentionPolicy: line(bytes, first + 1, second),
    start: second + 1,
    end: withoutReturn(bytes, second + 1, third),
    next: from,
  };
}

function line(bytes: Uint8Array, start: number, end: number): string {
  return fromBytes(bytes.subarray(start, withoutReturn(bytes, start, end)));
}

/** The scanner takes a carriage return as a part of the line break. */
function withoutReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
}
