import { spend } from '../../text/budget';
import { messageOf } from '../../text/thrown';

/** JSON values one after another, as Go's encoder writes them and its decoder reads them. */
export type JSONStream =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly values: readonly unknown[]; readonly error: string; readonly offset: number };

export function readJSONStream(text: string): JSONStream {
  const values: unknown[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const end = endOfValue(text, at);
    try {
      values.push(JSON.parse(text.slice(at, end)));
    } catch (error) {
      return { ok: false, values, error: messageOf(error), offset: at };
    }
    at = end;
  }
  return { ok: true, values };
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && ' \t\r\n'.includes(text.charAt(i))) i++;
  return i;
}

/** Characters between two questions to the budget. */
const STRIDE = 4096;

/** Where the brackets that open at `at` are closed; a value without brackets goes to the end of its line. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = at; i < text.length; i++) {
    if (i % STRIDE === 0) spend(STRIDE / 64);
    const character = text.charAt(i);
    if (quoted) {
      if (character === '\\') i++;
      else quoted = character !== '"';
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth <= 0) return i + 1;
    } else if (character === '\n' && depth === 0) return i;
  }
  return text.length;
}
