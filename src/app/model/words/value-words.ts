/** Values as the chart and the rows of events say them. */
import type { JudgedValue } from '../../../alert/judged';
import { durationString, shortDuration } from '../../../go/time/duration';

/** `9.99`, `1234.57`, `4.2e+15`: at most six digits. */
function sixDigits(value: number): string {
  return String(Number(value.toPrecision(6)));
}

export function quantityText(kind: JudgedValue['kind'], value: number): string {
  if (kind === 'step') return value >= 0.5 ? 'true' : 'false';
  return kind === 'duration' && Number.isFinite(value) ? durationString(BigInt(Math.round(value))) : sixDigits(value);
}

/** The same where there is little room: `1.5M`, `10m`. */
export function shortQuantity(kind: JudgedValue['kind'], value: number): string {
  if (kind === 'duration' && Number.isFinite(value)) return shortDuration(BigInt(Math.round(value)));
  const isLarge = Number.isFinite(value) && Math.abs(value) >= 100_000;
  return isLarge && kind === 'number' ? compact(value) : quantityText(kind, value);
}

const THOUSANDS = ['', 'K', 'M', 'B', 'T'];

/** `1.5M`: at most two decimals. */
function compact(value: number): string {
  let scaled = value;
  let power = 0;
  for (; Math.abs(Number(scaled.toFixed(2))) >= 1_000 && power < THOUSANDS.length - 1; power++) scaled /= 1_000;
  return `${Number(scaled.toFixed(2))}${THOUSANDS[power]}`;
}
