/** What the services would make of the requests: too many, too long, refused. */
import type { RequestRecord, RequestSource, Run } from '../kapacitor/record/run-model';
import { problemOf } from '../language/findings/finding';
import type { ProblemCode } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import type { Severity } from '../problems/severity';
import { spend } from '../text/budget';
import { counted, withCommas } from '../text/counted';
import { groupedBy } from '../text/grouped';
import { readCaseFile } from '../workspace/case-file';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { roomOf } from './room';

export function answerProblems(workspace: Workspace, run: Run): readonly Problem[] {
  return [...floods(run), ...longMessages(run), ...refusals(workspace, run)];
}

interface Told {
  readonly severity: Severity;
  readonly code: ProblemCode;
  readonly plain: string;
}

/** At the alert node or the handler file that asked for it. */
function problemAt(source: RequestSource, run: Run, told: Told): readonly Problem[] {
  if (source.type === 'handler') return [problemOf(source.file, { ...told, range: { start: 0, end: 0 } })];
  const task = run.tasks.find(({ id }) => id === source.task);
  const node = task?.nodes.find(({ name }) => name === source.node);
  return task === undefined || node === undefined ? [] : [problemOf(task.script, { ...told, range: node.range })];
}

const MINUTE = 60_000_000_000n;
/** HipChat's documentation on rate limiting: notifications of one room. */
const MOST_A_MINUTE = 30;

function floods(run: Run): readonly Problem[] {
  const byRoom = groupedBy(
    run.requests.filter(({ kind }) => kind === 'hipchat'),
    ({ request }) => request.url,
  );
  return [...byRoom.values()].flatMap((requests) => {
    const [first] = requests;
    const most = mostInAMinute(requests.map((request) => timeOf(request, run)));
    if (first === undefined || most <= MOST_A_MINUTE) return [];
    const plain = `${counted(most, 'message')} in one minute to ${roomWords(first)}: HipChat takes ${MOST_A_MINUTE} a minute and answers the others with 429, so they are lost. .stateChangesOnly(), fewer groups, or one alert for all of them send less.`;
    return problemAt(first.source, run, { severity: 'warning', code: 'too-many-messages', plain });
  });
}

function timeOf({ at, event }: RequestRecord, { points, events }: Run): bigint {
  return points.time[at] ?? events[event]?.time ?? 0n;
}

/** Of times as they come: of one minute, the most. */
function mostInAMinute(times: readonly bigint[]): number {
  const ordered = times.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let start = 0;
  let most = 0;
  for (const [end, time] of ordered.entries()) {
    spend(1);
    while (time - (ordered[start] ?? time) >= MINUTE) start++;
    most = Math.max(most, end - start + 1);
  }
  return most;
}

function roomWords(record: RequestRecord): string {
  const room = roomOf(record);
  return room === undefined || room === '' ? 'one room' : `the room ${room}`;
}

/** Characters of one HipChat message. */
const LONGEST_MESSAGE = 10_000;

function longMessages(run: Run): readonly Problem[] {
  const long = run.requests.filter(({ kind, preview }) => {
    return kind === 'hipchat' && preview !== undefined && preview.html.length > LONGEST_MESSAGE;
  });
  const bySource = groupedBy(long, ({ source }) => JSON.stringify(source));
  return [...bySource.values()].flatMap((requests) => {
    const [first] = requests;
    if (first === undefined) return [];
    const longest = requests.reduce((most, { preview }) => Math.max(most, preview?.html.length ?? 0), 0);
    const plain = `${counted(requests.length, 'message')} with up to ${counted(longest, 'character')}: HipChat takes ${withCommas(LONGEST_MESSAGE)} and refuses the others with 400.`;
    return problemAt(first.source, run, { severity: 'warning', code: 'message-too-long', plain });
  });
}

/** `respond` of case.json is what every service answers. */
function refusals(workspace: Workspace, run: Run): readonly Problem[] {
  const [caseJson] = filesOf(workspace, 'case');
  const { respond } = readCaseFile('case.json', caseJson && textOf(caseJson)).caseFile;
  if (respond.slow === true) return unanswered(run);
  const { status } = respond;
  if (status < 400) return [];
  return bySource(run).flatMap((requests) => {
    const [first] = requests;
    if (first === undefined) return [];
    const name = answererOf(first);
    const what = first.event < 0 || name !== first.name ? 'request' : 'message';
    const shown = requests.length === 1 ? `The ${what} was` : `All ${withCommas(requests.length)} ${what}s were`;
    const lost = what === 'message' ? 'nothing is shown' : 'Kapacitor does not send them again';
    const plain = `${name} answers ${status}: ${statusWords(status, name)}. ${shown} refused, and ${lost}.`;
    return problemAt(first.source, run, { severity: 'warning', code: 'service-refuses', plain });
  });
}

/** A handler waits for its answer before it takes the next event. */
function unanswered(run: Run): readonly Problem[] {
  return bySource(run).flatMap((requests) => {
    const [first] = requests;
    if (first === undefined) return [];
    const events = run.events.length;
    const waiting =
      first.event < 0 || events <= 1 ? '' : `, and none of ${counted(events - 1, 'further event')} reaches it`;
    const plain = `${answererOf(first)} never answers ("slow" in case.json): the handler waits${waiting}.`;
    return problemAt(first.source, run, { severity: 'warning', code: 'service-refuses', plain });
  });
}

function bySource(run: Run): readonly (readonly RequestRecord[])[] {
  return [...groupedBy(run.requests, ({ name, source }) => JSON.stringify([name, source])).values()];
}

/** Who answers: a service by its name, any other server by its address. */
function answererOf({ kind, name, request }: RequestRecord): string {
  if (kind !== 'post' && kind !== 'http_post') return name;
  return /^https?:\/\/[^/?#]+/.exec(request.url)?.[0].replace(/\/\/.*@/, '//') ?? name;
}

function statusWords(status: number, name: string): string {
  const isHipChat = name === 'HipChat';
  if (status === 400) return 'it does not understand the request';
  if (status === 401 || status === 403) {
    return isHipChat
      ? 'the token is wrong, or is none for this room'
      : 'it does not know the token, the key or the user';
  }
  if (status === 404)
    return isHipChat ? 'there is no such room; room and url make the address' : 'there is nothing at this address';
  if (status === 429)
    return isHipChat
      ? `too many messages; a room takes ${MOST_A_MINUTE} a minute`
      : 'too many requests in a short time';
  return status >= 500 ? 'it is out of order itself' : 'it refuses the request';
}
