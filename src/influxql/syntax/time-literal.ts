/** Texts that stand for times. influxql ast.go StringLiteral.ToTimeLiteral, v1.1. */
import { daysOfDate } from '../../go/time/civil';
import { instantOf, parseRFC3339 } from '../../go/time/time';

const LOOKS_LIKE_TIME = /^\d{4}-\d{2}-\d{2}/;
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)(?: (\d{1,2}):(\d\d):(\d\d)(?:[.,](\d+))?)?$/;

export function looksLikeTime(text: string): boolean {
  return LOOKS_LIKE_TIME.test(text);
}

/** `2006-01-02`, `2006-01-02 15:04:05.999` in that zone, or RFC 3339. Nanoseconds; `undefined` for other texts. */
export function parseTimeLiteral(text: string, zone: string): bigint | undefined {
  const parts = DATE_TIME.exec(text);
  if (parts === null) return parseRFC3339(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const nanosecond = Number((parts[7] ?? '').slice(0, 9).padEnd(9, '0'));
  return instantOf({ year, month, day, hour, minute, second, nanosecond }, zone);
}

function daysIn(year: number, month: number): number {
  const next = month === 12 ? daysOfDate(year + 1, 1, 1) : daysOfDate(year, month + 1, 1);
  return next - daysOfDate(year, month, 1);
}
