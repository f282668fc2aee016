/** What an entry of the tab's history shows, written into the entry itself: a reload, *Back* and *Forward* find it again. */
import { isObject } from '../../text/json';

export interface Entry {
  /** Of the workspace. */
  readonly id: string;
  /** The example that it began as; '' without one. */
  readonly example: string;
  /** The link that it began as; '' without one. */
  readonly hash: string;
}

export function writeEntry(entry: Entry, how: 'push' | 'replace'): void {
  const address = `${location.pathname}${location.search}${entry.hash}`;
  if (how === 'push') history.pushState(entry, '', address);
  else history.replaceState(entry, '', address);
}

/** `undefined` for an entry that somebody else wrote, or nobody. */
export function readEntry(state: unknown): Entry | undefined {
  if (!isObject(state)) return undefined;
  const { id, example, hash } = state;
  return typeof id === 'string' && typeof example === 'string' && typeof hash === 'string'
    ? { id, example, hash }
    : undefined;
}
