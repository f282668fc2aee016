import { levelName } from '../alert/level';
import { durationString, formatRFC3339Nano } from '../go/time';
import type { EventRecord, QueryRecord, RequestRecord, Run } from '../kapacitor/run-model';

/** A run for reading: what was refused, what happened, and what was sent. */
export function report(folder: string, run: Run): string {
  const sections = [
    `${folder}: ${countsOf(run)}`,
    ...(run.config.error === undefined ? [] : [`  kapacitor.conf: ${run.config.error}`]),
    ...run.handlers.flatMap(({ file, error }) => (error === undefined ? [] : [`  ${file}: ${error}`])),
    ...run.tasks.flatMap(({ file, error, panic, taskError }) => {
      const said = error ?? panic ?? taskError;
      return said === undefined ? [] : [`  ${file}: ${said}`];
    }),
    ...run.problems.filter(({ severity }) => severity === 'warning').map(({ file, plain }) => `  ${file}: ${plain}`),
    ...refusedQueries(run.queries),
    ...run.writeErrors.map((error) => `  data: ${error.trimEnd()}`),
    ...run.events.flatMap((event, index) => [eventLine(event), ...requestsOf(run, index).map(requestLines)]),
    ...requestsOf(run, -1).map(requestLines),
    ...run.logs.filter(({ level }) => level === 'error').map(({ text }) => `  log: ${text}`),
  ];
  return `${sections.join('\n')}\n`;
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

/** Each once: a query that is refused is so at every tick. */
function refusedQueries(queries: readonly QueryRecord[]): readonly string[] {
  const lines = queries.flatMap(({ task, node, text, error }) =>
    error === undefined
      ? []
      : [[`${task} ${node}: ${error}`, `  InfluxDB refused ${task} ${node}: ${error}\n      ${text}`] as const],
  );
  return [...new Map(lines.toReversed()).values()].toReversed();
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

function eventLine(event: EventRecord): string {
  const duration = event.duration === 0n ? '' : ` after ${durationString(event.duration)}`;
  return `  ${formatRFC3339Nano(event.time)} ${levelName(event.level)} ${event.id}${duration}: ${event.message}`;
}

function requestsOf(run: Run, event: number): readonly RequestRecord[] {
  return run.requests.filter((record) => record.event === event);
}

/** The request as it travels, its secrets masked: reports end up in logs. */
function requestLines({ request, secrets }: RequestRecord): string {
  const mask = (text: string) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '<token>'), text);
  const lines = [
    `${request.method} ${mask(request.url)}`,
    ...request.headers.map(([name, value]) => `${name}: ${mask(value)}`),
    '',
    request.body.trimEnd(),
  ];
  return lines.map((line) => `      ${line}`.trimEnd()).join('\n');
}
