/**
 * A permalink: the whole workspace in the hash of the URL, so that nothing is stored anywhere.
 * `#1.` and base64url of deflate-raw of JSON.
 */
import { MEGABYTE } from '../points/formats/recording/unpack';
import { isObject } from '../text/json';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { fromBase64Url, toBase64Url } from './base64';
import { MOST_IN_LINK, namesFault } from './limits';

export interface SharedState {
  readonly workspace: Workspace;
  readonly strict: boolean;
  /** How many points are fed; `undefined`: all. */
  readonly moment: number | undefined;
  /** What the page wants to find again: the tab, the field of the chart. */
  readonly view: Readonly<Record<string, string>>;
}

export type DecodedPermalink =
  | { readonly ok: true; readonly state: SharedState }
  /** A sentence for the user. */
  | { readonly ok: false; readonly error: string };

const VERSION = '1.';

/** The hash, with its `#`. */
export async function encodePermalink(state: SharedState): Promise<string> {
  const json = JSON.stringify({
    files: Object.fromEntries(state.workspace.map(({ path, content }) => [path, packContent(content)])),
    ...(state.strict ? { strict: true } : {}),
    ...(state.moment === undefined ? {} : { moment: state.moment }),
    ...(Object.keys(state.view).length === 0 ? {} : { view: state.view }),
  });
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return `#${VERSION}${toBase64Url(bytes)}`;
}

export function isPermalink(hash: string): boolean {
  return /^#\d+\./.test(hash);
}

export async function decodePermalink(hash: string): Promise<DecodedPermalink> {
  const text = hash.replace(/^#/, '');
  if (!/^\d+\./.test(text)) return failed('This is not a link to a workspace.');
  if (!text.startsWith(VERSION))
    return failed('This link was made by a newer playground. Reload the page and try again.');
  const bytes = fromBase64Url(text.slice(VERSION.length));
  if (bytes === undefined) return failed('This link is damaged: it has characters that no link has.');
  const json = await inflate(bytes);
  if (json === 'too large') return failed(`This link unpacks to more than ${MOST_IN_LINK / MEGABYTE} MB.`);
  if (json === undefined) return failed('This link is damaged or cut off: it cannot be unpacked.');
  try {
    return readState(JSON.parse(json.text));
  } catch {
    return failed('This link is damaged: what it holds is no workspace.');
  }
}

/** `undefined` when the bytes are no deflate stream. A small link may hold a bomb. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<{ readonly text: string } | 'too large' | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      if (length > MOST_IN_LINK) {
        await reader.cancel();
        return 'too large';
      }
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    return undefined;
  }
  return { text: text + decoder.decode() };
}

function readState(json: unknown): DecodedPermalink {
  if (!isObject(json) || !isObject(json.files)) return failed('This link is damaged: it holds no files.');
  const fault = namesFault('link', Object.keys(json.files));
  if (fault !== undefined) return failed(fault);
  const workspace: WorkspaceFile[] = [];
  for (const [path, packed] of Object.entries(json.files)) {
    const content = unpackContent(packed);
    if (content === undefined) return failed(`This link is damaged: it holds no content for ${path}.`);
    workspace.push({ path, content });
  }
  const { strict, moment, view } = json;
  return {
    ok: true,
    state: {
      workspace,
      strict: strict === true,
      moment: typeof moment === 'number' && Number.isInteger(moment) && moment >= 0 ? moment : undefined,
      view: isObject(view) ? Object.fromEntries(Object.entries(view).filter(isTextEntry)) : {},
    },
  };
}

/** Bytes are told from text by standing in an array. */
function packContent(content: string | Uint8Array): string | [string] {
  return typeof content === 'string' ? content : [toBase64Url(content)];
}

function unpackContent(packed: unknown): string | Uint8Array | undefined {
  if (typeof packed === 'string') return packed;
  if (!Array.isArray(packed) || typeof packed[0] !== 'string') return undefined;
  return fromBase64Url(packed[0]);
}

function isTextEntry(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function failed(error: string): DecodedPermalink {
  return { ok: false, error };
}
