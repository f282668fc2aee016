/** Expectations written from what a run shows: rows of `case.json`, and the file with them at their place. */
import { type LevelIndex, levelName } from '../alert/level';
import { readWholeJson } from '../go/json/read';
import { formatRFC3339Nano } from '../go/time/time';
import type { Run } from '../kapacitor/record/run-model';

/** As it stands in `case.json`. */
export type Row = 'nothing else' | EventRow | SilenceRow;

interface EventRow {
  readonly time: string;
  readonly level: string;
  readonly id: string;
  readonly message: string;
  readonly 'sent to': string | readonly string[];
  readonly count?: number;
}

interface SilenceRow {
  readonly 'nothing between': readonly [string, string];
}

/** Index into `Run.events`; `undefined` where there is no such event. */
export function rowOf(run: Run, index: number): EventRow | undefined {
  const event = run.events[index];
  if (event === undefined) return undefined;
  const [first = 'nobody', ...others] = targetsOf(run, index);
  return {
    time: formatRFC3339Nano(event.time),
    level: levelWord(event.level),
    id: literal(event.id),
    message: literal(event.message),
    'sent to': others.length === 0 ? first : [first, ...others],
  };
}

/** Every event, and no other. */
export function rowsOf(run: Run): readonly Row[] {
  const counted = new Map<string, { readonly row: EventRow; count: number }>();
  for (const index of run.events.keys()) {
    const row = rowOf(run, index);
    if (row === undefined) continue;
    const key = JSON.stringify(row);
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { row, count: 1 });
    else known.count++;
  }
  const rows = [...counted.values()].map(({ row, count }) => (count === 1 ? row : { ...row, count }));
  return [...rows, 'nothing else'];
}

/** The time around a point in which there is no event, both ends within it; `undefined` where an event is at that time. */
export function silenceAround(run: Run, time: bigint): SilenceRow | undefined {
  const times = run.points.time;
  let from = times[0] ?? time;
  let to = times.at(-1) ?? time;
  for (const event of run.events) {
    if (event.time === time) return undefined;
    if (event.time < time && event.time >= from) from = event.time + 1n;
    if (event.time > time && event.time <= to) to = event.time - 1n;
  }
  return { 'nothing between': [formatRFC3339Nano(from), formatRFC3339Nano(to)] };
}

/** A stretch of time; `undefined` where there is an event in it. Both ends are within it. */
export function silenceBetween(run: Run, from: bigint, to: bigint): SilenceRow | undefined {
  if (run.events.some(({ time }) => time >= from && time <= to)) return undefined;
  return { 'nothing between': [formatRFC3339Nano(from), formatRFC3339Nano(to)] };
}

export type Written =
  | { readonly ok: true; readonly text: string }
  /** A sentence for the user. */
  | { readonly ok: false; readonly error: string };

/** `text` of `case.json`, '' where there is none; all else in it stays as it is written. */
export function withRows(text: string, rows: readonly unknown[]): Written {
  return replaced(text, () => rows.map((row) => JSON.stringify(row)));
}

/** The row behind those that are there, before `nothing else`; a row that is there already is not said twice. */
export function withRow(text: string, row: Row): Written {
  const added = JSON.stringify(row);
  return replaced(text, (known) => {
    if (known.some((other) => sameJson(other, added))) return known;
    const end = known.findIndex((other) => sameJson(other, '"nothing else"'));
    return end < 0 ? [...known, added] : [...known.slice(0, end), added, ...known.slice(end)];
  });
}

function replaced(text: string, change: (rows: readonly string[]) => readonly string[]): Written {
  if (text.trim() === '') return { ok: true, text: `{\n  "expectations": ${listOf(change([]))}\n}\n` };
  const read = readWholeJson(text);
  if (!read.ok || read.json.kind !== 'object')
    return { ok: false, error: 'case.json cannot be read as it is: mend it first.' };
  const { members, range } = read.json;
  const member = members.findLast(({ name }) => name === 'expectations');
  if (member !== undefined) {
    const { value } = member;
    const items = value.kind === 'array' ? value.items : value.kind === 'null' ? [] : [value];
    const known = items.map((item) => text.slice(item.range.start, item.range.end));
    return { ok: true, text: spliced(text, value.range.start, value.range.end, listOf(change(known))) };
  }
  const last = members.at(-1)?.value.range.end ?? range.start + 1;
  const comma = members.length === 0 ? '' : ',';
  return { ok: true, text: spliced(text, last, range.end - 1, `${comma}\n  "expectations": ${listOf(change([]))}\n`) };
}

function listOf(rows: readonly string[]): string {
  return rows.length === 0 ? '[]' : `[\n    ${rows.join(',\n    ')}\n  ]`;
}

function spliced(text: string, start: number, end: number, middle: string): string {
  return text.slice(0, start) + middle + text.slice(end);
}

function sameJson(some: string, other: string): boolean {
  return JSON.stringify(JSON.parse(some)) === JSON.stringify(JSON.parse(other));
}

/** A text between slashes would be read as a pattern. */
function literal(text: string): string {
  return /^\/.+\/[ims]*$/s.test(text) ? `/^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$/` : text;
}

function levelWord(level: LevelIndex): string {
  return levelName(level).toLowerCase();
}

/** `hipchat alerts` where the request names a room, otherwise the handler's kind; each once, and nothing secret. */
function targetsOf(run: Run, index: number): readonly string[] {
  const rooms = run.requests.flatMap(({ event, kind, request }) => {
    if (event !== index) return [];
    const room = kind === 'hipchat' ? /\/room\/([^/?#]+)\/notification(?:\?|$)/.exec(request.url)?.[1] : undefined;
    return [room === undefined || /[%\s]/.test(room) ? kind : `${kind} ${room}`];
  });
  const actions = run.actions.flatMap(({ event, kind }) => (event === index ? [kind] : []));
  return [...new Set([...rooms, ...actions])];
}
