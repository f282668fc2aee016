/**
 * What was typed in the last moment before a page is left: its store answers later than a page lives, local storage at
 * once. It is written into the store at the next load.
 */
import { readBorrowed } from '../../sharing/borrowed';
import { exampleOf, packState, unpackState, VERSION } from '../../sharing/shared-state';
import { isObject, parseJSON } from '../../text/json';
import type { Workspace } from '../../workspace/workspace';
import { keep, recall } from '../stores/settings';
import type { Writing } from './work-store';

interface Unsaved extends Writing {
  readonly handed: number;
}

const PREFIX = 'tick.unsaved.';

/**
 * Where there is no room for it, there is none. `handed`: when the page gave the store something last, 0 for never; whether
 * that was written, only the next load knows.
 */
export function keepUnsaved({ state, exampleFiles, ...writing }: Writing, handed: number): void {
  const packed = packState(state, exampleFiles);
  keep(PREFIX + writing.id, JSON.stringify({ ...writing, handed, version: VERSION, packed }));
}

/** Takes what pages left behind; each goes with `forgetUnsaved` once it is kept elsewhere. */
export async function unsavedWritings(loadExample: (id: string) => Promise<Workspace>): Promise<readonly Unsaved[]> {
  const read = await Promise.all(keys().map((key) => readUnsaved(key, loadExample)));
  return read.filter((writing) => writing !== undefined);
}

export function forgetUnsaved(id: string): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Storage is off: there is nothing in it.
  }
}

function keys(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

async function readUnsaved(key: string, loadExample: (id: string) => Promise<Workspace>): Promise<Unsaved | undefined> {
  const json = parseJSON(recall(key) ?? '');
  if (!json.ok || !isObject(json.value)) return undefined;
  const { name, saved, revision, version, packed, borrowed, handed } = json.value;
  const example = exampleOf(packed);
  const exampleFiles = example === '' ? [] : await loadExample(example);
  const unpacked = unpackState(Number(version), packed, exampleFiles);
  if (!unpacked.ok || typeof name !== 'string' || typeof saved !== 'number' || typeof revision !== 'number')
    return undefined;
  return {
    id: key.slice(PREFIX.length),
    name,
    saved,
    revision,
    handed: typeof handed === 'number' ? handed : 0,
    state: unpacked.state,
    borrowed: readBorrowed(isObject(borrowed) ? Object.entries(borrowed) : []),
    exampleFiles,
  };
}
