/** Unpacks what is packed, up to a limit: a few bytes may claim to hold gigabytes. */
import { Gunzip, unzipSync } from 'fflate';
import { BudgetExceeded, spend } from '../../../text/budget';
import { messageOf } from '../../../text/thrown';

export const MEGABYTE = 1024 * 1024;
/** What a recording, or any other data that is packed, may hold. */
export const MOST_RECORDED = 256 * MEGABYTE;

export type Unpacked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** At most a thousand times as much comes out of it at once. */
const PIECE = 4 * 1024;
/** Bytes that are unpacked in a microsecond. */
const AT_ONCE = 256;

class TooLarge extends Error {
  constructor(limit: number) {
    super(`it holds more than ${limit / MEGABYTE} MB`);
  }
}

/** The trailer's word about the size is not believed. */
export function gunzipWithin(packed: Uint8Array, limit: number): Unpacked<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((part) => {
    size += part.length;
    if (size > limit) throw new TooLarge(limit);
    spend(part.length / AT_ONCE);
    parts.push(part);
  });
  return unpacking(() => {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
    return joined(parts, size);
  });
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The entries in the order of the archive. `isWanted` is asked before anything is unpacked. */
export function unzipWithin(
  packed: Uint8Array,
  limit: number,
  isWanted: (name: string) => boolean = () => true,
): Unpacked<readonly ZipEntry[]> {
  const names: string[] = [];
  let size = 0;
  return unpacking(() => {
    const files = unzipSync(packed, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false;
        size += originalSize;
        if (size > limit) throw new TooLarge(limit);
        spend(1 + originalSize / AT_ONCE);
        names.push(name);
        return true;
      },
    });
    return names.map((name) => ({ name, bytes: files[name] ?? new Uint8Array(0) }));
  });
}

function unpacking<T>(work: () => T): Unpacked<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof BudgetExceeded) throw error;
    return { ok: false, error: messageOf(error) };
  }
}
