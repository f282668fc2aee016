/** What Kapacitor reads over in kapacitor.conf: keys and sections that it does not know. */
import { SECTIONS, TOP_LEVEL, UNREAD_SECTIONS } from '../../kapacitor/config/sections';
import { readToml } from '../../kapacitor/config/toml';
import type { TomlNode } from '../../kapacitor/config/toml-tree';
import type { Range } from '../../text/range';
import { nearest } from '../nearest';
import { type Finding, replaced } from './finding';

export function configFindings(text: string): readonly Finding[] {
  const read = readToml(text);
  if (!read.ok) return [];
  return [...read.table.entries].flatMap(([name, node]) => {
    if (isTable(node)) return sectionFindings(name, node, text);
    return has(TOP_LEVEL.keys, name) ? [] : [unknownKey(name, node, 'at the top', TOP_LEVEL.keys, text)];
  });
}

function sectionFindings(name: string, node: TomlNode, text: string): readonly Finding[] {
  const section = named(SECTIONS, name);
  if (section === undefined) {
    if (UNREAD_SECTIONS.has(name.toLowerCase()) || has(TOP_LEVEL.keys, name)) return [];
    return [unknown({ name, node, text, words: `section [${name}]`, code: 'config-section', known: SECTIONS })];
  }
  // What stands in tables inside of a section is the section's own affair.
  return tablesOf(node).flatMap(({ entries }) =>
    [...entries].flatMap(([key, inner]) => {
      return has(section.keys, key) ? [] : [unknownKey(key, inner, `in [${section.name}]`, section.keys, text)];
    }),
  );
}

function isTable({ type }: TomlNode): boolean {
  return type === 'table' || type === 'tables';
}

function tablesOf(node: TomlNode) {
  if (node.type === 'table') return [node];
  return node.type === 'tables' ? node.items : [];
}

interface Named {
  readonly name: string;
}

/** Names are matched in any case by the server's TOML reader. */
function named<T extends Named>(list: readonly T[], name: string): T | undefined {
  return list.find((each) => each.name.toLowerCase() === name.toLowerCase());
}

function has(list: readonly Named[], name: string): boolean {
  return named(list, name) !== undefined;
}

function unknownKey(name: string, node: TomlNode, where: string, known: readonly Named[], text: string): Finding {
  return unknown({ name, node, text, words: `key ${name} ${where}`, code: 'config-key', known });
}

interface Unknown {
  readonly name: string;
  readonly node: TomlNode;
  readonly text: string;
  readonly words: string;
  readonly code: 'config-key' | 'config-section';
  readonly known: readonly Named[];
}

function unknown({ name, node, text, words, code, known }: Unknown): Finding {
  const meant = nearest(
    name,
    known.map((each) => each.name),
  );
  const range = placeOf(name, node, text);
  return {
    range,
    severity: 'warning',
    code,
    plain: `Kapacitor ignores the ${words}: it knows none of that name.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    ...(meant === undefined ? {} : { fix: replaced(range, meant) }),
  };
}

/** A table stands where its header does, a value behind its key. */
function placeOf(name: string, node: TomlNode, text: string): Range {
  const { range } = node;
  const start =
    isTable(node) && text[range.start] === '['
      ? text.indexOf(name, range.start)
      : text.lastIndexOf(name, range.start - 1);
  return start < 0 ? range : { start, end: start + name.length };
}
