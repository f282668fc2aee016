import { civilTime, daysOfDate, floorDivide, splitSeconds } from './civil';
import { NS_PER_SECOND } from './duration';
import { DEFAULT_LAYOUT, formatTime, MONTHS, RFC3339_NANO } from './format';

export { type CivilTime, civilTime, instantOf, isKnownZone } from './civil';
export { durationString } from './duration';
export { formatTime, MONTHS, RFC3339, RFC3339_NANO, WEEKDAYS } from './format';

/** Nanoseconds from year 1 (Go's zero time) to the Unix epoch. */
const ZERO_TO_EPOCH = 62_135_596_800n * NS_PER_SECOND;

/** Go's zero time in nanoseconds since the Unix epoch. */
export const ZERO_TIME = -ZERO_TO_EPOCH;

/** RFC3339Nano in a zone: `2017-07-14T02:40:00.12Z`. */
export function formatRFC3339Nano(ns: bigint, zone = 'UTC'): string {
  const fast = zone === 'UTC' ? utcParts(ns) : undefined;
  return fast === undefined ? formatTime(ns, zone, RFC3339_NANO) : `${fast.date}T${fast.clock}Z`;
}

/** Time.String: `2017-07-14 02:40:00.12 +0000 UTC`. */
export function timeString(ns: bigint, zone: string): string {
  const fast = zone === 'UTC' ? utcParts(ns) : undefined;
  return fast === undefined ? formatTime(ns, zone, DEFAULT_LAYOUT) : `${fast.date} ${fast.clock} +0000 UTC`;
}

/** The years that ISO 8601 writes with four digits. */
const FIRST_PLAIN_SECOND = -62_167_219_200;
const LAST_PLAIN_SECOND = 253_402_300_799;
/** Many points have the same second; a date costs more than all the rest. */
let lastSeconds = Number.NaN;
let lastDate = '';
let lastClock = '';

/** Date and clock in UTC, the way both of Go's usual layouts write them; `undefined` for years of another length. */
function utcParts(ns: bigint): { readonly date: string; readonly clock: string } | undefined {
  const { seconds, nanosecond } = splitSeconds(ns);
  if (seconds !== lastSeconds) {
    if (seconds < FIRST_PLAIN_SECOND || seconds > LAST_PLAIN_SECOND) return undefined;
    const iso = new Date(seconds * 1000).toISOString();
    lastSeconds = seconds;
    lastDate = iso.slice(0, 10);
    lastClock = iso.slice(11, 19);
  }
  if (nanosecond === 0) return { date: lastDate, clock: lastClock };
  const digits = String(nanosecond).padStart(9, '0').replace(/0+$/, '');
  return { date: lastDate, clock: `${lastClock}.${digits}` };
}

/** Time.GoString: `time.Date(2017, time.July, 14, 2, 40, 0, 0, time.UTC)`. */
export function timeGoString(ns: bigint, zone: string): string {
  const t = civilTime(ns, zone);
  const location = zone === 'UTC' ? 'time.UTC' : zone === 'Local' ? 'time.Local' : `time.Location("${zone}")`;
  const clock = [t.day, t.hour, t.minute, t.second, t.nanosecond].join(', ');
  return `time.Date(${t.year}, time.${MONTHS[t.month - 1]}, ${clock}, ${location})`;
}

/** Time.Truncate: down to a multiple of `d` since year 1; unchanged for d ≤ 0. */
export function truncateTime(ns: bigint, d: bigint): bigint {
  return d <= 0n ? ns : ns - floorDivide(ns + ZERO_TO_EPOCH, d).rest;
}

/** Time.Round: to the nearest multiple of `d` since year 1, halves up; unchanged for d ≤ 0. */
export function roundTime(ns: bigint, d: bigint): bigint {
  if (d <= 0n) return ns;
  const { rest } = floorDivide(ns + ZERO_TO_EPOCH, d);
  return rest * 2n < d ? ns - rest : ns + d - rest;
}

const RFC3339_TEXT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Nanoseconds since the epoch of an RFC 3339 time; `undefined` when it is none. */
export function parseRFC3339(text: string): bigint | undefined {
  const parts = RFC3339_TEXT.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6])];
  const [offsetHours, offsetMinutes] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  const daysInMonth = daysOfDate(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - daysOfDate(year, month, 1);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || offsetHours > 24 || offsetMinutes > 60) return undefined;
  const offset = (offsetHours * 3600 + offsetMinutes * 60) * (parts[8] === '-' ? -1 : 1);
  const unix = daysOfDate(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  return BigInt(unix) * NS_PER_SECOND + BigInt((parts[7] ?? '').slice(0, 9).padEnd(9, '0'));
}
