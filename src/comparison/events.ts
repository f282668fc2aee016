/** Which events, and which requests without one, two runs do not have alike. */
import type { EventRecord, RequestRecord, Run } from '../kapacitor/record/run-model';

export interface EventDifference {
  /** Index of the point that caused it. */
  readonly at: number;
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** Of the event; the kind of a request without one. */
  readonly id: string;
  readonly kind: 'only first' | 'only second' | 'other level' | 'other message' | 'other bytes';
  readonly first?: Told;
  readonly second?: Told;
}
export interface Told {
  /** Index into `Run.events`; -1 for a request without one. */
  readonly event: number;
  /** What differs of it: level and message, or the request as it travels. */
  readonly text: string;
}

const LEVELS = ['OK', 'INFO', 'WARNING', 'CRITICAL'] as const;

/** In the order of their points. */
export function differingEvents(first: Run, second: Run): readonly EventDifference[] {
  const [left, right] = [entriesOf(first), entriesOf(second)];
  const found: EventDifference[] = [];
  for (const [key, entry] of left) {
    const other = right.get(key);
    const difference = other === undefined ? onlyOne(entry, 'first') : differenceOf(entry, other);
    if (difference !== undefined) found.push(difference);
  }
  for (const [key, entry] of right) if (!left.has(key)) found.push(onlyOne(entry, 'second'));
  return found.sort((a, b) => a.at - b.at);
}

interface Entry {
  readonly at: number;
  readonly time: bigint;
  readonly id: string;
  readonly event: number;
  readonly level: string;
  readonly message: string;
  readonly bytes: string;
}

/** By point, id and topic, and the how manieth of these it is. Names of tasks and nodes may be others. */
function entriesOf(run: Run): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const counts = new Map<string, number>();
  const put = (kind: string, entry: Entry) => {
    const name = [kind, entry.at, entry.id].join('\u0000');
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    entries.set(`${name}\u0000${count}`, entry);
  };
  const requests = new Map<number, RequestRecord[]>();
  for (const request of run.requests) {
    const own = requests.get(request.event);
    if (own === undefined) requests.set(request.event, [request]);
    else own.push(request);
  }
  run.events.forEach((event, index) => {
    const bytes = (requests.get(index) ?? []).map(bytesOf).join('\n\n');
    put(`event ${topicOf(event)}`, { ...event, level: LEVELS[event.level], event: index, bytes });
  });
  for (const request of requests.get(-1) ?? []) {
    const time = run.points.time[request.at] ?? run.silentUntil ?? 0n;
    const bytes = bytesOf(request);
    put('request', { at: request.at, time, id: request.kind, event: -1, level: '', message: '', bytes });
  }
  return entries;
}

/** An alert node's own topic has the names of task and node. */
function topicOf({ topic, task, node }: EventRecord): string {
  return topic.endsWith(`:${task}:${node}`) ? '' : topic;
}

function bytesOf({ request: { method, url, headers, body } }: RequestRecord): string {
  return [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
}

function onlyOne(entry: Entry, which: 'first' | 'second'): EventDifference {
  const { at, time, id, event, level, message, bytes } = entry;
  const text = event === -1 ? bytes : `${level} ${message}`;
  return { at, time, id, kind: `only ${which}`, [which]: { event, text } };
}

function differenceOf(first: Entry, second: Entry): EventDifference | undefined {
  const { at, time, id } = first;
  const of = (kind: EventDifference['kind'], text: (entry: Entry) => string): EventDifference => ({
    at,
    time,
    id,
    kind,
    first: { event: first.event, text: text(first) },
    second: { event: second.event, text: text(second) },
  });
  if (first.level !== second.level) return of('other level', ({ level, message }) => `${level} ${message}`);
  if (first.message !== second.message) return of('other message', ({ message }) => message);
  return first.bytes === second.bytes ? undefined : of('other bytes', ({ bytes }) => bytes);
}
