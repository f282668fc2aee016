/** Completion in kapacitor.conf: sections, their keys, and values that are one of a few. */
import type { SectionKey } from '../../handlers/section';
import { SECTIONS, tableKeys } from '../../kapacitor/config/all-sections';
import type { Range } from '../../text/range';
import { type CompletionItem, plainInsert } from './completion-item';

export function completeConfig(text: string, offset: number): readonly CompletionItem[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^[^"']*#/.test(before)) return [];
  const header = /^\s*\[+\s*([\w-]*)$/.exec(before);
  if (header !== null) return sections(lineStart + before.length - (header[1] ?? '').length, text, offset);
  const section = tableAt(text, lineStart);
  if (section === undefined) return [];
  const assigned = /^\s*([\w-]+)\s*=\s*(\S*)$/.exec(before);
  if (assigned !== null)
    return values(section, assigned[1] ?? '', { start: offset - (assigned[2] ?? '').length, end: offset });
  const key = /^\s*([\w-]*)$/.exec(before);
  if (key === null) return [];
  const replace = { start: offset - (key[1] ?? '').length, end: offset };
  const used = keysOf(text, lineStart);
  const keys = section.keys.filter(({ name }) => !used.has(name)).map((each) => keyItem(each, replace));
  return key[1] === '' ? [...keys, ...headers(replace)] : keys;
}

/** The table that a line is in. */
interface Table {
  readonly name: string;
  readonly keys: readonly SectionKey[];
}

/** `undefined` for a table that Kapacitor does not know. */
export function tableAt(text: string, lineStart: number): Table | undefined {
  const headers = [...text.slice(0, lineStart).matchAll(/^[ \t]*\[\[?[ \t]*([\w."'-]+)[ \t]*\]\]?/gm)];
  const path = (headers.at(-1)?.[1] ?? '').match(/[\w-]+/g) ?? [];
  const keys = tableKeys(path);
  return keys && { name: path.join('.'), keys };
}

/** Keys that the section around a line has already, the line's own aside. */
function keysOf(text: string, lineStart: number): ReadonlySet<string> {
  const from = Math.max(0, text.lastIndexOf('\n[', lineStart - 1));
  const next = text.indexOf('\n[', lineStart);
  const end = text.indexOf('\n', lineStart);
  const rest = end < 0 ? '' : text.slice(end, next < 0 ? text.length : next);
  const lines = `${text.slice(from, lineStart)}${rest}`;
  return new Set([...lines.matchAll(/^[ \t]*([\w-]+)[ \t]*=/gm)].map((match) => match[1] ?? ''));
}

function sections(start: number, text: string, offset: number): CompletionItem[] {
  const isClosed = text.startsWith(']', offset);
  return SECTIONS.map(({ name, doc, list }) => ({
    label: name,
    kind: 'node',
    detail: list === 'list' ? `[[${name}]]` : `[${name}]`,
    documentation: doc,
    insert: isClosed ? name : plainInsert(`${name}${text[start - 2] === '[' ? ']]' : ']'}`),
    replace: { start, end: offset },
  }));
}

function headers(replace: Range): CompletionItem[] {
  return SECTIONS.map(({ name, doc, list }) => {
    const header = list === 'list' ? `[[${name}]]` : `[${name}]`;
    return { label: header, kind: 'node', documentation: doc, insert: `${header}\n  $0`, replace };
  });
}

function keyItem(key: SectionKey, replace: Range): CompletionItem {
  return {
    label: key.name,
    kind: 'property',
    detail: typeText(key),
    documentation: key.doc,
    insert: `${key.name} = ${valueInsert(key)}`,
    replace,
  };
}

export function typeText({ type, default: byDefault }: SectionKey): string {
  const word = type === 'any' ? 'any' : type === 'strings' ? 'list of strings' : type === 'stringMap' ? 'table' : type;
  const plain = typeof byDefault === 'string' || typeof byDefault === 'boolean' || typeof byDefault === 'number';
  return plain && byDefault !== '' ? `${word}, default ${JSON.stringify(byDefault)}` : word;
}

function valueInsert({ type, default: byDefault }: SectionKey): string {
  switch (type) {
    case 'bool':
      return `\${1:${byDefault === true ? 'false' : 'true'}}`;
    case 'string':
      return '"$1"';
    case 'duration':
      return `"\${1:10s}"`;
    case 'strings':
      return '["$1"]';
    case 'stringMap':
      return '{ $1 }';
    default:
      return '$1';
  }
}

function values(section: Table, name: string, replace: Range): CompletionItem[] {
  const key = section.keys.find((candidate) => candidate.name === name);
  if (key?.type !== 'bool') return [];
  return ['true', 'false'].map((label) => ({ label, kind: 'keyword', documentation: key.doc, insert: label, replace }));
}
