/** Which events, and which requests without one, two runs do not have alike. */
import { levelName } from '../alert/level';
import type { HttpRequest } from '../handlers/request';
import type { EventRecord, RequestRecord, Run } from '../kapacitor/record/run-model';
import type { SecretMask } from '../sharing/secrets/mask';
import { withPlaceholders } from '../sharing/secrets/placeholders';
import { groupedBy } from '../text/grouped';

export interface EventDifference {
  /** Index of the point that caused it. */
  readonly at: number;
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** Of the event; the kind of a request without one. */
  readonly id: string;
  readonly kind:
    | 'only first'
    | 'only second'
    | 'other level'
    | 'other message'
    | 'other fate'
    | 'other bytes'
    | 'other secret';
  readonly first?: Told;
  readonly second?: Told;
}
export interface Told {
  /** Index into `Run.events`; -1 for a request without one. */
  readonly event: number;
  /** What differs of it, its secrets masked: level and message, or the request as it travels. */
  readonly text: string;
}

/** In the order of their points. */
export function differingEvents(first: Run, second: Run, mask: SecretMask): readonly EventDifference[] {
  const [left, right] = [entriesOf(first), entriesOf(second)];
  const found: EventDifference[] = [];
  for (const [key, entry] of left) {
    const other = right.get(key);
    const difference = other === undefined ? onlyOne(entry, 'first', mask) : differenceOf(entry, other, mask);
    if (difference !== undefined) found.push(difference);
  }
  for (const [key, entry] of right) if (!left.has(key)) found.push(onlyOne(entry, 'second', mask));
  return found.sort((a, b) => a.at - b.at);
}

interface Entry {
  readonly at: number;
  readonly time: bigint;
  readonly id: string;
  readonly event: number;
  readonly level: string;
  readonly message: string;
  readonly requests: readonly RequestRecord[];
  /** Names of the handlers that failed on it. */
  readonly failed: readonly string[];
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
  const byEvent = groupedBy(run.requests, ({ event }) => event);
  run.events.forEach((event, index) => {
    const requests = byEvent.get(index) ?? [];
    const { failed = [] } = event;
    put(`event ${topicOf(event)}`, { ...event, level: levelName(event.level), event: index, requests, failed });
  });
  for (const request of byEvent.get(-1) ?? []) {
    const time = run.points.time[request.at] ?? run.silentUntil ?? 0n;
    put('request', {
      at: request.at,
      time,
      id: request.kind,
      event: -1,
      level: '',
      message: '',
      requests: [request],
      failed: [],
    });
  }
  return entries;
}

/** An alert node's own topic has the names of task and node. */
function topicOf({ topic, task, node }: EventRecord): string {
  return topic.endsWith(`:${task}:${node}`) ? '' : topic;
}

function bytesOf(requests: readonly RequestRecord[]): string {
  return requests.map(({ request }) => travelling(request)).join('\n\n');
}

function maskedBytes(requests: readonly RequestRecord[], mask: SecretMask): string {
  return requests
    .map(({ request, secrets }) => travelling(withPlaceholders(request, mask.request(request, secrets))))
    .join('\n\n');
}

function travelling({ method, url, headers, body }: HttpRequest): string {
  return [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
}

function onlyOne(entry: Entry, which: 'first' | 'second', mask: SecretMask): EventDifference {
  const { at, time, id, event, level, message, requests } = entry;
  const text = event === -1 ? maskedBytes(requests, mask) : `${level} ${mask.text(message)}`;
  return { at, time, id, kind: `only ${which}`, [which]: { event, text } };
}

/** `not delivered: Slack`. */
function fateText({ failed }: Entry): string {
  return failed.length === 0 ? 'no handler failed' : `not delivered: ${failed.join(', ')}`;
}

function differenceOf(first: Entry, second: Entry, mask: SecretMask): EventDifference | undefined {
  const { at, time, id } = first;
  const of = (kind: EventDifference['kind'], text: (entry: Entry) => string): EventDifference => ({
    at,
    time,
    id,
    kind,
    first: { event: first.event, text: text(first) },
    second: { event: second.event, text: text(second) },
  });
  if (first.level !== second.level) return of('other level', ({ level, message }) => `${level} ${mask.text(message)}`);
  if (first.message !== second.message) return of('other message', ({ message }) => mask.text(message));
  const [lost, otherLost] = [first, second].map(({ failed }) => failed.join(', '));
  if (lost !== otherLost) return of('other fate', fateText);
  if (bytesOf(first.requests) === bytesOf(second.requests)) return undefined;
  const found = of('other bytes', ({ requests }) => maskedBytes(requests, mask));
  return found.first?.text === found.second?.text ? { ...found, kind: 'other secret' } : found;
}
