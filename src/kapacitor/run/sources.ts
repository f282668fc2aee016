/** The points of a workspace's data files, one file after the other. */
import type { readCsv } from '../../points/formats/csv/csv';
import type { readStreamRecording } from '../../points/formats/recording/stream-recording';
import type { LinePoint } from '../../points/line-protocol/line-point';
import { readLineProtocol, type WriteRequest } from '../../points/line-protocol/line-protocol';
import { SeriesList } from '../../points/series';
import type { Problem } from '../../problems/problem';
import type { CaseFile } from '../../workspace/case-file';
import { fileKind } from '../../workspace/kinds';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';

/** Readers of data files that are no line protocol. */
export interface DataReaders {
  readonly readCsv: typeof readCsv;
  readonly readStreamRecording: typeof readStreamRecording;
}

/** One data file while it is read: it gives points in portions. */
interface DataReader {
  readonly size: number;
  readonly position: number;
  /** `undefined` behind the last portion. */
  next(): Portion | undefined;
}

interface Portion {
  readonly points: readonly LinePoint[];
  readonly badLines?: WriteRequest['badLines'];
  /** The write endpoint's answer, when it refused the portion. */
  readonly refusal?: string;
  readonly problems: readonly Problem[];
}

/** What data files are written to in place of Kapacitor. */
export interface Database {
  /** Writes the points of one request; why some of its lines are left out, if any are. */
  write(points: readonly LinePoint[], badLines: WriteRequest['badLines']): string | undefined;
}

export class PointSources {
  readonly series = new SeriesList();
  readonly files: readonly string[];
  readonly writeErrors: string[] = [];
  readonly problems: Problem[] = [];
  /** Bytes of all data files. */
  readonly size: number;
  /** Index into `files` of the point that `next` gave last. */
  file = 0;
  readonly #readers: readonly DataReader[];
  #portion: readonly LinePoint[] = [];
  #at = 0;

  constructor(
    readers: DataReaders | undefined,
    workspace: Workspace,
    caseFile: CaseFile,
    defaultRetentionPolicy = '',
    private readonly database?: Database,
  ) {
    const files = filesOf(workspace, 'points', 'recording', 'csv');
    this.files = files.map(({ path }) => path);
    const { series } = this;
    const partial = database !== undefined;
    const read = (file: WorkspaceFile) =>
      openFile(file, { readers, caseFile, defaultRetentionPolicy, series, partial });
    this.#readers = files.map(read);
    this.size = this.#readers.reduce((sum, reader) => sum + reader.size, 0);
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#readers.reduce((sum, reader) => sum + reader.position, 0);
  }

  next(): LinePoint | undefined {
    for (;;) {
      const point = this.#portion[this.#at];
      if (point !== undefined) {
        this.#at++;
        return point;
      }
      if (!this.#nextPortion()) return undefined;
    }
  }

  #nextPortion(): boolean {
    for (; this.file < this.#readers.length; this.file++) {
      const portion = this.#readers[this.file]?.next();
      if (portion === undefined) continue;
      const { points, badLines = [], problems } = portion;
      const refusal = this.database === undefined ? portion.refusal : this.database.write(points, badLines);
      if (refusal !== undefined) this.writeErrors.push(refusal);
      this.problems.push(...problems);
      this.#portion = points;
      this.#at = 0;
      return true;
    }
    return false;
  }
}

interface ReadOptions {
  /** Absent where the engine has none: then there are no such files. */
  readonly readers: DataReaders | undefined;
  readonly caseFile: CaseFile;
  readonly defaultRetentionPolicy: string;
  readonly series: SeriesList;
  /** The good lines of a refused request count. */
  readonly partial: boolean;
}

function openFile(file: WorkspaceFile, options: ReadOptions): DataReader {
  switch (fileKind(file.path)) {
    case 'recording':
      return atOnce(sizeOf(file), () => readRecording(file, options));
    case 'csv':
      return atOnce(sizeOf(file), () => readCsvFile(file, options));
    default:
      return lineProtocol(file, options);
  }
}

function sizeOf({ content }: WorkspaceFile): number {
  return content.length;
}

/** A file that is read as a whole. */
function atOnce(size: number, read: () => Portion): DataReader {
  let done = false;
  return {
    size,
    get position() {
      return done ? size : 0;
    },
    next() {
      if (done) return undefined;
      done = true;
      return read();
    },
  };
}

function lineProtocol(file: WorkspaceFile, options: ReadOptions): DataReader {
  const { precision, writeBatch } = options.caseFile;
  const { series, defaultRetentionPolicy, partial } = options;
  const reader = readLineProtocol(file.content, { precision, writeBatch, series, defaultRetentionPolicy, partial });
  return {
    size: reader.size,
    get position() {
      return reader.position;
    },
    next() {
      const request = reader.next();
      return request === undefined ? undefined : toPortion(file.path, request, partial);
    },
  };
}

function toPortion(file: string, { points, refusal, badLines }: WriteRequest, partial: boolean): Portion {
  const rest = partial ? '' : ', and a server refuses all lines that were written together with it';
  const problems = badLines.map(({ start, end, text, reason }) =>
    dataProblem(
      file,
      { start, end },
      `unable to parse '${text}': ${reason}`,
      `This line is no point (${reason})${rest}.`,
    ),
  );
  return { points, badLines, problems, ...(refusal === undefined ? {} : { refusal }) };
}

/** A recording of batches and not of points. */
export function isBatchRecording(path: string): boolean {
  return path.endsWith('.brpl');
}

/** Asking for a reader where there is none is a bug. */
function known(readers: DataReaders | undefined): DataReaders {
  if (readers === undefined) throw new Error('no reader of this kind of file was given');
  return readers;
}

function readRecording(file: WorkspaceFile, { readers, series }: ReadOptions): Portion {
  const { path, content } = file;
  // Batches are no points: they are played to batch tasks.
  if (isBatchRecording(path)) return { points: [], problems: [] };
  if (typeof content === 'string') return { points: [], problems: [recordingProblem(path, '')] };
  const { points, error } = known(readers).readStreamRecording(content, series);
  return { points, problems: error === undefined ? [] : [recordingProblem(path, error)] };
}

export function recordingProblem(
  path: string,
  kapacitor: string,
  plain = 'This recording cannot be read to its end.',
): Problem {
  return dataProblem(path, { start: 0, end: 0 }, kapacitor, plain);
}

/** Recordings of batches in a workspace without a batch task. */
export function unplayedRecordings(workspace: Workspace): readonly Problem[] {
  const recordings = filesOf(workspace, 'recording').filter(({ path }) => isBatchRecording(path));
  return recordings.map(({ path }) =>
    recordingProblem(path, '', 'A recording of batches is played to batch tasks, and there is none.'),
  );
}

function readCsvFile(file: WorkspaceFile, { readers, caseFile: { precision }, series }: ReadOptions): Portion {
  const measurement = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.csv$/i, '');
  const { points, problems } = known(readers).readCsv(textOf(file), { measurement, precision, series });
  return {
    points,
    problems: problems.map(({ start, end, message }) => dataProblem(file.path, { start, end }, '', message)),
  };
}

function dataProblem(file: string, range: Problem['range'], kapacitor: string, plain: string): Problem {
  return { file, range, severity: 'error', kapacitor, plain, code: 'data' };
}
