/** Comments as other languages write them. */
import { lineAround } from '../../../text/position';
import { type QuickFix, replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';

export const COMMENT_HINTS: readonly Hint[] = [
  {
    pattern: /^parser: /,
    advise: (_, place) => blockComment(place) ?? lineComment(place) ?? dashesAbove(place) ?? foreignComment(place),
  },
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

/** `-- all` at the end of the line above, or as that line: two signs in front of a name, which only fails on the next line. */
function dashesAbove({ text, range }: HintPlace): Advice | undefined {
  const before = text.slice(0, lineAround(text, range.start).start);
  const [whole, lead = '', signs = ''] = /(?:^|\n)([^\n]*?(?:^|\s))(--+)(?=\s)[^\n]*\n\s*$/.exec(before) ?? [];
  if (whole === undefined || /\/\//.test(lead)) return undefined;
  const start = before.length - whole.length + (whole.startsWith('\n') ? 1 : 0) + lead.length;
  const sign = { start, end: start + signs.length };
  return {
    code: 'comment-form',
    plain: `${START}.`,
    range: sign,
    fix: { title: 'Write //', edits: everyLine(text, /^(\s*)--+/, sign) },
  };
}

/** `<!-- … -->` and `% …`. */
function foreignComment({ text, range }: HintPlace): Advice | undefined {
  const { start } = range;
  const [markup] = /^<!--[\s\S]*?-->/.exec(text.slice(start)) ?? [];
  if (markup !== undefined) {
    const lines = markup.slice(4, -3).trim().split('\n');
    const place = { start, end: start + markup.length };
    const fix = replaced(place, lines.map((line) => `// ${line.trim()}`).join('\n'), 'Write //');
    return { code: 'comment-form', plain: `${START}.`, range: place, fix };
  }
  const isFirst = text.slice(lineAround(text, start).start, start).trim() === '';
  if (!isFirst || !/^%+\s/.test(text.slice(start))) return undefined;
  const place = { start, end: start + (/^%+/.exec(text.slice(start))?.[0].length ?? 1) };
  return { code: 'comment-form', plain: `${START}.`, range: place, fix: replaced(place, '//') };
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
  // Behind =~ it is a regular expression that begins with a star.
  if (!text.startsWith('/*', start) || /[=!]~\s*$/.test(text.slice(Math.max(0, start - 20), start))) return undefined;
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
