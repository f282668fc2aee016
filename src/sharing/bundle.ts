/** A workspace as a zip file, and back. */
import { strFromU8, strToU8, unzipSync, type ZipOptions, zipSync } from 'fflate';
import { isObject, parseJSON } from '../text/json';
import { isBinary } from '../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { packState, plainState, type SharedState, STATE_FILE, unpackState, VERSION } from './shared-state';

/** All times are the same, so that the same workspace always makes the same bytes. */
const TIME = new Date('2018-01-01T00:00:00Z');
const MAX_UNPACKED = 256 * 1024 * 1024;

export function exportZip(state: SharedState): Uint8Array {
  const rest = JSON.stringify({ version: VERSION, ...packState({ ...state, workspace: [] }, []) });
  return zipOf([...state.workspace, { path: STATE_FILE, content: `${rest}\n` }]);
}

/** Files that end in `.sh` can be run once they are unpacked. */
function zipOf(files: Workspace): Uint8Array {
  const entries = files.map(({ path, content }): [string, [Uint8Array, ZipOptions]] => [
    path,
    [typeof content === 'string' ? strToU8(content) : content, path.endsWith('.sh') ? RUNNABLE : {}],
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: TIME, level: 6 });
}

/** Unix, `-rwxr-xr-x`. */
const RUNNABLE: ZipOptions = { os: 3, attrs: 0o100755 << 16 };

export type ImportedZip =
  | { readonly ok: true; readonly state: SharedState }
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
    entries = Object.entries(files).filter(
      ([path]) => !/(^|\/)(\.(?!env$|playground\.json$)|__MACOSX\/)|\/$/.test(path),
    );
  } catch (error) {
    return {
      ok: false,
      error: `This is not a zip file that can be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
  if (unpacked > MAX_UNPACKED) return { ok: false, error: 'This zip unpacks to more than 256 MB.' };
  const workspace = entries.filter(([path]) => !isState(path));
  if (workspace.length === 0) return { ok: false, error: 'There is no file in this zip.' };
  const root = commonFolder(entries.map(([path]) => path));
  const files = workspace.map(([path, content]) => toFile(path.slice(root.length), content));
  return { ok: true, state: { ...stateOf(entries), workspace: files } };
}

function isState(path: string): boolean {
  return path === STATE_FILE || path.endsWith(`/${STATE_FILE}`);
}

/** What a zip of this playground says beside its files; nothing chosen where it is another's. */
function stateOf(entries: readonly (readonly [string, Uint8Array])[]): SharedState {
  const found = entries.find(([path]) => isState(path));
  const json = found === undefined ? undefined : parseJSON(strFromU8(found[1]));
  if (json?.ok !== true || !isObject(json.value)) return plainState([]);
  const unpacked = unpackState(Number(json.value.version), json.value, []);
  return unpacked.ok ? unpacked.state : plainState([]);
}

function toFile(path: string, content: Uint8Array): WorkspaceFile {
  return { path, content: isBinary(path) ? content : strFromU8(content) };
}

/** `folder/` when every path is below it, unless it is one that the workspace itself has. */
function commonFolder(paths: readonly string[]): string {
  const folder = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  const isOwn = /^(?:handlers|templates|tasks|sideload)\/$/.test(folder);
  return !isOwn && paths.every((path) => path.startsWith(folder)) ? folder : '';
}
