/** Cron schedules as Kapacitor reads them. gorhill/cronexpr, as Kapacitor v1.8 uses it. */
import type { CronDays, CronSchedule } from './cron-next';

interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** A single value. */
  readonly value: string;
  /** What a value is called, each name by its first three letters. */
  readonly names?: readonly string[];
  /** Further forms: the last day of a month, the workday nearest to a day, weekdays of certain weeks. */
  readonly more?: string;
}

const NUMBER_TO_59 = '0?[0-9]|[1-5][0-9]';
const DAY_NAMES = 'sun|mon|tue|wed|thu|fri|sat|sunday|monday|tuesday|wednesday|thursday|friday|saturday';
const MONTH_NAMES =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december';
const DAY = '0?[1-9]|[12][0-9]|3[01]';
const WEEKDAY = `0?[0-7]|${DAY_NAMES}`;

const SECOND: CronField = { name: 'second', min: 0, max: 59, value: NUMBER_TO_59 };
const MINUTE: CronField = { name: 'minute', min: 0, max: 59, value: NUMBER_TO_59 };
const HOUR: CronField = { name: 'hour', min: 0, max: 23, value: '0?[0-9]|1[0-9]|2[0-3]' };
const DAY_OF_MONTH: CronField = { name: 'day-of-month', min: 1, max: 31, value: DAY, more: `l|lw|(?:${DAY})w` };
const MONTH: CronField = {
  name: 'month',
  min: 1,
  max: 12,
  value: `0?[1-9]|1[012]|${MONTH_NAMES}`,
  names: ['', ...MONTH_NAMES.split('|').slice(0, 12)],
};
const DAY_OF_WEEK: CronField = {
  name: 'day-of-week',
  min: 0,
  max: 6,
  value: WEEKDAY,
  names: DAY_NAMES.split('|').slice(0, 7),
  more: `(?:${WEEKDAY})l|(?:${WEEKDAY})#[1-5]`,
};
const YEAR: CronField = { name: 'year', min: 1970, max: 2099, value: '19[789][0-9]|20[0-9]{2}' };

/** Short names stand for all seven fields. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 0 1 1 * *'],
  ['@annually', '0 0 0 1 1 * *'],
  ['@monthly', '0 0 0 1 * * *'],
  ['@weekly', '0 0 0 * * 0 *'],
  ['@daily', '0 0 0 * * * *'],
  ['@hourly', '0 0 * * * * *'],
]);
const NAME = /@(?:yearly|annually|monthly|weekly|daily|hourly)/g;

export type CronReading =
  | { readonly ok: true; readonly schedule: CronSchedule }
  | { readonly ok: false; readonly error: string };

/** Reads a schedule of five fields (from the minute on), six (and the year) or seven (and the second first). */
export function readCron(text: string): CronReading {
  const texts = text
    .replace(NAME, (name) => NAMED.get(name) ?? name)
    .split(/[\t\n\f\r ]+/)
    .filter((part) => part !== '');
  if (texts.length < 5) return { ok: false, error: 'missing field(s)' };
  const hasSecond = texts.length >= 7;
  const fields = [SECOND, MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK, YEAR];
  const given = hasSecond ? texts.slice(0, 7) : ['0', ...texts, '*'].slice(0, 7);
  const entries: Entry[][] = [];
  for (const [index, field] of fields.entries()) {
    const read = readField(given[index] ?? '*', field);
    if (typeof read === 'string') return { ok: false, error: read };
    entries.push(read);
  }
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = [], years = []] = entries;
  return {
    ok: true,
    schedule: {
      seconds: valuesOf(seconds),
      minutes: valuesOf(minutes),
      hours: valuesOf(hours),
      months: valuesOf(months),
      years: valuesOf(years),
      days: daysOf(days, weekdays),
    },
  };
}

/** One entry of a field's list. */
type Entry =
  | { readonly kind: 'star' | 'values'; readonly values: readonly number[] }
  | { readonly kind: 'more'; readonly text: string };

function readField(text: string, field: CronField): Entry[] | string {
  const texts = text.split(',').filter((entry) => entry !== '');
  if (texts.length === 0) return `${field.name} field: missing directive`;
  // Steps are looked at while the entries are told apart, and what is no entry at all only then.
  const entries: (Entry | undefined)[] = [];
  for (const entry of texts) {
    const read = readEntry(entry.toLowerCase(), field);
    if (typeof read === 'string') return read;
    entries.push(read);
  }
  const found: Entry[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry === undefined) return `syntax error in ${field.name} field: '${texts[index]}'`;
    found.push(entry);
    // A star ends the list: what stands behind it is never looked at.
    if (field.more === undefined && entry.kind === 'star') return [entry];
  }
  return found;
}

function readEntry(text: string, field: CronField): Entry | string | undefined {
  const { min, max, value, more } = field;
  if (text === '*' || text === '?') return { kind: 'star', values: span(min, max, 1) };
  const match = new RegExp(`^(?:\\*|(${value})(?:-(${value}))?)(?:/(\\d+))?$`).exec(text);
  if (match === null)
    return more !== undefined && new RegExp(`^(?:${more})$`).test(text) ? { kind: 'more', text } : undefined;
  const [, from, to, step] = match;
  if (step !== undefined && !isStep(step, max)) return `invalid interval ${text}`;
  const first = from === undefined ? min : numberOf(from, field);
  const isSingle = from !== undefined && to === undefined && step === undefined;
  const last = isSingle ? first : to === undefined ? max : numberOf(to, field);
  return { kind: 'values', values: span(first, last, Number(step ?? 1)) };
}

/** Only numbers that can stand in some field are known at all. */
function isStep(text: string, max: number): boolean {
  const step = Number(text);
  const isKnown = /^(?:\d|[0-5]\d)$/.test(text) || (/^\d{4}$/.test(text) && step >= 1970 && step <= 2099);
  return isKnown && step >= 1 && step <= max;
}

/** Where names are allowed, a number with a leading zero is none that the library knows, and a seventh weekday is the first. */
function numberOf(text: string, { names }: CronField): number {
  if (names === undefined) return Number(text);
  if (/^\d/.test(text)) return /^0\d/.test(text) || (names.length === 7 && text === '7') ? 0 : Number(text);
  return names.indexOf(text.slice(0, 3));
}

function span(first: number, last: number, step: number): readonly number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}

function valuesOf(entries: readonly Entry[]): readonly number[] {
  const values = entries.flatMap((entry) => (entry.kind === 'more' ? [] : entry.values));
  return [...new Set(values)].sort((a, b) => a - b);
}

function daysOf(days: readonly Entry[], weekdays: readonly Entry[]): CronDays {
  const ofMonth = days.flatMap((entry) => (entry.kind === 'more' ? [entry.text] : []));
  const ofWeek = weekdays.flatMap((entry) => (entry.kind === 'more' ? [entry.text] : []));
  const specific = (text: string) => {
    const [day = '', week = ''] = text.split('#');
    return { weekday: numberOf(day, DAY_OF_WEEK), week: Number(week) };
  };
  return {
    byMonth: days.every(({ kind }) => kind !== 'star'),
    days: valuesOf(days),
    workdays: ofMonth.filter((text) => /^\d+w$/.test(text)).map((text) => Number(text.slice(0, -1))),
    last: ofMonth.includes('l'),
    lastWorkday: ofMonth.includes('lw'),
    byWeek: weekdays.every(({ kind }) => kind !== 'star'),
    weekdays: valuesOf(weekdays),
    weekdaysOfWeeks: ofWeek.filter((text) => text.includes('#')).map(specific),
    lastWeekdays: ofWeek.filter((text) => /l$/.test(text)).map((text) => numberOf(text.slice(0, -1), DAY_OF_WEEK)),
  };
}
