import { fromBytes, toBytes } from '../bytes';
import { quote } from '../strconv/quote';

/** Where in a URL a text stands: what must be escaped there differs. */
export type UrlPart = 'path' | 'pathSegment' | 'host' | 'zone' | 'userPassword' | 'query' | 'fragment';

const UNRESERVED = /[A-Za-z0-9\-_.~]/;
/** What besides unreserved characters stays as it is in each part (Go net/url, shouldEscape). */
const KEPT: Readonly<Record<UrlPart, string>> = {
  path: '$&+,/:;=@',
  pathSegment: '$&+:=@',
  host: '!$&\'()*+,;=:[]<>"',
  zone: '!$&\'()*+,;=:[]<>"',
  userPassword: '$&+,;=',
  query: '',
  fragment: '$&+,/:;=?@!()*',
};

const keptBytes = new Map<UrlPart, readonly boolean[]>();

function keptIn(part: UrlPart): readonly boolean[] {
  const known = keptBytes.get(part);
  if (known !== undefined) return known;
  const made = Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 && (UNRESERVED.test(character) || KEPT[part].includes(character));
  });
  keptBytes.set(part, made);
  return made;
}

/** Whether the byte has to be escaped in that part. */
export function mustEscape(byte: number, part: UrlPart): boolean {
  return keptIn(part)[byte] !== true;
}

/** Escapes for a part of a URL; in a query a space becomes `+`. */
export function escapeUrl(text: string, part: UrlPart): string {
  const kept = keptIn(part);
  let out = '';
  for (const byte of toBytes(text)) {
    if (kept[byte] === true) out += String.fromCharCode(byte);
    else if (byte === 0x20 && part === 'query') out += '+';
    else out += percent(byte);
  }
  return out;
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** url.QueryEscape. */
export function queryEscape(text: string): string {
  return escapeUrl(text, 'query');
}

/** url.PathEscape. */
export function pathEscape(text: string): string {
  return escapeUrl(text, 'pathSegment');
}

export type Unescaped = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** Undoes percent escapes, with Go's errors: `invalid URL escape "%zz"`. */
export function unescapeUrl(text: string, part: UrlPart): Unescaped {
  const bytes = toBytes(text);
  const out: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x25) {
      const digits = String.fromCharCode(...bytes.subarray(i + 1, i + 3));
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) return escapeError(fromBytes(bytes.subarray(i, i + 3)));
      const value = Number.parseInt(digits, 16);
      const isPercent = value === 0x25;
      if (part === 'host' && value < 0x80 && !isPercent) return escapeError(`%${digits}`);
      if (part === 'zone' && !isPercent && value !== 0x20 && mustEscape(value, 'host'))
        return escapeError(`%${digits}`);
      out.push(value);
      i += 2;
    } else if ((part === 'host' || part === 'zone') && byte < 0x80 && mustEscape(byte, part)) {
      return { ok: false, error: `invalid character ${quote(String.fromCharCode(byte))} in host name` };
    } else {
      out.push(byte === 0x2b && part === 'query' ? 0x20 : byte);
    }
  }
  return { ok: true, text: fromBytes(Uint8Array.from(out)) };
}

function escapeError(text: string): Unescaped {
  return { ok: false, error: `invalid URL escape ${quote(text)}` };
}
