import { NS_PER_SECOND } from './duration';
import { ZONE_ABBREVIATIONS } from './zone-names';

/** A moment as a clock and a calendar on the wall show it. */
export interface CivilTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly yearDay: number;
  /** Abbreviation: `UTC`, `CET`, or an offset where none is known (`+0530`). */
  readonly zoneName: string;
  /** Seconds east of UTC. */
  readonly zoneOffset: number;
}

const SECONDS_PER_DAY = 86_400;

/** Floor division: the quotient goes down and the rest is never negative. */
export function floorDivide(a: bigint, b: bigint): { quotient: bigint; rest: bigint } {
  let quotient = a / b;
  let rest = a % b;
  if (rest < 0n) {
    rest += b;
    quotient -= 1n;
  }
  return { quotient, rest };
}

/** Whole seconds since the epoch and the nanoseconds behind them, which are never negative. */
export function splitSeconds(ns: bigint): { readonly seconds: number; readonly nanosecond: number } {
  const quotient = ns / NS_PER_SECOND;
  const rest = Number(ns - quotient * NS_PER_SECOND);
  return rest < 0
    ? { seconds: Number(quotient) - 1, nanosecond: rest + 1_000_000_000 }
    : { seconds: Number(quotient), nanosecond: rest };
}

/** The civil time of `ns` nanoseconds since the Unix epoch in an IANA zone (`UTC`, `Europe/Paris`). */
export function civilTime(ns: bigint, zone: string): CivilTime {
  const { seconds, nanosecond } = splitSeconds(ns);
  const { name, offset } = zoneAt(seconds, zone);
  const local = seconds + offset;
  const days = Math.floor(local / SECONDS_PER_DAY);
  const secondOfDay = local - days * SECONDS_PER_DAY;
  const { year, month, day } = dateOfDays(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
    nanosecond,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysOfDate(year, 1, 1) + 1,
    zoneName: name,
    zoneOffset: offset,
  };
}

/** Nanoseconds since the epoch of a civil time in a zone; months and days out of range carry over, as time.Date does. */
export function instantOf(
  parts: Pick<CivilTime, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'nanosecond'>,
  zone: string,
): bigint {
  const month = parts.month - 1;
  const year = parts.year + Math.floor(month / 12);
  const days = daysOfDate(year, (((month % 12) + 12) % 12) + 1, 1) + parts.day - 1;
  const local = days * SECONDS_PER_DAY + parts.hour * 3600 + parts.minute * 60 + parts.second;
  const guess = local - zoneAt(local, zone).offset;
  const unix = local - zoneAt(guess, zone).offset;
  return BigInt(unix) * NS_PER_SECOND + BigInt(parts.nanosecond);
}

/** Proleptic Gregorian date of a day number (0 is 1970-01-01). */
function dateOfDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day number of a date (0 is 1970-01-01). */
export function daysOfDate(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

interface ZoneFormats {
  readonly offset: Intl.DateTimeFormat;
  readonly name: Intl.DateTimeFormat;
}

const formats = new Map<string, ZoneFormats>();
const UTC = { name: 'UTC', offset: 0 };

/** Whether this machine knows the IANA zone. */
export function isKnownZone(zone: string): boolean {
  try {
    return formatsOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** The zone's name and offset at a moment. `Local` is the server's zone, which is UTC here. */
function zoneAt(unix: number, zone: string): { name: string; offset: number } {
  if (zone === 'UTC' || zone === '' || zone === 'Local') return UTC;
  const { offset: offsetFormat, name } = formatsOf(zone);
  const date = new Date(Math.min(Math.max(unix * 1000, -8.64e15), 8.64e15));
  const offset = parseOffset(zoneNamePart(offsetFormat, date));
  return { name: ZONE_ABBREVIATIONS.get(zoneNamePart(name, date)) ?? numericName(offset), offset };
}

function formatsOf(zone: string): ZoneFormats {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const make = (timeZoneName: 'longOffset' | 'long') =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName });
  const made = { offset: make('longOffset'), name: make('long') };
  formats.set(zone, made);
  return made;
}

function zoneNamePart(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? '';
}

/** Seconds of `GMT+05:30`, `GMT-00:25:21` or `GMT`. */
function parseOffset(text: string): number {
  const parts = /([+-])(\d+)(?::(\d*))?(?::(\d*))?$/.exec(text);
  if (parts === null) return 0;
  const seconds = Number(parts[2]) * 3600 + Number(parts[3] || 0) * 60 + Number(parts[4] || 0);
  return parts[1] === '-' ? -seconds : seconds;
}

/** As zones without letters are called in the time zone database: `+03`, `+0530`. */
function numericName(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const rest = minutes % 60 === 0 ? '' : String(minutes % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${rest}`;
}
