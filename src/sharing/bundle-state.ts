/**
 * What an exported folder holds beside the files that Kapacitor reads: the workspace that they were made of, so that the
 * folder becomes it again. What was changed in the folder since counts.
 */
import { isBinary } from '../workspace/kinds';
import { textOf, type Workspace, type WorkspaceFile } from '../workspace/workspace';
import { namesFault } from './limits';
import { fingerprint, packState, type SharedState, STATE_FILE, unpackState, VERSION } from './shared-state';

/** A file that was made, and the workspace's files that it stands for: none where it only surrounds them. */
export interface MadeFile extends WorkspaceFile {
  readonly stands: readonly string[];
}

type Made = readonly (readonly [path: string, mark: number, stands: readonly string[]])[];

/** What the folder has as it is in the workspace is not held twice. */
export function bundleState(state: SharedState, files: readonly MadeFile[]): WorkspaceFile {
  const made: Made = files.map((file) => [file.path, markOf(file), file.stands]);
  const content = JSON.stringify({ version: VERSION, ...packState(state, files), made });
  return { path: STATE_FILE, content: `${content}\n` };
}

/** `undefined` where `json` is of no exported folder. */
export function readBundle(files: Workspace, json: Readonly<Record<string, unknown>>): SharedState | undefined {
  const made = readMade(json.made);
  if (made === undefined || !Array.isArray(json.files)) return undefined;
  const present = new Map(files.map((file) => [file.path, file]));
  const texts = files.map((file) => (isBinary(file.path) ? file : { path: file.path, content: textOf(file) }));
  const held = json.files.filter((entry: unknown) => {
    return Array.isArray(entry) && (typeof entry[1] !== 'number' || present.has(String(entry[0])));
  });
  const unpacked = unpackState(Number(json.version), { ...json, files: held }, texts);
  if (!unpacked.ok) return undefined;
  const workspace = new Map(unpacked.state.workspace.map((file) => [file.path, file]));
  for (const [path, mark, stands] of made) {
    const file = present.get(path);
    if (stands.length === 0 || (file !== undefined && markOf(file) === mark)) continue;
    for (const origin of stands) if (origin !== path || file === undefined) workspace.delete(origin);
    if (file !== undefined) workspace.set(path, file);
  }
  const known = new Set(made.map(([path]) => path));
  for (const file of files) if (!known.has(file.path)) workspace.set(file.path, file);
  const found = [...workspace.values()];
  const fault = namesFault(
    'zip',
    found.map(({ path }) => path),
  );
  return fault === undefined ? { ...unpacked.state, workspace: found } : undefined;
}

function readMade(value: unknown): Made | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry: unknown): Made => {
    const [path, mark, stands]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof path !== 'string' || typeof mark !== 'number' || !Array.isArray(stands)) return [];
    return [[path, mark, stands.map(String)]];
  });
}

function markOf(file: WorkspaceFile): number {
  return fingerprint(isBinary(file.path) ? file.content : textOf(file));
}
