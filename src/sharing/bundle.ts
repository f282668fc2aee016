/** A workspace as a zip file, and back. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { isBinary } from '../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';

/** All times are the same, so that the same workspace always makes the same bytes. */
const TIME = new Date('2018-01-01T00:00:00Z');
const MAX_UNPACKED = 256 * 1024 * 1024;

export function exportZip(workspace: Workspace): Uint8Array {
  const entries = workspace.map(({ path, content }): [string, Uint8Array] => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: TIME, level: 6 });
}

export type ImportedZip =
  | { readonly ok: true; readonly workspace: Workspace }
  /** A sentence for the user. */
  | { readonly ok: false; readonly error: string };

/** Reads a zip of a folder: hidden files and what a system adds by itself are left out, a folder around it all is taken away. */
export function importZip(bytes: Uint8Array): ImportedZip {
  let unpacked = 0;
  let entries: [string, Uint8Array][];
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return unpacked <= MAX_UNPACKED;
      },
    });
    entries = Object.entries(files).filter(([path]) => !/(^|\/)(\.(?!env$)|__MACOSX\/)|\/$/.test(path));
  } catch (error) {
    return {
      ok: false,
      error: `This is not a zip file that can be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
  if (unpacked > MAX_UNPACKED) return { ok: false, error: 'This zip unpacks to more than 256 MB.' };
  if (entries.length === 0) return { ok: false, error: 'There is no file in this zip.' };
  const root = commonFolder(entries.map(([path]) => path));
  return { ok: true, workspace: entries.map(([path, content]) => toFile(path.slice(root.length), content)) };
}

function toFile(path: string, content: Uint8Array): WorkspaceFile {
  return { path, content: isBinary(path) ? content : strFromU8(content) };
}

/** `folder/` when every path is below it. `handlers/` is a folder of the workspace, not one around it. */
function commonFolder(paths: readonly string[]): string {
  const folder = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return folder !== 'handlers/' && paths.every((path) => path.startsWith(folder)) ? folder : '';
}
