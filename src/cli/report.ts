import { levelName } from '../alert/level';
import { durationString, formatRFC3339Nano } from '../go/time/time';
import type { EventRecord, RequestRecord, Run } from '../kapacitor/record/run-model';
import { stoppedWords } from '../kapacitor/record/stopped';
import { explained } from '../language/diagnostics';
import type { Problem } from '../problems/problem';
import { SecretMask } from '../sharing/secrets/mask';
import { masked } from '../sharing/secrets/placeholders';
import { tellsOnlyOfLexer } from '../tickscript/lexical-errors';
import { textOf, type Workspace } from '../workspace/workspace';

/** A run for reading: what is wrong with the files, what happened, and what was sent. Secrets are masked: reports end up in logs. */
export function report(folder: string, workspace: Workspace, run: Run): string {
  const requests = requestsByEvent(run);
  const mask = new SecretMask(workspace);
  const requestsOf = (event: number) => (requests.get(event) ?? []).map((record) => requestLines(record, mask));
  const problems = explained(workspace, run.problems);
  const told = new Set(problems.map(({ kapacitor }) => kapacitor));
  const stopped = stoppedWords(run);
  const sections = [
    `${folder}: ${countsOf(run)}`,
    ...(stopped === undefined ? [] : [`  ${stopped}`]),
    ...problems.map((problem) => problemLines(problem, workspace)),
    ...failures(run).flatMap(({ file, error }) => (told.has(error) ? [] : [`  ${file}: ${error}`])),
    ...run.events.flatMap((event, index) => [eventLine(event), ...requestsOf(index)]),
    ...requestsOf(-1),
    ...run.logs.filter(({ level }) => level === 'error').map(({ text }) => `  log: ${text}`),
  ];
  return mask.text(`${sections.join('\n')}\n`);
}

/** `cpu.tick:8:6 warning: … [lost-field]`, and Kapacitor's own words below. */
function problemLines({ file, range, severity, plain, kapacitor, code }: Problem, workspace: Workspace): string {
  const source = workspace.find(({ path }) => path === file);
  const before = source === undefined ? '' : textOf(source).slice(0, range.start);
  const line = before.split('\n').length;
  const column = range.start - before.lastIndexOf('\n');
  const words = `  ${file}:${line}:${column} ${severity}: ${plain} [${code}]`;
  return kapacitor === '' || tellsOnlyOfLexer(kapacitor) ? words : `${words}\n      Kapacitor: ${kapacitor}`;
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

function countsOf({ points, queries, events, requests }: Run): string {
  const asked = queries.length === 0 ? [] : [queries.length === 1 ? '1 query' : `${queries.length} queries`];
  const counts = [
    count(points.count, 'point'),
    ...asked,
    count(events.length, 'event'),
    count(requests.length, 'request'),
  ];
  return counts.join(', ');
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

function eventLine(event: EventRecord): string {
  const duration = event.duration === 0n ? '' : ` after ${durationString(event.duration)}`;
  return `  ${formatRFC3339Nano(event.time)} ${levelName(event.level)} ${event.id}${duration}: ${event.message}`;
}

/** Under -1 those that no event made. */
function requestsByEvent(run: Run): ReadonlyMap<number, readonly RequestRecord[]> {
  const byEvent = new Map<number, RequestRecord[]>();
  for (const request of run.requests) {
    const known = byEvent.get(request.event);
    if (known === undefined) byEvent.set(request.event, [request]);
    else known.push(request);
  }
  return byEvent;
}

/** The request as it travels. */
function requestLines({ request, secrets }: RequestRecord, mask: SecretMask): string {
  const { url, headers, body } = mask.request(request, secrets);
  const lines = [
    `${request.method} ${masked(url)}`,
    ...request.headers.map(([name], place) => `${name}: ${masked(headers[place] ?? [])}`),
    '',
    masked(body).trimEnd(),
  ];
  return lines.map((line) => `      ${line}`.trimEnd()).join('\n');
}
