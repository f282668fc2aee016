import { levelName } from '../alert/level';
import { MOST_FOR_WORDS, problemsOf } from '../explain/explain-run';
import { heldBackLines } from '../explain/held-back';
import { tellerOf } from '../explain/told';
import { durationString, formatRFC3339Nano } from '../go/time/time';
import type { EventRecord, LogRecord, Run } from '../kapacitor/record/run-model';
import { stoppedWords } from '../kapacitor/record/stopped';
import type { Problem } from '../problems/problem';
import { SecretMask } from '../sharing/secrets/mask';
import { within } from '../text/budget';
import { counted } from '../text/counted';
import { groupedBy } from '../text/grouped';
import { type Position, positionsIn } from '../text/position';
import { shortened } from '../text/shortened';
import { tellsOnlyOfLexer } from '../tickscript/lexical-errors';
import { DATA_KINDS } from '../workspace/kinds';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { Deliveries } from './deliveries';

/** A run for reading: what is wrong with the files, what happened, and what was sent. Secrets are masked: reports end up in logs. */
export function report(folder: string, workspace: Workspace, run: Run): string {
  return reportWithin(folder, workspace, run, Number.POSITIVE_INFINITY).text;
}

/** Characters that are masked at once, at least. */
const AT_ONCE = 1 << 16;

/** `patience`: milliseconds; behind them the rest is left out, which the report says. */
export function reportWithin(
  folder: string,
  workspace: Workspace,
  run: Run,
  patience: number,
): { readonly text: string; readonly isWhole: boolean } {
  const end = performance.now() + patience;
  const mask = within(patience + FOR_SECRETS, () => new SecretMask(workspace));
  if (mask === undefined) return { text: `${headOf(folder, run).join('\n')}\n${NOT_MASKED}\n`, isWhole: false };
  const told: string[] = [];
  let waiting = '';
  for (const section of sectionsOf(folder, workspace, run, mask, patience)) {
    waiting += `${section}\n`;
    if (waiting.length < AT_ONCE) continue;
    told.push(mask.text(waiting));
    waiting = '';
    if (performance.now() > end) return { text: `${told.join('')}${LEFT_OUT}\n`, isWhole: false };
  }
  return { text: told.join('') + mask.text(waiting), isWhole: true };
}

/** Milliseconds beyond the patience: without it nothing can be told. */
const FOR_SECRETS = 500;

const NOT_MASKED =
  '  The time was over before all secrets of the files were found, so no more is told: --budget gives it more.';
const LEFT_OUT = '  The time is over, so the rest of this report is left out: --budget gives it more.';

function headOf(folder: string, run: Run): readonly string[] {
  const stopped = stoppedWords(run);
  return [`${folder}: ${countsOf(run)}`, ...(stopped === undefined ? [] : [`  ${stopped}`])];
}

function* sectionsOf(
  folder: string,
  workspace: Workspace,
  run: Run,
  mask: SecretMask,
  patience: number,
): Generator<string, void> {
  const problems = problemsOf(workspace, run, Math.min(patience / 2, MOST_FOR_WORDS));
  const texts = new Set(problems.map(({ kapacitor }) => kapacitor));
  const deliveries = new Deliveries(run, mask);
  yield* headOf(folder, run);
  yield* noDataLines(workspace, run);
  yield* problemSections(problems, workspace);
  for (const { file, error } of failures(run)) if (!texts.has(error)) yield `  ${file}: ${shortened(error)}`;
  for (const [index, event] of run.events.entries()) {
    yield eventLine(event, run);
    yield* deliveries.linesOf(index);
    for (const name of event.failed ?? []) yield `      ${name}: not delivered`;
  }
  yield* deliveries.linesOf(-1);
  for (const line of heldBackLines(run)) yield `  ${line}`;
  yield* logLines(run, tellerOf(workspace, run, problems));
}

/** Why there are no points, where no problem of a file says it. */
function noDataLines(workspace: Workspace, { points, data, config, stopped }: Run): readonly string[] {
  const named = filesOf(workspace, ...DATA_KINDS);
  if (points.count > 0 || data.length > 0 || config.error !== undefined || stopped !== undefined) return [];
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
  const places = new Places(workspace);
  return [...equal.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const isSaid = shown.has(first.kapacitor) || endsWithOneOf(first.kapacitor, told);
    shown.add(first.kapacitor);
    const named = all.slice(0, MOST_PLACES).map((problem) => places.of(problem));
    const more = all.length > MOST_PLACES ? ` … (${all.length})` : '';
    return [problemLines(isSaid ? { ...first, kapacitor: '' } : first, `${named.join(', ')}${more}`)];
  });
}

/** `failed: x`, where `x` is told by itself. */
function endsWithOneOf(text: string, told: ReadonlySet<string>): boolean {
  return [...text.matchAll(/: (?=.)/gs)].some(({ index }) => told.has(text.slice(index + 2)));
}

class Places {
  readonly #files = new Map<string, (offset: number) => Position>();

  constructor(private readonly workspace: Workspace) {}

  of({ file, range }: Problem): string {
    let positions = this.#files.get(file);
    if (positions === undefined) {
      const source = this.workspace.find(({ path }) => path === file);
      positions = positionsIn(source === undefined ? '' : textOf(source));
      this.#files.set(file, positions);
    }
    const { line, column } = positions(range.start);
    return `${file}:${line}:${column}`;
  }
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
  const lost = events.filter(({ outcome }) => outcome?.fate === 'lost').length;
  const counts = [
    count(points.count, 'point'),
    ...asked,
    `${count(events.length, 'event')}${lost === 0 ? '' : ` (${lost} not delivered)`}`,
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
  const errors = groupedBy(
    logs.filter(({ level }) => level === 'error'),
    ({ text }) => text,
  );
  let left = 0;
  const lines = [...errors].flatMap(([text, all]) => {
    const [first] = all;
    if (first !== undefined && isTold(first)) {
      left += all.length;
      return [];
    }
    return [`  log: ${all.length === 1 ? '' : `(${all.length} times) `}${shortened(text)}`];
  });
  return left === 0 ? lines : [...lines, `  log: ${counted(left, 'line')} about what is told above (--json has them)`];
}
