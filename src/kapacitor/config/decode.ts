/** TOML into sections: types checked with the words of Kapacitor's reader (BurntSushi/toml decode.go). */

import { compareStrings } from '../../go/bytes';
import { quote } from '../../go/strconv/quote';
import { parseGoDuration } from '../../go/time/parse-duration';
import type { ConfigOrigin, ConfigValue, SectionDefinition, SectionKey } from '../../handlers/section';
import type { Range } from '../../text/range';
import { keyText, type TomlNode, type TomlTable, tomlMessage } from './toml-tree';

/** Why a value cannot be what its key wants; thrown and caught in this file. */
class DecodeFailure extends Error {
  constructor(
    message: string,
    readonly range: Range,
  ) {
    super(message);
  }
}

export interface DecodedSection {
  readonly values: Map<string, ConfigValue>;
  readonly origins: Map<string, ConfigOrigin>;
  /** Entries of list sections begin without defaults, but for a single one of some. */
  readonly hasDefaults: boolean;
}
export type Decoded =
  | {
      readonly ok: true;
      readonly top: DecodedSection;
      /** The entries of each section that the file has. */
      readonly sections: ReadonlyMap<string, readonly DecodedSection[]>;
    }
  | { readonly ok: false; readonly error: string; readonly range: Range };

export function decodeConfig(
  table: TomlTable,
  file: string,
  top: SectionDefinition,
  definitions: readonly SectionDefinition[],
): Decoded {
  const decoder = new Decoder(file, lastLines(table));
  const topValues: DecodedSection = { values: new Map(), origins: new Map(), hasDefaults: true };
  const sections = new Map<string, readonly DecodedSection[]>();
  try {
    for (const [key, node] of table.entries) {
      const definition = matching(definitions, key);
      if (definition !== undefined) sections.set(definition.name, decoder.section(definition, node, key));
      const topKey = matching(top.keys, key);
      if (topKey !== undefined) decoder.value(topKey, node, [key], topValues);
    }
    return { ok: true, top: topValues, sections };
  } catch (failure) {
    if (failure instanceof DecodeFailure) return { ok: false, error: failure.message, range: failure.range };
    throw failure;
  }
}

/** Exactly the name, or else the last one that only differs in case. */
function matching<T extends { readonly name: string }>(named: readonly T[], key: string): T | undefined {
  return named.find(({ name }) => name === key) ?? named.find(({ name }) => name.toLowerCase() === key.toLowerCase());
}

/** Errors about a key name the line where it was given last. */
function lastLines(table: TomlTable): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const visit = (node: TomlNode, path: readonly string[]): void => {
    if (path.length > 0) lines.set(keyText(path), node.line);
    if (node.type === 'tables') {
      for (const item of node.items) visit(item, path);
    } else if (node.type === 'table') {
      for (const [key, inner] of node.entries) visit(inner, [...path, key]);
    }
  };
  visit(table, []);
  return lines;
}

class Decoder {
  constructor(
    private readonly file: string,
    private readonly lines: ReadonlyMap<string, number>,
  ) {}

  section(definition: SectionDefinition, node: TomlNode, key: string): readonly DecodedSection[] {
    if (definition.list === undefined) return [this.#table(definition, node, [key], true)];
    if (definition.list === 'orTable') return this.#listOrTable(definition, node, key);
    if (node.type !== 'tables' && node.type !== 'array') throw this.#badType(node, [key], 'slice');
    // One entry is read over the default one; more of them start empty.
    const items: readonly TomlNode[] = node.items;
    return items.map((item) => this.#table(definition, item, [key], items.length === 1));
  }

  /** Kapacitor writes such a section out and reads it again, so an error inside is told with its place in that text. */
  #listOrTable(definition: SectionDefinition, node: TomlNode, key: string): readonly DecodedSection[] {
    if (node.type !== 'tables' && node.type !== 'array' && node.type !== 'table') {
      throw this.#failure(node, [key], `src must be a slice or map, got ${KINDS[node.type]}`);
    }
    const items: readonly TomlNode[] = node.type === 'table' ? [node] : node.items;
    return items.map((item) => {
      try {
        return new Decoder(this.file, item.type === 'table' ? writtenLines(item) : new Map()).#table(
          definition,
          item,
          [],
          false,
        );
      } catch (failure) {
        if (!(failure instanceof DecodeFailure)) throw failure;
        throw this.#failure({ ...node, range: failure.range }, [key], failure.message);
      }
    });
  }

  #table(definition: SectionDefinition, node: TomlNode, path: readonly string[], hasDefaults: boolean): DecodedSection {
    if (node.type !== 'table') throw this.#notTable(node, path, definition.goType);
    const decoded: DecodedSection = { values: new Map(), origins: new Map(), hasDefaults };
    for (const [key, inner] of node.entries) {
      const definitionKey = matching(definition.keys, key);
      if (definitionKey !== undefined) this.value(definitionKey, inner, [...path, key], decoded);
    }
    return decoded;
  }

  value(key: SectionKey, node: TomlNode, path: readonly string[], into: DecodedSection): void {
    const value = this.#read(key, node, path);
    if (value === undefined) return;
    into.values.set(key.name, value);
    into.origins.set(key.name, { from: 'kapacitor.conf', file: this.file, range: node.range });
  }

  #read(key: SectionKey, node: TomlNode, path: readonly string[]): ConfigValue | undefined {
    switch (key.type) {
      case 'string':
        return this.#text(key, node, path);
      case 'bool':
        return node.type === 'bool' ? node.value : this.#refuse(node, path, 'boolean');
      case 'int':
        return node.type === 'int' ? node.value : this.#refuse(node, path, 'integer');
      case 'float':
        if (node.type === 'float') return node.value;
        return node.type === 'int' ? Number(node.value) : this.#refuse(node, path, 'float');
      case 'duration':
        return key.goType === 'time.Duration' ? this.#plainDuration(node, path) : this.#duration(node, path);
      case 'strings':
        return this.#texts(node, path);
      case 'stringMap':
        return this.#map(node, (inner, at) => this.#plainText(inner, at), path);
      case 'stringLists':
        return this.#map(node, (inner, at) => this.#texts(inner, at), path);
      case 'structMap':
        return this.#map(node, (inner, at) => this.#struct(key, inner, at), path);
      case 'struct':
        return this.#struct(key, node, path);
      case 'table':
        if (node.type !== 'table') throw this.#notTable(node, path, key.goType ?? 'map');
        return Object.fromEntries([...node.entries].map(([name, inner]) => [name.toLowerCase(), plainValue(inner)]));
      case 'any':
        return undefined;
    }
  }

  /** A duration of Go's own: nanoseconds, or a text. */
  #plainDuration(node: TomlNode, path: readonly string[]): bigint {
    if (node.type !== 'string') return node.type === 'int' ? node.value : this.#refuse(node, path, 'integer');
    const parsed = parseGoDuration(node.value);
    if (!parsed.ok) throw this.#failure(node, path, `invalid duration: ${quote(node.value)}`);
    return parsed.ns;
  }

  #duration(node: TomlNode, path: readonly string[]): bigint | undefined {
    const text = primitiveText(node);
    if (text === undefined) return this.#refuse(node, path, 'primitive (string-like)');
    if (text === '') return undefined;
    const parsed = parseGoDuration(text);
    if (!parsed.ok) throw this.#failure(node, path, parsed.error);
    return parsed.ns;
  }

  #text({ problem }: SectionKey, node: TomlNode, path: readonly string[]): string {
    if (problem === undefined) return this.#plainText(node, path);
    const text = primitiveText(node) ?? this.#refuse(node, path, 'primitive (string-like)');
    const wrong = problem(text);
    if (wrong !== undefined) throw this.#failure(node, path, wrong);
    return text;
  }

  #plainText(node: TomlNode, path: readonly string[]): string {
    return node.type === 'string' ? node.value : this.#refuse(node, path, 'string');
  }

  #texts(node: TomlNode, path: readonly string[]): readonly string[] {
    if (node.type !== 'array' && node.type !== 'tables') return this.#refuse(node, path, 'slice');
    return node.items.map((item: TomlNode) => this.#plainText(item, path));
  }

  /** A map quietly takes nothing from what is no table. */
  #map(
    node: TomlNode,
    read: (inner: TomlNode, path: readonly string[]) => ConfigValue,
    path: readonly string[],
  ): ConfigValue | undefined {
    if (node.type !== 'table') return undefined;
    return Object.fromEntries([...node.entries].map(([name, inner]) => [name, read(inner, [...path, name])]));
  }

  #struct({ keys = [], goType = '' }: SectionKey, node: TomlNode, path: readonly string[]): ConfigValue {
    const definition = { name: '', doc: '', goType, keys };
    return Object.fromEntries(this.#table(definition, node, path, true).values);
  }

  #refuse(node: TomlNode, path: readonly string[], wanted: string): never {
    throw this.#badType(node, path, wanted);
  }

  #badType(node: TomlNode, path: readonly string[], wanted: string): DecodeFailure {
    const message = `incompatible types: TOML value has type ${goType(node)}; destination has type ${wanted}`;
    return this.#failure(node, path, message);
  }

  #notTable(node: TomlNode, path: readonly string[], wanted: string): DecodeFailure {
    return this.#failure(node, path, `type mismatch for ${wanted}: expected table but found ${goType(node)}`);
  }

  #failure(node: TomlNode, path: readonly string[], message: string): DecodeFailure {
    const key = keyText(path);
    const line = this.lines.get(key);
    if (line !== undefined) return new DecodeFailure(tomlMessage(line, key, message), node.range);
    return new DecodeFailure(`toml: ${message}`, node.range);
  }
}

/** The lines that keys have once a table is written out: plain values by name, then tables, a blank line before each. */
function writtenLines({ entries }: TomlTable): ReadonlyMap<string, number> {
  const sorted = [...entries].sort(([a], [b]) => compareStrings(a, b));
  const lines = new Map<string, number>();
  let line = 0;
  for (const [name, { type }] of sorted) if (type !== 'table') lines.set(keyText([name]), ++line);
  for (const [name, node] of sorted) {
    if (node.type !== 'table') continue;
    line += line === 0 ? 1 : 2;
    lines.set(keyText([name]), line);
    line += node.entries.size;
  }
  return lines;
}

const KINDS = { string: 'string', int: 'int64', float: 'float64', bool: 'bool', time: 'struct' } as const;

/** Go's type of a value, as the reader prints it. */
function goType(node: TomlNode): string {
  switch (node.type) {
    case 'table':
      return 'map[string]any';
    case 'tables':
      return '[]map[string]any';
    case 'array':
      return '[]any';
    case 'time':
      return 'time.Time';
    default:
      return KINDS[node.type];
  }
}

function plainValue(node: TomlNode): ConfigValue {
  switch (node.type) {
    case 'table':
      return Object.fromEntries([...node.entries].map(([name, inner]) => [name, plainValue(inner)]));
    case 'array':
    case 'tables':
      return node.items.map((item: TomlNode) => plainValue(item));
    default:
      return node.value;
  }
}

/** What a type that reads texts gets of a value. */
function primitiveText(node: TomlNode): string | undefined {
  switch (node.type) {
    case 'string':
    case 'time':
      return node.value;
    case 'int':
    case 'bool':
      return String(node.value);
    case 'float':
      return node.value.toFixed(6);
    default:
      return undefined;
  }
}
