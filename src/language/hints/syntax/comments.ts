/** Comments as other languages write them. */
import { lineAround } from '../../../text/position';
import type { QuickFix } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';

export const COMMENT_HINTS: readonly Hint[] = [
  { pattern: /^parser: /, advise: (_, place) => blockComment(place) ?? lineComment(place) },
];

/** `-- usage` is a name with two signs in front of it. */
export const DASHES_HINT: Hint = { pattern: /^name "\w+" is undefined/, advise: (_, place) => lineComment(place) };

const START = 'Comments start with // and go to the end of the line';

/** `#` anywhere, and two dashes at the beginning of a line. */
function lineComment({ text, range }: HintPlace): Advice | undefined {
  const line = lineAround(text, range.start);
  const dashes = /^\s*--(?!\d)/.exec(text.slice(line.start, line.end))?.[0];
  const at = dashes === undefined ? range.start : line.start + dashes.length - 2;
  if (dashes === undefined && text.charAt(range.start) !== '#') return undefined;
  const signs = /^(?:#+|--+)/.exec(text.slice(at))?.[0] ?? '';
  const sign = { start: at, end: at + signs.length };
  return {
    code: 'comment-form',
    plain: `${START}.`,
    range: sign,
    fix: { title: 'Write //', edits: everyLine(text, dashes === undefined ? /^(\s*)#+/ : /^(\s*)--+/, sign) },
  };
}

/** All lines that begin with the same signs: one fix mends them. */
function everyLine(text: string, pattern: RegExp, first: { readonly start: number; readonly end: number }) {
  const edits = [{ range: first, text: '//' }];
  let at = 0;
  for (const line of text.split('\n')) {
    const match = pattern.exec(line);
    const start = at + (match?.[1]?.length ?? 0);
    if (match !== null && start > first.start) edits.push({ range: { start, end: at + match[0].length }, text: '//' });
    at += line.length + 1;
  }
  return edits;
}

function blockComment({ text, range }: HintPlace): Advice | undefined {
  const { start } = range;
  if (!text.startsWith('/*', start)) return undefined;
  const close = text.indexOf('*/', start + 2);
  const end = close < 0 ? lineAround(text, start).end : close + 2;
  return {
    code: 'comment-form',
    plain: `${START}; there is no /* … */.`,
    range: { start, end },
    fix: linesOf(text, { start, end }),
  };
}

/** The comment as lines of its own; what follows on its last line goes on below it, or the comment goes above. */
function linesOf(text: string, range: { readonly start: number; readonly end: number }): QuickFix {
  const { start: lineStart } = lineAround(text, range.start);
  const indent = /^\s*/.exec(text.slice(lineStart, range.start))?.[0] ?? '';
  const lines = text
    .slice(range.start, range.end)
    .replace(/^\/\*+/, '')
    .replace(/\*+\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*?/, '').trim());
  const words = lines.filter((line, i) => line !== '' || (i > 0 && i < lines.length - 1));
  const comment = words.map((line) => `// ${line}`.trimEnd()).join(`\n${indent}`) || '//';
  const isLast = text.slice(range.end, lineAround(text, range.end).end).trim() === '';
  const title = 'Write //';
  if (isLast) return { title, edits: [{ range, text: comment }] };
  const above = { range: { start: lineStart, end: lineStart }, text: `${indent}${comment}\n` };
  const isFirst = lineStart + indent.length === range.start;
  const gap = /^[ \t]*/.exec(text.slice(range.end))?.[0].length ?? 0;
  if (isFirst) return { title, edits: [{ range: { ...range, end: range.end + gap }, text: `${comment}\n${indent}` }] };
  return { title, edits: [above, { range: { ...range, end: range.end + gap }, text: '' }] };
}
