import { parseJSON } from './json';
import type { Result } from './result';

/** A text of JSON that holds an int; one in a text is passed over. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d{16,19}(?![\d.eE])/g;
/** Stands before the digits of an int while it is a text: no text of JSON begins so. */
const INT = '\u0000';

/** Reads JSON in which ints that are too long for a float keep their digits: they are bigints. */
export function parseExactJSON(source: string): Result<unknown> {
  const plain = parseJSON(source);
  if (!plain.ok || !/\d{16}/.test(source)) return plain;
  const marked = source.replace(TOKEN, (token) => (losesDigits(token) ? `"\\u0000${token}"` : token));
  return { ok: true, value: JSON.parse(marked, (_, value: unknown) => exactInt(value)) };
}

function losesDigits(token: string): boolean {
  if (token.startsWith('"')) return false;
  const int = BigInt(token);
  return BigInt.asIntN(64, int) === int && BigInt(Number(token)) !== int;
}

function exactInt(value: unknown): unknown {
  return typeof value === 'string' && /^\0-?\d{16,19}$/.test(value) ? BigInt(value.slice(1)) : value;
}

/** The text of what `parseExactJSON` gives, with two blanks a level. */
export function writeExactJSON(value: unknown): string {
  const written = JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${INT}${each}` : each), 2);
  return written.replace(/"\\u0000(-?\d{16,19})"/g, '$1');
}
