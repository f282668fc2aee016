/** A workspace as a zip file, and back. */
import { strFromU8, strToU8, type ZipOptions, zipSync } from 'fflate';
import { unzipWithin } from '../points/formats/recording/unpack';
import { isObject, parseJSON } from '../text/json';
import { isBinary } from '../workspace/kinds';
import { textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';
import { readBundle } from './bundle-state';
import { MOST_FILES, MOST_IN_ZIP, namesFault } from './limits';
import { packState, plainState, type SharedState, STATE_FILE, unpackState, VERSION } from './shared-state';

/** All times are the same, so that the same workspace always makes the same bytes. */
const TIME = new Date('2018-01-01T00:00:00Z');

export function exportZip(state: SharedState): Uint8Array {
  const rest = JSON.stringify({ version: VERSION, ...packState({ ...state, workspace: [] }, []) });
  return zipOf([...state.workspace, { path: STATE_FILE, content: `${rest}\n` }]);
}

/** Files that end in `.sh` can be run once they are unpacked. */
export function zipOf(files: Workspace): Uint8Array {
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
  const names: string[] = [];
  const unpacked = unzipWithin(bytes, MOST_IN_ZIP, (written) => {
    const name = pathIn(written);
    const isWanted = !/(^|\/)(\.(?!env$|playground\.json$|\.?(?:\/|$))|__MACOSX\/)|\/$/.test(name);
    if (isWanted) names.push(name);
    return isWanted && names.length <= MOST_FILES + 1;
  });
  const paths = names.filter((path) => !isState(path));
  const fault = namesFault('zip', paths);
  if (fault !== undefined) return { ok: false, error: fault };
  if (!unpacked.ok) return { ok: false, error: `This is not a zip file that can be read: ${unpacked.error}.` };
  if (paths.length === 0) return { ok: false, error: 'There is no file in this zip.' };
  const root = commonFolder(names);
  const state = folderState(
    unpacked.value.map(({ name, bytes: content }) => toFile(pathIn(name).slice(root.length), content)),
  );
  return { ok: true, state };
}

/** Old programs on Windows write folders with backslashes. */
function pathIn(name: string): string {
  return name.replaceAll('\\', '/');
}

function isState(path: string): boolean {
  return path === STATE_FILE || path.endsWith(`/${STATE_FILE}`);
}

/**
 * The workspace that a folder is: its files, and what this playground says beside them, nothing chosen where it is
 * another's. A folder that was exported for Kapacitor is what it was made of.
 */
export function folderState(files: Workspace): SharedState {
  const found = files.find(({ path }) => isState(path));
  const workspace = files.filter(({ path }) => !isState(path));
  const json = found === undefined ? undefined : parseJSON(textOf(found));
  if (json?.ok !== true || !isObject(json.value)) return plainState(workspace);
  const bundle = readBundle(workspace, json.value);
  if (bundle !== undefined) return bundle;
  const unpacked = unpackState(Number(json.value.version), json.value, []);
  return { ...(unpacked.ok ? unpacked.state : plainState([])), workspace };
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
