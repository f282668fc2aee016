/**
 * What a link, the browser's own store and a zip hold of the work: one typed state, written in the newest version and read
 * in every version that was ever written.
 */
import { RELEASE } from '../kapacitor/engine/release';
import { isObject } from '../text/json';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { fromBase64Url, toBase64Url } from './base64';

/** What the page wants to find again; what it does not know it passes over. */
export interface View {
  /** Path of the open file. */
  readonly tab?: string;
  /** The pane of a phone. */
  readonly pane?: string;
  /** `measurement field` of the chart. */
  readonly field?: string;
  /** How long the clock runs on after the last point. */
  readonly silence?: string;
}

export interface SharedState {
  readonly workspace: Workspace;
  /** What its owner calls it; '' for nothing. */
  readonly name: string;
  /** Id of the example that it began as; '' without one. */
  readonly example: string;
  readonly strict: boolean;
  /** How many points are fed; `undefined`: all. */
  readonly moment: number | undefined;
  readonly view: View;
  /** Release of Kapacitor under which it was looked at. */
  readonly kapacitor: string;
}

/** A workspace by itself, nothing of it chosen. */
export function plainState(workspace: Workspace): SharedState {
  return { workspace, name: '', example: '', strict: false, moment: undefined, view: {}, kapacitor: RELEASE };
}

/** Text, bytes as base64url in an array, or the fingerprint of the example's file that it is equal to. */
type PackedContent = string | readonly [string] | number;

/** Plain JSON. */
export interface PackedState {
  readonly kapacitor: string;
  readonly files: readonly (readonly [path: string, content: PackedContent])[];
  readonly name?: string;
  readonly example?: string;
  readonly strict?: true;
  readonly moment?: number;
  readonly view?: View;
}

export type Unpacked =
  | {
      readonly ok: true;
      readonly state: SharedState;
      /** Files that were the example's, and that the example has otherwise by now. */
      readonly changed: readonly string[];
    }
  /** What is wrong, as `it holds no files`. */
  | { readonly ok: false; readonly error: string };

/** In a zip: what is not a file of the workspace, hidden beside the files as they are. */
export const STATE_FILE = '.playground.json';

/** The version that is written. */
export const VERSION = 2;

/** Of an example only what differs from it is held. */
export function packState(state: SharedState, exampleFiles: Workspace): PackedState {
  const { workspace, name, example, strict, moment, view, kapacitor } = state;
  const known = new Map(exampleFiles.map(({ path, content }) => [path, content]));
  return {
    kapacitor,
    files: workspace.map(({ path, content }) => [
      path,
      typeof content === 'string' && known.get(path) === content ? fingerprint(content) : packContent(content),
    ]),
    ...(name === '' ? {} : { name }),
    ...(example === '' ? {} : { example }),
    ...(strict ? { strict } : {}),
    ...(moment === undefined ? {} : { moment }),
    ...(Object.keys(view).length === 0 ? {} : { view }),
  };
}

/** Whether there is a reader for a version: there is one for every version that was ever written. */
export function isKnownVersion(version: number): boolean {
  return READERS.has(version);
}

/** The example whose files the reader wants; '' for none. */
export function exampleOf(packed: unknown): string {
  if (!isObject(packed)) return '';
  const { example, view } = packed;
  return text(example ?? (isObject(view) ? view.example : undefined));
}

export function unpackState(version: number, packed: unknown, exampleFiles: Workspace): Unpacked {
  const read = READERS.get(version);
  return read === undefined || !isObject(packed) ? failed('it holds no files') : read(packed, exampleFiles);
}

type Packed = Readonly<Record<string, unknown>>;

const READERS: ReadonlyMap<number, (packed: Packed, exampleFiles: Workspace) => Unpacked> = new Map([
  [1, readFirst],
  [VERSION, readSecond],
]);

/** Files in an object by path; the example's id among the view; of Kapacitor 1.8.3, as there was no other. */
function readFirst({ files, view, ...rest }: Packed): Unpacked {
  if (!isObject(files)) return failed('it holds no files');
  const { example, ...own } = isObject(view) ? view : {};
  return readSecond({ ...rest, kapacitor: '1.8.3', files: Object.entries(files), example, view: own }, []);
}

function readSecond(packed: Packed, exampleFiles: Workspace): Unpacked {
  const { files, name, strict, moment, view, kapacitor } = packed;
  if (!Array.isArray(files)) return failed('it holds no files');
  const example = exampleOf(packed);
  const workspace = new Map<string, WorkspaceFile>();
  const changed: string[] = [];
  for (const entry of files) {
    const [path, content]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof path !== 'string') return failed('it holds a file without a name');
    const own = unpackContent(content);
    const borrowed = typeof content === 'number' ? exampleFiles.find((file) => file.path === path) : undefined;
    if (typeof content === 'number' && borrowed === undefined)
      return failed(`it wants ${path} of the example ${JSON.stringify(example)}, which this playground does not have`);
    if (borrowed !== undefined && fingerprint(borrowed.content) !== content) changed.push(path);
    const found = own ?? borrowed?.content;
    if (found === undefined) return failed(`it holds no content for ${path}`);
    workspace.set(path, { path, content: found });
  }
  return {
    ok: true,
    changed,
    state: {
      workspace: [...workspace.values()],
      name: text(name),
      example,
      strict: strict === true,
      moment: typeof moment === 'number' && Number.isInteger(moment) && moment >= 0 ? moment : undefined,
      view: readView(view),
      kapacitor: text(kapacitor),
    },
  };
}

function readView(view: unknown): View {
  if (!isObject(view)) return {};
  const { tab, pane, field, silence } = view;
  return {
    ...(typeof tab === 'string' ? { tab } : {}),
    ...(typeof pane === 'string' ? { pane } : {}),
    ...(typeof field === 'string' ? { field } : {}),
    ...(typeof silence === 'string' ? { silence } : {}),
  };
}

function packContent(content: string | Uint8Array): string | readonly [string] {
  return typeof content === 'string' ? content : [toBase64Url(content)];
}

function unpackContent(packed: unknown): string | Uint8Array | undefined {
  if (typeof packed === 'string') return packed;
  if (!Array.isArray(packed) || typeof packed[0] !== 'string') return undefined;
  return fromBase64Url(packed[0]);
}

/** FNV-1a of 32 bits over UTF-16: tells that an example's file is no longer what it was. */
export function fingerprint(content: string | Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < content.length; i++) {
    const unit = typeof content === 'string' ? content.charCodeAt(i) : (content[i] ?? 0);
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return hash >>> 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function failed(error: string): Unpacked {
  return { ok: false, error };
}
