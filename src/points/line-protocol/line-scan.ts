/**
 * One line of line protocol, checked to the last byte as Kapacitor checks it, with Kapacitor's reasons.
 * It is the measure of what is right; the reader only comes here for lines that look like none it has seen.
 * InfluxDB models/points.go, v1.9.6.
 */
import { fromBytes } from '../../go/bytes';
import { parseGoInt } from '../../go/strconv/strconv';
import { ascii, BACKSLASH, COMMA, EQUALS, MINUS, NEWLINE, QUOTE, SPACE, type Span, skipBlanks } from './bytes-of-lines';
import { type LineKey, MAX_KEY_LENGTH, type Refused, readKey, refused, tooLong } from './line-key';
import { beginsNumber, isDigit, type ScannedValue, scanBoolean, scanNumber } from './line-number';

export interface ScannedLine {
  readonly ok: true;
  readonly key: LineKey;
  readonly fields: readonly FieldSpan[];
  /** Nanoseconds since the Unix epoch; `undefined` when the line has no time. */
  readonly time: bigint | undefined;
}
/** The value of a string has its quotes. */
export interface FieldSpan {
  readonly key: Span;
  readonly value: Span;
}

/** Reads the line from `start`, its first byte that is no blank, to `end`. Times are multiplied by `unit`. */
export function scanLine(bytes: Uint8Array, start: number, end: number, unit: bigint): ScannedLine | Refused {
  const key = readKey(bytes, start, end);
  if (!key.ok) return key;
  const from = skipBlanks(bytes, key.end, end);
  const checked = checkFields(bytes, from, end);
  if (!checked.ok) return checked;
  const fields = splitFields(bytes, { start: from, end: checked.end }, key.end - start);
  if (!fields.ok) return fields;
  const time = readTime(bytes, checked.end, end, unit);
  return time.ok ? { ok: true, key, fields: fields.spans, time: time.ns } : time;
}

/** Where the fields end, once every value was looked at. A backslash hides the next byte, in strings and outside. */
function checkFields(bytes: Uint8Array, start: number, end: number): ScannedValue {
  let at = start;
  let quoted = false;
  let equals = 0;
  let commas = 0;
  while (at < end && (quoted || bytes[at] !== SPACE)) {
    const byte = bytes[at];
    if (byte === BACKSLASH && at + 1 < end) {
      at += 2;
    } else if (byte === QUOTE && equals > commas) {
      quoted = !quoted;
      at++;
    } else if (byte === EQUALS && !quoted) {
      equals++;
      const value = checkValue(bytes, at, end);
      if (!value.ok) return value;
      at = value.end;
    } else {
      if (byte === COMMA && !quoted) commas++;
      at++;
    }
  }
  if (quoted) return refused('unbalanced quotes');
  return equals === 0 || commas !== equals - 1 ? refused('invalid field format') : { ok: true, end: at };
}

/** Looks at what stands around an equals sign. Goes on behind the value, or at the quote that begins a string. */
function checkValue(bytes: Uint8Array, equals: number, end: number): ScannedValue {
  const before = bytes[equals - 1];
  if ((before === SPACE || before === COMMA) && bytes[equals - 2] !== BACKSLASH) return refused('missing field key');
  const start = equals + 1;
  if (start >= end || bytes[start] === COMMA || bytes[start] === SPACE) return refused('missing field value');
  if (beginsNumber(bytes[start])) return scanNumber(bytes, start, end);
  return bytes[start] === QUOTE ? { ok: true, end: start } : scanBoolean(bytes, start, end);
}

/** Fields are taken apart by other rules than they were checked by; some odd lines fail only here. */
function splitFields(
  bytes: Uint8Array,
  { start, end }: Span,
  keyLength: number,
): { readonly ok: true; readonly spans: readonly FieldSpan[] } | Refused {
  const spans: FieldSpan[] = [];
  for (let at = start; at < end; ) {
    const equals = endOfFieldKey(bytes, at, end);
    if (equals > end - 2) return refused(`invalid value: field-key=${fromBytes(bytes.subarray(at, equals))}`);
    const key = { start: at, end: equals };
    const size = keyLength + SEPARATOR_LENGTH + equals - at;
    if (size > MAX_KEY_LENGTH) return refused(tooLong(size));
    const value = { start: equals + 1, end: endOfFieldValue(bytes, equals + 1, end) };
    if (equals > at) spans.push({ key, value });
    at = value.end + 1;
  }
  return { ok: true, spans };
}

/** InfluxDB's storage puts four bytes between series and field, which count towards the longest key. */
const SEPARATOR_LENGTH = 4;

function endOfFieldKey(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) if (bytes[i] === EQUALS && (i === start || bytes[i - 1] !== BACKSLASH)) return i;
  return end;
}

function endOfFieldValue(bytes: Uint8Array, start: number, end: number): number {
  let quoted = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i];
    if (byte === BACKSLASH && i + 1 < end && (bytes[i + 1] === QUOTE || bytes[i + 1] === BACKSLASH)) i++;
    else if (byte === QUOTE) quoted = !quoted;
    else if (byte === COMMA && !quoted) return i;
  }
  return end;
}

type ReadTime = { readonly ok: true; readonly ns: bigint | undefined } | Refused;

/** The lowest and the highest int64, and the one above the lowest, have other uses in InfluxDB. */
export const LAST_TIME = (1n << 63n) - 2n;
const TIME_RANGE = `time outside range -${LAST_TIME} - ${LAST_TIME}`;

function readTime(bytes: Uint8Array, from: number, end: number, unit: bigint): ReadTime {
  const start = skipBlanks(bytes, from, end);
  let to = start;
  while (to < end && bytes[to] !== SPACE && bytes[to] !== NEWLINE) {
    if (!isDigit(bytes[to]) && !(bytes[to] === MINUS && to === start)) return refused('bad timestamp');
    to++;
  }
  if (to === start) return { ok: true, ns: undefined };
  const parsed = parseGoInt(ascii(bytes, start, to));
  if (!parsed.ok) return refused(parsed.error);
  const ns = parsed.value * unit;
  if (ns > LAST_TIME || ns < -LAST_TIME) return refused(TIME_RANGE);
  for (let i = to; i < end; i++) if (bytes[i] !== SPACE) return refused('point is invalid');
  return { ok: true, ns };
}
