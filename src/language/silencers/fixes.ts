import { commentSign } from '../../problems/comment-sign';
import type { Fix, Problem } from '../../problems/problem';
import { lineAround } from '../../text/position';
import { tokenEnd } from '../../tickscript/lexer';
import { parseScript } from '../../tickscript/parse';
import { fixOf, inserted, type QuickFix } from '../findings/finding';
import type { Silencer } from './comments';

/** Writes the comment that silences a problem; `undefined` where none can. */
export function ignoreFix({ file, range, severity, code }: Problem, text: string): Fix | undefined {
  const sign = commentSign(file);
  if (sign === undefined || severity === 'error' || code === 'unused-ignore') return undefined;
  const title = `Ignore ${code} here`;
  // What has no place is about the file.
  if (range.start === 0 && range.end === 0) {
    return fixOf(file, inserted(0, `${sign} ignore-file ${code}: meant as it is\n`, `Ignore ${code} in this file`));
  }
  const comment = `${sign} ignore ${code}: meant as it is`;
  const start = sign === '#' ? range.start : statementAt(text, range.start);
  const line = lineAround(text, start);
  const indent = /^\s*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  if (sign === '#' || line.start + indent.length === start) {
    return fixOf(file, inserted(line.start, `${indent}${comment}\n`, title));
  }
  const isInside = parseScript(text).tokens.some((token) => token.startOffset < line.end && line.end < tokenEnd(token));
  return isInside ? undefined : fixOf(file, inserted(line.end, ` ${comment}`, title));
}

/** Where the statement of a script that holds an offset begins. */
function statementAt(text: string, offset: number): number {
  const statement = parseScript(text).partial.statements.find(
    ({ range }) => range.start <= offset && offset <= range.end,
  );
  return statement?.range.start ?? offset;
}

/** Takes one code out of its comment, or the comment with its line where nothing else is on it. */
export function removalFix(text: string, { code, range, comment }: Silencer): QuickFix {
  const codes = text.slice(comment.start, comment.end).split(':')[0] ?? '';
  if (codes.includes(',')) {
    const before = /,\s*$/.exec(text.slice(comment.start, range.start));
    const behind = /^\s*,\s*/.exec(text.slice(range.end, comment.end));
    const start = before === null ? range.start : range.start - before[0].length;
    const end = before === null ? range.end + (behind?.[0].length ?? 0) : range.end;
    return { title: `Take ${code} out`, edits: [{ range: { start, end }, text: '' }] };
  }
  const line = lineAround(text, comment.start);
  const before = text.slice(line.start, comment.start);
  const isAlone = before.trim() === '' && text.slice(comment.end, line.end).trim() === '';
  const start = isAlone ? line.start : comment.start - (/\s*$/.exec(before)?.[0].length ?? 0);
  const end = isAlone ? Math.min(line.end + 1, text.length) : comment.end;
  return { title: 'Remove the comment', edits: [{ range: { start, end }, text: '' }] };
}
