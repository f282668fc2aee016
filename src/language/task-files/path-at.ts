/** Where in a task file one writes, also while it cannot be read: the keys that lead there. `[]` is an item of a list. */
import { lineAround } from '../../text/position';
import type { Range } from '../../text/range';

export interface PathAt {
  /** Behind a key: of its value. */
  readonly path: readonly string[];
  readonly isValue: boolean;
  /** Within braces or brackets, on one line. */
  readonly isFlow: boolean;
  /** What is written so far, without an opening quote. */
  readonly word: string;
  readonly replace: Range;
}

export function pathAt(text: string, offset: number, isJson: boolean): PathAt | undefined {
  return isJson ? flowAt(text, 0, offset, []) : blockAt(text, offset);
}

const KEY = /^(\s*(?:-\s+)*)(['"]?)([\w./-]+)\2\s*:(?:\s+|$)/;

function blockAt(text: string, offset: number): PathAt | undefined {
  const { start } = lineAround(text, offset);
  const before = text.slice(start, offset);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const key = KEY.exec(before);
  if (key !== null) {
    const [head, indent = '', , name = ''] = key;
    const path = [...parents(text, start, indent), name];
    const value = before.slice(head.length);
    if (/^[{[]/.test(value)) return flowAt(text, start + head.length, offset, path);
    const word = value.replace(/^['"]/, '');
    return { path, isValue: true, isFlow: false, word, replace: { start: offset - word.length, end: offset } };
  }
  const [, indent, word] = /^(\s*(?:-\s+)*)['"]?([\w./-]*)$/.exec(before) ?? [];
  if (indent === undefined || word === undefined) return undefined;
  const replace = { start: offset - word.length, end: offset };
  return { path: parents(text, start, indent), isValue: false, isFlow: false, word, replace };
}

/** The keys of lines above that stand further to the left. */
function parents(text: string, lineStart: number, indent: string): readonly string[] {
  const path: string[] = [];
  let column = indent.length;
  if (indent.includes('-')) {
    path.unshift('[]');
    column = indent.indexOf('-');
  }
  const lines = text.slice(0, Math.max(0, lineStart - 1)).split('\n');
  for (const line of lines.reverse()) {
    const [, own = '', , name = ''] = KEY.exec(line) ?? [];
    if (name === '') continue;
    const isItem = own.includes('-');
    // A list may stand as far to the left as its key.
    const isBelow = own.length < column || (path[0] === '[]' && own.length === column && !isItem);
    if (isItem && own.length === column && path[0] !== '[]') {
      path.unshift('[]');
      column = own.indexOf('-');
    } else if (isBelow) {
      path.unshift(name);
      column = own.length;
      if (isItem) {
        path.unshift('[]');
        column = own.indexOf('-');
      }
    }
    if (column === 0 && path[0] !== '[]') break;
  }
  return path;
}

/** JSON, or YAML in braces: from where it begins to the offset. */
function flowAt(text: string, from: number, offset: number, outer: readonly string[]): PathAt | undefined {
  const path: string[] = [...outer];
  const open: ('{' | '[')[] = [];
  let isValue = false;
  let word = '';
  let quote = '';
  const part = text.slice(from, offset);
  for (let i = 0; i < part.length; i++) {
    const character = part[i] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote === '"') word += part[++i] ?? '';
      else if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word = '';
    } else if (character === '{' || character === '[') {
      open.push(character);
      if (character === '[') path.push('[]');
      isValue = character === '[';
      word = '';
    } else if (character === '}' || character === ']') {
      if (open.pop() === '[') path.pop();
      else if (isValue) path.pop();
      isValue = true;
      word = '';
    } else if (character === ':') {
      path.push(word.trim());
      isValue = true;
      word = '';
    } else if (character === ',') {
      const inObject = open.at(-1) === '{';
      if (inObject) path.pop();
      isValue = !inObject;
      word = '';
    } else word += character;
  }
  if (open.length === 0) return undefined;
  const written = word.trimStart();
  return { path, isValue, isFlow: true, word: written, replace: { start: offset - written.length, end: offset } };
}
