/**
 * The work of this browser, kept across reloads. Tokens are left out before anything is written; those of a built-in
 * example are remembered by their place in the example, so that it still runs.
 */

import { fromBase64Url, toBase64Url } from '../../sharing/base64';
import { LEFT_OUT } from '../../sharing/secrets/left-out';
import { isObject } from '../../text/json';
import type { Range } from '../../text/range';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import { keep, recall } from './settings';

export interface Draft {
  readonly files: Workspace;
  readonly active: string;
  readonly example: string;
  readonly strict: boolean;
  readonly moment: number | undefined;
  /** Mark of the link that this work began as; '' without one. The link itself may hold a token. */
  readonly hash: string;
}

export type DraftKey = 'tick.draft' | 'tick.draft-before';

/** Characters: local storage has room for about five million, and writing them all takes time. */
const MOST = 2_500_000;

/** The draft's files without their tokens; `places`: where, in the texts before, the placeholders of each stand. */
export interface CleanFiles {
  readonly files: Workspace;
  readonly places: readonly (readonly Range[])[];
}

/** Whether local storage has room for it. */
export function isKeepable({ files }: Draft): boolean {
  return files.reduce((sum, { content }) => sum + content.length, 0) <= MOST;
}

/** Says whether it was kept: local storage has little room. */
export function writeDraft(key: DraftKey, draft: Draft, clean: CleanFiles, exampleFiles: Workspace): boolean {
  const { files, ...rest } = draft;
  const packed = clean.files.map(({ path, content }, index) => {
    if (typeof content !== 'string') return { path, bytes: toBase64Url(content) };
    const borrowed = borrowedPlaces(fileNamed(files, path), clean.places[index] ?? [], fileNamed(exampleFiles, path));
    return { path, text: content, ...(borrowed === undefined ? {} : { borrowed }) };
  });
  return keep(key, JSON.stringify({ ...rest, files: packed }));
}

/** `loadExample` gives the files of a built-in example. */
export async function readDraft(
  key: DraftKey,
  loadExample: (id: string) => Promise<Workspace>,
): Promise<Draft | undefined> {
  const text = recall(key);
  if (text === undefined) return undefined;
  try {
    const stored: unknown = JSON.parse(text);
    if (!isObject(stored) || !Array.isArray(stored.files)) return undefined;
    const example = typeof stored.example === 'string' ? stored.example : '';
    const exampleFiles = await loadExample(example);
    const files = stored.files.flatMap((file: unknown) => unpack(file, exampleFiles));
    return {
      files,
      example,
      active: typeof stored.active === 'string' ? stored.active : '',
      strict: stored.strict === true,
      moment: typeof stored.moment === 'number' ? stored.moment : undefined,
      hash: typeof stored.hash === 'string' ? stored.hash : '',
    };
  } catch {
    return undefined;
  }
}

function unpack(stored: unknown, exampleFiles: Workspace): readonly WorkspaceFile[] {
  if (!isObject(stored) || typeof stored.path !== 'string') return [];
  const { path, text, bytes } = stored;
  if (typeof text === 'string') {
    return [{ path, content: putBack(text, stored.borrowed, fileNamed(exampleFiles, path)) }];
  }
  const content = typeof bytes === 'string' ? fromBase64Url(bytes) : undefined;
  return content === undefined ? [] : [{ path, content }];
}

function fileNamed(files: Workspace, path: string): WorkspaceFile | undefined {
  return files.find((file) => file.path === path);
}

/** What was left out of a file and stands in the example too, by its place there; `length` tells the example again. */
interface Borrowed {
  readonly length: number;
  readonly at: readonly number[];
  readonly lengths: readonly number[];
}

function borrowedPlaces(
  file: WorkspaceFile | undefined,
  places: readonly Range[],
  example: WorkspaceFile | undefined,
): Borrowed | undefined {
  if (typeof file?.content !== 'string' || typeof example?.content !== 'string' || places.length === 0)
    return undefined;
  const { content } = example;
  const texts = places.map(({ start, end }) => String(file.content).slice(start, end));
  const at = texts.map((text) => (text === LEFT_OUT ? -1 : content.indexOf(text)));
  if (at.every((place) => place === -1)) return undefined;
  return { length: content.length, at, lengths: texts.map((text) => text.length) };
}

function putBack(text: string, borrowed: unknown, example: WorkspaceFile | undefined): string {
  if (!isObject(borrowed) || typeof example?.content !== 'string') return text;
  const { length, at, lengths } = borrowed;
  const { content } = example;
  if (length !== content.length || !Array.isArray(at) || !Array.isArray(lengths)) return text;
  let place = 0;
  return text.replaceAll(LEFT_OUT, () => {
    const start = Number(at[place]);
    const size = Number(lengths[place++]);
    return start >= 0 && size > 0 ? content.slice(start, start + size) : LEFT_OUT;
  });
}
