/**
 * Everything wrong with the files of a workspace: what Kapacitor says, in its own and in plain words, and what it does not
 * say but the script and the sample points show.
 */
import { fileKind, textOf, type Workspace } from '../kapacitor/files';
import type { Problem } from '../kapacitor/run-model';
import { RunSession } from '../kapacitor/run-session';
import { analyseScript } from './analysis';
import { configFindings } from './config-findings';
import { problemOf } from './finding';
import { handlerFileFindings } from './handler-file-findings';
import { explainFile, explainScript } from './hints';
import { scriptFindings } from './lints';

/** Of a workspace that is not run: what defining and starting its tasks says, and our own findings. */
export function diagnose(workspace: Workspace, strict = false): readonly Problem[] {
  return explained(workspace, refusals(workspace, strict));
}

/** The problems of a run with plain words, and our own findings behind them. */
export function explained(workspace: Workspace, problems: readonly Problem[]): readonly Problem[] {
  const found = findings(workspace);
  const said = problems.map((problem) => better(explain(workspace, problem), found));
  return [...said, ...found.filter((finding) => !said.some((problem) => covers(problem, finding)))];
}

/** What the server says before the first point. */
function refusals(workspace: Workspace, strict: boolean): readonly Problem[] {
  const withoutPoints = workspace.filter(({ path }) => !['points', 'recording', 'csv'].includes(fileKind(path)));
  return new RunSession(withoutPoints, { strict, trace: 'counts' }).finish().problems;
}

function explain(workspace: Workspace, problem: Problem): Problem {
  const file = workspace.find(({ path }) => path === problem.file);
  if (file === undefined) return problem;
  switch (fileKind(problem.file)) {
    case 'script': {
      if (problem.code !== 'refused') return problem;
      const analysis = analyseScript(workspace, problem.file);
      return analysis === undefined ? problem : onlyFirst(explainScript(problem, analysis), analysis.parsed.errors);
    }
    case 'handler':
    case 'config':
      return explainFile(problem, textOf(file));
    default:
      return problem;
  }
}

/** Kapacitor stops at the first syntax error: it does not say the others. */
function onlyFirst(problem: Problem, errors: readonly { readonly message: string }[]): Problem {
  const isLater = errors.slice(1).some(({ message }) => problem.kapacitor === `invalid TICKscript: ${message}`);
  return isLater && problem.kapacitor !== `invalid TICKscript: ${errors[0]?.message}`
    ? { ...problem, kapacitor: '' }
    : problem;
}

function findings(workspace: Workspace): readonly Problem[] {
  return workspace.flatMap((file) => {
    const { path } = file;
    switch (fileKind(path)) {
      case 'script': {
        const analysis = analyseScript(workspace, path);
        return analysis === undefined ? [] : scriptFindings(analysis).map((finding) => problemOf(path, finding));
      }
      case 'handler':
        return handlerFileFindings(textOf(file)).map((finding) => problemOf(path, finding));
      case 'config':
        return configFindings(textOf(file)).map((finding) => problemOf(path, finding));
      default:
        return [];
    }
  });
}

/** Codes of words that fit many mistakes. */
const GENERAL: ReadonlySet<string> = new Set(['refused', 'expression', 'type-mix', 'template-function']);

/** What Kapacitor says, in the words and with the fix of a finding of ours that is about the same. */
function better(said: Problem, found: readonly Problem[]): Problem {
  if (!GENERAL.has(said.code)) return said;
  const same = found.find((finding) => CAUSES.has(finding.code) && covers(said, finding));
  return same === undefined ? said : { ...same, severity: 'error', kapacitor: said.kapacitor };
}

/** Findings for which Kapacitor refuses a script. */
const CAUSES: ReadonlySet<string> = new Set(['quoted-field', 'template-var', 'int-float-mix', 'type-mix']);

/** An error at the same place already says it. */
function covers(said: Problem, finding: Problem): boolean {
  if (said.file !== finding.file || said.severity !== 'error') return false;
  return said.range.start < finding.range.end && finding.range.start < said.range.end;
}
