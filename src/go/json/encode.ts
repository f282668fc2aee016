import { compareStrings } from '../bytes';
import { formatFloat } from '../strconv/float-format';
import { civilTime, formatRFC3339Nano } from '../time/time';
import {
  GoLocation,
  GoMap,
  GoNamedInt,
  GoSlice,
  GoStruct,
  GoTime,
  type GoValue,
  integerValue,
  isExported,
  stringValue,
  typeName,
} from '../value';

export type Encoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

const NEEDS_ESCAPE = /["\\<>&\u2028\u2029\ud800-\udfff]|[^\x20-\uffff]/;
/** With `u`, a surrogate is found only where it is no half of a pair. */
const ESCAPABLE = /["\\<>&\u2028\u2029\p{Cc}\p{Cs}]/gu;
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * A JSON string as encoding/json of Go 1.22 and later writes it. `<`, `>` and `&` are escaped unless `escapeHTML` is
 * false. Bytes that are no UTF-8 (lone surrogates here) become `\ufffd`, six characters each.
 */
export function jsonString(text: string, escapeHTML = true): string {
  if (!NEEDS_ESCAPE.test(text)) return `"${text}"`;
  return `"${text.replace(ESCAPABLE, (character) => escapeCharacter(character, escapeHTML))}"`;
}

function escapeCharacter(character: string, escapeHTML: boolean): string {
  const short = ESCAPED[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  const isHTML = character === '<' || character === '>' || character === '&';
  return code < 0x20 || (isHTML && escapeHTML) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/** A float64 as encoding/json writes it: an exponent only below 1e-6 and from 1e21 on. Not for NaN and infinities. */
export function formatFloatJSON(x: number): string {
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-6 || size >= 1e21)) return formatFloat(x, 'e', -1).replace(/e-0(\d)$/, 'e-$1');
  return Object.is(x, -0) ? '-0' : String(x);
}

/** json.Marshal (or an Encoder without HTML escaping): no spaces, no newline at the end. */
export function encodeJSON(value: GoValue, options: { readonly escapeHTML?: boolean } = {}): Encoded {
  try {
    return { ok: true, text: encode(value, options.escapeHTML ?? true) };
  } catch (error) {
    if (error instanceof Unsupported) return { ok: false, error: error.message };
    throw error;
  }
}

class Unsupported extends Error {}

function encode(value: GoValue, escapeHTML: boolean): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return encodeFloat(value);
  const text = stringValue(value);
  if (text !== undefined) return jsonString(text, escapeHTML);
  if (value instanceof GoNamedInt && value.text !== undefined) return jsonString(value.text, escapeHTML);
  const integer = integerValue(value);
  if (integer !== undefined) return String(integer);
  if (value instanceof GoTime) return encodeTime(value);
  if (value instanceof GoMap) return encodeMap(value, escapeHTML);
  if (value instanceof GoSlice) return encodeSlice(value, escapeHTML);
  if (value instanceof GoStruct) return `{${encodeFields(value, escapeHTML).join(',')}}`;
  if (value instanceof GoLocation) return '{}';
  throw new Unsupported(`json: unsupported type: ${typeName(value)}`);
}

function encodeFloat(value: number): string {
  if (Number.isFinite(value)) return formatFloatJSON(value);
  throw new Unsupported(`json: unsupported value: ${formatFloat(value, 'g', -1)}`);
}

/** The first nanosecond of year 0 and of year 10000. */
const FIRST_NS = -62_167_219_200_000_000_000n;
const END_NS = 253_402_300_800_000_000_000n;
const DAY_NS = 86_400_000_000_000n;

function encodeTime({ ns, zone }: GoTime): string {
  const isSafe = ns >= FIRST_NS + DAY_NS && ns < END_NS - DAY_NS;
  const year = isSafe ? 0 : civilTime(ns, zone).year;
  if (year >= 0 && year <= 9999) return `"${formatRFC3339Nano(ns, zone)}"`;
  const problem = 'Time.MarshalJSON: year outside of range [0,9999]';
  throw new Unsupported(`json: error calling MarshalJSON for type time.Time: ${problem}`);
}

function encodeMap(value: GoMap, escapeHTML: boolean): string {
  if (value.isNil) return 'null';
  const keys = [...value.entries.keys()].sort(compareStrings);
  const members = keys.map((key) => {
    return `${jsonString(key, escapeHTML)}:${encode(value.entries.get(key) ?? null, escapeHTML)}`;
  });
  return `{${members.join(',')}}`;
}

function encodeSlice(value: GoSlice, escapeHTML: boolean): string {
  if (value.elementType !== 'uint8') return `[${value.items.map((item) => encode(item, escapeHTML)).join(',')}]`;
  const bytes = value.items.map((item) => Number(integerValue(item) ?? 0n));
  return `"${btoa(String.fromCharCode(...bytes))}"`;
}

function encodeFields(value: GoStruct, escapeHTML: boolean): string[] {
  const members: string[] = [];
  for (const [name, field] of value.fields) {
    if (value.embedded.includes(name) && field instanceof GoStruct) members.push(...encodeFields(field, escapeHTML));
    else if (isExported(name)) members.push(`"${name}":${encode(field, escapeHTML)}`);
  }
  return members;
}
