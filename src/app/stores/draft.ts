/**
 * The work of this browser, kept across reloads. Tokens are left out before anything is written; those of a built-in
 * example are remembered by their place in the example, so that it still runs.
 */

import { fromBase64Url, toBase64Url } from '../../sharing/base64';
import { findSecrets, LEFT_OUT, withoutSecrets } from '../../sharing/secrets';
import { isObject } from '../../text/json';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import { keep, recall } from './settings';

export interface Draft {
  readonly files: Workspace;
  readonly active: string;
  readonly example: string;
  readonly strict: boolean;
  readonly moment: number | undefined;
  /** Hash of the link that this work began as; '' without one. */
  readonly hash: string;
}

export type DraftKey = 'tick.draft' | 'tick.draft-before';

/** Characters: local storage has room for about five million, and writing them all takes time. */
const MOST = 2_500_000;

/** Says whether it was kept: local storage has little room. */
export function writeDraft(key: DraftKey, draft: Draft, exampleFiles: Workspace): boolean {
  const { files, ...rest } = draft;
  if (files.reduce((sum, { content }) => sum + content.length, 0) > MOST) return false;
  const packed = withoutSecrets(files).map((file) => {
    const borrowed = borrowedSecrets(fileNamed(files, file.path), fileNamed(exampleFiles, file.path));
    return typeof file.content === 'string'
      ? { path: file.path, text: file.content, ...(borrowed.some((index) => index >= 0) ? { borrowed } : {}) }
      : { path: file.path, bytes: toBase64Url(file.content) };
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
    const borrowed = Array.isArray(stored.borrowed) ? stored.borrowed.map(Number) : [];
    return [{ path, content: putBack(text, borrowed, fileNamed(exampleFiles, path)) }];
  }
  const content = typeof bytes === 'string' ? fromBase64Url(bytes) : undefined;
  return content === undefined ? [] : [{ path, content }];
}

function fileNamed(files: Workspace, path: string): WorkspaceFile | undefined {
  return files.find((file) => file.path === path);
}

function secretTexts(file: WorkspaceFile | undefined): readonly string[] {
  if (file === undefined || typeof file.content !== 'string') return [];
  const text = file.content;
  return findSecrets([file]).map(({ range }) => text.slice(range.start, range.end));
}

/** For each secret of a file, its index among the example's secrets of that file, or -1. */
function borrowedSecrets(file: WorkspaceFile | undefined, example: WorkspaceFile | undefined): readonly number[] {
  const known = secretTexts(example);
  return secretTexts(file).map((secret) => known.indexOf(secret));
}

function putBack(text: string, borrowed: readonly number[], example: WorkspaceFile | undefined): string {
  const known = secretTexts(example);
  let place = 0;
  return text.replaceAll(LEFT_OUT, () => known[borrowed[place++] ?? -1] ?? LEFT_OUT);
}
