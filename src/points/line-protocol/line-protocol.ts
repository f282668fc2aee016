/**
 * Data files of line protocol: nanosecond times, lines in file order, `# db=X rp=Y` switches where they go, other lines
 * that begin with `#` and blank lines are left out. They travel in write requests of so many lines, and one bad line
 * refuses its whole request. Kapacitor services/httpd/handler.go, v1.8; tests/conformance/FORMAT.md.
 */
import { fromBytes } from '../../go/bytes';
import { truncateTime } from '../../go/time/time';
import { SeriesList } from '../series';
import { HASH, NEWLINE, SPACE, type Span, skipBlanks } from './bytes-of-lines';
import { LineSource } from './cells';
import { isLeftOut, joinLines, LineExtent, openSource, targetIn, Utf16Offsets, unitOf } from './line-file';
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
  readonly #lines: LineReader;
  readonly #offsets: Utf16Offsets;
  readonly #batch: number;
  readonly #defaultRetentionPolicy: string;
  #database: string;
  #retentionPolicy: string;
  #at = 0;

  constructor(source: string | Uint8Array, options: LineProtocolOptions) {
    const unit = unitOf(options.precision);
    this.#source = openSource(source);
    this.size = this.#source.bytes.length;
    this.#offsets = new Utf16Offsets(this.#source);
    this.#batch = options.writeBatch ?? 1000;
    this.#partial = options.partial ?? false;
    this.#database = options.database ?? 'telegraf';
    this.#retentionPolicy = options.retentionPolicy ?? 'autogen';
    this.#defaultRetentionPolicy = options.defaultRetentionPolicy ?? '';
    const now = options.now ?? 0n;
    this.#lines = new LineReader(this.#source, unit, truncateTime(now, unit.ns), options.series ?? new SeriesList());
    this.#lines.writeTo(this.#database, this.#retentionPolicy);
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#at;
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
    const target = targetIn(line);
    if (target !== undefined) {
      if (inRequest) return 'request ends';
      this.#database = target.database;
      this.#retentionPolicy = target.retentionPolicy || this.#defaultRetentionPolicy;
      this.#lines.writeTo(this.#database, this.#retentionPolicy);
    }
    this.#at = end + 1;
    return 'skipped';
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
      if (targetIn(line) !== undefined) return undefined;
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
