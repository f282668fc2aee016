import { fromBytes } from '../bytes';
import { parseGoFloat, parseGoInt, parseGoUint } from '../strconv/strconv';
import { isTimestamp } from './timestamp';
import type { YamlScalarValue } from './value';

/** What a scalar is, or why it cannot be what its tag says (without `yaml: `). */
export type Resolved =
  | { readonly ok: true; readonly value: YamlScalarValue }
  | { readonly ok: false; readonly problem: string };

const PREFIX = 'tag:yaml.org,2002:';
type Kind = 'str' | 'bool' | 'int' | 'float' | 'null' | 'timestamp';
const KINDS: ReadonlySet<string> = new Set<Kind>(['str', 'bool', 'int', 'float', 'null', 'timestamp']);

interface Known {
  readonly kind: Kind;
  readonly value: YamlScalarValue;
}

/** Reads a scalar by its tag, or by its text where it has none. go-yaml v2 resolve.go. */
export function resolveScalar(tag: string, text: string): Resolved {
  if (tag === `${PREFIX}binary`) return binary(text);
  const kind = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : undefined;
  if (tag !== '' && (kind === undefined || !KINDS.has(kind))) return { ok: true, value: text };
  const known: Known = kind === 'str' ? { kind, value: text } : plain(text, kind === undefined || kind === 'timestamp');
  if (kind === undefined || kind === known.kind) return { ok: true, value: known.value };
  const { value } = known;
  if (kind === 'float' && typeof value === 'bigint' && isInt64(value)) {
    return { ok: true, value: { float: Number(value) } };
  }
  return { ok: false, problem: `cannot decode !!${known.kind} \`${text}\` as a !!${kind}` };
}

const WORDS: ReadonlyMap<string, Known> = new Map([
  ...words({ kind: 'bool', value: true }, ['y', 'Y', ...cases('yes'), ...cases('true'), ...cases('on')]),
  ...words({ kind: 'bool', value: false }, ['n', 'N', ...cases('no'), ...cases('false'), ...cases('off')]),
  ...words({ kind: 'null', value: null }, ['', '~', ...cases('null')]),
  ...words({ kind: 'float', value: { float: Number.NaN } }, ['.nan', '.NaN', '.NAN']),
  ...words({ kind: 'float', value: { float: Number.POSITIVE_INFINITY } }, infinities('')),
  ...words({ kind: 'float', value: { float: Number.POSITIVE_INFINITY } }, infinities('+')),
  ...words({ kind: 'float', value: { float: Number.NEGATIVE_INFINITY } }, infinities('-')),
]);

function words(known: Known, texts: readonly string[]): (readonly [string, Known])[] {
  return texts.map((text) => [text, known]);
}

function cases(word: string): string[] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];
}

function infinities(sign: string): string[] {
  return ['.inf', '.Inf', '.INF'].map((word) => sign + word);
}

function plain(text: string, allowsTimes: boolean): Known {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const string: Known = { kind: 'str', value: text };
  if (text.startsWith('.')) return parsedFloat(text) ?? string;
  if (!/^[-+0-9]/.test(text)) return string;
  // A time stays the text that it was.
  if (allowsTimes && isTimestamp(text)) return { kind: 'timestamp', value: text };
  const digits = text.replaceAll('_', '');
  const int = integer(digits);
  if (int !== undefined) return { kind: 'int', value: int };
  return (FLOAT.test(digits) ? parsedFloat(digits) : undefined) ?? string;
}

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Numbers beyond a float64 are none. */
function parsedFloat(text: string): Known | undefined {
  const parsed = parseGoFloat(text);
  return parsed.ok ? { kind: 'float', value: { float: parsed.value } } : undefined;
}

/** Go's own bases (`0x`, `0o`, `0b`, a leading zero), up to a uint64. */
function integer(written: string): bigint | undefined {
  const digits = written.replace(/^([-+]?0[xXbBoO]?)0+(?=[0-9a-fA-F])/, '$1');
  if (digits.length > MAX_INTEGER) return undefined;
  const signed = parseGoInt(digits, 0);
  if (signed.ok) return signed.value;
  const unsigned = parseGoUint(digits, 0);
  if (unsigned.ok) return unsigned.value;
  // `0b-1` is a number too, to go-yaml.
  const bits = /^0b([-+].*)$/.exec(digits)?.[1];
  const binary = bits === undefined ? undefined : parseGoInt(bits, 2);
  return binary?.ok === true ? binary.value : undefined;
}

/** A sign, `0b` and 64 digits. */
const MAX_INTEGER = 67;

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Line breaks within do not count, as in Go's encoding/base64. */
function binary(text: string): Resolved {
  const packed = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(packed)) return { ok: false, problem: '!!binary value contains invalid base64 data' };
  return { ok: true, value: fromBytes(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))) };
}
