/** JSON as people write it: with comments, other quotes, a comma too many. */
import { replaced } from '../findings/finding';
import type { FileHint } from './file-hint';
import type { Advice } from './hint';
import { pastedAt } from './pasted';

/** `at`: where the reader stops. `code`: of the file's kind. */
export function jsonAdvice(text: string, at: number, code: 'case-json' | 'handler-file'): Advice | undefined {
  return (
    pastedAt(text, at, { quotes: 'write "', comment: '//' }) ??
    comma(text, at) ??
    comment(text, at, code) ??
    word(text, at, code)
  );
}

export const CASE_HINTS: readonly FileHint[] = [
  { pattern: /^/, advise: (_, text, { start }) => jsonAdvice(text, start, 'case-json') },
];

function comma(text: string, start: number): Advice | undefined {
  if (!/[\]}]/.test(text.charAt(start))) return undefined;
  const before = text.slice(0, start).trimEnd();
  if (!before.endsWith(',')) return undefined;
  const range = { start: before.length - 1, end: before.length };
  return {
    code: 'json-comma',
    plain: 'No comma stands behind the last part of a list or an object.',
    range,
    fix: replaced(range, '', 'Delete the comma'),
  };
}

function comment(text: string, at: number, code: Advice['code']): Advice | undefined {
  const start = text.charAt(at - 1) === '/' ? at - 1 : at;
  const [found] = /^(?:\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)/.exec(text.slice(start)) ?? [];
  if (found === undefined) return undefined;
  const range = { start, end: start + found.length };
  const comments = /^[ \t]*(?:\/\/|#)[^\n]*\n?/gm;
  const lines = [...text.matchAll(comments)].map(({ index, 0: line }) => ({
    range: { start: index, end: index + line.length },
    text: '',
  }));
  const isLine = lines.some((edit) => edit.range.start <= start && start < edit.range.end);
  return {
    code,
    plain: 'JSON has no comments: delete it.',
    range,
    fix: isLine ? { title: 'Delete the comments', edits: lines } : replaced(range, '', 'Delete it'),
  };
}

/** `'a'`, `key:`, `True`, `None`. */
function word(text: string, at: number, code: Advice['code']): Advice | undefined {
  const rest = text.slice(at);
  const [quoted] = /^'(?:[^'\\\n]|\\.)*'/.exec(rest) ?? [];
  if (quoted !== undefined) {
    const edits = [...text.matchAll(/'((?:[^'"\\\n]|\\.)*)'(?=\s*[:,\]}])/g)].map(
      ({ index, 0: whole, 1: inner = '' }) => ({
        range: { start: index, end: index + whole.length },
        text: `"${inner}"`,
      }),
    );
    return {
      code,
      plain: 'JSON has its texts in double quotes.',
      range: { start: at, end: at + quoted.length },
      fix: { title: 'Write double quotes', edits },
    };
  }
  const [name = ''] = /^[A-Za-z_][\w.-]*/.exec(rest) ?? [];
  if (name === '') return undefined;
  const range = { start: at, end: at + name.length };
  const constant = { true: 'true', false: 'false', none: 'null', null: 'null', nil: 'null' }[name.toLowerCase()];
  if (constant !== undefined)
    return {
      code,
      plain: `JSON writes ${constant}, in small letters.`,
      range,
      fix: replaced(range, constant),
    };
  return {
    code,
    plain: 'JSON has its names and texts in double quotes.',
    range,
    fix: replaced(range, `"${name}"`),
  };
}
