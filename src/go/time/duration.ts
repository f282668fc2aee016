/** Durations, apart from calendars and zones: who only says a duration need not load those. */
export const NS_PER_SECOND = 1_000_000_000n;

/** Duration.String: `1h2m3.5s`, `100ms`, `1µs`, `0s`. */
export function durationString(ns: bigint): string {
  const size = ns < 0n ? -ns : ns;
  const sign = ns < 0n ? '-' : '';
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimalFraction(size, 3)}µs`;
  if (size < NS_PER_SECOND) return `${sign}${decimalFraction(size, 6)}ms`;
  const minutes = size / (60n * NS_PER_SECOND);
  const seconds = `${decimalFraction(size % (60n * NS_PER_SECOND), 9)}s`;
  if (minutes === 0n) return sign + seconds;
  if (minutes < 60n) return `${sign}${minutes}m${seconds}`;
  return `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** `10m` of Go's `10m0s`, `1h` of `1h0m0s`: as people write them. */
export function shortDuration(ns: bigint): string {
  return durationString(ns)
    .replace(/(?<=[hm])0s$/, '')
    .replace(/(?<=h)0m$/, '');
}

/** value / 10^places without trailing zeros. */
function decimalFraction(value: bigint, places: number): string {
  const unit = 10n ** BigInt(places);
  const fraction = (value % unit).toString().padStart(places, '0').replace(/0+$/, '');
  return fraction === '' ? String(value / unit) : `${value / unit}.${fraction}`;
}
