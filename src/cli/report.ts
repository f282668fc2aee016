import { levelName } from '../alert/level';
import { MOST_FOR_WORDS, problemsOf } from '../explain/explain-run';
import { heldBackLines } from '../explain/held-back';
import { told } from '../explain/told';
import { durationString, formatRFC3339Nano } from '../go/time/time';
import type { EventRecord, LogRecord, Run } from '../kapacitor/record/run-model';
import { stoppedWords } from '../kapacitor/record/stopped';
import type { Problem } from '../problems/problem';
import { SecretMask } from '../sharing/secrets/mask';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import { positionAt } from '../text/position';
import { shortened } from '../text/shortened';
import { tellsOnlyOfLexer } from '../tickscript/lexical-errors';
import { DATA_KINDS } from '../workspace/kinds';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { Deliveries } from './deliveries';

/**
 * A run for reading: what is wrong with the files, what happened, and what was sent. Secrets are masked: reports end up
 * in logs. `patience`: milliseconds for plain words, at most.
 */
export function report(folder: string, workspace: Workspace, run: Run, patience = MOST_FOR_WORDS): string {
  const mask = new SecretMask(workspace);
  const problems = problemsOf(workspace, run, Math.min(patience, MOST_FOR_WORDS));
  const texts = new Set(problems.map(({ kapacitor }) => kapacitor));
  const stopped = stoppedWords(run);
  const deliveries = new Deliveries(run, mask);
  const sections = [
    `${folder}: ${countsOf(run)}`,
    ...(stopped === undefined ? [] : [`  ${stopped}`]),
    ...noDataLines(workspace, run),
    ...problemSections(problems, workspace),
    ...failures(run).flatMap(({ file, error }) => (texts.has(error) ? [] : [`  ${file}: ${shortened(error)}`])),
    ...run.events.flatMap((event, index) => [eventLine(event, run), ...deliveries.linesOf(index)]),
    ...deliveries.linesOf(-1),
    ...heldBackLines(run).map((line) => `  ${line}`),
    ...logLines(run, told(workspace, run, problems)),
  ];
  return mask.text(`${sections.join('\n')}\n`);
}

/** Why there are no points, where no problem of a file says it. */
function noDataLines(workspace: Workspace, { points, data, config }: Run): readonly string[] {
  const named = filesOf(workspace, ...DATA_KINDS);
  if (points.count > 0 || data.length > 0 || config.error !== undefined) return [];
  if (named.some(({ content }) => content.length > 0)) return [];
  const [empty] = named;
  return [
    empty === undefined
      ? '  No file holds points, so nothing was fed. They stand in data.lp, or in any form in a file of any name.'
      : `  ${empty.path} is empty, so nothing was fed.`,
  ];
}

/** Places that are named of equal problems. */
const MOST_PLACES = 5;

/** The same about several places is told once. */
function problemSections(problems: readonly Problem[], workspace: Workspace): readonly string[] {
  const equal = groupedBy(
    problems,
    ({ severity, code, plain, kapacitor }) => `${severity}\n${code}\n${plain}\n${kapacitor}`,
  );
  const told = new Set(problems.map(({ kapacitor }) => kapacitor));
  const shown = new Set<string>();
  return [...equal.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const isSaid = shown.has(first.kapacitor) || endsWithOneOf(first.kapacitor, told);
    shown.add(first.kapacitor);
    const places = all.slice(0, MOST_PLACES).map((problem) => placeOf(problem, workspace));
    const more = all.length > MOST_PLACES ? ` … (${all.length})` : '';
    return [problemLines(isSaid ? { ...first, kapacitor: '' } : first, `${places.join(', ')}${more}`)];
  });
}

/** `failed: x`, where `x` is told by itself. */
function endsWithOneOf(text: string, told: ReadonlySet<string>): boolean {
  return [...text.matchAll(/: (?=.)/gs)].some(({ index }) => told.has(text.slice(index + 2)));
}

function placeOf({ file, range }: Problem, workspace: Workspace): string {
  const source = workspace.find(({ path }) => path === file);
  const { line, column } = positionAt(source === undefined ? '' : textOf(source), range.start);
  return `${file}:${line}:${column}`;
}

/** `cpu.tick:8:6 warning: … [lost-field]`, and Kapacitor's own words below. */
function problemLines({ severity, plain, kapacitor, code }: Problem, place: string): string {
  const words = `  ${place} ${severity}: ${plain} [${code}]`;
  return plain.includes(kapacitor) || tellsOnlyOfLexer(kapacitor)
    ? words
    : `${words}\n      Kapacitor: ${shortened(kapacitor)}`;
}

/** What Kapacitor refused, and what died of it. */
function failures({ config, handlers, tasks }: Run): readonly { readonly file: string; readonly error: string }[] {
  return [
    { file: 'kapacitor.conf', error: config.error },
    ...handlers,
    ...tasks.map(({ file, error, panic, taskError, recording }) => {
      return { file, error: error ?? panic ?? taskError ?? recording?.error };
    }),
  ].flatMap(({ file, error }) => (error === undefined ? [] : [{ file, error }]));
}

function countsOf({ points, queries, events, requests, actions }: Run): string {
  const asked = queries.length === 0 ? [] : [count(queries.length, 'query', 'queries')];
  const done = actions.length === 0 ? [] : [count(actions.length, 'action')];
  const counts = [
    count(points.count, 'point'),
    ...asked,
    count(events.length, 'event'),
    count(requests.length, 'request'),
    ...done,
  ];
  return counts.join(', ');
}

function count(n: number, thing: string, things = `${thing}s`): string {
  return `${n} ${n === 1 ? thing : things}`;
}

/** With the task where there are several. */
function eventLine(event: EventRecord, { tasks }: Run): string {
  const duration = event.duration === 0n ? '' : ` after ${durationString(event.duration)}`;
  const whose = tasks.length > 1 && event.task !== '' ? ` (${event.task})` : '';
  return `  ${formatRFC3339Nano(event.time)} ${levelName(event.level)} ${event.id}${whose}${duration}: ${event.message}`;
}

/** Equal lines once, with their number; of those that a problem tells only that there are such. */
function logLines({ logs }: Run, isTold: (log: LogRecord) => boolean): readonly string[] {
  const errors = logs.filter(({ level }) => level === 'error');
  const untold = errors.filter((log) => !isTold(log));
  const lines = Array.from(
    groupedBy(untold, ({ text }) => text),
    ([text, { length }]) => `  log: ${length === 1 ? '' : `(${length} times) `}${shortened(text)}`,
  );
  const left = errors.length - untold.length;
  return left === 0 ? lines : [...lines, `  log: ${counted(left, 'line')} about what is told above (--json has them)`];
}
