/** What the clock shows, in nanoseconds. */
export function now(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
