/** Test files of kapacitor-unit (gpestana/kapacitor-unit): points in, and how many alerts of each level come out. */

import { parse } from 'yaml';
import { WHOLE } from '../kapacitor/engine/whole';
import type { Run } from '../kapacitor/record/run-model';
import { runWorkspace } from '../kapacitor/run/run';
import { STRICT } from '../kapacitor/run/run-options';
import { isObject } from '../text/json';
import { type FileKind, fileKind } from '../workspace/kinds';
import { isUnitFile } from '../workspace/paths';
import { textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';

export interface UnitTest {
  readonly name: string;
  /** Name of the script's file, with or without `.tick`. */
  readonly task: string;
  readonly database: string;
  readonly retentionPolicy: string;
  readonly type: string;
  readonly data: readonly string[];
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
}

const LEVELS = [
  { key: 'ok', statistic: 'oks_triggered' },
  { key: 'warn', statistic: 'warns_triggered' },
  { key: 'crit', statistic: 'crits_triggered' },
] as const;
/** Time of the first line without one; kapacitor-unit would take the present. */
const START = 1_514_764_800_000_000_000n;
const STEP = 1_000_000n;

export type UnitFile =
  | { readonly ok: true; readonly tests: readonly UnitTest[] }
  | { readonly ok: false; readonly error: string };

/** Test files of the workspace: `*.unit.yaml`, and any YAML that has `tests`. */
export function unitFilesOf(workspace: Workspace): readonly WorkspaceFile[] {
  return workspace.filter(isUnitFile);
}

export function readUnitFile(text: string): UnitFile {
  try {
    const document: unknown = parse(text);
    const tests = isObject(document) ? document.tests : undefined;
    if (!Array.isArray(tests)) return { ok: false, error: 'there is no list of tests in it' };
    return { ok: true, tests: tests.filter(isObject).map(readTest) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function readTest(test: Readonly<Record<string, unknown>>): UnitTest {
  const recording = text(test.recording_id);
  const expects = isObject(test.expects) ? test.expects : {};
  return {
    name: text(test.name),
    task: text(test.task_name),
    database: text(test.db),
    retentionPolicy: text(test.rp),
    type: text(test.type) === '' ? 'stream' : text(test.type),
    data: Array.isArray(test.data) ? test.data.map(text) : [],
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
export function runUnitTests(workspace: Workspace, strict: boolean): readonly UnitResult[] {
  return unitFilesOf(workspace).flatMap((file): readonly UnitResult[] => {
    const read = readUnitFile(textOf(file));
    if (!read.ok)
      return [{ file: file.path, name: file.path, passed: false, sentence: `Cannot be read: ${read.error}.` }];
    return read.tests.map((test) => {
      const { passed, sentence } = runUnitTest(workspace, test, strict);
      return { file: file.path, name: test.name === '' ? test.task : test.name, passed, sentence };
    });
  });
}

/** What a tested script finds beside it. */
const SURROUNDINGS: readonly FileKind[] = ['config', 'environment', 'handler', 'sideload'];

type Verdict = Pick<UnitResult, 'passed' | 'sentence'>;

function runUnitTest(workspace: Workspace, test: UnitTest, strict: boolean): Verdict {
  const script = workspace.find(({ path }) => path === test.task || path === `${test.task}.tick`);
  if (script === undefined) return failed(`There is no script ${test.task}.`);
  const isBatch = test.type !== 'stream';
  if (isBatch && test.recording !== undefined) return failed('Recordings of batch tasks are not replayed here.');
  if (test.recording !== undefined && test.data.length > 0) {
    return failed('A test has data or a recording_id, not both.');
  }
  const points = pointsOf(workspace, test);
  if (points === undefined) return failed(`There is no recording ${test.recording}.srpl.`);
  const kept = workspace.filter(({ path }) => SURROUNDINGS.includes(fileKind(path)));
  // A batch task asks for the data while it runs, as it does for kapacitor-unit; a strict run would want a recording.
  const run = runWorkspace(WHOLE, [...kept, script, points, caseFile(script, test)], strict && !isBatch ? STRICT : {});
  return verdict(run, test.expects);
}

function pointsOf(workspace: Workspace, test: UnitTest): WorkspaceFile | undefined {
  if (test.recording !== undefined) return workspace.find(({ path }) => path === `${test.recording}.srpl`);
  const lines = test.data.map((line, i) => {
    return /\s-?\d+\s*$/.test(line) || !/\s\S+=/.test(line) ? line : `${line.trimEnd()} ${START + BigInt(i) * STEP}`;
  });
  return { path: 'data.lp', content: `# db=${test.database} rp=${test.retentionPolicy}\n${lines.join('\n')}\n` };
}

/** The task gets the test's database, unless its script names its own. Each line is written by itself. */
function caseFile(script: WorkspaceFile, test: UnitTest): WorkspaceFile {
  const ownDatabase = /^\s*dbrp\s/m.test(textOf(script));
  const dbrps = [{ db: test.database, rp: test.retentionPolicy }];
  const task = { type: test.type, dbrps: ownDatabase ? [] : dbrps };
  return { path: 'case.json', content: JSON.stringify({ writeBatch: 1, tasks: { [script.path]: task } }) };
}

function verdict(run: Run, expects: AlertCounts): Verdict {
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
