/** Lambdas as other languages write them: with parameters, with an arrow, with the letter. */
import { lineAround } from '../../../text/position';
import { replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';

export const LAMBDA_HINTS: readonly Hint[] = [
  { pattern: /^parser: unexpected /, advise: (_, place) => foreignLambda(place) },
];

/** `lambda x:`, `lambda(x):`, `lambda =>`, `(r) =>`, `r =>` in front of an expression, `λ:`. */
const HEADS =
  /\blambda(?:[ \t]*\([ \t]*(\w*)[ \t]*\)[ \t]*(?:=>|->|:)|[ \t]+(\w+)[ \t]*(?:=>|->|:)|[ \t]*(?:=>|->))|\([ \t]*(\w+)[ \t]*\)[ \t]*(?:=>|->)|(?<=[(,][ \t]*)(\w+)[ \t]*(?:=>|->)|[λΛ][ \t]*:/gi;

function foreignLambda({ text, range }: HintPlace): Advice | undefined {
  const line = lineAround(text, range.start);
  for (const match of text.slice(line.start, line.end).matchAll(HEADS)) {
    const [head, ...names] = match;
    const start = line.start + match.index;
    const end = start + head.length;
    if (range.start < start || range.start >= end) continue;
    const parameter = names.find((name) => name !== undefined && name !== '');
    const rest = text.slice(end, line.end);
    const body = parameter === undefined ? rest : withoutParameter(rest, parameter);
    return {
      code: 'lambda-colon',
      plain: 'An expression begins with lambda: and has no parameters; fields and tags stand in double quotes.',
      range: { start, end },
      fix: replaced({ start, end: line.end }, `lambda:${/^\s/.test(body) ? '' : ' '}${body}`, 'Write lambda:'),
    };
  }
  return undefined;
}

/** `r.n` and `r["n"]` as `"n"`. */
function withoutParameter(text: string, name: string): string {
  return text
    .replace(new RegExp(`\\b${name}\\.(\\w+)`, 'g'), '"$1"')
    .replace(new RegExp(`\\b${name}\\[["'](\\w+)["']\\]`, 'g'), '"$1"');
}
