const words = new Uint32Array(2);
const asBigint = new BigInt64Array(words.buffer);
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const LOW = isLittleEndian ? 0 : 1;
const HIGH = isLittleEndian ? 1 : 0;
const TWO_16 = 0x10000;
const TWO_32 = 0x100000000;

/** Seconds up to which `nanoseconds` is an int64, whatever the rest. */
export const MOST_SECONDS = 9223372035;

let lastSeconds = 0;
let lastRest = 0;
let last = 0n;

/** 2¹⁶ seconds, some 18 hours, that the last time was in, and where they begin: in units of 2³² and the rest of it. */
let block = 0;
let blockHigh = 0;
let blockLow = 0;

/**
 * seconds × 10⁹ + rest, for non-negative seconds up to MOST_SECONDS and rest below 10⁹. Computed in two halves of 32 bits,
 * because arithmetic on bigints costs several times as much; lines that follow each other often have the same time.
 */
export function nanoseconds(seconds: number, rest: number): bigint {
  if (seconds === lastSeconds && rest === lastRest) return last;
  const blockOfSeconds = Math.floor(seconds / TWO_16);
  if (blockOfSeconds !== block) beginBlock(blockOfSeconds);
  const sum = (seconds - block * TWO_16) * 1e9 + rest + blockLow;
  const high = Math.floor(sum / TWO_32);
  words[LOW] = sum - high * TWO_32;
  words[HIGH] = blockHigh + high;
  lastSeconds = seconds;
  lastRest = rest;
  last = asBigint[0] ?? 0n;
  return last;
}

function beginBlock(next: number): void {
  block = next;
  const start = next * 1e9;
  blockHigh = Math.floor(start / TWO_16);
  blockLow = (start - blockHigh * TWO_16) * TWO_16;
}
