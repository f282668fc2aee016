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

const NEVER = /^(?:true|false|null|none|nil|undefined|\*+|x{1,3}|\$\{[A-Z_][A-Z0-9_]*\}|\{\{[^{}]*\}\})$/i;

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
