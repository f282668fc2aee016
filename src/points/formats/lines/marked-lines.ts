/** Lines of line protocol among others: each format says which are which, and all of them are read here. */
import { spend } from '../../../text/budget';
import type { Range } from '../../../text/range';
import { HASH, NEWLINE, type Span, skipBlanks } from '../../line-protocol/bytes-of-lines';
import type { LineSource } from '../../line-protocol/cells';
import { openSource, Utf16Offsets, unitOf } from '../../line-protocol/line-file';
import type { Refused } from '../../line-protocol/line-key';
import { LinePoint } from '../../line-protocol/line-point';
import { LineReader } from '../../line-protocol/line-reader';
import { SeriesList } from '../../series';
import { NS_OF_UNIT, type TimeUnit } from '../../times/unit-of-times';
import type { Cell } from '../cell';
import type { Draft, DraftTime, Sheet, Target } from '../draft';

/** What stands on one line. Offsets are of bytes. */
export type LineRole =
  /** A point from `start` on; where it belongs and the unit of its time, if the line itself says so. */
  | { readonly is: 'point'; readonly start: number; readonly target?: Target; readonly unit?: TimeUnit }
  /** Counted, or told by itself. */
  | { readonly is: 'aside' }
  /** What follows goes there. */
  | { readonly is: 'target'; readonly target: Target }
  | { readonly is: 'nothing' };

/** Says what a line is; lines come one after the other, without their breaks. */
export type Classify = (line: string, at: number) => LineRole;

const RETURN = 0x0d;

/** Times stay whole numbers, whose unit the file decides. */
export function readMarkedLines(text: string, sheet: Sheet, classify: Classify): void {
  const source = openSource(text);
  const { bytes } = source;
  const offsets = new Utf16Offsets(source);
  const points = new PointLines(source, sheet);
  let target: Target | undefined;
  for (let at = 0; at < bytes.length; ) {
    spend(1);
    const lineEnd = bytes.indexOf(NEWLINE, at);
    const end = lineEnd > at && bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    const role = classify(source.string(at, end), at);
    if (role.is === 'target') target = role.target;
    const start = offsets.at(at);
    if (role.is === 'point') {
      points.add({ start: role.start, end }, { start, end: offsets.at(end) }, role.target ?? target, role.unit);
    } else if (role.is === 'aside') sheet.setAside(start, offsets.at(end));
    // Comments may belong to what stands below.
    else if (bytes[at] !== HASH) sheet.frame(start, offsets.at(end));
    at = lineEnd + 1;
  }
}

/** A line of line protocol that stands in something else: without its signs, with the range that it came from. */
export interface CutLine extends Range {
  /** Without a line break. */
  readonly text: string;
  readonly target?: Target;
  readonly unit?: TimeUnit;
}

/** Points of lines that were cut out of a text. */
export function readCutLines(lines: readonly CutLine[], sheet: Sheet): void {
  const source = openSource(lines.map(({ text }) => text).join('\n'));
  const points = new PointLines(source, sheet);
  let at = 0;
  for (const { start, end, target, unit } of lines) {
    spend(1);
    const lineEnd = source.bytes.indexOf(NEWLINE, at);
    points.add({ start: at, end: lineEnd }, { start, end }, target, unit);
    at = lineEnd + 1;
  }
}

/** Reads lines of one source to points of a sheet. */
class PointLines {
  readonly #lines: LineReader;
  // Points of one series share their tags: of many lines there are few.
  readonly #tagsOf = new Map<LinePoint['series'], Draft['tags']>();

  constructor(
    private readonly source: LineSource,
    private readonly sheet: Sheet,
  ) {
    this.#lines = new LineReader(source, unitOf('n'), { first: 0n, apart: 0n }, new SeriesList());
  }

  /** Most lines look like one before. */
  #read(start: number, end: number, offset: number): LinePoint | Refused {
    const isPlain = (this.source.bytes[start] ?? BLANK) > BLANK && this.source.bytes[end] === NEWLINE;
    const quick = isPlain ? this.#lines.quick(start, offset) : undefined;
    return quick ?? this.#lines.exact(this.source, { start, end }, offset);
  }

  add({ start: from, end }: Span, range: Range, target: Target | undefined, unit: TimeUnit | undefined): void {
    const { bytes } = this.source;
    const start = skipBlanks(bytes, from, end);
    const untimed = this.#lines.untimedPoints;
    const read = this.#read(start, end, range.start);
    if (!(read instanceof LinePoint)) {
      this.sheet.leaveOut(range.start, range.end, `this line is no point (${read.reason})`);
      return;
    }
    let tags = this.#tagsOf.get(read.series);
    if (tags === undefined) {
      tags = [...read.tags.entries()];
      this.#tagsOf.set(read.series, tags);
    }
    const hasTime = this.#lines.untimedPoints === untimed;
    this.sheet.add({
      target,
      name: read.name,
      tags,
      cells: cellsOf(read),
      time: hasTime ? timeOf(read.time, unit) : undefined,
      start: range.start,
      end: range.end,
    });
  }
}

/** Nothing that a quick look is for. */
const BLANK = 0x20;

function timeOf(value: bigint, unit: TimeUnit | undefined): DraftTime {
  return unit === undefined ? { unit: 'file', value } : { unit: 'ns', value: value * NS_OF_UNIT[unit] };
}

function cellsOf({ fields }: LinePoint): [string, Cell][] {
  const cells: [string, Cell][] = [];
  for (const [name, value] of fields.entries()) {
    if (value !== null && typeof value !== 'object') cells.push([name, value]);
  }
  return cells;
}
