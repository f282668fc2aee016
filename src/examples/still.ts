import { isOfKind, SCRIPT_KINDS } from '../workspace/kinds';
import { textOf, type Workspace } from '../workspace/workspace';

/**
 * Whether what an example teaches can still be said of a workspace that began as one: half of the lines of its scripts
 * are there. A threshold that is changed, or a handler that is added, leaves it the example.
 */
export function isStill(example: Workspace, now: Workspace): boolean {
  const wanted = linesOf(example);
  const there = new Set(linesOf(now));
  const left = wanted.filter((line) => there.has(line)).length;
  return wanted.length === 0 || 2 * left >= wanted.length;
}

/** What nearly every script has. */
const COMMON = /^(?:stream|batch|\|(?:from|alert|window|query)\(\))?$/;

/** A line without its numbers, which are what is tried; comments say nothing. */
function linesOf(workspace: Workspace): readonly string[] {
  return workspace
    .filter(({ path }) => isOfKind(path, SCRIPT_KINDS))
    .flatMap((file) => textOf(file).split('\n'))
    .map((line) => line.replace(/\d+(?:\.\d+)?/g, '0').trim())
    .filter((line) => !COMMON.test(line) && !line.startsWith('//'));
}
