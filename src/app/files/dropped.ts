/** What was dropped: files with their paths below what was dropped. */

import { STATE_FILE } from '../../sharing/shared-state';

/** A file as a person's folder has it. */
export interface DroppedFile {
  /** `tasks/cpu.yaml`; a file dropped by itself has its name only. */
  readonly path: string;
  readonly file: File;
}

export interface Dropped {
  readonly files: readonly DroppedFile[];
  /** The folder whose files they are, when one was dropped alone: a workspace of its own. */
  readonly folder?: string;
}

/** The parts of the browser's entries that are used here. */
export type DroppedEntry =
  | {
      readonly isFile: true;
      readonly name: string;
      file(done: (file: File) => void, failed: (error: Error) => void): void;
    }
  | { readonly isFile: false; readonly name: string; createReader(): EntryReader };

interface EntryReader {
  /** Some of the entries at each call; none at the end. */
  readEntries(done: (entries: readonly DroppedEntry[]) => void, failed: (error: Error) => void): void;
}

const MOST = 500;
/** Folders of a workspace: dropped alone they stay what they are. */
const PARTS: ReadonlySet<string> = new Set(['handlers', 'templates', 'tasks', 'sideload']);

/** Throws what is to be told: too many files, or what the browser says of one that it cannot read. */
export async function droppedFiles(entries: readonly DroppedEntry[]): Promise<Dropped> {
  const [first, ...more] = entries;
  if (first !== undefined && more.length === 0 && !first.isFile && !PARTS.has(first.name)) {
    return { folder: first.name, files: await filesIn(await childrenOf(first), '') };
  }
  return { files: await filesIn(entries, '') };
}

async function filesIn(entries: readonly DroppedEntry[], folder: string): Promise<readonly DroppedFile[]> {
  const files: DroppedFile[] = [];
  for (const entry of entries) {
    const path = `${folder}${entry.name}`;
    // What editors and version control keep for themselves.
    if (entry.name.startsWith('.') && entry.name !== '.env' && entry.name !== STATE_FILE) continue;
    if (entry.isFile) files.push({ path, file: await fileOf(entry) });
    else files.push(...(await filesIn(await childrenOf(entry), `${path}/`)));
    if (files.length > MOST) throw new Error(`More than ${MOST} files were dropped; a workspace has at most so many.`);
  }
  return files;
}

function fileOf(entry: Extract<DroppedEntry, { isFile: true }>): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, (error) => reject(new Error(`${entry.name}: ${error.message}`)));
  });
}

async function childrenOf(entry: Extract<DroppedEntry, { isFile: false }>): Promise<readonly DroppedEntry[]> {
  const reader = entry.createReader();
  const children: DroppedEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly DroppedEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, (error) => reject(new Error(`${entry.name}: ${error.message}`)));
    });
    if (some.length === 0) return children.sort((a, b) => (a.name < b.name ? -1 : 1));
    children.push(...some);
    if (children.length > MOST)
      throw new Error(`${entry.name} has more than ${MOST} files; a workspace has at most so many.`);
  }
}
