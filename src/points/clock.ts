/** Times for people: always UTC, as Kapacitor prints them. */
const NANOSECONDS_A_DAY = 86_400_000_000_000n;

/** `00:01:10`, with as many decimals as the time has (at most nine). */
export function clock(time: bigint): string {
  const ofDay = ((time % NANOSECONDS_A_DAY) + NANOSECONDS_A_DAY) % NANOSECONDS_A_DAY;
  const seconds = ofDay / 1_000_000_000n;
  const fraction = (ofDay % 1_000_000_000n).toString().padStart(9, '0').replace(/0+$/, '');
  const two = (value: bigint) => value.toString().padStart(2, '0');
  const whole = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** `2018-01-01`. */
export function day(time: bigint): string {
  const floor = time >= 0n ? time : time - (NANOSECONDS_A_DAY - 1n);
  return new Date(Number((floor / NANOSECONDS_A_DAY) * 86_400_000n)).toISOString().slice(0, 10);
}

/** `2018-01-01 00:01:10 UTC`. */
export function moment(time: bigint): string {
  return `${day(time)} ${clock(time)} UTC`;
}
