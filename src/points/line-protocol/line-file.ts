/** What a data file is beyond its lines: line breaks, blank lines, comments, directives, units, offsets. */
import { fromBytes } from '../../go/bytes';
import { spend } from '../../text/budget';
import { isTimeUnit, NS_OF_UNIT } from '../times/unit-of-times';
import { BACKSLASH, COMMA, EQUALS, HASH, NEWLINE, QUOTE, SPACE } from './bytes-of-lines';
import { LineSource } from './cells';
import type { LineUnit } from './line-reader';

/** The file's bytes, with a line break at the end. */
export function openSource(source: string | Uint8Array): LineSource {
  if (typeof source === 'string') {
    const ascii = asciiBytes(source);
    if (ascii !== undefined) return new LineSource(ascii, true, source);
    return new LineSource(new TextEncoder().encode(source.endsWith('\n') ? source : `${source}\n`), false);
  }
  const bytes = source.at(-1) === NEWLINE ? source : joinLines([source, NO_BYTES]);
  return new LineSource(bytes, isAscii(bytes));
}

/** Characters that are encoded between two looks at the budget: a millisecond's work. */
const PIECE = 1 << 18;
const STEPS_A_PIECE = 1 << 10;

/** The bytes of a text with a line break at its end; `undefined` for one that is not ASCII. */
function asciiBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length + (text.endsWith('\n') ? 0 : 1));
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length; at += PIECE) {
    spend(STEPS_A_PIECE);
    const piece = text.slice(at, at + PIECE);
    // Each character that is more than a byte needs room that there is not.
    if (encoder.encodeInto(piece, bytes.subarray(at, at + piece.length)).read < piece.length) return undefined;
  }
  bytes[bytes.length - 1] = NEWLINE;
  return bytes;
}

const NO_BYTES = new Uint8Array(0);
const HIGH_BITS = 0x80808080 | 0;

/** Words are looked at by the thousand. */
const WORDS = 1024;

function isAscii(bytes: Uint8Array): boolean {
  const head = Math.min(-bytes.byteOffset & 3, bytes.length);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + head, (bytes.length - head) >> 2);
  for (let from = 0; from < words.length; from += WORDS) {
    const to = Math.min(from + WORDS, words.length);
    let all = 0;
    for (let i = from; i < to; i++) all |= words[i] ?? 0;
    if ((all & HIGH_BITS) !== 0) return false;
  }
  return areAscii(bytes.subarray(0, head)) && areAscii(bytes.subarray(head + words.length * 4));
}

function areAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x7f);
}

/** Any other precision is nanoseconds, `us` and misspelled ones too. */
export function unitOf(precision: string | undefined): LineUnit {
  const ns = NS_OF_UNIT[precision !== undefined && isTimeUnit(precision) ? precision : 'ns'];
  return { ns, perSecond: 1e9 / Number(ns) };
}

/** A line that begins with `#` or is blank never leaves the file. */
export function isLeftOut(line: Uint8Array): boolean {
  const first = line[0];
  if (first === undefined || first === HASH) return true;
  if (first > SPACE && first < 0x80) return false;
  return fromBytes(line).trim() === '';
}

const TARGET = /^# db=(\S+) rp=(\S*)/;

/** Where a line `# db=X rp=Y` sends what follows. */
export function targetIn(line: Uint8Array): { database: string; retentionPolicy: string } | undefined {
  if (line[0] !== HASH) return undefined;
  const match = TARGET.exec(fromBytes(line));
  return match === null ? undefined : { database: match[1] ?? '', retentionPolicy: match[2] ?? '' };
}

/**
 * Whether a line is whole at its line break, by the rules of the splitter, which differ a little from those of the
 * parser: quotes count from the first space on, and only behind an equals sign.
 */
export class LineExtent {
  #quoted = false;
  #escaped = false;
  #inFields = false;
  #equals = 0;
  #commas = 0;

  /** Whether the line goes on behind a line break, if there is one. */
  get isOpen(): boolean {
    return this.#quoted || this.#escaped;
  }

  read(piece: Uint8Array): void {
    for (const byte of piece) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else this.#count(byte);
    }
  }

  readLineBreak(): void {
    this.#escaped = false;
  }

  #count(byte: number): void {
    if (byte === SPACE) this.#inFields = true;
    if (!this.#inFields) return;
    if (byte === QUOTE && this.#equals > this.#commas) this.#quoted = !this.#quoted;
    else if (byte === EQUALS && !this.#quoted) this.#equals++;
    else if (byte === COMMA && !this.#quoted) this.#commas++;
  }
}

export function joinLines(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length + 1, -1));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
    if (at < joined.length) joined[at++] = NEWLINE;
  }
  return joined;
}

/** UTF-16 offsets of ever later bytes. */
export class Utf16Offsets {
  #byte = 0;
  #unit = 0;

  constructor(private readonly source: LineSource) {}

  at(byte: number): number {
    if (this.source.isAscii) return byte;
    for (; this.#byte < byte; this.#byte++) this.#unit += unitsOf(this.source.bytes[this.#byte] ?? 0);
    return this.#unit;
  }
}

/** UTF-16 units that a byte of UTF-8 brings: the first of a character one, or two for those above U+FFFF. */
function unitsOf(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}
