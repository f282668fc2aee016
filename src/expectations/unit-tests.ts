/** Test files of kapacitor-unit (gpestana/kapacitor-unit): points in, and how many alerts of each level come out. */

import { parse } from 'yaml';
import { parseGoDuration } from '../go/time/parse-duration';
import { formatRFC3339Nano } from '../go/time/time';
import { WHOLE } from '../kapacitor/engine/whole';
import type { Run } from '../kapacitor/record/run-model';
import { stoppedWords } from '../kapacitor/record/stopped';
import { runWorkspace } from '../kapacitor/run/run';
import { type Budget, STRICT } from '../kapacitor/run/run-options';
import { isObject } from '../text/json';
import { messageOf } from '../text/thrown';
import { type FileKind, fileKind } from '../workspace/kinds';
import { isUnitFile } from '../workspace/paths';
import { textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';

export interface UnitTest {
  readonly name: string;
  /** Name of the script's file, with or without `.tick`; folders before it need not be told. */
  readonly task: string;
  readonly database: string;
  readonly retentionPolicy: string;
  readonly type: string;
  readonly data: readonly string[];
  /** A file that holds a list of lines. */
  readonly dataPath?: string;
  /** The unit of the times in the data: `ns`, `us`, `ms`, `s`. */
  readonly precision: string;
  /** Times of a batch test are offsets of this unit from the present, which is moved by `shift`. */
  readonly shift?: string;
  readonly offsetUnit: string;
  readonly recording?: string;
  readonly expects: AlertCounts;
}
/** What is not written is expected not to happen. */
export type AlertCounts = Readonly<Record<(typeof LEVELS)[number]['key'], number>>;

export interface UnitResult {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  readonly sentence: string;
  /** Its run was stopped by the budget. */
  readonly isStopped?: true;
}

/** Of one test's run. */
const BUDGET: Budget = { milliseconds: 20_000, events: 200_000 };

const LEVELS = [
  { key: 'ok', statistic: 'oks_triggered' },
  { key: 'warn', statistic: 'warns_triggered' },
  { key: 'crit', statistic: 'crits_triggered' },
] as const;
/** The present of a test; kapacitor-unit would take the real one. */
const NOW = 1_514_764_800_000_000_000n;
/** Between lines without a time. */
const STEP = 1_000_000n;
const SECOND = 1_000_000_000n;
/** kapacitor-unit lets a batch task ask every second, and looks at it after three. */
const BATCH_SECONDS = 3n;
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
]);

export type UnitFile =
  | { readonly ok: true; readonly tests: readonly UnitTest[] }
  | { readonly ok: false; readonly error: string };

/** Test files of the workspace: `*.unit.yaml`, and any YAML that has `tests`. */
export function unitFilesOf(workspace: Workspace): readonly WorkspaceFile[] {
  return workspace.filter(isUnitFile);
}

function readUnitFile(text: string): UnitFile {
  try {
    const document: unknown = parse(text);
    const tests = isObject(document) ? document.tests : undefined;
    if (!Array.isArray(tests)) return { ok: false, error: 'there is no list of tests in it' };
    return { ok: true, tests: tests.filter(isObject).map(readTest) };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

function readTest(test: Readonly<Record<string, unknown>>): UnitTest {
  const recording = text(test.recording_id);
  const [dataPath, shift] = [text(test.data_path), text(test.shift)];
  const expects = isObject(test.expects) ? test.expects : {};
  return {
    name: text(test.name),
    // The README of kapacitor-unit writes both names.
    task: text(test.task_name) || text(test.task_id),
    database: text(test.db),
    retentionPolicy: text(test.rp),
    type: text(test.type) === '' ? 'stream' : text(test.type),
    data: Array.isArray(test.data) ? test.data.map(text) : [],
    ...(dataPath === '' ? {} : { dataPath }),
    precision: text(test.precision) || 'ns',
    ...(shift === '' ? {} : { shift }),
    offsetUnit: text(test.offset_unit),
    ...(recording === '' ? {} : { recording }),
    expects: { ok: count(expects.ok), warn: count(expects.warn), crit: count(expects.crit) },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : Number(text(value));
}

/** Runs every test of every test file, each by itself. */
export function runUnitTests(workspace: Workspace, strict: boolean, budget = BUDGET): readonly UnitResult[] {
  return unitFilesOf(workspace).flatMap((file): readonly UnitResult[] => {
    const read = readUnitFile(textOf(file));
    if (!read.ok)
      return [{ file: file.path, name: file.path, passed: false, sentence: `Cannot be read: ${read.error}.` }];
    return read.tests.map((test) => {
      const name = test.name === '' ? test.task : test.name;
      return { file: file.path, name, ...runUnitTest(workspace, test, strict, budget) };
    });
  });
}

/** What a tested script finds beside it. */
const SURROUNDINGS: readonly FileKind[] = ['config', 'environment', 'handler', 'sideload'];

type Verdict = Omit<UnitResult, 'file' | 'name'>;

function runUnitTest(workspace: Workspace, test: UnitTest, strict: boolean, budget: Budget): Verdict {
  const script = findFile(workspace, test.task) ?? findFile(workspace, `${test.task}.tick`);
  if (script === undefined) return failed(`There is no script ${test.task}.`);
  const lines = linesOf(workspace, test);
  if (typeof lines === 'string') return failed(lines);
  if (test.recording !== undefined && lines.length > 0) return failed('A test has data or a recording_id, not both.');
  const isBatch = test.type !== 'stream';
  const dated = lines.map((line, i) => datedLine(line, i, test));
  const input = test.recording === undefined ? dataFile(test, dated) : recordingOf(workspace, test.recording, isBatch);
  if (typeof input === 'string') return failed(input);
  const path = script.path.slice(script.path.lastIndexOf('/') + 1);
  const task = { path, content: isBatch ? hurried(textOf(script)) : script.content };
  const kept = workspace.filter((file) => SURROUNDINGS.includes(fileKind(file.path)));
  // A batch task asks for the data while it runs, as it does for kapacitor-unit; a strict run would want a recording.
  const run = runWorkspace(WHOLE, [...kept, task, input, caseFile(task, test, presentOf(test, dated))], {
    ...(strict && !isBatch ? STRICT : { data: 'exact' }),
    budget,
  });
  return verdict(run, test.expects);
}

/** The file of that path, or the first whose path ends in it. */
function findFile(workspace: Workspace, path: string): WorkspaceFile | undefined {
  return workspace.find((file) => file.path === path) ?? workspace.find((file) => file.path.endsWith(`/${path}`));
}

/** Whatever stands in `every()`, kapacitor-unit lets a batch task ask every second. */
function hurried(script: string): string {
  return script.replace(/every\((?:(?!every\().)*?\)/g, 'every(1s)');
}

/** The lines of a test, or what is wrong with the file that holds them. */
function linesOf(workspace: Workspace, { data, dataPath }: UnitTest): readonly string[] | string {
  if (dataPath === undefined) return data;
  const file = findFile(workspace, dataPath.replace(/^(?:\.\.?\/)+/, ''));
  if (file === undefined) return `There is no file ${dataPath}.`;
  try {
    const lines: unknown = parse(textOf(file));
    return Array.isArray(lines) ? lines.map(text) : `There is no list of lines in ${dataPath}.`;
  } catch (error) {
    return `${dataPath} cannot be read: ${messageOf(error)}.`;
  }
}

function recordingOf(workspace: Workspace, recording: string, isBatch: boolean): WorkspaceFile | string {
  const path = `${recording}.${isBatch ? 'brpl' : 'srpl'}`;
  return findFile(workspace, path) ?? `There is no recording ${path}.`;
}

function dataFile({ database, retentionPolicy }: UnitTest, lines: readonly string[]): WorkspaceFile {
  return { path: 'data.lp', content: `# db=${database} rp=${retentionPolicy}\n${lines.join('\n')}\n` };
}

/** A line with fields and a time behind them; `undefined` for any other. No longer for a long line than it takes to pass it. */
function timed(line: string): { readonly head: string; readonly digits: string } | undefined {
  const text = line.trimEnd();
  const digits = /\s(-?\d+)$/.exec(text.slice(-LONGEST_TIME))?.[1];
  if (digits === undefined) return undefined;
  const head = text.slice(0, -digits.length - 1);
  return /\s\S+=/.test(head) ? { head, digits } : undefined;
}

/** Characters that are looked at for a time. */
const LONGEST_TIME = 40;

/** A line without a time gets the present, one with a time gets it in nanoseconds; what is no line stays as it is. */
function datedLine(line: string, index: number, { type, precision, shift, offsetUnit }: UnitTest): string {
  const time = timed(line);
  if (time === undefined) return /\s\S+=/.test(line) ? `${line.trimEnd()} ${NOW + BigInt(index) * STEP}` : line;
  const { head, digits } = time;
  if (type === 'stream' || shift === undefined) return `${head} ${BigInt(digits) * (UNITS.get(precision) ?? 1n)}`;
  const [offset, moved] = [parseGoDuration(digits + offsetUnit), parseGoDuration(shift)];
  return `${head} ${NOW + (offset.ok ? offset.ns : 0n) + (moved.ok ? moved.ns : 0n)}`;
}

/** Data that tells its own times is of the present up to the last of them. */
function presentOf({ shift }: UnitTest, lines: readonly string[]): bigint {
  if (shift !== undefined) return NOW;
  return lines.reduce((latest, line) => {
    const time = BigInt(timed(line)?.digits ?? NOW);
    return time > latest ? time : latest;
  }, NOW);
}

/** The task gets the test's database, unless its script names its own. Each line is written by itself. */
function caseFile(script: WorkspaceFile, test: UnitTest, present: bigint): WorkspaceFile {
  const ownDatabase = /^[ \t]*dbrp\s/m.test(textOf(script));
  const dbrps = [{ db: test.database, rp: test.retentionPolicy }];
  const task = { type: test.type, dbrps: ownDatabase ? [] : dbrps };
  const stop = present + BATCH_SECONDS * SECOND;
  const asks = test.type === 'batch' && test.recording === undefined;
  const batch = asks ? { batch: { start: formatRFC3339Nano(present), stop: formatRFC3339Nano(stop) } } : {};
  return { path: 'case.json', content: JSON.stringify({ writeBatch: 1, ...batch, tasks: { [script.path]: task } }) };
}

function verdict(run: Run, expects: AlertCounts): Verdict {
  const stopped = stoppedWords(run);
  if (stopped !== undefined) return { ...failed(stopped), isStopped: true };
  const said =
    run.config.error ?? run.tasks.flatMap(({ error, panic, taskError }) => error ?? panic ?? taskError ?? [])[0];
  if (said !== undefined) return failed(said);
  if (run.writeErrors[0] !== undefined) return failed(run.writeErrors[0].trim());
  const nodes = run.tasks.flatMap((task) => task.nodes).filter(({ kind }) => kind === 'alert');
  if (nodes.length === 0) return failed('The task has no alert node.');
  const found = LEVELS.map(({ key, statistic }) => {
    return { key, count: nodes.reduce((sum, { statistics }) => sum + (statistics[statistic] ?? 0), 0) };
  });
  const wrong = found.filter(({ key, count: triggered }) => triggered !== expects[key]);
  const counts = found.map(({ key, count: triggered }) => `${key} ${triggered}`).join(', ');
  if (wrong.length === 0) return { passed: true, sentence: `Alerts triggered: ${counts}.` };
  const expected = wrong.map(({ key, count: triggered }) => `${triggered} ${key}, not ${expects[key]}`).join('; ');
  return failed(`Alerts triggered: ${expected} (all: ${counts}).`);
}

function failed(sentence: string): Verdict {
  return { passed: false, sentence };
}
