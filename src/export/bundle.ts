/** A workspace as a folder that a real Kapacitor takes, and that becomes the same workspace again. */

import { expectationsOf } from '../expectations/expectations';
import { readSpan } from '../kapacitor/batch/span';
import { type Configuration, workspaceConfiguration } from '../kapacitor/config/config';
import { WHOLE } from '../kapacitor/engine/whole';
import type { Run } from '../kapacitor/record/run-model';
import { stoppedWords } from '../kapacitor/record/stopped';
import { runWorkspace } from '../kapacitor/run/run';
import { STRICT } from '../kapacitor/run/run-options';
import { nameOf } from '../kapacitor/templates/loaded-script';
import { bundleState } from '../sharing/bundle-state';
import { withoutSecrets } from '../sharing/secrets/leave-out';
import type { SharedState } from '../sharing/shared-state';
import { groupedBy } from '../text/grouped';
import { type CaseFile, type Dbrp, readCaseFile } from '../workspace/case-file';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { recordBatches } from './batch-recordings';
import { around, type BundleFile } from './bundle-file';
import { exportConfiguration } from './configuration';
import { exportData, writtenPoints } from './data';
import { expectedLines, tellingNodes } from './expected';
import { exportLoadDirectory, taskOf } from './load-directory';
import { type Refusal, readMe } from './read-me';
import { composeFile, defineScript, replayScript } from './server-files';
import { unitFile } from './unit-file';

export interface Bundle {
  readonly files: Workspace;
  /** What Kapacitor would refuse, in its own words; scripts lie in `refused/`. */
  readonly refusals: readonly Refusal[];
  /** Secrets that are to be written in by hand: `token in alert.tick, line 3`. */
  readonly byHand: readonly string[];
  /** Why the run that says what is expected did not come to its end, in words. */
  readonly stopped?: string;
}

/** Milliseconds of each run that it takes. */
const MOST_OF_A_RUN = 20_000;
const MOST_EVENTS = 200_000;

export function bundleOf(state: SharedState, milliseconds = MOST_OF_A_RUN): Bundle {
  const cleaned = withoutSecrets(state.workspace);
  const { workspace: clean } = cleaned;
  const [file] = filesOf(clean, 'case');
  const { caseFile } = readCaseFile('case.json', file === undefined ? undefined : textOf(file));
  const run = runWorkspace(WHOLE, clean, { budget: { milliseconds, events: MOST_EVENTS } });
  const stopped = stoppedWords(run);
  const configuration = exportConfiguration(state.workspace, cleaned);
  const wanted = exportLoadDirectory(clean, caseFile, taskIds(clean, run));
  const refusals = refusalsOf([...wanted, ...configuration.files, ...filesOf(clean, 'environment')]);
  const refused = new Set(refusals.map(({ file: path }) => path));
  const loaded = wanted.filter(({ path }) => !refused.has(path));
  const server = configurationOf(clean);
  const files: readonly BundleFile[] = [
    around('README.md', readMe(refusals, configuration.byHand, stopped)),
    ...configuration.files,
    around('docker-compose.yml', composeFile(clean, server?.hostname ?? 'localhost')),
    around('define.sh', defineScript(loaded)),
    ...loaded,
    ...wanted.filter(({ path }) => refused.has(path)).map((file) => ({ ...file, path: `refused/${file.path}` })),
    ...filesOf(clean, 'sideload').map((file) => ({ ...file, stands: [file.path] })),
    ...replayFiles(clean, caseFile, run, loaded, server?.defaultRetentionPolicy ?? ''),
  ];
  return {
    files: [
      ...files.map(({ path, content }) => ({ path, content })),
      bundleState({ ...state, workspace: clean }, files),
    ],
    refusals,
    byHand: configuration.byHand,
    ...(stopped === undefined ? {} : { stopped }),
  };
}

/** Of the scripts by their paths; tasks of templates have files of their own. */
function taskIds(workspace: Workspace, { tasks }: Run): ReadonlyMap<string, string> {
  const scripts = new Set(filesOf(workspace, 'script').map(({ path }) => path));
  return new Map(tasks.flatMap(({ id, file }) => (scripts.has(file) ? [[file, id] as const] : [])));
}

/** What feeds the tasks that a server takes, and what they are to say. */
function replayFiles(
  workspace: Workspace,
  caseFile: CaseFile,
  run: Run,
  loaded: readonly BundleFile[],
  retentionPolicy: string,
): readonly BundleFile[] {
  const names = new Map(
    loaded.flatMap((file) => {
      const task = taskOf(file);
      return task === undefined ? [] : [[task, file.path.slice('tasks/'.length)] as const];
    }),
  );
  const replayed = run.tasks.flatMap((task) =>
    names.has(task.id) ? [{ task, nodes: tellingNodes(run, task.id) }] : [],
  );
  const points = writtenPoints(WHOLE, workspace, caseFile, retentionPolicy);
  const batches = recordBatches(WHOLE, workspace, run, readSpan(caseFile.batch));
  const data = exportData(WHOLE, workspace, points);
  const recordings = new Map([
    ...data.filter(({ path }) => path.endsWith('.srpl')).map((file) => ['', nameOf(file.path)] as const),
    ...batches.files.map(({ task, path }) => [task, nameOf(path)] as const),
  ]);
  const tests = unitFile(run, expectationsOf(workspace), points, names);
  return [
    around('replay.sh', replayScript(replayed, recordings, batches.spans, targetsOf(run))),
    ...data,
    ...batches.files,
    ...replayed.map(({ task: { id } }) => around(`expected/${id}.txt`, expectedLines(run, id))),
    ...(tests === undefined ? [] : [around('tests.unit.yaml', tests)]),
  ];
}

/** The databases and retention policies that points go to, each once. */
function targetsOf({ points }: Run): readonly Dbrp[] {
  const targets = groupedBy(points.seriesList, ({ database, retentionPolicy }) =>
    JSON.stringify([database, retentionPolicy]),
  );
  return Array.from(targets.values()).flatMap(([series]) => series ?? []);
}

/** What a server says of the files that would be its load directory. */
function refusalsOf(files: Workspace): readonly Refusal[] {
  const run = runWorkspace(WHOLE, files, STRICT);
  const { config, handlers, templates, tasks } = run;
  return [
    ...(config.error === undefined ? [] : [{ file: 'kapacitor.conf', error: config.error }]),
    ...[...templates, ...tasks].flatMap(({ file, error, panic }) => {
      const said = error ?? panic;
      return said === undefined ? [] : [{ file, error: said }];
    }),
    ...handlers.flatMap(({ file, error }) => (error === undefined ? [] : [{ file, error }])),
  ];
}

/** `undefined` for one that no server starts with. */
function configurationOf(workspace: Workspace): Configuration | undefined {
  const read = workspaceConfiguration(WHOLE.sections, workspace);
  return read.ok ? read.configuration : undefined;
}
