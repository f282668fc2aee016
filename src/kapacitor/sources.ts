/** The points of a workspace's data files, one file after the other. */
import { Late } from '../go/late';
import type { readCsv } from '../points/csv';
import type { LinePoint } from '../points/line-point';
import { readLineProtocol, type WriteRequest } from '../points/line-protocol';
import { SeriesList } from '../points/series';
import type { readStreamRecording } from '../points/stream-recording';
import type { CaseFile } from './case-file';
import { fileKind, filesOf, textOf, type Workspace, type WorkspaceFile } from './files';
import type { Problem } from './run-model';

/** Readers of data files that are no line protocol. */
export const DATA_READERS = new Late<{
  readonly readCsv: typeof readCsv;
  readonly readStreamRecording: typeof readStreamRecording;
}>('the readers of CSV and recordings');

/** One data file while it is read: it gives points in portions. */
interface DataReader {
  readonly size: number;
  readonly position: number;
  /** `undefined` behind the last portion. */
  next(): Portion | undefined;
}

interface Portion {
  readonly points: readonly LinePoint[];
  /** The write endpoint's answer, when it refused the portion. */
  readonly refusal?: string;
  readonly problems: readonly Problem[];
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

  constructor(workspace: Workspace, caseFile: CaseFile, defaultRetentionPolicy = '') {
    const files = filesOf(workspace, 'points', 'recording', 'csv');
    this.files = files.map(({ path }) => path);
    this.#readers = files.map((file) => openFile(file, caseFile, defaultRetentionPolicy, this.series));
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
      if (portion.refusal !== undefined) this.writeErrors.push(portion.refusal);
      this.problems.push(...portion.problems);
      this.#portion = portion.points;
      this.#at = 0;
      return true;
    }
    return false;
  }
}

function openFile(file: WorkspaceFile, caseFile: CaseFile, defaultPolicy: string, series: SeriesList): DataReader {
  switch (fileKind(file.path)) {
    case 'recording':
      return atOnce(sizeOf(file), () => readRecording(file, series));
    case 'csv':
      return atOnce(sizeOf(file), () => readCsvFile(file, caseFile, series));
    default:
      return lineProtocol(file, caseFile, defaultPolicy, series);
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

function lineProtocol(file: WorkspaceFile, caseFile: CaseFile, defaultPolicy: string, series: SeriesList): DataReader {
  const { precision, writeBatch } = caseFile;
  const options = { precision, writeBatch, series, defaultRetentionPolicy: defaultPolicy };
  const reader = readLineProtocol(file.content, options);
  return {
    size: reader.size,
    get position() {
      return reader.position;
    },
    next() {
      const request = reader.next();
      return request === undefined ? undefined : toPortion(file.path, request);
    },
  };
}

function toPortion(file: string, { points, refusal, badLines }: WriteRequest): Portion {
  if (refusal === undefined) return { points, problems: [] };
  const problems = badLines.map(({ start, end, text, reason }) =>
    dataProblem(
      file,
      { start, end },
      `unable to parse '${text}': ${reason}`,
      `This line is no point (${reason}), and a server refuses all lines that were written together with it.`,
    ),
  );
  return { points, refusal, problems };
}

function readRecording(file: WorkspaceFile, series: SeriesList): Portion {
  const { path, content } = file;
  const start = { start: 0, end: 0 };
  if (!path.endsWith('.srpl') || typeof content === 'string') {
    const plain = 'Only recordings of streams (.srpl) can be fed here.';
    return { points: [], problems: [dataProblem(path, start, '', plain)] };
  }
  const { points, error } = DATA_READERS.get().readStreamRecording(content, series);
  const problems =
    error === undefined ? [] : [dataProblem(path, start, error, 'This recording cannot be read to its end.')];
  return { points, problems };
}

function readCsvFile(file: WorkspaceFile, { precision }: CaseFile, series: SeriesList): Portion {
  const measurement = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.csv$/i, '');
  const { points, problems } = DATA_READERS.get().readCsv(textOf(file), { measurement, precision, series });
  return {
    points,
    problems: problems.map(({ start, end, message }) => dataProblem(file.path, { start, end }, '', message)),
  };
}

function dataProblem(file: string, range: Problem['range'], kapacitor: string, plain: string): Problem {
  return { file, range, severity: 'error', kapacitor, plain, code: 'data' };
}
