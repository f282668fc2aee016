/** The names at the top of the first object in a text, without reading what stands behind them. */
import { spend } from '../../../text/budget';

/** With the character that begins the value. */
export type TopKeys = ReadonlyMap<string, string>;

const NOTHING: TopKeys = new Map();
/** Names that are looked at: enough to know an object by. */
const MOST = 24;

/** Of the object that begins at `at`, or is the first in the list there. */
export function topKeys(text: string, at: number): TopKeys {
  let start = skipSpace(text, at);
  if (text[start] === '[') start = skipSpace(text, start + 1);
  if (text[start] !== '{') return NOTHING;
  const keys = new Map<string, string>();
  for (let i = skipSpace(text, start + 1); keys.size < MOST && text[i] === '"'; ) {
    const end = endOfString(text, i);
    const colon = end === -1 ? -1 : skipSpace(text, end);
    if (colon === -1 || text[colon] !== ':') break;
    const value = skipSpace(text, colon + 1);
    keys.set(text.slice(i + 1, end - 1), text.charAt(value));
    const next = skipSpace(text, endOfValue(text, value));
    if (text[next] !== ',') break;
    i = skipSpace(text, next + 1);
  }
  return keys;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && ' \t\r\n'.includes(text.charAt(i))) i++;
  return i;
}

/** Behind the closing quote; -1 without one. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const end = text.indexOf('"', i);
    if (end === -1) return -1;
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\' && end - 1 - backslashes > at) backslashes++;
    if (backslashes % 2 === 0) return end + 1;
    i = end;
  }
  return -1;
}

/** Behind a value; brackets are counted and nothing else. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      const end = endOfString(text, i);
      if (end === -1) return text.length;
      if (depth === 0) return end;
      i = end - 1;
    } else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (code === 0x2c && depth === 0) return i;
    if ((i & 0xfff) === 0) spend(16);
  }
  return text.length;
}
