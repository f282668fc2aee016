import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isBytes } from '../points/formats/read/open-data';
import { folderState } from '../sharing/bundle';
import { STATE_FILE } from '../sharing/shared-state';
import { messageOf } from '../text/thrown';
import { isBinary } from '../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';

/** Answers beside a conformance case are no part of the question. */
const NOT_READ = new Set(['expected.json', 'node_modules', '.git']);

/** Reads a folder as a workspace: files in name order, those of `handlers/` included. */
export function readFolder(folder: string): { ok: true; workspace: Workspace } | { ok: false; error: string } {
  try {
    if (!statSync(folder).isDirectory()) return { ok: false, error: `${folder} is not a folder` };
    return { ok: true, workspace: workspaceOf(filesIn(folder, folder)) };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

/** Not how a page looked at the files; one that was exported for Kapacitor is what it was made of. */
function workspaceOf(files: Workspace): Workspace {
  return files.some(({ path }) => path === STATE_FILE) ? folderState(files).workspace : files;
}

function filesIn(root: string, folder: string): WorkspaceFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): WorkspaceFile[] => {
    if (NOT_READ.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(root, path);
    if (!entry.isFile() && !(entry.isSymbolicLink() && isFile(path))) return [];
    return [{ path: relative(root, path).split(sep).join('/'), content: readContent(path) }];
  });
}

/** What a link leads to; one that leads nowhere, or round, is none. Links to folders are not followed. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Points from so many bytes on are read as they are, without a detour over a text. */
const LARGE = 1_000_000;

function readContent(path: string): string | Uint8Array {
  const bytes = readFileSync(path);
  const isLarge = path.endsWith('.lp') && bytes.length > LARGE;
  return isLarge || isBinary(path) || isBytes(bytes) ? new Uint8Array(bytes) : bytes.toString('utf8');
}
