/** Which cron schedules Kapacitor accepts. gorhill/cronexpr, as Kapacitor v1.8 uses it. */

interface CronField {
  readonly name: string;
  readonly max: number;
  /** A single value. */
  readonly value: string;
  /** Further forms: the last day of a month, the workday nearest to a day, weekdays of certain weeks. */
  readonly more?: string;
}

const NUMBER_TO_59 = '0?[0-9]|[1-5][0-9]';
const SECOND: CronField = { name: 'second', max: 59, value: NUMBER_TO_59 };
const DAY_NAMES = 'sun|mon|tue|wed|thu|fri|sat|sunday|monday|tuesday|wednesday|thursday|friday|saturday';
const MONTH_NAMES =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december';
const DAY = '0?[1-9]|[12][0-9]|3[01]';
const WEEKDAY = `0?[0-7]|${DAY_NAMES}`;

const FIELDS: readonly CronField[] = [
  { name: 'minute', max: 59, value: NUMBER_TO_59 },
  { name: 'hour', max: 23, value: '0?[0-9]|1[0-9]|2[0-3]' },
  { name: 'day-of-month', max: 31, value: DAY, more: `l|lw|(?:${DAY})w` },
  { name: 'month', max: 12, value: `0?[1-9]|1[012]|${MONTH_NAMES}` },
  { name: 'day-of-week', max: 6, value: WEEKDAY, more: `(?:${WEEKDAY})l|(?:${WEEKDAY})#[1-5]` },
  { name: 'year', max: 2099, value: '19[789][0-9]|20[0-9]{2}' },
];

/** Short names stand for all seven fields. */
const NAMED = /@(?:yearly|annually|monthly|weekly|daily|hourly)/g;

/** Why a schedule cannot be, in Kapacitor's words. */
export function cronProblem(schedule: string): string | undefined {
  const texts = schedule
    .replace(NAMED, '0 0 0 * * * *')
    .split(/[\t\n\f\r ]+/)
    .filter((text) => text !== '');
  if (texts.length < 5) return 'missing field(s)';
  const fields = texts.length >= 7 ? [SECOND, ...FIELDS] : FIELDS;
  for (const [index, field] of fields.entries()) {
    const problem = fieldProblem(texts[index] ?? '*', field);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldProblem(text: string, { name, max, value, more }: CronField): string | undefined {
  const entries = text.split(',').filter((entry) => entry !== '');
  if (entries.length === 0) return `${name} field: missing directive`;
  const one = `(?:${value})`;
  const plain = new RegExp(`^(?:[*?]|${one}|${one}-${one}${more === undefined ? '' : `|${more}`})$`);
  const stepped = new RegExp(`^(?:\\*|${one}|${one}-${one})/(\\d+)$`);
  // Steps are looked at while the entries are told apart, and what is no entry at all only then.
  const steps = entries.map((entry) => stepped.exec(entry.toLowerCase())?.[1]);
  for (const [index, step] of steps.entries()) {
    if (step !== undefined && !isStep(step, max)) return `invalid interval ${(entries[index] ?? '').toLowerCase()}`;
  }
  for (const [index, entry] of entries.entries()) {
    if (steps[index] === undefined && !plain.test(entry.toLowerCase())) {
      return `syntax error in ${name} field: '${entry}'`;
    }
    // A star ends the list: what stands behind it is never looked at.
    if (more === undefined && /^[*?]$/.test(entry)) return undefined;
  }
  return undefined;
}

/** Only numbers that can stand in some field are known at all. */
function isStep(text: string, max: number): boolean {
  const step = Number(text);
  const isKnown = /^(?:\d|[0-5]\d)$/.test(text) || (/^\d{4}$/.test(text) && step >= 1970 && step <= 2099);
  return isKnown && step >= 1 && step <= max;
}
