/**
 * Everything wrong with the files of a workspace: what Kapacitor says, in its own and in plain words, and what it does not
 * say but the script and the sample points show.
 */

import { readToml } from '../kapacitor/config/toml';
import { WHOLE } from '../kapacitor/engine/whole';
import { STRICT } from '../kapacitor/run/run-options';
import { RunSession } from '../kapacitor/run/run-session';
import type { ProblemCode } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { shortened } from '../text/shortened';
import { DATA_KINDS, type FileKind, fileKind, isOfKind, SCRIPT_KINDS } from '../workspace/kinds';
import { textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';
import { analyseScript, type ScriptAnalysis } from './analysis';
import { caseFileFindings } from './case-file/findings';
import { configFindings } from './findings/config-findings';
import { dataCharacters } from './findings/data-characters';
import { endpointTemplateFindings } from './findings/endpoint-templates';
import { environmentFindings } from './findings/environment-findings';
import { pastedFindings } from './findings/file-characters';
import { type Finding, problemOf } from './findings/finding';
import { handlerFileFindings } from './findings/handler-file-findings';
import { fileCharacters } from './findings/json-characters';
import { jsonTemplateFindings } from './findings/json-templates';
import { scriptFindings } from './findings/script';
import { configValueFindings } from './findings/services/config-values';
import { passedOnFindings } from './findings/services/passed-on';
import { quietedByAll, type Services, scriptServiceFindings, servicesOf } from './findings/services/services';
import { handlerServiceFindings, publishedTopics } from './findings/services/topics';
import { unreadFindings } from './findings/unread-files';
import { withoutFollowUps } from './follow-ups';
import { handlerSpec, handlerSpecs } from './handler-spec';
import { explainFile, explainScript } from './hints';
import { onceAFile } from './once';
import { silenced } from './silencers/silence';
import { analyseTaskFile } from './task-files/analysis';
import { taskFileFindings } from './task-files/findings';
import { explainTaskFile } from './task-files/hints';
import { varsFileFindings } from './task-files/vars-file';

/** Of a workspace that is not run: what defining and starting its tasks says, and our own findings. */
export function diagnose(workspace: Workspace, strict = false): readonly Problem[] {
  return explained(workspace, refusalsOf(workspace, strict));
}

/** The problems of a run with plain words, our own findings behind them, and what its points showed besides what is `known`. */
export function explained(
  workspace: Workspace,
  problems: readonly Problem[],
  shown: (known: readonly Problem[]) => readonly Problem[] = () => [],
): readonly Problem[] {
  const found = findings(workspace);
  const refusals: Problem[] = [];
  const said = problems.flatMap((problem) => {
    const told = explain(workspace, problem);
    if (told === undefined) return [];
    if (problem.code === 'refused') refusals.push(told);
    return [better(told, found)];
  });
  const rest = found.filter((finding) => !said.some((problem) => covers(problem, finding)));
  const files = onceAFile([...said, ...withoutFollowUps(rest, refusals, workspace)], new Set(said));
  const news = shown(files).filter((problem) => !files.some((known) => saysAlready(known, problem)));
  const all = [...files, ...news].map((problem) => ({ ...problem, plain: shortened(problem.plain) }));
  return silenced(workspace, all);
}

/** What is told of the script, and what its run shows because of it. */
const CONSEQUENCES: Readonly<Partial<Record<ProblemCode, readonly ProblemCode[]>>> = {
  'number-wanted': ['ends-here'],
  'tag-for-field': ['ends-here'],
  'node-in-lambda': ['ends-here'],
  'unknown-function': ['ends-here'],
  'argument-type': ['ends-here'],
  'argument-order': ['ends-here'],
  'argument-count': ['ends-here'],
  'count-never-zero': ['never-true', 'nothing-passes'],
  'no-level': ['never-true'],
  'unknown-measurement': ['ends-here', 'no-query-rows'],
  'unknown-database': ['ends-here'],
  'unknown-policy': ['ends-here'],
  'join-groups': ['join-never'],
  'json-template': ['json-template'],
  'endpoint-template': ['not-sent'],
  'query-period': ['no-query-rows'],
  'query-quotes': ['no-query-rows'],
  'query-field': ['no-query-rows'],
  'query-schedule': ['no-query-rows'],
};

function saysAlready(known: Problem, { file, code }: Problem): boolean {
  return known.file === file && CONSEQUENCES[known.code]?.includes(code) === true;
}

/** What the server says before the first point. */
function refusalsOf(workspace: Workspace, strict: boolean): readonly Problem[] {
  const withoutPoints = workspace.filter(({ path }) => !isOfKind(path, DATA_KINDS));
  return new RunSession(WHOLE, withoutPoints, { ...(strict ? STRICT : {}), trace: 'counts' }).problems;
}

/** `undefined`: an error that only follows from another. */
function explain(workspace: Workspace, problem: Problem): Problem | undefined {
  const file = workspace.find(({ path }) => path === problem.file);
  if (file === undefined) return problem;
  const told = EXPLAIN[fileKind(problem.file)](problem, file, workspace);
  return told === undefined || told.fix !== undefined ? told : withCharacters(told, file);
}

/** Where a character of a web page broke a file, it says more than the place where a reader stopped. */
function withCharacters(problem: Problem, file: WorkspaceFile): Problem {
  if (problem.severity !== 'error' || isOfKind(file.path, SCRIPT_KINDS)) return problem;
  const isBroken = file.path.endsWith('.json');
  const found = charactersOf(file).find((finding) => isBroken || covers(problem, problemOf(file.path, finding)));
  return found === undefined
    ? problem
    : { ...problem, ...problemOf(file.path, found), severity: 'error', kapacitor: problem.kapacitor };
}

function charactersOf(file: WorkspaceFile): readonly Finding[] {
  return isOfKind(file.path, ['points', 'csv', 'other']) ? dataCharacters(file) : fileCharacters(file);
}

type Explain = (problem: Problem, file: WorkspaceFile, workspace: Workspace) => Problem | undefined;

const EXPLAIN = {
  script: explainInScript,
  loadedScript: explainInScript,
  template: explainInScript,
  handler: (problem, file) => explainFile(problem, textOf(file)),
  config: (problem, file) => explainFile(problem, textOf(file)),
  taskFile: explainInTaskFile,
  points: asItIs,
  recording: asItIs,
  csv: asItIs,
  environment: asItIs,
  stray: asItIs,
  vars: explainInTaskFile,
  sideload: asItIs,
  case: (problem, file) => explainFile(problem, textOf(file)),
  recipe: asItIs,
  other: asItIs,
} satisfies Readonly<Record<FileKind, Explain>>;

function asItIs(problem: Problem): Problem {
  return problem;
}

function explainInTaskFile(problem: Problem, { path }: WorkspaceFile, workspace: Workspace): Problem {
  const analysis = problem.code === 'task-file' ? analyseTaskFile(workspace, path) : undefined;
  if (analysis === undefined) return problem;
  return explainTaskFile(
    problem,
    analysis,
    workspace.map((file) => file.path),
  );
}

function explainInScript(problem: Problem, { path }: WorkspaceFile, workspace: Workspace): Problem | undefined {
  if (problem.code !== 'refused' && problem.code !== 'query-refused') return problem;
  const analysis = analyseScript(workspace, path);
  return analysis === undefined ? problem : withoutEcho(explainScript(problem, analysis), analysis);
}

/** Kapacitor stops at the first syntax error: it does not say the others, and one more on the same line is an echo. */
function withoutEcho(problem: Problem, { parsed, text }: ScriptAnalysis): Problem | undefined {
  const index = parsed.errors.findIndex(({ message }) => problem.kapacitor === `invalid TICKscript: ${message}`);
  if (index <= 0) return problem;
  const line = (offset: number) => text.lastIndexOf('\n', offset - 1);
  const here = parsed.errors[index]?.range.start ?? 0;
  const isEcho = parsed.errors.slice(0, index).some(({ range }) => line(range.start) === line(here));
  return isEcho ? undefined : { ...problem, kapacitor: '' };
}

function findings(workspace: Workspace): readonly Problem[] {
  const services = servicesOf(workspace);
  const published = publishedTopics(workspace);
  const heard = new Set(handlerSpecs(workspace).map(({ topic }) => topic));
  return workspace.flatMap((file) => {
    const found = FINDINGS[fileKind(file.path)]({ file, workspace, services, published, heard });
    return found.map((finding) => problemOf(file.path, finding));
  });
}

interface Examined {
  readonly file: WorkspaceFile;
  readonly workspace: Workspace;
  /** Absent where the server does not start. */
  readonly services: Services | undefined;
  readonly published: ReturnType<typeof publishedTopics>;
  /** Topics of which there is a handler file. */
  readonly heard: ReadonlySet<string>;
}

const FINDINGS = {
  script: findingsInScript,
  loadedScript: findingsInScript,
  template: findingsInScript,
  handler: findingsInHandlerFile,
  config: findingsInConfiguration,
  stray: ({ file, workspace }) => unreadFindings(file, workspace),
  other: ({ file, workspace }) => [...dataCharacters(file), ...unreadFindings(file, workspace)],
  taskFile: findingsInTaskFile,
  points: ({ file }) => dataCharacters(file),
  recording: nothing,
  csv: ({ file }) => dataCharacters(file),
  environment: ({ file }) => [...environmentFindings(textOf(file)), ...fileCharacters(file)],
  vars: findingsInVarsFile,
  sideload: nothing,
  case: ({ file, workspace }) => [...caseFileFindings(file, workspace), ...fileCharacters(file)],
  recipe: ({ file }) => fileCharacters(file),
} satisfies Readonly<Record<FileKind, (examined: Examined) => readonly Finding[]>>;

function findingsInHandlerFile({ file, services, published, heard }: Examined): readonly Finding[] {
  const text = textOf(file);
  const spec = handlerSpec(file);
  if (spec === undefined) return fileCharacters(file);
  return [
    ...handlerFileFindings(spec, text),
    ...fileCharacters(file),
    ...handlerServiceFindings(spec, published, services),
    ...passedOnFindings(spec, heard, text),
  ];
}

function findingsInConfiguration({ file, services }: Examined): readonly Finding[] {
  const text = textOf(file);
  const read = readToml(text);
  if (!read.ok) return pastedFindings(text);
  const { table } = read;
  return [
    ...configFindings(table, text),
    ...(services === undefined ? [] : configValueFindings(table, services)),
    ...jsonTemplateFindings(table, text),
    ...endpointTemplateFindings(table, text),
    ...pastedFindings(text),
  ];
}

function nothing(): readonly Finding[] {
  return [];
}

function findingsInTaskFile({ file, workspace }: Examined): readonly Finding[] {
  const analysis = analyseTaskFile(workspace, file.path);
  return [...(analysis === undefined ? [] : taskFileFindings(analysis)), ...fileCharacters(file)];
}

function findingsInVarsFile({ file, workspace }: Examined): readonly Finding[] {
  const analysis = analyseTaskFile(workspace, file.path);
  return [...(analysis === undefined ? [] : varsFileFindings(analysis, workspace)), ...fileCharacters(file)];
}

function findingsInScript({ file, workspace, services }: Examined): readonly Finding[] {
  const analysis = analyseScript(workspace, file.path);
  if (analysis === undefined) return [];
  if (services === undefined) return scriptFindings(analysis);
  const isQuiet = quietedByAll(services);
  const found = scriptFindings(analysis).filter(({ code }) => !isQuiet || !OF_REPETITIONS.has(code));
  return [...found, ...scriptServiceFindings(analysis, services)];
}

/** Said where each message is sent again and again. */
const OF_REPETITIONS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['no-state-changes-only', 'deadman-repeats']);

/** Codes of words that fit many mistakes. */
const GENERAL: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'refused',
  'expression',
  'type-mix',
  'template-function',
]);

/** What Kapacitor says, in the words and with the fix of a finding of ours that is about the same. */
function better(said: Problem, found: readonly Problem[]): Problem {
  if (!GENERAL.has(said.code)) return said;
  const same = found.find((finding) => CAUSES.has(finding.code) && covers(said, finding));
  return same === undefined ? said : { ...same, severity: 'error', kapacitor: said.kapacitor };
}

/** Findings for which Kapacitor refuses a script. */
const CAUSES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'quoted-field',
  'service-disabled',
  'config-name',
  'template-var',
  'int-float-mix',
  'type-mix',
]);

/** An error at the same place already says it. */
function covers(said: Problem, finding: Problem): boolean {
  if (said.file !== finding.file || said.severity !== 'error') return false;
  return said.range.start < finding.range.end && finding.range.start < said.range.end;
}
