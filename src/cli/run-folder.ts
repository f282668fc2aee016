import { answerOf, RECORDED } from '../conformance/strict-answer';
import { wallClock } from '../go/time/wall-clock';
import { WHOLE } from '../kapacitor/engine/whole';
import type { Run } from '../kapacitor/record/run-model';
import { runWorkspace } from '../kapacitor/run/run';
import { type RunOptions, STRICT } from '../kapacitor/run/run-options';
import type { Workspace } from '../workspace/workspace';
import { telling } from './budget-option';
import type { ExitCode } from './exit-code';
import { readFolder } from './folder';
import { reportWithin } from './report';

export interface FolderOptions {
  readonly strict: boolean;
  readonly json: boolean;
  /** How long the run may take. */
  readonly milliseconds: number;
}

/** What `tick run` prints of one folder. A broken folder is an answer, never a stack trace. */
export interface FolderAnswer {
  readonly text: string;
  readonly code: ExitCode;
}

/** Events, requests and log lines kept, each. */
const MOST_EVENTS = 200_000;

export function runFolder(folder: string, options: FolderOptions): FolderAnswer {
  const end = performance.now() + options.milliseconds;
  const read = readFolder(folder);
  if (!read.ok) return failedFolder(folder, read.error, options.json, 1);
  const { workspace } = read;
  const run = runWorkspace(WHOLE, workspace, runOptions(options));
  const { text, isWhole } = options.json
    ? { text: `${JSON.stringify(jsonAnswer(workspace, run, options.strict))}\n`, isWhole: true }
    : reportWithin(folder, workspace, run, Math.max(end - performance.now(), telling(options.milliseconds)));
  return { text, code: run.stopped !== undefined || !isWhole ? 3 : isRefused(run) ? 1 : 0 };
}

/** As the conformance cases have it; unless strict, with what handlers would do that is no request. */
function jsonAnswer(workspace: Workspace, run: Run, strict: boolean): object {
  const answer = answerOf(workspace, run);
  if (strict) return answer;
  const actions = run.actions.map(({ event, kind, source, verb, target, content }) => {
    const of = run.events[event];
    return { task: of?.task ?? '', id: of?.id ?? '', kind, source, verb, target, content };
  });
  return { ...answer, actions };
}

/** In the place of a report. */
export function failedFolder(folder: string, error: string, json: boolean, code: ExitCode): FolderAnswer {
  return { text: json ? `${JSON.stringify({ folder, error })}\n` : `${folder}: ${error}\n`, code };
}

function runOptions({ strict, json, milliseconds }: FolderOptions): RunOptions {
  const budget = { milliseconds, events: MOST_EVENTS };
  return { ...(!strict ? {} : json ? RECORDED : STRICT), budget, began: wallClock() };
}

function isRefused(run: Run): boolean {
  return (
    run.config.error !== undefined ||
    run.handlers.some(({ error }) => error !== undefined) ||
    run.tasks.some(({ error, panic, taskError }) => (error ?? panic ?? taskError) !== undefined)
  );
}
