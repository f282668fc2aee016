/** Numbers and durations as they are written elsewhere: `5min`, `5 m`, `1m30s`, `1.5m`, `1e3`. */
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
  const unit = UNIT_WORDS.find(([pattern]) => pattern.test(`${letter}${rest}`))?.[1];
  if (unit !== undefined && !amount.includes('.') && (letter === '' || gap === '')) {
    return durationAdvice({ start, end: range.end }, `${amount}${unit}`, `${amount}${gap}${letter}${rest}`);
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

const NANOSECONDS: readonly (readonly [unit: string, length: number])[] = [
  ...([
    ['w', 604_800e9],
    ['d', 86_400e9],
    ['h', 3_600e9],
    ['m', 60e9],
  ] as const),
  ...([
    ['s', 1e9],
    ['ms', 1e6],
    ['u', 1e3],
    ['µ', 1e3],
  ] as const),
];

function nanosecondsOf(amount = '0', unit = 's'): number {
  return Number(amount) * (NANOSECONDS.find(([name]) => name === unit)?.[1] ?? 0);
}

/** In the longest unit that makes it whole. */
function wholeDuration(nanoseconds: number): string | undefined {
  if (!Number.isSafeInteger(Math.round(nanoseconds))) return undefined;
  const unit = NANOSECONDS.find(([, length]) => Math.round(nanoseconds) % length === 0);
  return unit === undefined || nanoseconds === 0 ? undefined : `${Math.round(nanoseconds) / unit[1]}${unit[0]}`;
}
