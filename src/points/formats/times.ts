/** Times as tables write them. */
import { parseRFC3339 } from '../../go/time/time';
import type { DraftTime } from './draft';

const INT64 = 1n << 63n;
const DIGITS = /^[+-]?\d{1,19}$/;
/** A float of which nothing but zeros stands behind the point, or an exponent: what spreadsheets make of numbers. */
const ROUND_FLOAT = /^(\d{1,19})\.0*$|^\d(?:\.\d+)?[eE]\+?\d{1,2}$/;
/** Seconds with decimals. */
const SECONDS = /^(\d{9,10})\.(\d{1,9})$/;

/**
 * RFC 3339, the same with a space for the `T`, without its zone (then UTC), without its clock or without seconds; or a
 * whole number, whose unit the file decides; or seconds with decimals.
 */
export function readTime(written: string): DraftTime | undefined {
  const text = written.trim();
  if (DIGITS.test(text)) return { unit: 'file', value: BigInt(text) };
  const seconds = SECONDS.exec(text);
  if (seconds !== null) {
    const [, whole = '', decimals = ''] = seconds;
    return { unit: 'ns', value: BigInt(whole) * 1_000_000_000n + BigInt(decimals.padEnd(9, '0')) };
  }
  const float = ROUND_FLOAT.exec(text);
  if (float !== null)
    return { unit: 'file', value: float[1] === undefined ? BigInt(Math.round(Number(text))) : BigInt(float[1]) };
  const ns = calendarTime(text);
  return ns === undefined || ns <= -INT64 || ns >= INT64 ? undefined : { unit: 'ns', value: ns };
}

function calendarTime(text: string): bigint | undefined {
  const exact = parseRFC3339(text);
  if (exact !== undefined) return exact;
  const parts =
    /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ]+(\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const [, year, month, day, clock = '00:00', seconds = ':00', zone = 'Z'] = parts;
  const offset = /^[+-]\d\d$/.test(zone)
    ? `${zone}:00`
    : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').replace(/^(?:UTC|GMT)$/, 'Z');
  return parseRFC3339(`${year}-${month}-${day}T${clock}${seconds}${offset}`);
}
