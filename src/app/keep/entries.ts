/** What an entry of the tab's history shows, written into the entry itself: a reload, *Back* and *Forward* find it again. */
import { isObject } from '../../text/json';

export interface Entry {
  /** Of the workspace. */
  readonly id: string;
  /** The example that it began as; '' without one. */
  readonly example: string;
}

/** A new entry has the page's own address; the one at hand keeps what it has, be it a link. */
export function writeEntry(entry: Entry, how: 'push' | 'replace'): void {
  if (how === 'push') history.pushState(entry, '', `${location.pathname}${location.search}`);
  else history.replaceState(entry, '');
}

/** `undefined` for an entry that somebody else wrote, or nobody. */
export function readEntry(state: unknown): Entry | undefined {
  if (!isObject(state)) return undefined;
  const { id, example } = state;
  return typeof id === 'string' && typeof example === 'string' ? { id, example } : undefined;
}
