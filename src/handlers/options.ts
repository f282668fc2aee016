/**
 * Options of topic handler files, decoded as Kapacitor decodes them: strictly, names matched in any case, null meaning
 * nothing (mitchellh/mapstructure v1.5.0 with ErrorUnused).
 */

import { compareStrings } from '../go/bytes';
import type { JsonObject, JsonValue } from '../go/json/value';
import { formatFloatG } from '../go/strconv/strconv';

/** Go types that options have, and what they are read as. */
export interface OptionTypes {
  string: string;
  bool: boolean;
  /** int64, and durations in nanoseconds. */
  int: bigint;
  duration: bigint;
  /** A number or its octal text; Go's os.FileMode is a uint32. */
  fileMode: bigint;
  strings: readonly string[];
  stringMap: ReadonlyMap<string, string>;
  anyMap: ReadonlyMap<string, JsonValue>;
}
export type OptionType = keyof OptionTypes;

/** One key of `options:`. */
export interface OptionKey<O> {
  readonly name: string;
  readonly type: OptionType | 'structs';
  readonly doc: string;
  /** What it is given never reaches a permalink or a log. */
  readonly secret?: true;
  read(options: O, value: JsonValue, name: string): readonly string[];
}

const GO_TYPES: Readonly<Record<'string' | 'bool' | 'int' | 'duration' | 'fileMode', string>> = {
  string: 'string',
  bool: 'bool',
  int: 'int64',
  duration: 'time.Duration',
  fileMode: 'fs.FileMode',
};

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly string[] };
type Readers = {
  readonly [T in OptionType]: (value: JsonValue, name: string, goType?: string) => Read<OptionTypes[T]>;
};

const READERS: Readers = {
  string: (value, name, goType = GO_TYPES.string) => {
    return typeof value === 'string' ? { ok: true, value } : unconvertible(name, goType, value);
  },
  bool: (value, name) => {
    return typeof value === 'boolean' ? { ok: true, value } : unconvertible(name, GO_TYPES.bool, value);
  },
  int: (value, name, goType = GO_TYPES.int) => readInteger(value, name, goType),
  duration: (value, name) => readInteger(value, name, GO_TYPES.duration),
  fileMode: (value, name) => {
    if (typeof value === 'number' && value < 0) {
      return { ok: false, errors: [`cannot parse '${name}', ${value.toFixed(6)} overflows uint`] };
    }
    return readInteger(value, name, GO_TYPES.fileMode);
  },
  strings: (value, name) => {
    if (!isList(value)) {
      return { ok: false, errors: [`'${name}': source data must be an array or slice, got ${goKind(value)}`] };
    }
    const items = value.map((item, i): Read<string> => {
      return item === null ? { ok: true, value: '' } : READERS.string(item, `${name}[${i}]`);
    });
    const errors = items.flatMap((item) => (item.ok ? [] : item.errors));
    if (errors.length > 0) return { ok: false, errors };
    return { ok: true, value: items.flatMap((item) => (item.ok ? [item.value] : [])) };
  },
  stringMap: (value, name) => readMap(value, name, (item, key) => READERS.string(item ?? '', key)),
  anyMap: (value, name) => readMap(value, name, (item) => ({ ok: true, value: item })),
};

function readInteger(value: JsonValue, name: string, goType: string): Read<bigint> {
  return typeof value === 'number'
    ? { ok: true, value: Number.isFinite(value) ? BigInt.asIntN(64, BigInt(Math.trunc(value))) : 0n }
    : unconvertible(name, goType, value);
}

function readMap<T>(
  value: JsonValue,
  name: string,
  item: (value: JsonValue, name: string) => Read<T>,
): Read<Map<string, T>> {
  if (!isObject(value)) return { ok: false, errors: [`'${name}' expected a map, got '${goKind(value)}'`] };
  const map = new Map<string, T>();
  const errors: string[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const read = item(inner, `${name}[${key}]`);
    if (read.ok) map.set(key, read.value);
    else errors.push(...read.errors);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: map };
}

function unconvertible(name: string, goType: string, value: JsonValue): Read<never> {
  const got = `got unconvertible type '${goTypeOf(value)}', value: '${printed(value)}'`;
  return { ok: false, errors: [`'${name}' expected type '${goType}', ${got}`] };
}

/** `option('room', 'string', (options, room) => { options.room = room; }, '…')`. `goType` is for named Go types. */
export function option<O, T extends OptionType>(
  name: string,
  type: T,
  set: (options: O, value: OptionTypes[T]) => void,
  doc: string,
  goType?: string,
): OptionKey<O> {
  return {
    name,
    type,
    doc,
    read(options, value, at) {
      const read = READERS[type](value, at, goType);
      if (!read.ok) return read.errors;
      set(options, read.value);
      return [];
    },
  };
}

/** A list of structs: `links: [{href: …, text: …}]`. */
export function structs<O, S extends object>(
  name: string,
  make: () => S,
  keys: readonly OptionKey<S>[],
  set: (options: O, items: readonly S[]) => void,
  doc: string,
): OptionKey<O> {
  return {
    name,
    type: 'structs',
    doc,
    read(options, value, at) {
      if (!isList(value)) return [`'${at}': source data must be an array or slice, got ${goKind(value)}`];
      const items = value.map(() => make());
      const errors = items.flatMap((item, i) => readStruct(item, keys, value[i] ?? null, `${at}[${i}]`));
      if (errors.length === 0) set(options, items);
      return errors;
    },
  };
}

/** Reads options in place. The error text has no `failed to decode options into …` before it. */
export function decodeOptions<O extends object>(
  options: O,
  keys: readonly OptionKey<O>[],
  json: JsonValue | undefined,
): string | undefined {
  const errors = readStruct(options, keys, json ?? null, '');
  if (errors.length === 0) return undefined;
  const points = errors.map((error) => `* ${error}`).sort(compareStrings);
  return `${errors.length} error(s) decoding:\n\n${points.join('\n')}`;
}

function readStruct<O extends object>(
  options: O,
  keys: readonly OptionKey<O>[],
  json: JsonValue,
  name: string,
): readonly string[] {
  if (json === null) return [];
  if (!isObject(json)) return [`'${name}' expected a map, got '${goKind(json)}'`];
  const errors: string[] = [];
  const unused = new Set(Object.keys(json));
  for (const key of keys) {
    const found = Object.hasOwn(json, key.name)
      ? key.name
      : Object.keys(json).find((candidate) => candidate.toLowerCase() === key.name.toLowerCase());
    if (found === undefined) continue;
    unused.delete(found);
    const value = json[found] ?? null;
    if (value !== null) errors.push(...key.read(options, value, name === '' ? key.name : `${name}.${key.name}`));
  }
  if (unused.size > 0) errors.push(`'${name}' has invalid keys: ${[...unused].sort(compareStrings).join(', ')}`);
  return errors;
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

function goKind(value: JsonValue): string {
  if (isList(value)) return 'slice';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    default:
      return 'map';
  }
}

function goTypeOf(value: JsonValue): string {
  if (isList(value)) return '[]interface {}';
  return goKind(value) === 'map' ? 'map[string]interface {}' : goKind(value);
}

/** Go's %v of a JSON value. */
function printed(value: JsonValue): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return formatFloatG(value);
  if (isList(value)) return `[${value.map(printed).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const members = Object.keys(value)
    .sort(compareStrings)
    .map((key) => `${key}:${printed(value[key] ?? null)}`);
  return `map[${members.join(' ')}]`;
}
