/** Measurement and tags of one line, checked as Kapacitor checks them. InfluxDB models/points.go, v1.9.6. */
import { ascii, BACKSLASH, COMMA, EQUALS, SPACE, type Span } from './bytes-of-lines';

export const MAX_KEY_LENGTH = 65535;

export interface LineKey {
  readonly ok: true;
  readonly name: Span;
  readonly tags: readonly TagSpan[];
  /** The space after the key. */
  readonly end: number;
}
export interface TagSpan {
  readonly key: Span;
  readonly value: Span;
}
export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

export function refused(reason: string): Refused {
  return { ok: false, reason };
}

/** Reads the key of the line that starts at `start`, which is no blank. */
export function readKey(bytes: Uint8Array, start: number, end: number): LineKey | Refused {
  if (start >= end || bytes[start] === COMMA) return refused('missing measurement');
  const nameEnd = unescaped(bytes, start + 1, end, isNameEnd);
  if (nameEnd === end) return refused('missing fields');
  const name = { start, end: nameEnd };
  const tags: TagSpan[] = [];
  let at = nameEnd;
  while (bytes[at] === COMMA) {
    const tag = readTag(bytes, at + 1, end);
    if ('reason' in tag) return tag;
    tags.push(tag);
    at = tag.value.end;
  }
  if (hasTwice(bytes, tags)) return refused('duplicate tags');
  const length = at - start;
  if (length > MAX_KEY_LENGTH) return refused(tooLong(length));
  return { ok: true, name, tags, end: at };
}

export function tooLong(length: number): string {
  return `max key length exceeded: ${length} > ${MAX_KEY_LENGTH}`;
}

/** A tag's first byte is not looked at as closely as the others: `h==` is the value `=`. */
function readTag(bytes: Uint8Array, start: number, end: number): TagSpan | Refused {
  if (start >= end || isTagBreak(bytes[start]) || bytes[start] === EQUALS) return refused('missing tag key');
  const keyEnd = unescaped(bytes, start + 1, end, isTagByte);
  if (keyEnd === end || bytes[keyEnd] !== EQUALS) return refused('missing tag value');
  const from = keyEnd + 1;
  if (from >= end || isTagBreak(bytes[from])) return refused('missing tag value');
  const valueEnd = unescaped(bytes, from + 1, end, isTagByte);
  if (valueEnd === end) return refused('missing fields');
  if (bytes[valueEnd] === EQUALS) return refused('invalid tag format');
  return { key: { start, end: keyEnd }, value: { start: from, end: valueEnd } };
}

function isNameEnd(byte: number | undefined): boolean {
  return byte === COMMA || byte === SPACE;
}

function isTagBreak(byte: number | undefined): boolean {
  return byte === COMMA || byte === SPACE;
}

function isTagByte(byte: number | undefined): boolean {
  return isTagBreak(byte) || byte === EQUALS;
}

/** First place from `at` on of such a byte without a backslash before it, even if that one is itself escaped. */
function unescaped(bytes: Uint8Array, at: number, end: number, stops: (byte: number | undefined) => boolean): number {
  for (let i = at; i < end; i++) if (stops(bytes[i]) && bytes[i - 1] !== BACKSLASH) return i;
  return end;
}

/** Tag keys are compared as they are written, escapes and all. */
function hasTwice(bytes: Uint8Array, tags: readonly TagSpan[]): boolean {
  if (tags.length < 2) return false;
  return new Set(tags.map(({ key }) => ascii(bytes, key.start, key.end))).size < tags.length;
}
