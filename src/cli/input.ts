import { readFileSync } from 'node:fs';
import { tellBegun } from './own-thread';

/** Milliseconds, as long as a timer can: whoever writes into the pipe may take their time. */
const LONGEST_WAIT = 2 ** 30;

/** A file's bytes, or those of standard input, which `-` is. */
export function readInput(path: string): Buffer {
  if (path !== '-') return readFileSync(path);
  tellBegun(LONGEST_WAIT);
  return readFileSync(0);
}
