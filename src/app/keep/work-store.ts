/**
 * Workspaces in IndexedDB: what the list shows, the files, and large data files each by itself, so that a letter typed in
 * a script does not write megabytes, and scripts are kept where data has no room. No token is written.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { type Borrowed, giveBack } from '../../sharing/borrowed';
import {
  exampleOf,
  type PackedState,
  packState,
  type SharedState,
  unpackState,
  VERSION,
} from '../../sharing/shared-state';
import { fileKind } from '../../workspace/kinds';
import type { Workspace } from '../../workspace/workspace';

export interface WorkInfo {
  readonly id: string;
  readonly name: string;
  /** Milliseconds of the epoch. */
  readonly saved: number;
  /** Characters and bytes of all files, those without room included. */
  readonly size: number;
  /** Counts the writes: who did not see the last one may not write over it. */
  readonly revision: number;
  /** Data files that had no room. */
  readonly missing: readonly string[];
}

type PackedFile = PackedState['files'][number];

interface WorkContents {
  readonly id: string;
  /** Of `packed`. */
  readonly version: number;
  /** Without the contents of large data files. */
  readonly packed: PackedState;
  /** Paths of those. */
  readonly parts: readonly string[];
  readonly borrowed: Borrowed;
}

interface Part {
  readonly id: string;
  readonly path: string;
  readonly content: PackedFile[1];
}

/** All of a workspace: what a deletion takes away and its undo brings back. */
export interface WholeWork {
  readonly info: WorkInfo;
  readonly contents: WorkContents;
  readonly parts: readonly Part[];
}

interface Schema extends DBSchema {
  infos: { key: string; value: WorkInfo };
  contents: { key: string; value: WorkContents };
  parts: { key: [string, string]; value: Part };
}

export interface Writing {
  readonly id: string;
  readonly name: string;
  readonly saved: number;
  /** Without its tokens. */
  readonly state: SharedState;
  readonly borrowed: Borrowed;
  readonly exampleFiles: Workspace;
  /** The revision that was seen last; 0 before the first write. */
  readonly revision: number;
}

export type Written =
  | { readonly type: 'kept'; readonly revision: number; readonly isNew: boolean; readonly missing: readonly string[] }
  /** Somebody else wrote since; nothing was written. */
  | { readonly type: 'conflict' };

export interface ReadWork {
  readonly info: WorkInfo;
  readonly state: SharedState;
  /** Files that the example has otherwise by now. */
  readonly changed: readonly string[];
}

/** Characters from which on a data file is kept by itself. */
const LARGE = 100_000;

type Transaction = IDBPTransaction<Schema, ('infos' | 'contents' | 'parts')[], 'readwrite'>;

let opened: Promise<WorkStore> | undefined;

/** One for the page. Rejects with the browser's own error where there is no storage; asked again, it tries again. */
export function workStore(): Promise<WorkStore> {
  opened ??= openWorkStore().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function openWorkStore(): Promise<WorkStore> {
  const db = await openDB<Schema>('tick', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('infos', { keyPath: 'id' });
      fresh.createObjectStore('contents', { keyPath: 'id' });
      fresh.createObjectStore('parts', { keyPath: ['id', 'path'] });
    },
    // A newer playground in another tab may bring the store up to date.
    blocking: (_, __, event) => {
      opened = undefined;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return new WorkStore(db);
}

export type { WorkStore };

class WorkStore {
  readonly #db: IDBPDatabase<Schema>;
  /** Large contents as this tab wrote them last, by workspace and path. */
  readonly #written = new Map<string, PackedFile[1]>();

  constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** The newest first. */
  async list(): Promise<readonly WorkInfo[]> {
    const infos = await this.#db.getAll('infos');
    return infos.sort((a, b) => b.saved - a.saved);
  }

  async read(id: string, loadExample: (id: string) => Promise<Workspace>): Promise<ReadWork | undefined> {
    const whole = await this.#whole(id);
    if (whole === undefined) return undefined;
    const { info, contents, parts } = whole;
    const packed = { ...contents.packed, files: contents.packed.files.map((file) => withPart(file, contents, parts)) };
    const example = exampleOf(packed);
    const exampleFiles = example === '' ? [] : await loadExample(example);
    const read = unpackState(contents.version, packed, exampleFiles);
    if (!read.ok) throw new Error(`“${info.name}” cannot be read: ${read.error}`);
    const workspace = giveBack(read.state.workspace, contents.borrowed, exampleFiles);
    return { info, state: { ...read.state, workspace, name: info.name }, changed: read.changed };
  }

  /** All or nothing; where data has no room, the rest without it. Rejects where not even that has room. */
  async write(writing: Writing): Promise<Written> {
    try {
      return await this.#write(writing, true);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      return await this.#write(writing, false);
    }
  }

  async rename(id: string, name: string): Promise<void> {
    const tx = this.#db.transaction('infos', 'readwrite');
    const info = await tx.store.get(id);
    if (info !== undefined) await tx.store.put({ ...info, name });
    await tx.done;
  }

  async duplicate(
    id: string,
    copy: { readonly id: string; readonly name: string; readonly saved: number },
  ): Promise<void> {
    const whole = await this.#whole(id);
    if (whole === undefined) return;
    await this.restore({
      info: { ...whole.info, ...copy, revision: 1 },
      contents: { ...whole.contents, id: copy.id },
      parts: whole.parts.map((part) => ({ ...part, id: copy.id })),
    });
  }

  /** Returns what was taken away. */
  async remove(id: string): Promise<WholeWork | undefined> {
    const whole = await this.#whole(id);
    const tx = this.#db.transaction(['infos', 'contents', 'parts'], 'readwrite');
    await Promise.all([
      tx.objectStore('infos').delete(id),
      tx.objectStore('contents').delete(id),
      tx.objectStore('parts').delete(partsOf(id)),
      tx.done,
    ]);
    this.#forget(id);
    return whole;
  }

  async restore({ info, contents, parts }: WholeWork): Promise<void> {
    const tx = this.#db.transaction(['infos', 'contents', 'parts'], 'readwrite');
    await Promise.all([
      tx.objectStore('infos').put(info),
      tx.objectStore('contents').put(contents),
      ...parts.map((part) => tx.objectStore('parts').put(part)),
      tx.done,
    ]);
  }

  async #whole(id: string): Promise<WholeWork | undefined> {
    const tx = this.#db.transaction(['infos', 'contents', 'parts']);
    const [info, contents, parts] = await Promise.all([
      tx.objectStore('infos').get(id),
      tx.objectStore('contents').get(id),
      tx.objectStore('parts').getAll(partsOf(id)),
    ]);
    return info === undefined || contents === undefined ? undefined : { info, contents, parts };
  }

  async #write(writing: Writing, withData: boolean): Promise<Written> {
    const tx = this.#db.transaction(['infos', 'contents', 'parts'], 'readwrite');
    try {
      const written = await this.#writeIn(tx, writing, withData);
      await tx.done;
      return written;
    } catch (error) {
      // The transaction's own error says why; what it held is not there.
      this.#forget(writing.id);
      const reason = await abandoned(tx);
      throw reason ?? error;
    }
  }

  async #writeIn(tx: Transaction, writing: Writing, withData: boolean): Promise<Written> {
    const { id, name, saved, state, borrowed, exampleFiles, revision } = writing;
    const known = await tx.objectStore('infos').get(id);
    if (known !== undefined && known.revision !== revision) return { type: 'conflict' };
    const { workspace } = state;
    const packed = packState({ ...state, name: '' }, exampleFiles);
    const large = packed.files.filter(isLargeData);
    const missing = withData ? [] : large.map(([path]) => path);
    const parts = withData ? large.map(([path]) => path) : [];
    await tx.objectStore('infos').put({
      id,
      name,
      saved,
      size: workspace.reduce((sum, { content }) => sum + content.length, 0),
      revision: revision + 1,
      missing,
    });
    const files = packed.files.map((file): PackedFile => (isLargeData(file) ? [file[0], ''] : file));
    await tx.objectStore('contents').put({
      id,
      version: VERSION,
      packed: { ...packed, files: files.filter(([path]) => !missing.includes(path)) },
      parts,
      borrowed,
    });
    await this.#writeParts(tx, id, withData ? large : []);
    return { type: 'kept', revision: revision + 1, isNew: known === undefined, missing };
  }

  /** Those that changed; one that is no longer wanted goes, so that no script stands beside data that it never saw. */
  async #writeParts(tx: Transaction, id: string, wanted: readonly PackedFile[]): Promise<void> {
    const store = tx.objectStore('parts');
    for (const [, path] of await store.getAllKeys(partsOf(id)))
      if (!wanted.some(([known]) => known === path)) {
        await store.delete([id, path]);
        this.#written.delete(keyOf(id, path));
      }
    for (const [path, content] of wanted) {
      if (this.#written.get(keyOf(id, path)) === content) continue;
      await store.put({ id, path, content });
      this.#written.set(keyOf(id, path), content);
    }
  }

  #forget(id: string): void {
    for (const key of this.#written.keys()) if (key.startsWith(`${id} `)) this.#written.delete(key);
  }
}

function keyOf(id: string, path: string): string {
  return `${id} ${path}`;
}

function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

function isLargeData([path, content]: PackedFile): boolean {
  const kind = fileKind(path);
  if (kind !== 'points' && kind !== 'csv' && kind !== 'recording') return false;
  const text = typeof content === 'object' ? content[0] : content;
  return typeof text === 'string' && text.length > LARGE;
}

function withPart(file: PackedFile, contents: WorkContents, parts: readonly Part[]): PackedFile {
  if (!contents.parts.includes(file[0])) return file;
  return [file[0], parts.find(({ path }) => path === file[0])?.content ?? file[1]];
}

/** Ends a transaction that failed; why it failed, where the browser says so. */
async function abandoned(tx: Transaction): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
  return tx.done.then(
    () => undefined,
    () => tx.error ?? undefined,
  );
}
