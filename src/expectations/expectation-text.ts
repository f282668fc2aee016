/** The words of an expectation: times, ranges, texts and levels, in every way people write them. */
import { LEVELS, type LevelIndex } from '../alert/level';
import { compileRegexp } from '../go/regexp/regexp';
import { parseGoDuration } from '../go/time/parse-duration';
import { parseRFC3339 } from '../go/time/time';
import type { Result } from '../text/result';

/** A time of the data, or one that counts from the run's first point. Nanoseconds. */
export interface Moment {
  readonly from: 'epoch' | 'first point' | 'midnight';
  readonly ns: bigint;
  readonly text: string;
}
/** Both ends belong to it. */
export interface Span {
  readonly start: Moment;
  readonly end: Moment;
}
export interface TextTest {
  readonly text: string;
  readonly isPattern: boolean;
  readonly matches: (text: string) => boolean;
}

const NANOSECONDS = /^-?\d{12,}$/;
const DATE_AND_TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?\s*(Z|z|UTC|[+-]\d\d:\d\d)?$/;
const TIME_OF_DAY = /^\d\d?:\d\d(?::\d\d(?:\.\d+)?)?$/;

/** RFC 3339, `2018-06-04 09:00`, `09:00:30` (of the first point's day, UTC), `+90s` (from the first point), or nanoseconds. */
function readMoment(value: unknown): Result<Moment> {
  // Ints that no float holds are bigints here.
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
  if (typeof value !== 'string' && !isWhole) return { ok: false, error: `${JSON.stringify(value)} is no time.` };
  const text = isWhole ? BigInt(value).toString() : String(value).trim();
  const moment = (from: Moment['from'], ns: bigint): Result<Moment> => ({ ok: true, value: { from, ns, text } });
  if (NANOSECONDS.test(text)) return moment('epoch', BigInt(text));
  const dated = DATE_AND_TIME.exec(text);
  if (dated !== null) {
    const [, date, time, seconds = ':00', zone = 'Z'] = dated;
    const ns = parseRFC3339(`${date}T${time}${seconds}${zone.toUpperCase() === 'UTC' ? 'Z' : zone.toUpperCase()}`);
    if (ns !== undefined) return moment('epoch', ns);
  }
  if (TIME_OF_DAY.test(text)) {
    const [hours = '', ...rest] = text.split(':');
    const ns = parseRFC3339(
      `1970-01-01T${[hours.padStart(2, '0'), ...rest].join(':')}${rest.length === 1 ? ':00' : ''}Z`,
    );
    if (ns !== undefined) return moment('midnight', ns);
  }
  const duration = parseGoDuration(text);
  if (duration.ok) return moment('first point', duration.ns);
  return {
    ok: false,
    error: `${isWhole ? text : JSON.stringify(value)} is no time: write 2018-06-04T09:00:00Z, 09:00:00, +90s after the first point, or nanoseconds.`,
  };
}

const BETWEEN = /\.\.\.?|…|–|\s-\s|\sto\s|\suntil\s/;

/** A moment, or a range: `[a, b]`, `{from, to}`, `a .. b`, `a to b`. */
export function readSpan(value: unknown): Result<Span> {
  const ends = endsOf(value);
  const [first, last = first] = ends;
  if (first === undefined || ends.length > 2) {
    return { ok: false, error: `${JSON.stringify(value)} is no range of time: write two times.` };
  }
  const start = readMoment(first);
  if (!start.ok) return start;
  const end = readMoment(last);
  return end.ok ? { ok: true, value: { start: start.value, end: end.value } } : end;
}

function endsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value.split(BETWEEN);
  if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value) return [value.from, value.to];
  return [value];
}

/** A text is met by the same text, `/…/` by what the pattern (Go's syntax) finds; `/…/i` in any case. */
export function readText(value: unknown): Result<TextTest> {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') return { ok: false, error: `${JSON.stringify(value)} is no text.` };
  const [, pattern, flags = ''] = /^\/(.+)\/([ims]*)$/s.exec(text) ?? [];
  if (pattern === undefined) {
    return { ok: true, value: { text, isPattern: false, matches: (other) => other === text } };
  }
  const compiled = compileRegexp(flags === '' ? pattern : `(?${flags})${pattern}`);
  if (!compiled.ok) return { ok: false, error: `${text} is no pattern: ${compiled.error}` };
  return { ok: true, value: { text, isPattern: true, matches: (other) => compiled.regexp.test(other) } };
}

const LEVEL_WORDS: Readonly<Record<string, LevelIndex>> = {
  ok: 0,
  recovery: 0,
  recovered: 0,
  info: 1,
  warn: 2,
  warning: 2,
  crit: 3,
  critical: 3,
};

/** One level or several: `CRITICAL`, `crit`, `["warn", "crit"]`, `warn or crit`. */
export function readLevels(value: unknown): Result<readonly LevelIndex[]> {
  const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/,|\||\bor\b/) : [value];
  const levels: LevelIndex[] = [];
  for (const word of words) {
    const level = LEVEL_WORDS[String(word).trim().toLowerCase()];
    if (level === undefined) {
      return { ok: false, error: `${JSON.stringify(word)} is no level: there are ${LEVELS.join(', ')}.` };
    }
    levels.push(level);
  }
  return { ok: true, value: levels };
}
