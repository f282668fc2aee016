import { parseExactJSON } from '../text/exact-json';
import { isObject } from '../text/json';

/** What `case.json` holds, nothing for an empty text; `undefined` when it is no object of JSON. */
export function caseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return {};
  const parsed = parseExactJSON(text);
  return parsed.ok && isObject(parsed.value) ? parsed.value : undefined;
}
