/** One row of `expectations` in `case.json`, read forgivingly: names in any case, with or without spaces. */
import type { LevelIndex } from '../alert/level';
import { isObject } from '../text/json';
import type { Result } from '../text/result';
import { readLevels, readSpan, readText, type Span, type TextTest } from './expectation-text';

/** What an event must be like; what is missing may be anything. */
export interface EventTest {
  readonly task?: TextTest;
  readonly id?: TextTest;
  readonly span?: Span;
  readonly levels?: readonly LevelIndex[];
  readonly message?: TextTest;
  /** Each a handler's kind, a room, or both: `hipchat ops`. Empty: to nobody. */
  readonly sentTo?: readonly string[];
}

export interface Expectation {
  /** `event`: there is one, or `count` of them. `nothing`: there is none. `nothing else`: no event that no other row names. */
  readonly type: 'event' | 'nothing' | 'nothing else';
  readonly count?: number;
  readonly test: EventTest;
  /** The author's own words for it. */
  readonly about?: string;
}

type Key = 'task' | 'id' | 'time' | 'from' | 'to' | 'level' | 'message' | 'sentTo' | 'count' | 'nothing' | 'about';

const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['task', 'task'],
  ['script', 'task'],
  ['id', 'id'],
  ['event', 'id'],
  ['time', 'time'],
  ['at', 'time'],
  ['range', 'time'],
  ['between', 'time'],
  ['from', 'from'],
  ['after', 'from'],
  ['to', 'to'],
  ['until', 'to'],
  ['before', 'to'],
  ['level', 'level'],
  ['levels', 'level'],
  ['state', 'level'],
  ['message', 'message'],
  ['msg', 'message'],
  ['text', 'message'],
  ['sentto', 'sentTo'],
  ['sent', 'sentTo'],
  ['room', 'sentTo'],
  ['handler', 'sentTo'],
  ['count', 'count'],
  ['times', 'count'],
  ['nothing', 'nothing'],
  ['nothingbetween', 'nothing'],
  ['none', 'nothing'],
  ['silence', 'nothing'],
  ['about', 'about'],
  ['name', 'about'],
  ['why', 'about'],
]);

/** Reads all rows; what cannot be read says so in its row's place. */
export function readExpectations(value: unknown): readonly Result<Expectation>[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(readRow);
}

function readRow(row: unknown): Result<Expectation> {
  if (typeof row === 'string' && isNothingElse(row)) return { ok: true, value: { type: 'nothing else', test: {} } };
  if (!isObject(row)) return { ok: false, error: 'A row is an object such as {"id": "cpu", "level": "CRITICAL"}.' };
  const cells = new Map<Key, unknown>();
  for (const [name, value] of Object.entries(row)) {
    const key = KEYS.get(name.toLowerCase().replace(/[\s_-]/g, ''));
    if (key === undefined) {
      return {
        ok: false,
        error: `A row has no ${JSON.stringify(name)}: it may have time, id, level, message, sent to, count, nothing.`,
      };
    }
    cells.set(key, value);
  }
  return fromCells(cells);
}

function isNothingElse(value: unknown): boolean {
  return typeof value === 'string' && /^(nothing[\s_-]*)?else$/i.test(value.trim());
}

function fromCells(cells: ReadonlyMap<Key, unknown>): Result<Expectation> {
  const nothing = cells.get('nothing');
  const type = isNothingElse(nothing)
    ? 'nothing else'
    : cells.has('nothing') && nothing !== false
      ? 'nothing'
      : 'event';
  const about = cells.get('about');
  const count = cells.get('count');
  if (count !== undefined && (typeof count !== 'number' || !Number.isInteger(count) || count < 0)) {
    return { ok: false, error: `${JSON.stringify(count)} is no count.` };
  }
  const test = readTest(cells, spanCell(cells, nothing));
  if (!test.ok) return test;
  if (type === 'event' && Object.keys(test.value).length === 0 && count === undefined) {
    return { ok: false, error: 'The row says nothing about an event: give it an id, a level, a time or a message.' };
  }
  const value = {
    type,
    test: test.value,
    ...(typeof count === 'number' ? { count } : {}),
    ...(typeof about === 'string' ? { about } : {}),
  } as const;
  return { ok: true, value };
}

/** `to` is the end of a range beside `from`, and a room without. */
function spanCell(cells: ReadonlyMap<Key, unknown>, nothing: unknown): unknown {
  if (cells.has('from') && cells.has('to')) return [cells.get('from'), cells.get('to')];
  if (cells.has('time')) return cells.get('time');
  return typeof nothing === 'boolean' || isNothingElse(nothing) ? undefined : nothing;
}

function readTest(cells: ReadonlyMap<Key, unknown>, span: unknown): Result<EventTest> {
  if (cells.has('from') && !cells.has('to')) return { ok: false, error: 'A range has a from and a to.' };
  const read = {
    task: optional(cells.get('task'), readText),
    id: optional(cells.get('id'), readText),
    span: optional(span, readSpan),
    levels: optional(cells.get('level'), readLevels),
    message: optional(cells.get('message'), readText),
    sentTo: optional(cells.get('sentTo') ?? (cells.has('from') ? undefined : cells.get('to')), readSentTo),
  };
  for (const cell of Object.values(read)) if (!cell.ok) return cell;
  return {
    ok: true,
    value: {
      ...(read.task.ok && read.task.value !== undefined ? { task: read.task.value } : {}),
      ...(read.id.ok && read.id.value !== undefined ? { id: read.id.value } : {}),
      ...(read.span.ok && read.span.value !== undefined ? { span: read.span.value } : {}),
      ...(read.levels.ok && read.levels.value !== undefined ? { levels: read.levels.value } : {}),
      ...(read.message.ok && read.message.value !== undefined ? { message: read.message.value } : {}),
      ...(read.sentTo.ok && read.sentTo.value !== undefined ? { sentTo: read.sentTo.value } : {}),
    },
  };
}

function optional<T>(value: unknown, read: (value: unknown) => Result<T>): Result<T | undefined> {
  return value === undefined ? { ok: true, value: undefined } : read(value);
}

function readSentTo(value: unknown): Result<readonly string[]> {
  if (value === null || value === false || value === 'nobody') return { ok: true, value: [] };
  const names = (Array.isArray(value) ? value : [value]).map((name) =>
    typeof name === 'number' ? String(name) : name,
  );
  const texts = names.filter((name) => typeof name === 'string');
  if (texts.length < names.length) return { ok: false, error: `${JSON.stringify(value)} is no room and no handler.` };
  return { ok: true, value: texts };
}
