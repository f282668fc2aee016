/**
 * Data files of line protocol: nanosecond times, lines in file order, `# db=X rp=Y` switches where they go, other lines
 * that begin with `#` and blank lines are left out. They travel in write requests of so many lines, and one bad line
 * refuses its whole request. Kapacitor services/httpd/handler.go, v1.8; tests/conformance/FORMAT.md.
 */
import { fromBytes } from '../../go/bytes';
import { truncateTime } from '../../go/time/time';
import { markBytes } from '../../text/byte-order-mark';
import { SeriesList } from '../series';
import { isPlausible } from '../times/unit-of-times';
import { APART } from '../times/untimed';
import { HASH, NEWLINE, SPACE, type Span, skipBlanks } from './bytes-of-lines';
import { LineSource } from './cells';
import { type Directive, directiveIn, unitNamed, unitOfLines, withoutReturns } from './kinder-reading';
import { isLeftOut, joinLines, LineExtent, openSource, targetIn, Utf16Offsets, unitOf } from './line-file';
import type { LineNotes } from './line-notes';
import { LinePoint } from './line-point';
import { LineReader } from './line-reader';

export interface LineProtocolOptions {
  /** `ns` or `n`, `u`, `ms`, `s`, `m`, `h`; anything else counts as nanoseconds, as in Kapacitor. */
  readonly precision?: string;
  /** Lines in one write request, 1000 unless said otherwise. */
  readonly writeBatch?: number;
  /** Where lines go before the file says otherwise: `telegraf`. */
  readonly database?: string;
  /** `autogen`. */
  readonly retentionPolicy?: string;
  /** The server's `default-retention-policy`: where a write without one goes. */
  readonly defaultRetentionPolicy?: string;
  /** Time of lines without one, in nanoseconds. */
  readonly now?: bigint;
  /** The good lines of a refused request count, as InfluxDB takes them. */
  readonly partial?: boolean;
  /**
   * Read for people and not as Kapacitor does: a byte order mark and Windows line ends are no matter, the unit of times
   * is found where no precision is given, lines without a time come one behind the other, `# precision=s` and the
   * comments of an export count, and a bad line costs no other.
   */
  readonly lenient?: boolean;
  /** Shared by all files of a run. */
  readonly series?: SeriesList;
}

/** What one write request brought: its points, or why it was refused. */
export interface WriteRequest {
  readonly database: string;
  readonly retentionPolicy: string;
  /** Empty when the request was refused, unless a part of it is taken. */
  readonly points: readonly LinePoint[];
  /** The endpoint's answer to bad lines, with the line break at its end. */
  readonly refusal?: string;
  readonly badLines: readonly BadLine[];
}

export interface BadLine {
  /** Where it is in the file, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** The line as the answer quotes it. */
  readonly text: string;
  readonly reason: string;
}

export function readLineProtocol(source: string | Uint8Array, options: LineProtocolOptions = {}): LineProtocolReader {
  return new LineProtocolReader(source, options);
}

export class LineProtocolReader {
  /** Bytes of the file. */
  readonly size: number;
  readonly #source: LineSource;
  readonly #partial: boolean;
  /** Absent where Kapacitor's reading holds. */
  readonly #lenient: Omit<LineNotes, 'untimed' | 'isOld'> | undefined;
  readonly #lines: LineReader;
  readonly #offsets: Utf16Offsets;
  readonly #batch: number;
  readonly #defaultRetentionPolicy: string;
  #database: string;
  #retentionPolicy: string;
  #at: number;

  constructor(source: string | Uint8Array, options: LineProtocolOptions) {
    const { lenient = false, precision } = options;
    const opened = openSource(source);
    const bytes = lenient ? withoutReturns(opened.bytes) : opened.bytes;
    const hasReturns = bytes !== opened.bytes;
    this.#source = hasReturns ? new LineSource(bytes, opened.isAscii) : opened;
    this.size = bytes.length;
    this.#at = lenient ? markBytes(bytes) : 0;
    const said = unitNamed(precision);
    const found = lenient && said === undefined ? unitOfLines(bytes, this.#at) : undefined;
    const unit = unitOf(lenient ? (said ?? found) : precision);
    this.#lenient = lenient ? { unit: found, hasMark: this.#at > 0, hasReturns } : undefined;
    this.#offsets = new Utf16Offsets(this.#source);
    this.#batch = options.writeBatch ?? 1000;
    this.#partial = lenient || (options.partial ?? false);
    this.#database = options.database ?? 'telegraf';
    this.#retentionPolicy = options.retentionPolicy ?? 'autogen';
    this.#defaultRetentionPolicy = options.defaultRetentionPolicy ?? '';
    const now = { first: truncateTime(options.now ?? 0n, unit.ns), apart: 0n };
    this.#lines = new LineReader(this.#source, unit, lenient ? APART : now, options.series ?? new SeriesList());
    this.#lines.writeTo(this.#database, this.#retentionPolicy);
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#at;
  }

  /** Points without a time of their own so far. */
  get untimed(): number {
    return this.#lines.untimedPoints;
  }

  /** What a lenient reader found out about the lines so far. */
  get notes(): LineNotes | undefined {
    const { lowest, untimedPoints } = this.#lines;
    const isOld = lowest !== undefined && !isPlausible(lowest, 'ns');
    return this.#lenient && { ...this.#lenient, untimed: untimedPoints, isOld };
  }

  /** The next write request; `undefined` behind the last. */
  next(): WriteRequest | undefined {
    const { bytes } = this.#source;
    const points: LinePoint[] = [];
    const badLines: BadLine[] = [];
    let lines = 0;
    while (this.#at < bytes.length && lines < this.#batch) {
      const at = this.#at;
      const first = bytes[at] ?? NEWLINE;
      const point = first > SPACE && first !== HASH ? this.#lines.quick(at, this.#offsets.at(at)) : undefined;
      if (point !== undefined) {
        points.push(point);
        this.#at = this.#lines.end + 1;
        lines++;
        continue;
      }
      const skipped = this.#skip(at, lines > 0);
      if (skipped === 'request ends') break;
      if (skipped === 'skipped') continue;
      lines += this.#exact(at, this.#batch - lines, points, badLines);
    }
    return lines === 0 ? undefined : this.#request(points, badLines);
  }

  #request(points: readonly LinePoint[], badLines: readonly BadLine[]): WriteRequest {
    const to = { database: this.#database, retentionPolicy: this.#retentionPolicy };
    if (badLines.length === 0) return { ...to, points, badLines };
    const refusal = badLines.map(({ text, reason }) => `unable to parse '${text}': ${reason}\n`).join('');
    return { ...to, points: this.#partial ? points : [], badLines, refusal };
  }

  /** Goes past a line that is blank or begins with `#`. A change of target waits until the request before it is out. */
  #skip(at: number, inRequest: boolean): 'skipped' | 'request ends' | 'a line' {
    const { bytes } = this.#source;
    const end = bytes.indexOf(NEWLINE, at);
    const line = bytes.subarray(at, end);
    if (!isLeftOut(line)) return 'a line';
    const directive = this.#directiveIn(line);
    if (directive !== undefined) {
      if (inRequest) return 'request ends';
      this.#follow(directive);
    }
    this.#at = end + 1;
    return 'skipped';
  }

  #directiveIn(line: Uint8Array): Directive | undefined {
    if (this.#lenient !== undefined) return directiveIn(line);
    const target = targetIn(line);
    return target && { is: 'target', ...target };
  }

  #follow(directive: Directive): void {
    switch (directive.is) {
      case 'target':
        this.#database = directive.database;
        this.#retentionPolicy = directive.retentionPolicy || this.#defaultRetentionPolicy;
        break;
      case 'database':
        this.#database = directive.name;
        break;
      case 'retention policy':
        this.#retentionPolicy = directive.name;
        break;
      case 'precision':
        this.#lines.measureIn(unitOf(directive.unit));
        return;
    }
    this.#lines.writeTo(this.#database, this.#retentionPolicy);
  }

  /** Reads the line at `at` with those that a string in it runs over. How many lines of the file that took. */
  #exact(at: number, most: number, points: LinePoint[], badLines: BadLine[]): number {
    const line = this.#wholeLine(at, most);
    const { source, end, lines } = line;
    this.#at = line.next;
    const start = skipBlanks(source.bytes, line.start, end);
    if (start >= end || source.bytes[start] === HASH) return lines;
    const offset = this.#offsets.at(at);
    const point = this.#lines.exact(source, { start, end }, offset);
    if (point instanceof LinePoint) points.push(point);
    else {
      const text = fromBytes(source.bytes.subarray(start, end));
      badLines.push({ start: offset, end: this.#offsets.at(line.next - 1), text, reason: point.reason });
    }
    return lines;
  }

  /** A line goes on behind its line break inside a quoted string, and when the line break is escaped. */
  #wholeLine(start: number, most: number): WholeLine {
    const { bytes } = this.#source;
    const extent = new LineExtent();
    const pieces: Uint8Array[] = [];
    let next = start;
    for (;;) {
      const end = bytes.indexOf(NEWLINE, next);
      const piece = bytes.subarray(next, end);
      next = end + 1;
      pieces.push(piece);
      extent.read(piece);
      const following = extent.isOpen && pieces.length < most ? this.#followingLine(next) : undefined;
      if (following === undefined) break;
      extent.readLineBreak();
      next = following;
    }
    const lines = pieces.length;
    if (lines === 1) return { source: this.#source, start, end: next - 1, next, lines };
    const joined = joinLines(pieces);
    return { source: new LineSource(joined, false), start: 0, end: joined.length, next, lines };
  }

  /** Where the next line of this request begins, behind lines that are left out. */
  #followingLine(from: number): number | undefined {
    const { bytes } = this.#source;
    for (let at = from; at < bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, at);
      const line = bytes.subarray(at, end);
      if (!isLeftOut(line)) return at;
      if (this.#directiveIn(line) !== undefined) return undefined;
      at = end + 1;
    }
    return undefined;
  }
}

interface WholeLine extends Span {
  readonly source: LineSource;
  /** The byte behind it in the file. */
  readonly next: number;
  /** Lines of the file that it is made of. */
  readonly lines: number;
}
