/** Dates as people and programs spell them. */
import { parseRFC3339 } from '../../go/time/time';
import { monthNamed, saysNothing } from './date-words';
import type { DraftTime, TimeDoubt } from './draft';

const INT64 = 1n << 63n;
const ISO =
  /^(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:[T ]+(\d\d?:\d\d)(:\d\d(?:[.,]\d+)?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

/** Of dates without a year. A year of the wall clock would make another run of the same file tomorrow. */
export const YEAR_OF_NONE = '2018';

/** RFC 3339, the same with a space for the `T`, without zone, clock or seconds; and what logs, mails, Go, `date`, spreadsheets write. */
export function calendarTime(text: string): DraftTime | undefined {
  const exact = parseRFC3339(text);
  if (exact !== undefined) return inRange(exact);
  const [, year = '', , month = '', day = '', clock = '00:00', seconds, zone] = ISO.exec(text) ?? [];
  if (year !== '') return instant({ year, month, day, clock: `${clock}${seconds ?? ':00'}`, ...offsetOf(zone) });
  return text.length > 60 ? undefined : spelledTime(text);
}

interface Parts {
  readonly year?: string;
  readonly month: string;
  readonly day: string;
  /** `3:04:05.678` */
  readonly clock: string;
  /** `+01:00` */
  readonly zone?: string;
  readonly slashes?: TimeDoubt['slashes'];
}

function instant({ year, month, day, clock, zone, slashes }: Parts): DraftTime | undefined {
  const two = (text: string) => text.padStart(2, '0');
  const [hours = '', minutes = '', seconds = '00'] = clock.replace(',', '.').split(':');
  const full = year === undefined ? YEAR_OF_NONE : year.length === 2 ? `20${year}` : year;
  const ns = parseRFC3339(
    `${full}-${two(month)}-${two(day)}T${two(hours)}:${minutes}:${seconds.replace(/\.$/, '')}${zone ?? 'Z'}`,
  );
  const doubt: TimeDoubt = {
    ...(zone === undefined ? { noZone: true } : {}),
    ...(year === undefined ? { noYear: true } : {}),
    ...(slashes === undefined ? {} : { slashes }),
  };
  return ns === undefined ? undefined : inRange(ns, doubt);
}

function inRange(ns: bigint, doubt: TimeDoubt = {}): DraftTime | undefined {
  if (ns <= -INT64 || ns >= INT64) return undefined;
  return { unit: 'ns', value: ns, ...(Object.keys(doubt).length === 0 ? {} : { doubt }) };
}

/** Hours from UTC of zones with one meaning, or one that most people mean. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

function offsetOf(zone: string | undefined): { readonly zone?: string } {
  if (zone === undefined) return {};
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign !== undefined) return { zone: `${sign}${hours}:${minutes}` };
  const known = ZONES[zone.toUpperCase()];
  if (known === undefined) return {};
  return { zone: `${known < 0 ? '-' : '+'}${String(Math.abs(known)).padStart(2, '0')}:00` };
}

interface Words {
  year?: string;
  month?: string;
  day?: string;
  clock?: string;
  half?: string;
  zone?: string;
  slashes?: TimeDoubt['slashes'];
  /** With the day first, where that can be meant as well. */
  other?: { readonly month: string; readonly day: string };
}

/** `Jan  2 15:04:05`, `Tue, 02 Jan 2024 15:04:05 GMT`, `02.01.2024 15:04`, `1/2/2024 3:04 PM`, `02/Jan/2024:15:04:05 +0100`. */
function spelledTime(text: string): DraftTime | undefined {
  const words: Words = {};
  const parts = text
    // Go's own text has a monotonic clock behind it, Java's the name of the zone.
    .replace(/ m=[+-][\d.]+$|\[[\w/+-]+\]$/, '')
    .replace(/^(\d{8})T(\d\d)(\d\d)(\d\d)(?=\D|$)/, '$1 $2:$3:$4 ')
    .replace(/(\d)[T:](?=\d\d?:\d\d:\d\d)/, '$1 ')
    .replace(/^(\d\d?)[-/](\p{L}{3,10}\.?)[-/](?=\d)/iu, '$1 $2 ')
    .replace(/(\d)(Z|[AaPp]\.?[Mm]\.?)(?=\s|$)/, '$1 $2')
    .replace(/(:\d\d(?:[.,]\d+)?)([+-]\d\d:?\d\d)/, '$1 $2')
    .replace(/(:\d\d),(\d{1,9})(?=\s|$)/, '$1.$2')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
  if (parts.length > 9 || !parts.every((part) => takeWord(part, words))) return undefined;
  const { year, month, day, clock = '00:00:00', half, zone, slashes, other } = words;
  if (month === undefined || day === undefined || (year === undefined && words.clock === undefined)) return undefined;
  const parsed: Parts = {
    month,
    day,
    clock: half === undefined ? clock : ofHalfDay(clock, half),
    ...(year === undefined ? {} : { year }),
    ...(zone === undefined ? {} : { zone }),
    ...(slashes === undefined ? {} : { slashes }),
  };
  if (other === undefined) return instant(parsed);
  const dayFirst = instant({ ...parsed, ...other });
  return dayFirst && instant({ ...parsed, slashes: { dayFirst: dayFirst.value } });
}

function takeWord(part: string, words: Words): boolean {
  const lower = part.toLowerCase().replace(/\.$/, '');
  const month = /^\p{L}/u.test(part) ? monthNamed(part) : undefined;
  if (month !== undefined) return put(words, 'month', String(month));
  // Behind a day: Italians and Danes write the clock so.
  if (words.day !== undefined && /^\d\d?\.\d\d(?:\.\d\d)?$/.test(part))
    return put(words, 'clock', part.replaceAll('.', ':'));
  if (/^\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?$/.test(part)) return put(words, 'clock', part);
  if (/^[ap]\.?m$/.test(lower)) return put(words, 'half', lower.charAt(0));
  if (/^\p{L}/u.test(part) && saysNothing(part)) return true;
  const { zone } = offsetOf(part);
  // `+0100 CET`: the number says more.
  if (zone !== undefined) return put(words, 'zone', zone) || /^[A-Z]{2,4}$/.test(part);
  if (/^[A-Z]{3,4}$/.test(part)) return words.zone !== undefined;
  if (/^\d{4}$/.test(part)) return put(words, 'year', part);
  // `14.` of German dates.
  if (/^\d\d?\.$/.test(part)) return put(words, 'day', lower);
  if (/^\d\d?$/.test(part))
    return words.day === undefined ? put(words, 'day', part) : part.length === 2 && put(words, 'year', part);
  return takeDate(part, words);
}

function takeDate(part: string, words: Words): boolean {
  if (words.month !== undefined || words.day !== undefined) return false;
  const [, y, m, d] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(part) ?? [];
  if (y !== undefined && m !== undefined && d !== undefined) {
    [words.year, words.month, words.day] = [y, m, d];
    return true;
  }
  const [, a, sign, b, year] = /^(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)$/.exec(part) ?? [];
  if (a === undefined || b === undefined || year === undefined) return false;
  words.year = year;
  const isDayFirst = sign === '.' || Number(a) > 12;
  [words.day, words.month] = isDayFirst ? [a, b] : [b, a];
  if (sign === '.') return true;
  if (isDayFirst || Number(b) > 12) words.slashes = isDayFirst ? 'day first' : 'month first';
  else if (a !== b) words.other = { day: a, month: b };
  return true;
}

function put(words: Words, name: 'year' | 'month' | 'day' | 'clock' | 'half' | 'zone', text: string): boolean {
  if (words[name] !== undefined) return false;
  words[name] = text;
  return true;
}

function ofHalfDay(clock: string, half: string): string {
  const [hours = '', ...rest] = clock.split(':');
  return [String((Number(hours) % 12) + (half === 'p' ? 12 : 0)), ...rest].join(':');
}
