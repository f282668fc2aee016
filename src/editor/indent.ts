/** Where lines of a script begin: as the formatter would write them, or as the statement has it so far. */
import { lineAround } from '../text/position';
import type { Range } from '../text/range';

export interface LineEdit {
  readonly range: Range;
  readonly text: string;
  /** Offset of the cursor afterwards. */
  readonly cursor: number;
}

const STEP = 4;

/** What Enter writes in a script at `offset`. */
export function breakLine(text: string, offset: number): LineEdit {
  const { start } = lineAround(text, offset);
  const line = text.slice(start, offset);
  const open = openAt(text.slice(0, offset));
  if (open.inText) return keepIndent(text, offset);
  const kept = start + line.trimEnd().length;
  const rest = /^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const next = text.charAt(offset + rest);
  const indent = indentOfNext(text, start, line, open.brackets, next);
  const isPair = CLOSES.get(text.charAt(kept - 1)) === next && next !== '';
  if (!isPair) return edit(kept, offset + rest, `\n${indent}`);
  const outer =
    open.brackets.length > 1 || open.brackets.length === 0 ? indent.slice(STEP) : baseOf(text, open.brackets);
  return {
    range: { start: kept, end: offset + rest },
    text: `\n${indent}\n${outer}`,
    cursor: kept + 1 + indent.length,
  };
}

/** What Enter writes in any other text: the next line begins as this one. */
export function keepIndent(text: string, offset: number): LineEdit {
  return edit(offset, offset, `\n${leading(text.slice(lineAround(text, offset).start, offset))}`);
}

/** What is to be put right once an operator stands first in its line; `undefined` where it stands well. */
export function placeOperator(text: string, offset: number): LineEdit | undefined {
  const { start } = lineAround(text, offset);
  const typed = text.charAt(offset - 1);
  const space = text.slice(start, offset - 1);
  if (!/^[|@.]$/.test(typed) || space.trim() !== '') return undefined;
  const { brackets, inText } = openAt(text.slice(0, start));
  const indent = stepIndent(text, start, typed);
  if (brackets.length > 0 || inText || indent === undefined || indent === space) return undefined;
  return { range: { start, end: offset - 1 }, text: indent, cursor: start + indent.length + 1 };
}

function edit(start: number, end: number, text: string): LineEdit {
  return { range: { start, end }, text, cursor: start + text.length };
}

const CLOSES: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);

function indentOfNext(text: string, start: number, line: string, brackets: readonly number[], next: string): string {
  if (brackets.length > 0) return baseOf(text, brackets) + ' '.repeat(STEP * brackets.length);
  const code = line.trim();
  if (code === '') return '';
  if (code.startsWith('//')) return leading(line);
  if (/^[|@.]$/.test(next)) return stepIndent(text, start + line.length, next) ?? '';
  if (/^dbrp\b/.test(code)) return '';
  if (operatorsOf(line) !== '') return stepIndent(text, start + line.length, '.') ?? '';
  return beginsChain(code) ? (stepIndent(text, start + line.length, '|') ?? '') : '';
}

/** Whether steps can follow: the source itself, a var that holds a node, or a declaration from one. */
function beginsChain(code: string): boolean {
  const value = /^var\s+\w+\s*=\s*(.*)$/.exec(code)?.[1] ?? code;
  return /^[A-Za-z_]\w*$/.test(value) && !['TRUE', 'FALSE', 'var', 'dbrp'].includes(value);
}

/** The operators of a line outside of brackets and texts. */
function operatorsOf(line: string): string {
  let depth = 0;
  let found = '';
  const plain = line.replace(/'''.*?'''|'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|\/\/.*/g, '');
  for (let i = 0; i < plain.length; i++) {
    const character = plain.charAt(i);
    if (CLOSES.has(character)) depth++;
    else if (character === ')' || character === ']') depth--;
    else if (depth === 0 && /[|@.]/.test(character) && !/\d/.test(plain.charAt(i + 1))) found += character;
  }
  return found;
}

/** Of a step in the line that begins at or behind `before`: as those above it in its statement, or as the formatter has them. */
function stepIndent(text: string, before: number, operator: string): string | undefined {
  const isProperty = operator === '.';
  let pipe: string | undefined;
  let head: string | undefined;
  const lines = text.slice(0, before).split('\n');
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] ?? '';
    const code = line.trim();
    if (code === '') {
      // An empty line ends a statement, the one that is being written aside.
      if (i < lines.length - 1) break;
      continue;
    }
    if (code.startsWith('//')) continue;
    const own = /^[|@.]/.exec(code)?.[0];
    if (own === undefined && !/^\s/.test(line)) {
      head = line;
      break;
    }
    if (own === undefined) continue;
    if (isProperty && own === '.') return leading(line);
    if (own !== '.') {
      pipe ??= leading(line);
      if (!isProperty) return pipe;
    }
  }
  if (head === undefined && pipe === undefined) return undefined;
  const unit = pipe ?? ' '.repeat(STEP);
  return isProperty ? unit + unit : unit;
}

/** The indent of the line in which the outermost bracket opens. */
function baseOf(text: string, brackets: readonly number[]): string {
  const first = brackets[0] ?? 0;
  return leading(text.slice(lineAround(text, first).start, first));
}

/** Brackets that are open at the end of a text, and whether it ends within quotes. */
function openAt(text: string): { readonly brackets: readonly number[]; readonly inText: boolean } {
  const brackets: number[] = [];
  const parts = /'''[\s\S]*?(?:'''|$)|'(?:\\'|[^'])*(?:'|$)|"(?:\\"|[^"])*(?:"|$)|\/\/[^\n]*|[()[\]]/g;
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (CLOSES.has(part)) brackets.push(index);
    else if (part === ')' || part === ']') brackets.pop();
    else if (index + part.length === text.length && !part.startsWith('//') && !isClosed(part)) {
      return { brackets, inText: true };
    }
  }
  return { brackets, inText: false };
}

function isClosed(part: string): boolean {
  const quotes = part.startsWith("'''") ? "'''" : part.charAt(0);
  return part.length >= 2 * quotes.length && part.endsWith(quotes);
}

function leading(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
