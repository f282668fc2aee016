/** Numbers and durations as they are written elsewhere: `5min`, `5 m`, `1m30s`, `1.5m`, `1e3`. */
import { formatDuration, readDuration } from '../../../tickscript/literals';
import { replaced } from '../../findings/finding';
import { type Advice, type Hint, type HintPlace, wordAt } from '../hint';

export const DURATION_HINTS: readonly Hint[] = [
  { pattern: /^parser: unexpected /, advise: (_, place) => duration(place) },
];

const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:us|usecs?|microseconds?)$/i, 'u'],
  [/^(?:ms|msecs?|millis|milliseconds?)$/i, 'ms'],
  [/^(?:s|secs?|seconds?)$/i, 's'],
  [/^(?:m|mins?|minutes?)$/i, 'm'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:d|days?)$/i, 'd'],
  [/^(?:w|wks?|weeks?)$/i, 'w'],
];

/** Units that TICKscript has not, in days. */
const LONG_UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:mo|mon|mths?|months?)$/i, 30],
  [/^(?:y|yrs?|years?)$/i, 365],
];

/** What `5min`, `90sec` or `1.5h` of another language is here. */
export function durationOf(written: string): string | undefined {
  const [, amount = '', word = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-zµ]+)\s*$/i.exec(written) ?? [];
  const unit = UNIT_WORDS.find(([pattern]) => pattern.test(word))?.[1];
  if (unit !== undefined) return wholeDuration(nanosecondsOf(amount, unit));
  const days = LONG_UNITS.find(([pattern]) => pattern.test(word))?.[1];
  return days === undefined || amount.includes('.') ? undefined : `${Number(amount) * days}d`;
}

/** `5min`, `5 m`, `1m30s`, `1.5m`, `1e3`. */
function duration(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  const rest = wordAt(place);
  const before = /(\d+(?:\.\d*)?)(?:(u|µ|ms|s|m|h|d|w)?)([ \t]*)$/.exec(text.slice(0, range.start));
  if (before === null) return undefined;
  const [whole, amount = '', letter = '', gap = ''] = before;
  if (gap === '' && letter === '' && /^[eE][-+]?\d*$/.test(rest)) {
    const digits = /^\d+/.exec(text.slice(range.end))?.[0] ?? '';
    const value = Number(`${amount}${rest}${digits}`);
    const isExact = Number.isFinite(value) && Math.abs(value) < 1e15 && Math.abs(value) >= 1e-6;
    const better = Number.isInteger(value) ? `${value}.0` : `${value}`;
    const place = { start: range.start - whole.length, end: range.end + digits.length };
    return {
      code: 'exponent',
      plain: 'Numbers have no exponents: write all digits, 1000.0 instead of 1e3.',
      ...(isExact ? { fix: replaced(place, better) } : {}),
    };
  }
  const start = before.index;
  const long =
    gap === '' && !amount.includes('.') ? LONG_UNITS.some(([pattern]) => pattern.test(`${letter}${rest}`)) : false;
  if (long) {
    const better = durationOf(`${amount}${letter}${rest}`);
    if (better !== undefined) return durationAdvice({ start, end: range.end }, better, `${amount}${letter}${rest}`);
  }
  const unit = UNIT_WORDS.find(([pattern]) => pattern.test(`${letter}${rest}`))?.[1];
  if (unit !== undefined && !amount.includes('.') && (letter === '' || gap === '')) {
    return durationAdvice({ start, end: range.end }, `${amount}${unit}`, `${amount}${gap}${letter}${rest}`);
  }
  if (letter === '' && gap === '' && !amount.includes('.')) {
    const better = durationOf(`${amount}${rest}`);
    if (better !== undefined) return durationAdvice({ start, end: range.end }, better, `${amount}${rest}`);
    if (/^ns$/i.test(rest)) {
      return {
        code: 'duration-form',
        plain: 'A duration is one whole number and one unit, of w, d, h, m, s, ms and u: there are no nanoseconds.',
        range: { start, end: range.end },
      };
    }
  }
  const parts = /^(\d+(?:\.\d+)?)(u|µ|ms|s|m|h|d|w)(?:(\d+)(u|µ|ms|s|m|h|d|w))?$/.exec(
    `${amount}${letter}${rest}${gap === '' ? '' : ' '}`,
  );
  if (parts === null) return undefined;
  const nanoseconds = nanosecondsOf(parts[1], parts[2]) + nanosecondsOf(parts[3], parts[4]);
  const better = wholeDuration(nanoseconds);
  return better === undefined ? undefined : durationAdvice({ start, end: range.end }, better, parts[0]);
}

function durationAdvice(range: HintPlace['range'], better: string, given: string): Advice {
  return {
    code: 'duration-form',
    plain: `A duration is one whole number and one unit: write ${better} for ${given}.`,
    range,
    fix: replaced(range, better),
  };
}

function nanosecondsOf(amount = '0', unit = 's'): number {
  const one = readDuration(`1${unit}`);
  return one.ok ? Number(amount) * Number(one.value) : 0;
}

/** In the longest unit that makes it whole. */
function wholeDuration(nanoseconds: number): string | undefined {
  const whole = Math.round(nanoseconds);
  if (!Number.isSafeInteger(whole) || whole === 0) return undefined;
  const text = formatDuration(BigInt(whole));
  // TICKscript has no nanoseconds.
  return text.endsWith('ns') ? undefined : text;
}
