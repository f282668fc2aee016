/** Times as tables write them. */
import { calendarTime } from './calendar';
import type { DraftTime } from './draft';

const INT64 = 1n << 63n;
const DIGITS = /^[+-]?\d{1,19}$/;
/** With a point (or a comma, as half of Europe writes it) or an exponent: what spreadsheets and scripts make of numbers. */
const DECIMAL = /^(\d{1,19})(?:[.,](\d{0,20}))?(?:[eE]\+?(\d{1,2}))?$/;
/** Powers of ten of a nanosecond, by the digits that a number of this century has before its point. */
const SCALE_OF_DIGITS: Readonly<Record<number, bigint>> = {
  9: 1_000_000_000n,
  10: 1_000_000_000n,
  12: 1_000_000n,
  13: 1_000_000n,
  15: 1_000n,
  16: 1_000n,
};

/** A date in most spellings; or a whole number, whose unit the file decides; or one with decimals, whose digits say its unit. */
export function readTime(written: string): DraftTime | undefined {
  const text = written.trim();
  if (DIGITS.test(text)) return { unit: 'file', value: BigInt(text) };
  return decimalTime(text) ?? calendarTime(text);
}

function decimalTime(text: string): DraftTime | undefined {
  const [whole, before = '', behind = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const shift = Number(exponent);
  const digits = `${before}${behind.slice(0, shift).padEnd(shift, '0')}`.replace(/^0+(?=\d)/, '');
  const rest = behind.slice(shift);
  if (digits.length > 19) return undefined;
  const value = BigInt(digits);
  if (/^0*$/.test(rest)) return value < INT64 ? { unit: 'file', value } : undefined;
  const scale = SCALE_OF_DIGITS[digits.length];
  if (scale === undefined) return undefined;
  // What is less than a nanosecond is no time.
  const ns = value * scale + (BigInt(rest.slice(0, 9).padEnd(9, '0')) * scale) / 1_000_000_000n;
  return ns < INT64 ? { unit: 'ns', value: ns } : undefined;
}

/** From 1970 to 2100, in days since spreadsheets begin to count: 1899-12-30. */
const [EPOCH_DAY, LAST_DAY] = [25_569, 73_050];
const MS_OF_DAY = 86_400_000;

/**
 * What spreadsheets keep of a date and show where a cell is no date: `45244.925925926`. Any number can look so: it is asked
 * only of what is a time for sure.
 */
export function serialDate(written: string): DraftTime | undefined {
  const days = /^\s*\d{5}[.,]\d{1,15}\s*$/.test(written) ? Number(written.replace(',', '.')) : 0;
  if (days < EPOCH_DAY || days > LAST_DAY) return undefined;
  const ms = BigInt(Math.round((days - EPOCH_DAY) * MS_OF_DAY));
  return { unit: 'ns', value: ms * 1_000_000n, doubt: { noZone: true } };
}
