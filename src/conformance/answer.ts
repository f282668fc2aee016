/** A run in the shape of the conformance answers (`tests/conformance/FORMAT.md`). */
import { durationString, formatRFC3339Nano } from '../go/time/time';
import type { HttpRequest } from '../handlers/request';
import type {
  HandlerReport,
  LoadReport,
  NodeReport,
  QueryRecord,
  RequestRecord,
  Run,
  TaskReport,
  TopicReport,
} from '../kapacitor/record/run-model';
import { CAPTURE } from './recorded-world';
import { sortLists } from './sorted-lists';
import { type TemplateAnswer, templateAnswer } from './template-answer';

export interface Answer {
  readonly version: string;
  readonly config?: { readonly error: string };
  /** Where there are files of a load directory: what a server says that loads them. */
  readonly load?: Accepted | Refused;
  readonly templates?: Readonly<Record<string, TemplateAnswer>>;
  readonly handlers: Readonly<Record<string, Accepted | Refused>>;
  readonly tasks: Readonly<Record<string, TaskAnswer>>;
  readonly hipchat: readonly RequestAnswer[];
  readonly posts: readonly PostAnswer[];
  readonly httpOut: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly events: Readonly<Record<string, TopicAnswer>>;
  readonly errors: readonly string[];
  readonly writeErrors?: readonly string[];
}
interface Accepted {
  readonly ok: true;
}
interface Refused {
  readonly error: string;
}
export type TaskAnswer =
  | Refused
  | { readonly panic: string }
  | {
      readonly ok: true;
      readonly template?: string;
      /** What a second file of the same name was told. */
      readonly redefine?: Refused;
      readonly formatted?: string;
      readonly edges: TaskReport['edges'];
      /** Those of a batch task's replay are taken too early to mean anything, so it has none. */
      readonly stats?: Readonly<Record<string, Readonly<Record<string, number>>>>;
      readonly taskError?: string;
      /** Of a recorded batch task: what was asked, and the answers as InfluxDB writes them. */
      readonly queries?: readonly string[];
      readonly results?: readonly string[];
      readonly recordingError?: string;
      readonly replayError?: string;
    };
interface PostAnswer {
  readonly method: string;
  readonly path: string;
  readonly headers: HttpRequest['headers'];
  readonly body: string;
}
interface RequestAnswer {
  readonly method: string;
  readonly url: string;
  readonly headers: HttpRequest['headers'];
  readonly body: string;
}
interface TopicAnswer {
  readonly level: string;
  readonly collected: number;
  readonly events: readonly Readonly<Record<string, string>>[];
}

/** `origin`: scheme and authority of HipChat's URL, where the recordings found it in the configuration. */
export function answer(run: Run, origin: string | undefined): Answer {
  const requests = run.requests.filter(({ unreachable }) => unreachable === undefined);
  const isHipChat = (record: RequestRecord) => record.kind !== 'influxdb_out' && goesToHipChat(record.request, origin);
  return {
    version: '1.8.3',
    ...(run.config.error === undefined ? {} : { config: { error: run.config.error } }),
    ...(run.load === undefined ? {} : loadAnswers(run, run.load)),
    handlers: Object.fromEntries(run.handlers.map((report) => [baseName(report.file), handlerAnswer(report)])),
    tasks: Object.fromEntries(run.tasks.map((task) => [task.id, taskAnswer(task, run)])),
    hipchat: requests.filter(isHipChat).map(({ request }) => requestAnswer(request)),
    posts: requests
      .filter((record) => !isHipChat(record) && isCaptured(record, origin))
      .map(({ request }) => postAnswer(request)),
    httpOut: httpOutAnswer(run),
    events: Object.fromEntries(run.topics.map((topic) => [topic.id, topicAnswer(topic)])),
    errors: run.logs.filter(({ level }) => level === 'error').map(({ text }) => sortLists(text)),
    ...(run.writeErrors.length === 0 ? {} : { writeErrors: run.writeErrors }),
  };
}

function handlerAnswer({ error }: HandlerReport): Accepted | Refused {
  return acceptedUnless(error);
}

function acceptedUnless(error: string | undefined): Accepted | Refused {
  return error === undefined ? { ok: true } : { error: sortLists(error) };
}

function loadAnswers({ templates }: Run, { error }: LoadReport): Pick<Answer, 'load' | 'templates'> {
  const answers = templates.map((template) => [template.id, templateAnswer(template)] as const);
  return { load: acceptedUnless(error), templates: Object.fromEntries(answers) };
}

/** An httpOut endpoint without a name answers at the address of the task itself, which then cannot be asked about. */
function hidesTask(run: Run, { id }: TaskReport): boolean {
  return run.httpOut.some(({ task, endpoint }) => task === id && endpoint === '');
}

function taskAnswer(task: TaskReport, run: Run): TaskAnswer {
  if (task.panic !== undefined) return { panic: task.panic };
  if (task.error !== undefined) return { error: sortLists(task.error) };
  if (hidesTask(run, task)) return { ok: true, edges: [], stats: {} };
  return {
    ok: true,
    ...(task.template === undefined ? {} : { template: task.template }),
    ...(task.redefinition === undefined ? {} : { redefine: { error: sortLists(task.redefinition.error) } }),
    formatted: task.formatted ?? '',
    edges: task.edges.filter(([parent, child]) => /^\w+ -> \w/.test(`${parent} -> ${child}`)).map(asRecorded),
    ...(task.type === 'batch' ? {} : { stats: taskStatistics(task) }),
    ...(task.taskError === undefined || task.recording?.replayError !== undefined
      ? {}
      : { taskError: sortLists(task.taskError) }),
    ...recordingAnswer(task, run.queries),
  };
}

/** Several query nodes ask at the same time: their queries are sorted by the text without its times, then as sent. */
function recordingAnswer({ id, recording }: TaskReport, queries: readonly QueryRecord[]) {
  if (recording === undefined) return {};
  const own = queries
    .filter(({ task }) => task === id)
    .map(({ text, answer }) => ({ text, answer: answer ?? '', shape: text.replace(/time (>=|<) '[^']*'/g, 'time $1') }))
    .sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0));
  return {
    queries: own.map(({ text }) => text),
    results: own.map((query) => query.answer),
    ...(recording.error === undefined ? {} : { recordingError: recording.error }),
    ...(recording.replayError === undefined ? {} : { replayError: sortLists(recording.replayError) }),
  };
}

/** A task that died has none any more. */
function taskStatistics(task: TaskReport): Record<string, Record<string, number>> {
  return Object.fromEntries(
    task.taskError === undefined ? task.nodes.map((node) => [node.name, statistics(node)]) : [],
  );
}

/** The recording read names up to the first character that no name of Kapacitor's own has. */
function asRecorded([parent, child]: TaskReport['edges'][number]): TaskReport['edges'][number] {
  return [parent, /^\w+/.exec(child)?.[0] ?? child];
}

function statistics(node: NodeReport): Record<string, number> {
  const { collected = 0, emitted = 0, errors = 0, ...own } = node.statistics;
  const counts: Record<string, number> = { emitted, collected };
  if (errors > 0) counts.errors = errors;
  if (node.kind === 'alert') {
    counts.alerts_triggered = own.alerts_triggered ?? 0;
    for (const level of ['oks', 'infos', 'warns', 'crits']) counts[level] = own[`${level}_triggered`] ?? 0;
  }
  return counts;
}

function httpOutAnswer(run: Run): Record<string, Record<string, string>> {
  const tasks: Record<string, Record<string, string>> = {};
  for (const { task, endpoint, text } of run.httpOut) {
    // The recording asked for the endpoints that the script spells this way.
    const script = run.tasks.find(({ id }) => id === task)?.formatted ?? '';
    if (endpoint !== '' && script.includes(`|httpOut('${endpoint}')`))
      tasks[task] = { ...tasks[task], [endpoint]: text };
  }
  return tasks;
}

function topicAnswer(topic: TopicReport): TopicAnswer {
  // The server's API cannot be asked about the events of a topic with a slash in its name.
  const listed = topic.id.includes('/') ? [] : topic.events;
  const events = listed.map(({ id, message, details, time, duration, level }) => ({
    id,
    message,
    details,
    time: formatRFC3339Nano(time),
    duration: durationString(duration),
    level,
  }));
  return { level: topic.level, collected: topic.collected, events };
}

function goesToHipChat(request: HttpRequest, origin: string | undefined): boolean {
  if (origin === undefined || !request.url.startsWith(origin)) return false;
  const target = request.url.slice(origin.length);
  return target.startsWith('/v2/') || !/^\/(post|httppost|write)\b/.test(target);
}

/** The recording saw what was sent to `http://capture`, and what went to InfluxDB. */
function isCaptured({ kind, request }: RequestRecord, origin: string | undefined): boolean {
  const isOrigin = origin !== undefined && request.url.startsWith(origin);
  // What asks InfluxDB something was answered and not recorded.
  if (kind === 'influxdb_out' && /^https?:\/\/[^/]*\/(query|ping)\b/.test(request.url)) return false;
  return kind === 'influxdb_out' || isOrigin || request.url.startsWith(`${CAPTURE}/`);
}

/** Without `Host`; how long a packed body is depends on the packer, so it is left out with its length. */
function travellingHeaders({ headers }: HttpRequest): HttpRequest['headers'] {
  const packed = headers.some(([name, value]) => name === 'Content-Encoding' && value === 'gzip');
  return headers.filter(([name]) => name !== 'Host' && !(packed && name === 'Content-Length'));
}

function requestAnswer(request: HttpRequest): RequestAnswer {
  return { method: request.method, url: request.url, headers: travellingHeaders(request), body: request.body };
}

function postAnswer(request: HttpRequest): PostAnswer {
  const path = request.url.replace(/^https?:\/\/[^/?#]*/, '');
  return { method: request.method, path, headers: travellingHeaders(request), body: request.body };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
