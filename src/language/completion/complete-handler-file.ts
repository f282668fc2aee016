/** Completion in topic handler files (YAML). */

import type { HandlerDefinition } from '../../handlers/handler';
import { HANDLER_KINDS, TOPIC_HANDLER_DEFINITIONS } from '../../handlers/topic-handler-kinds';
import { MATCH_CONSTANTS, MATCH_FUNCTIONS } from '../../lambda/match';
import type { Range } from '../../text/range';
import { type CompletionItem, type ItemKind, plainInsert } from './completion-item';

/** The keys of a handler file, in the order in which one writes them. */
export const HANDLER_KEYS: Readonly<Record<string, string>> = {
  topic: 'The topic whose events the handler gets.',
  id: 'Name of the handler in its topic: letters, numbers, `-`, `.` and `_`.',
  kind: 'What the handler does with an event.',
  match: 'An expression; only events for which it is true are handled: `level() == CRITICAL`.',
  options: 'Options of this kind of handler.',
};

export function completeHandlerFile(
  text: string,
  offset: number,
  topics: readonly string[],
): readonly CompletionItem[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#/.test(before)) return [];
  const value = /^(\s*)([\w-]+):\s+(.*)$/.exec(before);
  if (value !== null) {
    const [, indent = '', key = '', written = ''] = value;
    return indent === '' ? values(key, written, offset, topics) : [];
  }
  const key = /^(\s*)([\w-]*)$/.exec(before);
  if (key === null) return [];
  const [, indent = '', word = ''] = key;
  const replace = { start: offset - word.length, end: offset };
  return indent === '' ? keys(text, replace) : options(kindOf(text), text, replace);
}

/** The kind that the file names. */
export function kindOf(text: string): HandlerDefinition | undefined {
  return HANDLER_KINDS.get(/^kind:\s*['"]?([\w-]+)/m.exec(text)?.[1] ?? '');
}

function keys(text: string, replace: Range): CompletionItem[] {
  return Object.entries(HANDLER_KEYS)
    .filter(([name]) => !new RegExp(`^${name}:`, 'm').test(text))
    .map(([label, documentation]) => ({
      label,
      kind: 'property',
      documentation,
      insert: label === 'options' ? 'options:\n  $0' : `${label}: $0`,
      replace,
    }));
}

function options(kind: HandlerDefinition | undefined, text: string, replace: Range): CompletionItem[] {
  return (kind?.options ?? [])
    .filter(({ name }) => !new RegExp(`^\\s+${name}:`, 'm').test(text))
    .map(({ name, type, doc }) => ({
      label: name,
      kind: 'property',
      detail: type,
      documentation: doc,
      insert: type === 'string' ? `${name}: '$1'` : `${name}: $0`,
      replace,
    }));
}

function values(key: string, written: string, offset: number, topics: readonly string[]): CompletionItem[] {
  const word = /(?<![\w-])[\w-]*$/.exec(written)?.[0] ?? '';
  const replace = { start: offset - word.length, end: offset };
  if (key === 'kind') {
    return TOPIC_HANDLER_DEFINITIONS.map(({ kind, doc }) => ({
      label: kind,
      kind: 'value',
      documentation: doc,
      insert: kind,
      replace,
    }));
  }
  if (key === 'topic') return topics.map((topic) => entry(topic, 'value', replace));
  if (key !== 'match') return [];
  const functions = MATCH_FUNCTIONS.map(({ name, doc }) => ({
    ...entry(`${name}()`, 'function', replace),
    documentation: doc,
  }));
  const words = ['AND', 'OR', 'TRUE', 'FALSE'].map((label) => entry(label, 'keyword', replace));
  return [...functions, ...MATCH_CONSTANTS.map((label) => entry(label, 'value', replace)), ...words];
}

function entry(label: string, kind: ItemKind, replace: Range): CompletionItem {
  return { label, kind, insert: plainInsert(label), replace };
}
