/** Literals of a script to their values; what Kapacitor refuses carries its own text (tick/ast/node.go, v1.8). */
import { quote } from '../go/strconv/quote';
import { parseGoFloat, parseGoInt } from '../go/strconv/strconv';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

export interface NumberValue {
  /** int64 as bigint, float64 as number. */
  readonly value: bigint | number;
  readonly base: 8 | 10;
}

export function readNumber(image: string): Read<NumberValue> {
  const base = !image.includes('.') && image.startsWith('0') && image.length > 1 ? 8 : 10;
  const read = image.includes('.') ? parseGoFloat(image) : parseGoInt(image, base);
  return read.ok
    ? { ok: true, value: { value: read.value, base } }
    : { ok: false, error: `illegal number syntax: ${quote(image)}` };
}

const UNITS: readonly (readonly [name: string, nanoseconds: bigint])[] = [
  ['w', 604_800_000_000_000n],
  ['d', 86_400_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['u', 1_000n],
];
const NANOSECONDS = new Map<string, bigint>([...UNITS, ['µ', 1_000n], ['ns', 1n]]);

/** Digits and one unit, as the lexer delivers them. The product wraps; only a negative one is noticed. */
export function readDuration(image: string): Read<bigint> {
  return parseDuration(image, 'uµsmhdw');
}

/**
 * influxql.ParseDuration: any number of digits with a unit (`1h30m`), a sign in front. Also reads values of JSON vars,
 * where `ns` is known too.
 */
export function parseDuration(text: string, units = 'nuµsmhdw'): Read<bigint> {
  const invalid = { ok: false, error: 'invalid duration' } as const;
  const negative = text.startsWith('-');
  const part = new RegExp(`([0-9]+)(ms|ns|[${units}])`, 'y');
  part.lastIndex = negative ? 1 : 0;
  if (part.lastIndex === text.length) return invalid;
  let sum = 0n;
  let last = '';
  while (part.lastIndex < text.length) {
    const [whole, digits = '', unit = ''] = part.exec(text) ?? [];
    const nanoseconds = NANOSECONDS.get(unit);
    const amount = parseGoInt(digits);
    if (whole === undefined || nanoseconds === undefined || !amount.ok) return invalid;
    sum = BigInt.asIntN(64, sum + BigInt.asIntN(64, amount.value * nanoseconds));
    last = `${amount.value}${unit}`;
  }
  if (sum < 0n && !negative) {
    return { ok: false, error: `overflowed duration ${last}: choose a smaller duration or INF` };
  }
  return { ok: true, value: negative ? BigInt.asIntN(64, -sum) : sum };
}

/** influxql.FormatDuration: the largest unit that divides it. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  const [name, size] = UNITS.find(([, unit]) => nanoseconds % unit === 0n) ?? ['ns', 1n];
  return `${nanoseconds / size}${name}`;
}

/** The text between the quotes, with the one escape there is undone; of many escapes `replaceAll` takes seven times as long. */
export function unescapeDelimiter(literal: string, delimiter: string): string {
  return literal.split(`\\${delimiter}`).join(delimiter);
}

/** A text as a script writes it, in single quotes. */
export function stringLiteral(value: string): string {
  return `'${value.replaceAll("'", "\\'")}'`;
}

/** The statement by which a script names a database and a retention policy. */
export function dbrpStatement({ database, retentionPolicy }: { database: string; retentionPolicy: string }): string {
  return `dbrp ${referenceLiteral(database)}.${referenceLiteral(retentionPolicy)}`;
}

/** The name of a field or tag as a script writes it, in double quotes. */
export function referenceLiteral(name: string): string {
  return `"${name.replaceAll('"', '\\"')}"`;
}
