import type { ExampleEntry } from './example';
import { EXAMPLES } from './index';

export interface Neighbours {
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly entry: ExampleEntry;
  readonly previous: ExampleEntry | undefined;
  readonly next: ExampleEntry | undefined;
  /** Of a trap: the example that avoids it. */
  readonly cure: ExampleEntry | undefined;
  /** What goes wrong without what the example teaches. */
  readonly traps: readonly ExampleEntry[];
}

/** What stands around an example in the list, where a trap stands behind the example that avoids it. */
export function neighboursOf(id: string): Neighbours | undefined {
  const at = EXAMPLES.findIndex((candidate) => candidate.id === id);
  const entry = EXAMPLES[at];
  if (entry === undefined) return undefined;
  const behind = EXAMPLES.slice(at + 1);
  const cures = EXAMPLES.slice(0, at).filter((candidate) => !isTrap(candidate));
  const nextLesson = behind.findIndex((candidate) => !isTrap(candidate));
  return {
    position: at + 1,
    count: EXAMPLES.length,
    entry,
    previous: EXAMPLES[at - 1],
    next: EXAMPLES[at + 1],
    cure: isTrap(entry) ? cures.at(-1) : undefined,
    traps: isTrap(entry) ? [] : behind.slice(0, nextLesson < 0 ? behind.length : nextLesson),
  };
}

const TRAP = ' (a trap)';

export function isTrap({ title }: ExampleEntry): boolean {
  return title.endsWith(TRAP);
}

/** Where it is said already that it is a trap. */
export function plainTitle(entry: ExampleEntry): string {
  return isTrap(entry) ? entry.title.slice(0, -TRAP.length) : entry.title;
}
