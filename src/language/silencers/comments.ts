/** Comments that silence codes: `// ignore CODE: reason` for a statement or line, `// ignore-file CODE: reason` for the file. */
import { commentSign } from '../../problems/comment-sign';
import { lineAround } from '../../text/position';
import type { Range } from '../../text/range';
import { tokenEnd } from '../../tickscript/lexer';
import { parseScript } from '../../tickscript/parse';

/** One code that a comment silences. */
export interface Silencer {
  readonly code: string;
  /** Of the code in the comment. */
  readonly range: Range;
  readonly comment: Range;
  /** What it silences; absent for the whole file. */
  readonly covers?: readonly Range[];
}

export function silencersOf(path: string, text: string): readonly Silencer[] {
  if (!text.includes('ignore')) return [];
  switch (commentSign(path)) {
    case '//':
      return scriptComments(text).flatMap((comment) => silencersIn(text, comment, coveredInScript));
    case '#':
      return [...text.matchAll(/(?<=^|\s)#.*/gm)].flatMap((match) =>
        silencersIn(text, { start: match.index, end: match.index + match[0].length }, coveredLines),
      );
    case undefined:
      return [];
  }
}

const FORM = /^(?:\/\/|#)\s*ignore(-file)?\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::|$)/;

function silencersIn(
  text: string,
  comment: Range,
  covered: (text: string, comment: Range) => readonly Range[],
): readonly Silencer[] {
  const form = FORM.exec(text.slice(comment.start, comment.end));
  if (form === null) return [];
  const [whole, ofFile, codes = ''] = form;
  const place = ofFile === undefined ? { covers: covered(text, comment) } : {};
  const first = comment.start + whole.lastIndexOf(codes);
  return [...codes.matchAll(/[\w-]+/g)].map((match) => {
    const start = first + match.index;
    return { code: match[0], range: { start, end: start + match[0].length }, comment, ...place };
  });
}

/** Between two tokens of a script stand only spaces and comments. */
function scriptComments(text: string): readonly Range[] {
  const found: Range[] = [];
  let from = 0;
  const look = (to: number) => {
    for (const match of text.slice(from, to).matchAll(/\/\/.*/g)) {
      found.push({ start: from + match.index, end: from + match.index + match[0].trimEnd().length });
    }
  };
  for (const token of parseScript(text).tokens) {
    look(token.startOffset);
    from = tokenEnd(token);
  }
  look(text.length);
  return found;
}

/** The statements on the comment's line, or the one that it stands in, or else the next one. */
function coveredInScript(text: string, comment: Range): readonly Range[] {
  const statements = parseScript(text)
    .partial.statements.filter(({ kind }) => kind !== 'comment')
    .map(({ range }) => range);
  const line = lineAround(text, comment.start);
  const touched = statements.filter(({ start, end }) => start < line.end && line.start < end);
  if (touched.length > 0) return touched;
  const next = statements.find(({ start }) => start >= comment.end);
  return next === undefined ? [] : [next];
}

/** The comment's own line where it has more than the comment, or else the next one that has. */
function coveredLines(text: string, comment: Range): readonly Range[] {
  const own = lineAround(text, comment.start);
  if (text.slice(own.start, comment.start).trim() !== '') return [own];
  for (let at = own.end + 1; at < text.length; ) {
    const line = lineAround(text, at);
    if (/^\s*[^\s#]/.test(text.slice(line.start, line.end))) return [line];
    at = line.end + 1;
  }
  return [];
}
