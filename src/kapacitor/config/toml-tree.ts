/** What a TOML text says: tables, arrays and values, each with its place. */
import { quote } from '../../go/strconv/strconv';
import type { Range } from '../../text/range';
import type { Scalar } from './toml-value';

/** Where something stands: Kapacitor's line, and UTF-16 offsets. */
export interface TomlPlace {
  readonly line: number;
  readonly range: Range;
}
export type TomlNode = TomlPlace &
  (
    | Scalar
    | { readonly type: 'array'; readonly items: readonly TomlNode[] }
    | { readonly type: 'table'; readonly entries: Map<string, TomlNode> }
    /** `[[name]]`. */
    | { readonly type: 'tables'; readonly items: TomlTable[] }
  );
export type TomlTable = Extract<TomlNode, { type: 'table' }>;

export type Key = readonly string[];

/** A key as messages print it: parts that are not bare are quoted. */
export function keyText(key: Key): string {
  return key.map((part) => (/^[A-Za-z0-9_-]+$/.test(part) ? part : `"${part.replace(/["\\]/g, '\\$&')}"`)).join('.');
}

/** The message about something at a key. */
export function tomlMessage(line: number, lastKey: string, message: string): string {
  return lastKey === ''
    ? `toml: line ${line}: ${message}`
    : `toml: line ${line} (last key ${quote(lastKey)}): ${message}`;
}

/** The table that further keys go into; of several the last. */
export function tableOf(node: TomlNode): TomlTable | undefined {
  if (node.type === 'table') return node;
  return node.type === 'tables' ? node.items.at(-1) : undefined;
}

/** Where in an inline table a dotted key's value belongs. */
export function inlineTarget(
  entries: Map<string, TomlNode>,
  parents: Key,
  place: TomlPlace,
): Map<string, TomlNode> | undefined {
  let target = entries;
  for (const parent of parents) {
    let node = target.get(parent);
    if (node === undefined) {
      node = { type: 'table', entries: new Map(), line: place.line, range: place.range };
      target.set(parent, node);
    }
    if (node.type !== 'table') return undefined;
    target = node.entries;
  }
  return target;
}
