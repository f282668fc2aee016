/** A workspace as a zip file, and back. */
import { strFromU8, strToU8, zipSync } from 'fflate';
import { unzipWithin } from '../points/formats/recording/unpack';
import { isBinary } from '../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { MOST_FILES, MOST_IN_ZIP, namesFault } from './limits';

/** All times are the same, so that the same workspace always makes the same bytes. */
const TIME = new Date('2018-01-01T00:00:00Z');

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
  const names: string[] = [];
  const unpacked = unzipWithin(bytes, MOST_IN_ZIP, (name) => {
    const isWanted = !/(^|\/)(\.(?!env$|\.?(?:\/|$))|__MACOSX\/)|\/$/.test(name);
    if (isWanted) names.push(name);
    return isWanted && names.length <= MOST_FILES;
  });
  const fault = namesFault('zip', names);
  if (fault !== undefined) return { ok: false, error: fault };
  if (!unpacked.ok) return { ok: false, error: `This is not a zip file that can be read: ${unpacked.error}.` };
  if (names.length === 0) return { ok: false, error: 'There is no file in this zip.' };
  const root = commonFolder(names);
  return { ok: true, workspace: unpacked.value.map((entry) => toFile(entry.name.slice(root.length), entry.bytes)) };
}

function toFile(path: string, content: Uint8Array): WorkspaceFile {
  return { path, content: isBinary(path) ? content : strFromU8(content) };
}

/** `folder/` when every path is below it. `handlers/` is a folder of the workspace, not one around it. */
function commonFolder(paths: readonly string[]): string {
  const folder = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return folder !== 'handlers/' && paths.every((path) => path.startsWith(folder)) ? folder : '';
}
