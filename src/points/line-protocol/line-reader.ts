/**
 * Reads single lines. Nearly every line looks like one before it: the same measurement and tags, the same field keys.
 * Those are recognized by comparing bytes, and only their values and their time are looked at (`quick`). Everything else
 * goes the exact way, which teaches the quick one. A line is only quick where the exact way would say the same.
 */

import { MOST_SECONDS, nanoseconds } from '../nanoseconds';
import type { LineShape, Series, SeriesList } from '../series';
import type { Untimed } from '../times/untimed';
import {
  ascii,
  BACKSLASH,
  BIG_E,
  COMMA,
  DOT,
  fourDigits,
  MINUS,
  NEWLINE,
  PLUS,
  QUOTE,
  SMALL_E,
  SMALL_I,
  SPACE,
  type Span,
  ZERO,
} from './bytes-of-lines';
import { BOOLEAN, CellPage, FLOAT, FLOAT_TEXT, INTEGER, INTEGER_TEXT, type LineSource, STRING_TEXT } from './cells';
import { unescapeName, unescapeTag } from './escapes';
import { FieldLayout } from './field-layout';
import { LineFields } from './line-fields';
import type { LineKey, Refused } from './line-key';
import { readBoolean } from './line-number';
import { LinePoint } from './line-point';
import { type FieldSpan, scanLine } from './line-scan';
import { hashKey, LineStart, LineTable } from './line-table';

/** Floats of so many digits are exact as digits / power of ten; with more the text decides. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);
/** Integers of so many digits always fit into an int64. */
const FITTING_DIGITS = 18;
/** Nanoseconds of this century have so many. */
const TIME_DIGITS = 19;
/** Floats from so many characters on may be too large. */
const LONG_FLOAT = 25;

export interface LineUnit {
  /** Nanoseconds. */
  readonly ns: bigint;
  readonly perSecond: number;
}

export class LineReader {
  /** Where the line that `quick` read ended: at its line break. */
  end = 0;
  /** The earliest time so far. */
  lowest: bigint | undefined;
  #page: CellPage;
  #table = new LineTable();
  #last: LineStart | undefined;
  /** Time of the point before. */
  #before: bigint | undefined;
  #untimed = 0;
  #database = '';
  #retentionPolicy = '';
  readonly #tables = new Map<string, LineTable>();
  readonly #layouts = new Map<string, FieldLayout>();

  constructor(
    private readonly source: LineSource,
    private unit: LineUnit,
    private readonly untimed: Untimed,
    private readonly series: SeriesList,
  ) {
    this.#page = new CellPage(source, 0);
  }

  /** How many points had no time of their own. */
  get untimedPoints(): number {
    return this.#untimed;
  }

  /** Times are of this unit from now on. */
  measureIn(unit: LineUnit): void {
    this.unit = unit;
  }

  /** Lines belong to this database and retention policy from now on. */
  writeTo(database: string, retentionPolicy: string): void {
    const key = `${database}\n${retentionPolicy}`;
    this.#table = this.#tables.get(key) ?? new LineTable();
    this.#tables.set(key, this.#table);
    this.#database = database;
    this.#retentionPolicy = retentionPolicy;
    this.#last = undefined;
  }

  /** The point of the line at `at`, if it looks like one before. The bytes end with a line break. */
  quick(at: number, offset: number): LinePoint | undefined {
    const { bytes, view } = this.source;
    const expected = this.#last?.next;
    const start = expected?.matches(view, at) ? expected : this.#table.find(this.source, at);
    if (start === undefined) return undefined;
    const from = at + start.length;
    for (let i = 0; i < start.shapes.length; i++) {
      const shape = start.shapes[i];
      const end = shape === undefined ? -1 : this.#readFields(shape, from);
      if (shape === undefined || end < 0) continue;
      const time = this.#time(bytes, end);
      if (time === undefined) return undefined;
      this.#note(time);
      if (i > 0) start.prefer(shape);
      this.#follow(start);
      const page = this.#page;
      const first = page.used;
      page.used += shape.layout.count;
      return new LinePoint(start.series, new LineFields(shape.layout, page, first), time, offset);
    }
    return undefined;
  }

  /** Reads fields with these keys into the page's next cells. Where they end, or -1. */
  #readFields({ layout, kinds }: LineShape, from: number): number {
    const { bytes, view } = this.source;
    const { count, keys } = layout;
    const page = this.#pageFor(count);
    const first = page.used;
    let i = from;
    for (let place = 0; place < count; place++) {
      if (place > 0 && bytes[i++] !== COMMA) return -1;
      const key = keys[place];
      if (key === undefined || i + key.length > bytes.length || !key.matches(view, i)) return -1;
      i = readValue(bytes, i + key.length, page, first + place);
      if (i < 0) return -1;
      kinds[place] = (kinds[place] ?? 0) | (1 << (page.kinds[first + place] ?? 0));
    }
    return bytes[i] === SPACE || bytes[i] === NEWLINE ? i : -1;
  }

  /** The point of a line, or what is wrong with it. Lines of another source than the file's were put together. */
  exact(source: LineSource, line: Span, offset: number): LinePoint | Refused {
    const scanned = scanLine(source.bytes, line.start, line.end, this.unit.ns);
    if (!scanned.ok) return scanned;
    const { key, fields, time } = scanned;
    const series = this.#seriesOf(source, key);
    const layout = this.#layoutOf(source, fields);
    const inFile = source === this.source;
    const page = inFile ? this.#pageFor(layout.count) : new CellPage(source, layout.count);
    const first = page.used;
    const shape = series.shape(layout);
    fields.forEach(({ value }, i) => {
      page.put(value);
      shape.kinds[i] = (shape.kinds[i] ?? 0) | (1 << (page.kinds[first + i] ?? 0));
    });
    if (inFile && layout.isPlain) this.#learn({ start: line.start, end: key.end + 1 }, series, shape);
    const own = time ?? this.#nextTime();
    this.#note(own);
    return new LinePoint(series, new LineFields(layout, page, first), own, offset);
  }

  #note(time: bigint): void {
    this.#before = time;
    if (this.lowest === undefined || time < this.lowest) this.lowest = time;
  }

  /** Of a point without one. */
  #nextTime(): bigint {
    const { first, apart } = this.untimed;
    this.#untimed++;
    return this.#before === undefined || apart === 0n ? first : this.#before + apart;
  }

  #follow(start: LineStart): void {
    if (this.#last !== undefined) this.#last.next = start;
    this.#last = start;
  }

  /** `key`: with the space behind it. */
  #learn(key: Span, series: Series, shape: LineShape): void {
    const { bytes } = this.source;
    let start = this.#table.find(this.source, key.start);
    if (start === undefined) {
      if (!isQuickKey(bytes, key)) return;
      start = new LineStart(series, key.start, key.end - key.start, hashKey(bytes, key.start));
      this.#table.add(start);
    }
    start.prefer(shape);
    this.#follow(start);
  }

  #seriesOf(source: LineSource, { name, tags }: LineKey): Series {
    const text = ({ start, end }: Span) => source.string(start, end);
    const set = tags.map(({ key, value }): [string, string] => [unescapeTag(text(key)), unescapeTag(text(value))]);
    return this.series.intern(this.#database, this.#retentionPolicy, unescapeName(text(name)), set);
  }

  #layoutOf(source: LineSource, fields: readonly FieldSpan[]): FieldLayout {
    const written = fields.map(({ key }) => source.string(key.start, key.end));
    const id = written.join('\n');
    let layout = this.#layouts.get(id);
    if (layout === undefined) {
      const keys = fields.map(({ key }) => source.bytes.slice(key.start, key.end));
      layout = new FieldLayout(written.map(unescapeName), keys);
      this.#layouts.set(id, layout);
    }
    return layout;
  }

  #pageFor(count: number): CellPage {
    if (this.#page.room < count) this.#page = new CellPage(this.source, count);
    return this.#page;
  }

  /** The time that begins at `at` with its spaces, up to the line's end. */
  #time(bytes: Uint8Array, at: number): bigint | undefined {
    let i = at;
    while (bytes[i] === SPACE) i++;
    if (bytes[i] === NEWLINE) {
      this.end = i;
      return this.#nextTime();
    }
    if (i === at) return undefined;
    if (bytes[i + TIME_DIGITS] === NEWLINE && this.unit.perSecond === 1e9) {
      this.end = i + TIME_DIGITS;
      const value = this.#fullTime(i);
      if (value !== undefined) return value;
    }
    const start = i;
    while (isDigitAt(bytes, i)) i++;
    const value = this.#timeOf(bytes, start, i);
    while (bytes[i] === SPACE) i++;
    this.end = i;
    return bytes[i] === NEWLINE ? value : undefined;
  }

  /** The time of as many digits as nanoseconds have from 2001 on. */
  #fullTime(at: number): bigint | undefined {
    const { bytes, view } = this.source;
    const first = fourDigits(view, at);
    const second = fourDigits(view, at + 4);
    const third = fourDigits(view, at + 8);
    const fourth = fourDigits(view, at + 12);
    if (first < 0 || second < 0 || third < 0 || fourth < 0) return undefined;
    const [x, y, z] = [digitAt(bytes, at + 16), digitAt(bytes, at + 17), digitAt(bytes, at + 18)];
    if (x >>> 0 > 9 || y >>> 0 > 9 || z >>> 0 > 9) return undefined;
    const hundreds = Math.floor(third / 100);
    const seconds = first * 1e6 + second * 100 + hundreds;
    const rest = (third - hundreds * 100) * 1e7 + fourth * 1000 + x * 100 + y * 10 + z;
    return seconds > MOST_SECONDS ? undefined : nanoseconds(seconds, rest);
  }

  #timeOf(bytes: Uint8Array, start: number, end: number): bigint | undefined {
    const length = end - start;
    const { perSecond } = this.unit;
    if (length === 0 || length > 19 || (perSecond !== 1e9 && length > EXACT_DIGITS)) return undefined;
    const middle = Math.max(start, end - 9);
    let high = 0;
    for (let i = start; i < middle; i++) high = high * 10 + digitAt(bytes, i);
    let low = 0;
    for (let i = middle; i < end; i++) low = low * 10 + digitAt(bytes, i);
    if (perSecond === 1e9) return high > MOST_SECONDS ? undefined : nanoseconds(high, low);
    const value = high * 1e9 + low;
    const seconds = Math.floor(value / perSecond);
    const rest = perSecond > 1 ? (value - seconds * perSecond) * (1e9 / perSecond) : 0;
    return seconds > MOST_SECONDS ? undefined : nanoseconds(seconds, rest);
  }
}

/** A key is known again by its bytes alone where the exact way could not read on differently behind it. */
function isQuickKey(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let i = start; i < end; i++) {
    if (bytes[i] === NEWLINE || (bytes[i] === BACKSLASH && bytes[i + 1] === BACKSLASH)) return false;
  }
  return true;
}

function digitAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) - ZERO;
}

function isDigitAt(bytes: Uint8Array, at: number): boolean {
  return digitAt(bytes, at) >>> 0 <= 9;
}

/** Reads the value at `at` into a cell. Its end, or -1 when it needs a closer look; what follows is not looked at. */
function readValue(bytes: Uint8Array, at: number, page: CellPage, cell: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === QUOTE) return readString(bytes, at, page, cell);
  if (byte === MINUS || byte === DOT || (byte - ZERO) >>> 0 <= 9) return readNumber(bytes, at, page, cell);
  return readWord(bytes, at, page, cell);
}

function readNumber(bytes: Uint8Array, at: number, page: CellPage, cell: number): number {
  const start = bytes[at] === MINUS ? at + 1 : at;
  let i = start;
  let digits = 0;
  let fraction = 0;
  let value = 0;
  for (; isDigitAt(bytes, i); i++) value = value * 10 + digitAt(bytes, i);
  digits = i - start;
  const point = bytes[i] === DOT;
  if (point) {
    const from = ++i;
    for (; isDigitAt(bytes, i); i++) value = value * 10 + digitAt(bytes, i);
    fraction = i - from;
    digits += fraction;
  }
  if (digits === 0) return -1;
  if (bytes[i] === SMALL_E || bytes[i] === BIG_E) return putText(page, cell, at, exponentEnd(bytes, i));
  if (bytes[i] === SMALL_I) return point ? -1 : putInteger(page, cell, at, i + 1, digits, start > at ? -value : value);
  if (digits > EXACT_DIGITS) return putText(page, cell, at, i);
  const float = fraction === 0 ? value : value / (POWERS[fraction] ?? 1);
  page.values[cell] = start > at ? -float : float;
  page.kinds[cell] = FLOAT;
  return i;
}

/** A float that is made from its text when it is asked for. */
function putText(page: CellPage, cell: number, at: number, end: number): number {
  page.values[cell] = at;
  page.ends[cell] = end;
  page.kinds[cell] = FLOAT_TEXT;
  return end - at < LONG_FLOAT ? end : -1;
}

/** The end of an exponent of one or two digits, which a float of few digits can bear; -1 of any other. */
function exponentEnd(bytes: Uint8Array, at: number): number {
  const sign = bytes[at + 1] === MINUS || bytes[at + 1] === PLUS;
  const start = sign ? at + 2 : at + 1;
  let i = start;
  while (isDigitAt(bytes, i)) i++;
  return i > start && i - start <= 2 ? i : -1;
}

function putInteger(page: CellPage, cell: number, at: number, end: number, digits: number, value: number): number {
  const exact = digits <= EXACT_DIGITS;
  page.values[cell] = exact ? value : at;
  page.ends[cell] = end;
  page.kinds[cell] = exact ? INTEGER : INTEGER_TEXT;
  return digits <= FITTING_DIGITS ? end : -1;
}

function readString(bytes: Uint8Array, at: number, page: CellPage, cell: number): number {
  let i = at + 1;
  for (; bytes[i] !== QUOTE; i++) {
    if (bytes[i] === BACKSLASH) i++;
    if (bytes[i] === NEWLINE || i >= bytes.length) return -1;
  }
  page.values[cell] = at;
  page.ends[cell] = i + 1;
  page.kinds[cell] = STRING_TEXT;
  return i + 1;
}

/** The longest boolean. */
const LONGEST_WORD = 5;

function readWord(bytes: Uint8Array, at: number, page: CellPage, cell: number): number {
  let end = at;
  while (end - at <= LONGEST_WORD && bytes[end] !== COMMA && bytes[end] !== SPACE && bytes[end] !== NEWLINE) end++;
  const value = readBoolean(ascii(bytes, at, end));
  if (value === undefined) return -1;
  page.values[cell] = value ? 1 : 0;
  page.kinds[cell] = BOOLEAN;
  return end;
}
