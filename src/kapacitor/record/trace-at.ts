/** One moment of a run at one node, as plain data. */

import { formatFloatShortest, quote } from '../../go/strconv/strconv';
import { durationString } from '../../go/time/time';
import { GoDuration } from '../../go/value';
import { sortedNames } from '../../points/fields';
import type { BatchPoint } from '../../points/point';
import type { FieldValue } from '../../points/value';
import type { RunSession } from '../run/run-session';
import type { NodeRunner } from '../server/node-runner';
import type { QueryRecord } from './run-model';
import type { Message, TraceEntry } from './trace';

export interface NodeCounts {
  readonly node: string;
  readonly collected: number;
  /** To each child. */
  readonly emitted: number;
  readonly errors: number;
}

export interface NodeMoment {
  /** What happened at the node at this moment, in order; the first of many. */
  readonly happened: readonly Happening[];
  /** How many more there were. */
  readonly more: number;
  /** What the node holds after it; only where the run itself stands at this moment. */
  readonly state?: StateValue;
}

export type Happening =
  | { readonly type: 'asked'; readonly query: QueryRecord }
  | { readonly type: 'received' | 'emitted'; readonly message: MessageReport }
  | { readonly type: 'dropped' | 'failed'; readonly reason: string };

export interface MessageReport {
  readonly type: 'point' | 'batch';
  readonly name: string;
  /** `host=a`; empty for the nil group. */
  readonly group: string;
  /** Of a batch its end; nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** How many points it has. */
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly RowReport[];
}
export interface RowReport {
  readonly time: bigint;
  readonly tags: readonly (readonly [string, string])[];
  /** Values as they stand in line protocol: `1.5`, `3i`, `"text"`. */
  readonly fields: readonly (readonly [string, string])[];
}

/** A value, or named values. */
export type StateValue = string | readonly (readonly [string, StateValue])[];

const MOST_HAPPENINGS = 50;
const MOST_ROWS = 20;

/** Counts of every node of a task up to a moment; `undefined` when the session knows them no more (or not yet). */
export function countsAt(session: RunSession, task: string, at: number): readonly NodeCounts[] | undefined {
  const counts: NodeCounts[] = [];
  for (const runner of runnersOf(session, task)) {
    const own = runnerCounts(session, runner, at);
    if (own === undefined) return undefined;
    counts.push(own);
  }
  return counts;
}

/** What a node did at a moment; `undefined` when the session did not keep it. */
export function traceAt(session: RunSession, task: string, node: string, at: number): NodeMoment | undefined {
  const runner = runnersOf(session, task).find(({ nodeName }) => nodeName === node);
  const entries = runner?.trace?.entriesAt(at);
  if (runner === undefined || entries === undefined) return undefined;
  const held = session.moment === at ? runner.behaviour.inspect?.() : undefined;
  return {
    happened: entries.slice(0, MOST_HAPPENINGS).map(happening),
    more: Math.max(0, entries.length - MOST_HAPPENINGS),
    ...(held === undefined || held === null ? {} : { state: stateValue(held) }),
  };
}

function runnersOf(session: RunSession, task: string): readonly NodeRunner[] {
  return session.tasks.find(({ id }) => id === task)?.runner?.runners ?? [];
}

function runnerCounts(session: RunSession, runner: NodeRunner, at: number): NodeCounts | undefined {
  const { nodeName: node, collected, emitted, errors } = runner;
  if (session.moment === at) return { node, collected, emitted, errors };
  const counts = runner.trace?.countsUpTo(at);
  if (counts === undefined) return undefined;
  return {
    node,
    collected: counts.received,
    emitted: counts.emitted * runner.node.children.length,
    errors: counts.failed,
  };
}

function happening(entry: TraceEntry): Happening {
  if ('query' in entry) return { type: entry.type, query: entry.query };
  return 'reason' in entry
    ? { type: entry.type, reason: entry.reason }
    : { type: entry.type, message: messageReport(entry.message) };
}

function messageReport(message: Message): MessageReport {
  const { name, dimensions, tags } = message;
  if ('points' in message) {
    return {
      type: 'batch',
      name,
      group: tagWords([...tags.entries()]),
      time: message.tmax,
      count: message.points.length,
      rows: message.points.slice(0, MOST_ROWS).map(rowReport),
    };
  }
  const group = [...tags.entries()].filter(([tag]) => dimensions.tagNames.includes(tag));
  return { type: 'point', name, group: tagWords(group), time: message.time, count: 1, rows: [rowReport(message)] };
}

function tagWords(tags: readonly (readonly [string, string])[]): string {
  return tags.map(([tag, value]) => `${tag}=${value}`).join(', ');
}

function rowReport({ time, tags, fields }: BatchPoint): RowReport {
  return {
    time,
    tags: [...tags.entries()],
    fields: sortedNames(fields).map((field) => [field, fieldText(fields.get(field) ?? null)]),
  };
}

function fieldText(value: FieldValue): string {
  switch (typeof value) {
    case 'number':
      return formatFloatShortest(value);
    case 'bigint':
      return `${value}i`;
    case 'string':
      return quote(value);
    default:
      if (typeof value === 'boolean') return String(value);
      return value instanceof GoDuration ? durationString(value.ns) : 'nil';
  }
}

function stateValue(value: unknown): StateValue {
  if (typeof value === 'number') return formatFloatShortest(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item !== 'object')) return items.map(String).join(', ');
    return items.map((item, index) => [String(index + 1), stateValue(item)]);
  }
  if (typeof value !== 'object' || value === null)
    return value === null || value === undefined ? 'nothing' : String(value);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [key, stateValue(item)]);
}
