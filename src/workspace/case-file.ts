import type { Problem } from '../problems/problem';
import { parseExactJSON } from '../text/exact-json';
import { isObject } from '../text/json';
import { type DataSettings, readDataSettings } from './data-settings';

/** What `case.json` may say about a workspace; the format of the conformance cases. */
export interface CaseFile {
  readonly about?: string;
  readonly type: 'stream' | 'batch' | undefined;
  readonly dbrps: readonly Dbrp[] | undefined;
  /** By the name of the script's file. */
  readonly tasks: ReadonlyMap<string, TaskSettings>;
  /** Unit of the times in data files, where the file says one. */
  readonly precision: string | undefined;
  /** How data files are read, by path. */
  readonly data: ReadonlyMap<string, DataSettings>;
  /** What the HipChat server answers. */
  readonly respond: { readonly status: number; readonly body: string /** Never answers. */; readonly slow?: true };
  /** How many lines go into one write request; one bad line refuses its whole request. */
  readonly writeBatch: number;
  /** The raw value of `batch`, read by batch-span: over which time batch tasks ask. */
  readonly batch: unknown;
  /** The raw value of `expectations`, read by src/expectations. */
  readonly expectations: unknown;
}

export interface Dbrp {
  readonly database: string;
  readonly retentionPolicy: string;
}

export interface TaskSettings {
  readonly id?: string;
  readonly type?: string;
  readonly dbrps?: readonly Dbrp[];
  /** Vars as the HTTP API takes them (ints that no float holds are bigints), or the path of a file with them; checked when the task is defined. */
  readonly vars?: unknown;
}

export const DEFAULT_DBRP: Dbrp = { database: 'telegraf', retentionPolicy: 'autogen' };

/** What a task of this file gets points of, where its script does not say. */
export function taskDbrps({ tasks, dbrps }: CaseFile, file: string): readonly Dbrp[] {
  return tasks.get(file)?.dbrps ?? dbrps ?? [DEFAULT_DBRP];
}

const DEFAULTS: CaseFile = {
  type: undefined,
  dbrps: undefined,
  tasks: new Map(),
  precision: undefined,
  data: new Map(),
  respond: { status: 204, body: '' },
  writeBatch: 1000,
  batch: undefined,
  expectations: undefined,
};

export interface CaseFileResult {
  readonly caseFile: CaseFile;
  readonly problems: readonly Problem[];
}

/** Reads `case.json`. What cannot be understood is told and left out; the rest counts. */
export function readCaseFile(path: string, text: string | undefined): CaseFileResult {
  if (text === undefined) return { caseFile: DEFAULTS, problems: [] };
  const json = parseExactJSON(text);
  if (!json.ok) return { caseFile: DEFAULTS, problems: [problem(path, text, json.error)] };
  if (!isObject(json.value))
    return { caseFile: DEFAULTS, problems: [problem(path, text, 'case.json must be an object')] };
  return { caseFile: fromObject(json.value), problems: [] };
}

function fromObject(object: Readonly<Record<string, unknown>>): CaseFile {
  const { about, type, precision, respond, writeBatch } = object;
  return {
    ...(typeof about === 'string' ? { about } : {}),
    type: type === 'stream' || type === 'batch' ? type : isObject(object.batch) ? 'batch' : undefined,
    dbrps: readDbrps(object.dbrps),
    tasks: readTasks(object.tasks),
    precision: typeof precision === 'string' ? precision : undefined,
    data: readDataSettings(object.data),
    respond: readRespond(respond),
    writeBatch: typeof writeBatch === 'number' && writeBatch >= 1 ? Math.floor(writeBatch) : DEFAULTS.writeBatch,
    batch: object.batch,
    expectations: object.expectations,
  };
}

function readTasks(value: unknown): ReadonlyMap<string, TaskSettings> {
  if (!isObject(value)) return new Map();
  return new Map(Object.entries(value).map(([file, settings]) => [file, readTask(settings)]));
}

function readTask(value: unknown): TaskSettings {
  if (!isObject(value)) return {};
  const dbrps = readDbrps(value.dbrps);
  return {
    ...(typeof value.id === 'string' ? { id: value.id } : {}),
    ...(typeof value.type === 'string' ? { type: value.type } : {}),
    ...(dbrps === undefined ? {} : { dbrps }),
    ...(value.vars === undefined ? {} : { vars: value.vars }),
  };
}

function readDbrps(value: unknown): readonly Dbrp[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter(isObject).map(({ db, rp }) => ({ database: text(db), retentionPolicy: text(rp) }));
}

function readRespond(value: unknown): CaseFile['respond'] {
  if (!isObject(value)) return DEFAULTS.respond;
  if (value.slow === true) return { ...DEFAULTS.respond, slow: true };
  return { status: typeof value.status === 'number' ? value.status : DEFAULTS.respond.status, body: text(value.body) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function problem(file: string, source: string, detail: string): Problem {
  const at = /position (\d+)/.exec(detail)?.[1];
  const start = Math.min(at === undefined ? 0 : Number(at), source.length);
  return {
    file,
    range: { start, end: Math.min(start + 1, source.length) },
    severity: 'error',
    kapacitor: '',
    plain: `This file is not valid JSON, so it is left aside: ${detail}.`,
    code: 'case-json',
  };
}
