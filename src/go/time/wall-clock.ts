/** What the clock of this machine shows, in nanoseconds. */
export function wallClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
