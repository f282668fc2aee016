/** The points of a workspace's data files, one file after the other. */
import { formatRFC3339Nano } from '../../go/time/time';
import type { readStreamRecording } from '../../points/formats/recording/stream-recording';
import { lineNoteSentences } from '../../points/line-protocol/line-notes';
import type { LinePoint } from '../../points/line-protocol/line-point';
import { readLineProtocol, type WriteRequest } from '../../points/line-protocol/line-protocol';
import { looksLikeLines, mayHoldOthers } from '../../points/line-protocol/looks-like-lines';
import { SeriesList } from '../../points/series';
import type { Problem } from '../../problems/problem';
import type { CaseFile } from '../../workspace/case-file';
import { fileKind } from '../../workspace/kinds';
import { filesOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { dataReport, foreignPoints, holdsData, recogniseFile } from '../data/foreign';
import type { DataReport } from '../record/run-model';
import { type DataForm, dataFilesOf } from './data-files';

/** Readers of data files that are no plain line protocol. */
export interface DataReaders {
  readonly holdsData: typeof holdsData;
  readonly recogniseFile: typeof recogniseFile;
  readonly foreignPoints: typeof foreignPoints;
  readonly dataReport: typeof dataReport;
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

export interface Sources {
  /** Absent where the engine has none: then there are no such files. */
  readonly readers: DataReaders | undefined;
  readonly workspace: Workspace;
  readonly caseFile: CaseFile;
  readonly form: DataForm;
  /** Nanoseconds: what points without a time get where data are read as Kapacitor reads them. */
  readonly began: bigint;
  /** Of the configuration. */
  readonly defaultRetentionPolicy?: string;
  readonly database?: Database;
}

export class PointSources {
  readonly series = new SeriesList();
  readonly files: readonly string[];
  readonly writeErrors: string[] = [];
  readonly problems: Problem[] = [];
  /** Files that are not read as Kapacitor reads them; those of line protocol once they are read. */
  readonly data: DataReport[] = [];
  /** Index into `files` of the point that `next` gave last. */
  file = 0;
  readonly #dataFiles: readonly WorkspaceFile[];
  /** Once they are open. */
  #readers: readonly DataReader[] | undefined;
  #portion: readonly LinePoint[] = [];
  #at = 0;

  constructor(private readonly sources: Sources) {
    const { workspace, readers, form } = sources;
    this.#dataFiles = dataFilesOf(workspace, form, readers);
    this.files = this.#dataFiles.map(({ path }) => path);
    if (form === 'exact') {
      this.problems.push(...filesOf(workspace, 'csv').map(({ path }) => formProblem(path, NOT_EXACT)));
    }
  }

  /** Finds out what each file holds. Whoever asks for a point does so too; for large files it takes its time. */
  open(): readonly DataReader[] {
    const { sources, series } = this;
    this.#readers ??= this.#dataFiles.map((file) =>
      openFile(file, { ...sources, series, tell: (report) => this.data.push(report) }),
    );
    return this.#readers;
  }

  /** Bytes of all data files. */
  get size(): number {
    return (this.#readers ?? []).reduce((sum, reader) => sum + reader.size, 0);
  }

  /** Bytes read so far. */
  get position(): number {
    return (this.#readers ?? []).reduce((sum, reader) => sum + reader.position, 0);
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
    const readers = this.open();
    for (; this.file < readers.length; this.file++) {
      const portion = readers[this.file]?.next();
      if (portion === undefined) continue;
      const { points, badLines = [], problems } = portion;
      const { database } = this.sources;
      const refusal = database === undefined ? portion.refusal : database.write(points, badLines);
      if (refusal !== undefined) this.writeErrors.push(refusal);
      for (const problem of problems) this.problems.push(problem);
      this.#portion = points;
      this.#at = 0;
      return true;
    }
    return false;
  }
}

interface ReadOptions extends Sources {
  readonly tell: (report: DataReport) => void;
  readonly series: SeriesList;
}

function openFile(file: WorkspaceFile, options: ReadOptions): DataReader {
  const kind = fileKind(file.path);
  const size = file.content.length;
  if (kind === 'recording' && (options.form === 'exact' || typeof file.content !== 'string')) {
    return atOnce(size, () => readRecording(file, options));
  }
  const isLines = kind === 'points' && looksLikeLines(file.content);
  if ((options.form === 'exact' && kind !== 'recipe') || (isLines && !mayHoldOthers(file.content)))
    return lineProtocol(file, options);
  const recognised = known(options.readers).recogniseFile(file, options.workspace, options.caseFile);
  switch (recognised.is) {
    case 'lines':
      return lineProtocol({ path: file.path, content: recognised.text }, options);
    case 'data':
      options.tell(known(options.readers).dataReport(file.path, recognised.data));
      return atOnce(size, () => known(options.readers).foreignPoints(file.path, recognised.data, options.series));
    case 'nothing':
      // What is called line protocol is told line by line.
      if (isLines || (kind === 'points' && !recognised.known)) return lineProtocol(file, options);
      return atOnce(size, () => ({ points: [], problems: [dataProblem(file.path, NOWHERE, '', recognised.reason)] }));
  }
}

const NOWHERE = { start: 0, end: 0 };

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
  const { series, defaultRetentionPolicy, database, form, caseFile, began } = options;
  const { writeBatch } = caseFile;
  const lenient = form === 'any';
  const precision = (lenient ? caseFile.data.get(file.path)?.precision : undefined) ?? caseFile.precision;
  const reader = readLineProtocol(file.content, {
    ...(precision === undefined ? {} : { precision }),
    ...(defaultRetentionPolicy === undefined ? {} : { defaultRetentionPolicy }),
    writeBatch,
    now: began,
    series,
    lenient,
    partial: database !== undefined,
  });
  const told = { good: 0, bad: 0 };
  let ended = false;
  return {
    size: reader.size,
    get position() {
      return reader.position;
    },
    next() {
      const request = reader.next();
      if (request !== undefined) return toPortion(file.path, request, options, told);
      if (ended) return undefined;
      ended = true;
      if (told.good + told.bad === 0 && reader.size > 0) return emptyPortion(file.path);
      if (reader.notes === undefined) return untimedPortion(file.path, reader.untimed, began);
      const { unit } = reader.notes;
      const guesses = unit === undefined || unit === 'ns' ? [] : [{ is: 'unit', unit, because: 'values' } as const];
      const sentences = lineNoteSentences(reader.notes);
      if (told.bad > MOST_TOLD) sentences.push(`${told.bad - MOST_TOLD} further lines are no points.`);
      const [summary, ...notes] = sentences;
      if (summary === undefined) return undefined;
      const { good: points, bad: leftOut } = told;
      options.tell({ file: file.path, format: 'line-protocol', summary, notes, points, leftOut, guesses });
      return { points: [], problems: [formProblem(file.path, sentences.join(' '))] };
    },
  };
}

/** Says what points without a time got, because the same file gives other times tomorrow. */
function untimedPortion(path: string, untimed: number, began: bigint): Portion | undefined {
  if (untimed === 0) return undefined;
  const words = untimed === 1 ? 'One point has' : `${untimed} points have`;
  const time = formatRFC3339Nano(began);
  return {
    points: [],
    problems: [
      formProblem(path, `${words} no time: as on a server it is the time at which the run began, ${time} here.`),
    ],
  };
}

/** There is something in the file, and no line of it says a point. */
function emptyPortion(path: string): Portion {
  const plain = 'No point stands in this file: it has only comments (lines that begin with #) and blank lines.';
  return { points: [], problems: [{ ...dataProblem(path, NOWHERE, '', plain), severity: 'info' }] };
}

const NOT_EXACT = 'Kapacitor reads no CSV, so it is left aside under Strict. As line protocol it counts.';

/** Bad lines of a file that are told one by one. */
const MOST_TOLD = 100;

function toPortion(
  file: string,
  request: WriteRequest,
  { form, database }: ReadOptions,
  told: { good: number; bad: number },
): Portion {
  const { points, refusal, badLines } = request;
  const lenient = form === 'any';
  const rest = lenient
    ? ' It is left out here; a server refuses all lines that are written together with it.'
    : database === undefined
      ? ' A server refuses all lines that are written together with it.'
      : '';
  const shown = lenient ? badLines.slice(0, Math.max(0, MOST_TOLD - told.bad)) : badLines;
  told.bad += badLines.length;
  told.good += points.length;
  const problems = shown.map(({ start, end, text, reason }) =>
    dataProblem(
      file,
      { start, end },
      `unable to parse '${text}': ${reason}`,
      `This line is no point (${reason}).${rest}`,
    ),
  );
  return { points, badLines, problems, ...(refusal === undefined || lenient ? {} : { refusal }) };
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

function dataProblem(file: string, range: Problem['range'], kapacitor: string, plain: string): Problem {
  return { file, range, severity: 'error', kapacitor, plain, code: 'data' };
}

/** How a file was read, where that is not how Kapacitor reads it. */
function formProblem(file: string, plain: string): Problem {
  return { file, range: NOWHERE, severity: 'info', kapacitor: '', plain, code: 'data-form' };
}
