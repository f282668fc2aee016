/** The draft as it once stood in the browser's local storage, one for all tabs: read, never written. */
import { isObject, parseJSON } from '../text/json';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { fromBase64Url } from './base64';
import { giveBack } from './borrowed';
import { plainState, type SharedState } from './shared-state';

/** `undefined` for what is no draft. */
export async function readFirstDraft(
  text: string,
  loadExample: (id: string) => Promise<Workspace>,
): Promise<SharedState | undefined> {
  const json = parseJSON(text);
  if (!json.ok || !isObject(json.value) || !Array.isArray(json.value.files)) return undefined;
  const { files, example, active, strict, moment } = json.value;
  const id = typeof example === 'string' ? example : '';
  const found = files.filter(isObject);
  const borrowed = found.flatMap(({ path, borrowed: places }): [string, readonly number[]][] =>
    typeof path === 'string' && Array.isArray(places) ? [[path, places.map(Number)]] : [],
  );
  return {
    ...plainState(giveBack(found.flatMap(fileOf), Object.fromEntries(borrowed), await loadExample(id))),
    example: id,
    strict: strict === true,
    moment: typeof moment === 'number' ? moment + 1 : undefined,
    view: typeof active === 'string' ? { tab: active } : {},
  };
}

function fileOf({ path, text, bytes }: Readonly<Record<string, unknown>>): readonly WorkspaceFile[] {
  if (typeof path !== 'string') return [];
  const content = typeof text === 'string' ? text : typeof bytes === 'string' ? fromBase64Url(bytes) : undefined;
  return content === undefined ? [] : [{ path, content }];
}
