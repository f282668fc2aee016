import { fromBytes } from '../../go/bytes';
import type { FieldValue } from '../value';
import { ascii, QUOTE, SMALL_I, type Span } from './bytes-of-lines';
import { unescapeString } from './escapes';
import { beginsNumber, readBoolean } from './line-number';

/** How a cell holds its value: the value itself, or where its text is. */
export const FLOAT = 1;
export const INTEGER = 2;
export const BOOLEAN = 3;
export const FLOAT_TEXT = 4;
export const INTEGER_TEXT = 5;
export const STRING_TEXT = 6;

const TYPES = ['float', 'float', 'int', 'boolean', 'float', 'int', 'string'] as const;
export type LineFieldType = (typeof TYPES)[number];

export function typeOfKind(kind: number): LineFieldType {
  return TYPES[kind] ?? 'float';
}

const MANY_PIECES = 1000;

/** The bytes that lines were read from, for values that are decoded when somebody asks. */
export class LineSource {
  readonly view: DataView;
  #text: string | undefined;
  #pieces = 0;

  /** `text`: the same, if it is at hand and every byte is one character. */
  constructor(
    readonly bytes: Uint8Array,
    readonly isAscii: boolean,
    text?: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#text = text;
  }

  number(start: number, end: number): number {
    return Number(this.isAscii ? this.#slice(start, end) : ascii(this.bytes, start, end));
  }

  integer(start: number, end: number): bigint {
    return BigInt(ascii(this.bytes, start, end));
  }

  string(start: number, end: number): string {
    if (this.isAscii) return this.#slice(start, end);
    for (let i = start; i < end; i++) {
      if ((this.bytes[i] ?? 0) > 0x7f) return fromBytes(this.bytes.subarray(start, end));
    }
    return ascii(this.bytes, start, end);
  }

  /** Slices of one text cost a fraction of what texts made byte by byte cost. */
  #slice(start: number, end: number): string {
    // The whole text is only worth its making when many pieces of it are wanted.
    if (this.#text === undefined && ++this.#pieces < MANY_PIECES) return ascii(this.bytes, start, end);
    this.#text ??= fromBytes(this.bytes);
    return this.#text.slice(start, end);
  }
}

const CELLS = 4096;

/** The values of many lines' fields, side by side: a page that is filled and then replaced by the next. */
export class CellPage {
  /** A float, an integer of at most 15 digits, 0 or 1, or the start of the text. */
  readonly values: Float64Array;
  /** Ends of the texts. */
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  used = 0;

  constructor(
    readonly source: LineSource,
    fields: number,
  ) {
    const size = Math.max(fields, CELLS);
    this.values = new Float64Array(size);
    this.ends = new Uint32Array(size);
    this.kinds = new Uint8Array(size);
  }

  get room(): number {
    return this.kinds.length - this.used;
  }

  /** Writes the value of a field that was checked. */
  put({ start, end }: Span): void {
    const { bytes } = this.source;
    const first = bytes[start];
    const cell = this.used++;
    this.values[cell] = start;
    this.ends[cell] = end;
    if (first === QUOTE) this.kinds[cell] = STRING_TEXT;
    else if (beginsNumber(first)) this.kinds[cell] = bytes[end - 1] === SMALL_I ? INTEGER_TEXT : FLOAT_TEXT;
    else {
      this.kinds[cell] = BOOLEAN;
      this.values[cell] = readBoolean(ascii(bytes, start, end)) === true ? 1 : 0;
    }
  }

  value(cell: number): FieldValue {
    const held = this.values[cell] ?? 0;
    switch (this.kinds[cell]) {
      case FLOAT:
        return held;
      case INTEGER:
        return BigInt(held);
      case BOOLEAN:
        return held === 1;
      default:
        return this.#fromText(cell, held, this.ends[cell] ?? held);
    }
  }

  #fromText(cell: number, start: number, end: number): FieldValue {
    switch (this.kinds[cell]) {
      case STRING_TEXT:
        return unescapeString(this.source.string(start + 1, end - 1));
      case INTEGER_TEXT:
        return this.source.integer(start, end - 1);
      default:
        return this.#remember(cell, this.source.number(start, end));
    }
  }

  #remember(cell: number, value: number): number {
    this.values[cell] = value;
    this.kinds[cell] = FLOAT;
    return value;
  }
}
