/**
 * A run as one line of entries in the order they happened: every evaluated point, every event that no evaluation made
 * (published, aggregated), every request that no event made (a sink node's). The state after point i is the prefix
 * with `at <= i`, found by bisection.
 */
import { type LevelIndex, levelName } from '../../alert/level';
import type { Fate, OutcomeWords } from '../../alert/outcome-words';
import type { Outcome } from '../../alert/services';
import type { ActionRecord, EventRecord, RequestRecord, Run } from '../../kapacitor/record/run-model';
import { countUpTo } from './ascending';
import { timeAt } from './time';

export type EntryKind = 'evaluation' | 'event' | 'request';
const KINDS: readonly EntryKind[] = ['evaluation', 'event', 'request'];
const EVALUATION = 0;

export interface Entry {
  readonly kind: EntryKind;
  /** Row of the evaluations, or index of the event or request. */
  readonly index: number;
  readonly at: number;
}

export interface Timeline {
  readonly run: Run;
  readonly count: number;
  readonly at: Int32Array;
  readonly kind: Uint8Array;
  readonly index: Int32Array;
  /** The entries that sent something, in order. */
  readonly sent: Int32Array;
  /** The entries that handlers failed to deliver, in order. */
  readonly lost: Int32Array;
  /** Indexes into `run.requests` of each event. */
  readonly requestsOfEvent: ReadonlyMap<number, readonly number[]>;
  readonly actionsOfEvent: ReadonlyMap<number, readonly ActionRecord[]>;
  /** Sent entries among the first n: `sentBefore[n]`. */
  readonly sentBefore: Uint32Array;
  readonly requestAt: Int32Array;
  readonly changes: Changes;
  /** The last moment: of the last point, or the one of the silence and the end after it. */
  readonly end: number;
}

export function buildTimeline(run: Run): Timeline {
  const { evaluations } = run;
  const loose: Entry[] = [];
  run.events.forEach((event, index) => {
    if (event.evaluation === -1) loose.push({ kind: 'event', index, at: event.at });
  });
  const requestsOfEvent = new Map<number, number[]>();
  run.requests.forEach((request, index) => {
    if (request.event === -1) loose.push({ kind: 'request', index, at: request.at });
    else requestsOfEvent.set(request.event, [...(requestsOfEvent.get(request.event) ?? []), index]);
  });
  const actionsOfEvent = new Map<number, ActionRecord[]>();
  for (const action of run.actions) {
    actionsOfEvent.set(action.event, [...(actionsOfEvent.get(action.event) ?? []), action]);
  }
  loose.sort((a, b) => a.at - b.at);

  const count = evaluations.count + loose.length;
  const at = new Int32Array(count);
  const kind = new Uint8Array(count);
  const index = new Int32Array(count);
  let position = 0;
  let row = 0;
  const put = (entry: Entry) => {
    at[position] = entry.at;
    kind[position] = KINDS.indexOf(entry.kind);
    index[position] = entry.index;
    position++;
  };
  const putRowsUpTo = (limit: number) => {
    // A million of them: their kind is the first, which the columns hold from the start.
    for (; row < evaluations.count; row++, position++) {
      const moment = evaluations.at[row] ?? 0;
      if (moment > limit) return;
      at[position] = moment;
      index[position] = row;
    }
  };
  for (const entry of loose) {
    putRowsUpTo(entry.at);
    put(entry);
  }
  putRowsUpTo(Number.POSITIVE_INFINITY);

  const sentBefore = new Uint32Array(count + 1);
  const sent = new Int32Array(count);
  const lost: number[] = [];
  const entries = { run, kind, index };
  let sending = 0;
  for (let entry = 0; entry < count; entry++) {
    const fate = fateAt(entries, entry);
    if (fate === 'sent') sent[sending++] = entry;
    else if (fate === 'lost') lost.push(entry);
    sentBefore[entry + 1] = sending;
  }
  const requestAt = Int32Array.from(run.requests, (request) => request.at).sort();
  const points = run.silentUntil === undefined ? run.points.count - 1 : run.points.count;
  const end = Math.max(points, at[count - 1] ?? -1, requestAt.at(-1) ?? -1);
  const columns = { at, kind, index, sentBefore, sent: sent.slice(0, sending), lost: Int32Array.from(lost), requestAt };
  return { run, count, ...columns, requestsOfEvent, actionsOfEvent, changes: changesOf(run), end };
}

type Columns = Pick<Timeline, 'run' | 'kind' | 'index' | 'at'>;

export function entryAt(timeline: Columns, position: number): Entry | undefined {
  const kind = KINDS[timeline.kind[position] ?? -1];
  const index = timeline.index[position];
  const at = timeline.at[position];
  return kind === undefined || index === undefined || at === undefined ? undefined : { kind, index, at };
}

/** The position of an evaluation by its row, or of what no evaluation made by its index; -1 for nowhere. */
export function positionOf(timeline: Timeline, kind: EntryKind, index: number): number {
  const wanted = KINDS.indexOf(kind);
  // Every evaluation before it has a position.
  for (let position = kind === 'evaluation' ? index : 0; position < timeline.count; position++) {
    if (timeline.kind[position] === wanted && timeline.index[position] === index) return position;
  }
  return -1;
}

const HELD: OutcomeWords = { fate: 'held', words: '' };

/** What became of an evaluation. */
export function toldOf({ evaluations }: Run, row: number): OutcomeWords {
  return evaluations.told[evaluations.outcome[row] ?? -1] ?? HELD;
}

/** Of an event that no evaluation made as its topic says; a request is sent. */
export function fateAt({ run, kind, index }: Pick<Timeline, 'run' | 'kind' | 'index'>, position: number): Fate {
  const own = index[position] ?? -1;
  if (kind[position] === EVALUATION) return toldOf(run, own).fate;
  return (KINDS[kind[position] ?? -1] === 'event' && run.events[own]?.outcome?.fate) || 'sent';
}

export interface Counts {
  readonly entries: number;
  readonly sent: number;
  readonly held: number;
  readonly lost: number;
  readonly requests: number;
}

/** What has happened up to and including point `at`. */
export function countsAt(timeline: Timeline, at: number): Counts {
  const entries = countUpTo(timeline.at, at);
  const sent = timeline.sentBefore[entries] ?? 0;
  const lost = countUpTo(timeline.lost, entries - 1);
  return { entries, sent, held: entries - sent - lost, lost, requests: countUpTo(timeline.requestAt, at) };
}

/** The entry to show at a moment: the last one of this moment or before it; with `sentOnly` the last that was not held. */
export function entryOfMoment(timeline: Timeline, at: number, sentOnly: boolean): number {
  const before = countUpTo(timeline.at, at);
  if (before === 0) return -1;
  const sent = timeline.sent[(timeline.sentBefore[before] ?? 0) - 1] ?? -1;
  const lost = timeline.lost[countUpTo(timeline.lost, before - 1) - 1] ?? -1;
  const last = Math.max(sent, lost);
  return sentOnly && last >= 0 ? last : before - 1;
}

/** The nearest point in a direction at which some alert changed its level; -1 (before the first) or `last` without one. */
export function changeOfState({ changes }: Timeline, from: number, direction: 1 | -1, last: number): number {
  if (direction === 1) return changes.at[countUpTo(changes.at, from)] ?? last;
  return changes.at[countUpTo(changes.at, from - 1) - 1] ?? -1;
}

/** The highest level of all alerts after point `at`; undefined when none was evaluated. */
export function levelAt({ changes, run }: Timeline, at: number): LevelIndex | undefined {
  if ((run.evaluations.at[0] ?? Number.POSITIVE_INFINITY) > at) return undefined;
  return asLevel(changes.highest[countUpTo(changes.at, at) - 1]);
}

/** A row for each point at which some alert changed its level. */
export interface Changes {
  readonly at: Int32Array;
  /** The highest level of all alerts after it. */
  readonly highest: Uint8Array;
}

function changesOf({ evaluations }: Run): Changes {
  const levels = new Uint8Array(evaluations.alerts.length);
  /** How many alerts are at each level. */
  const counts = [levels.length, 0, 0, 0];
  const at: number[] = [];
  const highest: number[] = [];
  for (let row = 0; row < evaluations.count; row++) {
    const alert = evaluations.alert[row] ?? 0;
    const level = asLevel(evaluations.level[row]);
    const before = levels[alert] ?? 0;
    if (level === before) continue;
    levels[alert] = level;
    counts[before] = (counts[before] ?? 0) - 1;
    counts[level] = (counts[level] ?? 0) + 1;
    const now = evaluations.at[row] ?? 0;
    if (at.at(-1) !== now) at.push(now);
    highest[at.length - 1] = counts.findLastIndex((count) => count > 0);
  }
  return { at: Int32Array.from(at), highest: Uint8Array.from(highest) };
}

/** What an entry is, in the words of the list. */
export interface EntryFacts {
  readonly entry: Entry;
  readonly level: LevelIndex | undefined;
  readonly fate: Fate;
  readonly id: string;
  readonly task: string;
  readonly node: string;
  readonly time: bigint;
  /** Why it was held back, or that it was not delivered, with the handlers that failed. */
  readonly reason: string;
  /** Names of the handlers that failed on it. */
  readonly failed: readonly string[];
  readonly events: readonly EventRecord[];
  readonly requests: readonly RequestRecord[];
  /** What handlers would do that is no HTTP request. */
  readonly actions: readonly ActionRecord[];
  readonly outcome: Outcome | undefined;
}

export function factsOf(timeline: Timeline, position: number): EntryFacts | undefined {
  const entry = entryAt(timeline, position);
  if (entry === undefined) return undefined;
  if (entry.kind === 'evaluation') return evaluationFacts(timeline, entry);
  if (entry.kind === 'event') return eventFacts(timeline, entry);
  return requestFacts(timeline, entry);
}

function evaluationFacts({ run, requestsOfEvent, actionsOfEvent }: Timeline, entry: Entry): EntryFacts {
  const { evaluations } = run;
  const row = entry.index;
  const told = toldOf(run, row);
  const alert = evaluations.alerts[evaluations.alert[row] ?? -1];
  const first = evaluations.event[row] ?? -1;
  const events: EventRecord[] = [];
  const requests: RequestRecord[] = [];
  const actions: ActionRecord[] = [];
  for (let index = first; index !== -1; index++) {
    const event = run.events[index];
    if (event === undefined || event.at !== entry.at) break;
    if (event.evaluation !== row) continue;
    events.push(event);
    requests.push(...requestsOf(run, requestsOfEvent, index));
    actions.push(...(actionsOfEvent.get(index) ?? []));
  }
  const failed = [...new Set(events.flatMap((event) => event.failed ?? []))];
  return {
    entry,
    level: asLevel(evaluations.level[row]),
    fate: told.fate,
    id: alert?.id ?? '',
    task: alert?.task ?? '',
    node: alert?.node ?? '',
    time: evaluations.time[row] ?? 0n,
    reason: reasonOf(told, failed),
    failed,
    events,
    requests,
    actions,
    outcome: evaluations.outcomes[evaluations.outcome[row] ?? -1],
  };
}

function eventFacts({ run, requestsOfEvent, actionsOfEvent }: Timeline, entry: Entry): EntryFacts {
  const event = run.events[entry.index];
  return {
    entry,
    level: event?.level,
    fate: event?.outcome?.fate ?? 'sent',
    id: event?.id ?? '',
    task: event?.task ?? '',
    node: event?.node ?? '',
    time: event?.time ?? 0n,
    reason: looseReason(event),
    failed: event?.failed ?? [],
    events: event === undefined ? [] : [event],
    requests: requestsOf(run, requestsOfEvent, entry.index),
    actions: actionsOfEvent.get(entry.index) ?? [],
    outcome: undefined,
  };
}

/** `published to topic all, not delivered: Slack`. */
function looseReason({ topic = '', outcome, failed = [] }: Partial<EventRecord> = {}): string {
  return `published to topic ${topic}${outcome === undefined ? '' : `, ${reasonOf(outcome, failed)}`}`;
}

/** `not delivered: Slack`. */
function reasonOf({ fate, words }: OutcomeWords, failed: readonly string[]): string {
  return fate === 'lost' ? `${words}: ${failed.join(', ')}` : words;
}

function requestFacts({ run }: Timeline, entry: Entry): EntryFacts {
  const request = run.requests[entry.index];
  const source = request?.source;
  return {
    entry,
    level: undefined,
    fate: 'sent',
    id: request?.kind ?? '',
    task: source?.type === 'node' ? source.task : '',
    node: source?.type === 'node' ? source.node : '',
    time: timeAt(run, entry.at) ?? 0n,
    reason: source?.type === 'node' ? `written by ${source.node}` : '',
    failed: [],
    events: [],
    requests: request === undefined ? [] : [request],
    actions: [],
    outcome: undefined,
  };
}

function requestsOf(run: Run, index: Timeline['requestsOfEvent'], event: number): RequestRecord[] {
  return (index.get(event) ?? []).flatMap((request) => run.requests[request] ?? []);
}

export function asLevel(value: number | undefined): LevelIndex {
  return value === 1 || value === 2 || value === 3 ? value : 0;
}

export function levelWord(level: LevelIndex | undefined): string {
  return level === undefined ? 'request' : levelName(level);
}
