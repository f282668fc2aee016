const words = new DataView(new ArrayBuffer(8));
const TWO_16 = 0x10000;
const TWO_32 = 0x100000000;

/** Seconds up to which `nanoseconds` is an int64, whatever the rest. */
export const MOST_SECONDS = 9223372035;

let lastSeconds = 0;
let lastRest = 0;
let last = 0n;

/**
 * seconds × 10⁹ + rest, for non-negative seconds up to MOST_SECONDS and rest below 10⁹. Computed in two halves of 32 bits,
 * because arithmetic on bigints costs several times as much; lines that follow each other often have the same time.
 */
export function nanoseconds(seconds: number, rest: number): bigint {
  if (seconds === lastSeconds && rest === lastRest) return last;
  const low = seconds % TWO_16;
  const high = ((seconds - low) / TWO_16) * 1e9;
  const sum = low * 1e9 + rest + (high % TWO_16) * TWO_16;
  words.setUint32(0, sum % TWO_32, true);
  words.setUint32(4, Math.floor(high / TWO_16) + Math.floor(sum / TWO_32), true);
  lastSeconds = seconds;
  lastRest = rest;
  last = words.getBigInt64(0, true);
  return last;
}
