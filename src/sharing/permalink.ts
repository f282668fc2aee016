/**
 * A permalink: the whole workspace in the hash of the URL, so that nothing is stored anywhere.
 * `#2.` (the version) and base64url of deflate-raw of JSON.
 */
import { MEGABYTE } from '../points/formats/recording/unpack';
import { parseJSON } from '../text/json';
import type { Workspace } from '../workspace/workspace';
import { fromBase64Url, toBase64Url } from './base64';
import { MOST_IN_LINK, namesFault } from './limits';
import { exampleOf, isKnownVersion, packState, type SharedState, unpackState, VERSION } from './shared-state';

export type DecodedPermalink =
  | {
      readonly ok: true;
      readonly state: SharedState;
      /** Something to say about it: a sentence for the user. */
      readonly notice?: string;
    }
  /** A sentence for the user. */
  | { readonly ok: false; readonly error: string };

/** The hash, with its `#`. What is equal to the example's files is not in it. */
export async function encodePermalink(state: SharedState, exampleFiles: Workspace = []): Promise<string> {
  const json = JSON.stringify(packState(state, exampleFiles));
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return `#${VERSION}.${toBase64Url(bytes)}`;
}

export function isPermalink(hash: string): boolean {
  return /^#\d+\./.test(hash);
}

/** `loadExample` gives the files of a built-in example, none for one that there is not. */
export async function decodePermalink(
  hash: string,
  loadExample: (id: string) => Promise<Workspace> = async () => [],
): Promise<DecodedPermalink> {
  const [, digits = '', packed = ''] = /^#?(\d+)\.(.*)$/s.exec(hash) ?? [];
  if (digits === '') return failed('This is not a link to a workspace.');
  const version = Number(digits);
  if (version > VERSION) return failed('This link was made by a newer playground. Reload the page and try again.');
  if (!isKnownVersion(version)) return failed('This link is damaged: no playground ever made one that begins so.');
  const bytes = fromBase64Url(packed);
  if (bytes === undefined) return failed('This link is damaged: it has characters that no link has.');
  const json = await inflate(bytes);
  if (json === 'too large') return failed(`This link unpacks to more than ${MOST_IN_LINK / MEGABYTE} MB.`);
  if (json === undefined) return failed('This link is damaged or cut off: it cannot be unpacked.');
  const parsed = parseJSON(json.text);
  if (!parsed.ok) return failed('This link is damaged: what it holds is no workspace.');
  const example = exampleOf(parsed.value);
  const read = unpackState(version, parsed.value, example === '' ? [] : await loadExample(example));
  if (!read.ok) return failed(`This link is damaged: ${read.error}.`);
  const fault = namesFault(
    'link',
    read.state.workspace.map(({ path }) => path),
  );
  if (fault !== undefined) return failed(fault);
  const notice = changedWords(read.changed);
  return { ok: true, state: read.state, ...(notice === undefined ? {} : { notice }) };
}

/** What is to be said where an example has other files than those that were kept. */
export function changedWords(changed: readonly string[]): string | undefined {
  return changed.length === 0
    ? undefined
    : `The example has changed since: ${changed.join(', ')} ${changed.length === 1 ? 'is' : 'are'} as the example has it today.`;
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

function failed(error: string): DecodedPermalink {
  return { ok: false, error };
}
