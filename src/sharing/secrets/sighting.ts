import type { Range } from '../../text/range';
import { LEFT_OUT, MASKED } from './left-out';

/** A secret where a file declares it. */
export interface Sighting {
  /** What is left out: the secret as it is spelled there, without quotes. */
  readonly range: Range;
  /** The secret itself. */
  readonly value: string;
  /** What it is called. */
  readonly name: string;
  /** Prose may only look like a secret: it is not looked for elsewhere. */
  readonly isGuess?: true;
}

/** Fewer characters may be part of anything: they are left out only where they are declared. */
export const SPREADS_FROM = 8;

const NEVER =
  /^(?:true|false|null|none|nil|undefined|\*+|x{1,3}|<[\w -]*>|\$[A-Z_][A-Z0-9_]*|\$\{[A-Z_][A-Z0-9_]*\}|\{\{[^{}]*\}\})$/i;

export function isSecretValue(value: string): boolean {
  return value.trim() !== '' && value !== LEFT_OUT && value !== MASKED && (value.length > 200 || !NEVER.test(value));
}

const SCHEME = /^[A-Za-z][A-Za-z0-9-]{1,30}[ \t]+(?=\S)/;

/** A header's value without its scheme: `Bearer …`. */
export function withoutScheme(value: string): string {
  const [scheme = ''] = SCHEME.exec(value) ?? [];
  return value.slice(scheme.length);
}

const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/[^/?#\s]*\/?/;

/** Of an address only what stands behind the host is secret; all of any other text. */
export function behindHost(value: string): string {
  const [address = ''] = ADDRESS.exec(value) ?? [];
  return value.slice(address.length);
}

/** At least so many characters stand in a key that nobody chose. */
const SHORTEST_KEY = 16;

/** A word as generators make keys: a UUID, hexadecimal digits, or letters and digits in no order. */
export function isKeyLike(word: string): boolean {
  if (word.length < SHORTEST_KEY || word.length > 500 || !/^[\w.~+=-]+$/.test(word)) return false;
  if (/^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(word)) return true;
  if (/^[0-9a-f]{24,}$/i.test(word)) return /[a-f]/i.test(word) && /\d/.test(word);
  return /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && changes(word) >= 0.4;
}

/** How often, of all characters, the next is of another kind: of random ones more than half are, of words a fifth. */
function changes(word: string): number {
  const kinds = word
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/[a-z]/g, 'a')
    .replace(/[A-Z]/g, 'A')
    .replace(/\d/g, '0');
  return (kinds.match(/(.)(?!\1|$)/g) ?? []).length / Math.max(kinds.length, 1);
}

/** Whether a text may be a secret that somebody chose: eight characters and more, and not only letters or only digits. */
export function isOpaque(value: string): boolean {
  return value.length >= SPREADS_FROM && /\d/.test(value) && /[A-Za-z]/.test(value) && !/\s/.test(value);
}
