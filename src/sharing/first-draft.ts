/** The draft as it once stood in the browser's local storage, one for all tabs: read, never written. */
import { isObject, parseJSON } from '../text/json';
import type { WorkspaceFile } from '../workspace/workspace';
import { fromBase64Url } from './base64';
import { type Borrowed, readBorrowed } from './borrowed';
import { plainState, type SharedState } from './shared-state';

export interface FirstDraft {
  /** Without its tokens, as it was written. */
  readonly state: SharedState;
  /** Those of its example, by place. */
  readonly borrowed: Borrowed;
}

/** `undefined` for what is no draft. */
export function readFirstDraft(text: string): FirstDraft | undefined {
  const json = parseJSON(text);
  if (!json.ok || !isObject(json.value) || !Array.isArray(json.value.files)) return undefined;
  const { files, example, active, strict, moment } = json.value;
  const found = files.filter(isObject);
  return {
    state: {
      ...plainState(found.flatMap(fileOf)),
      example: typeof example === 'string' ? example : '',
      strict: strict === true,
      moment: typeof moment === 'number' ? moment + 1 : undefined,
      view: typeof active === 'string' ? { tab: active } : {},
    },
    borrowed: readBorrowed(found.map(({ path, borrowed }) => [String(path), borrowed])),
  };
}

function fileOf({ path, text, bytes }: Readonly<Record<string, unknown>>): readonly WorkspaceFile[] {
  if (typeof path !== 'string') return [];
  const content = typeof text === 'string' ? text : typeof bytes === 'string' ? fromBase64Url(bytes) : undefined;
  return content === undefined ? [] : [{ path, content }];
}
