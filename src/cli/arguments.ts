import { parseArgs } from 'node:util';
import { messageOf } from '../text/thrown';

type Options = Parameters<typeof parseArgs>[0];

/** Parses a command's arguments; what is wrong with them comes back as text. */
export function readArguments<const T extends NonNullable<Options>>(config: T) {
  try {
    return { ok: true as const, parsed: parseArgs(config) };
  } catch (error) {
    return { ok: false as const, error: messageOf(error) };
  }
}
