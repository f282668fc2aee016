/** Parentheses and quotes that are never closed, told where they open. */
import type { IToken, TokenType } from 'chevrotain';
import { lineAround, lineEnd } from '../../../text/position';
import { tokenEnd } from '../../../tickscript/lexer';
import { stringLiteral } from '../../../tickscript/literals';
import { At, Dbrp, Dot, Pipe, ReferenceToken, StringToken, Var } from '../../../tickscript/tokens';
import { inserted, replaced } from '../../findings/finding';
import { ACTION } from '../../templates';
import type { Advice, Hint, HintPlace } from '../hint';
import { type Open, openAt, tokenAt, tokenBefore } from './place';

const WHAT: Readonly<Record<string, string>> = {
  "'": 'text',
  '"': 'name in double quotes',
  '/': 'regular expression',
};

export const UNCLOSED_HINTS: readonly Hint[] = [
  {
    pattern: /^parser: unexpected unterminated (?:string|field reference|regex)/,
    advise: (_, place) =>
      swallowing(place) ??
      nested(place) ??
      swallowed(place.text, place.range.start) ??
      unclosed(place.text, place.range.start),
  },
  {
    pattern: /^parser: unexpected /,
    advise: (_, place) => swallowing(place) ?? nested(place) ?? apostrophe(place) ?? pastOperator(place),
  },
  { pattern: /^parser: unexpected \) /, advise: (_, place) => tooEarly(place) },
  { pattern: /^parser: unexpected .* expected: "\)"$/s, advise: (_, place) => parenthesis(place) },
];

/** A text that goes on over the next calls of the chain, to the quote where another was to begin. */
function swallowing({ analysis, text, range }: HintPlace): Advice | undefined {
  const quoted = analysis.tokens.find(
    ({ tokenType, startOffset, image }) =>
      startOffset < range.start &&
      ((tokenType === StringToken && !image.startsWith("'''")) || tokenType === ReferenceToken) &&
      /\n[ \t]*(?:[.|@][ \t]*\w+\(|var[ \t]+\w+[ \t]*=|(?:stream|batch)[ \t]*$)/m.test(image),
  );
  return quoted && unclosed(text, quoted.startOffset);
}

/** The error stands at the last quote of the script, and an earlier one is open. */
function swallowed(text: string, at: number): Advice | undefined {
  if (text.charAt(at) !== "'") return undefined;
  const { start } = lineAround(text, at);
  const apostrophes = /(\w)'(\w)/.exec(text.slice(start, at));
  return apostrophes === null ? undefined : apostropheAdvice(start + apostrophes.index + 1);
}

function unclosed(text: string, start: number): Advice {
  const quote = text.charAt(start);
  const end = closingPlace(text, start, quote);
  const triple = text.startsWith("'''", start);
  const sign = triple ? "'''" : quote;
  return {
    code: 'unterminated',
    plain: `This ${WHAT[quote] ?? 'text'} is never closed: ${sign} is missing.`,
    range: { start, end: Math.max(end, start + 1) },
    ...(triple ? {} : { fix: inserted(end, sign, `Close it with ${sign}`) }),
  };
}

/** Before the parentheses and the comma that end the arguments on the line, or before the operator behind a name. */
function closingPlace(text: string, start: number, quote: string): number {
  const line = text.slice(start + 1, lineEnd(text, start));
  const name = quote === '"' ? /^[^"\n]*?(?=\s*(?:[<>=!+*/%)]|\bAND\b|\bOR\b|,|$))/.exec(line)?.[0] : undefined;
  const words = name ?? line.replace(/\s*(?:\/\/.*)?$/, '').replace(/[\s,)\].]*$/, '');
  return start + 1 + words.length;
}

/** `'… host = 'a''`, `'{{ index .Tags 'host' }}'`, `"""…"""`: quotes within quotes. */
function nested({ analysis, text, range }: HintPlace): Advice | undefined {
  const triple = /^[ \t]*"""/.test(text.slice(Math.max(0, range.start - 2))) ? -2 : 0;
  const from = text.lastIndexOf('"""', range.start);
  const line = lineAround(text, range.start);
  if (triple !== 0 || from >= line.start) return tripled(text, from);
  const first = analysis.tokens.find(
    ({ tokenType, startOffset }) => startOffset >= line.start && startOffset < range.start && tokenType === StringToken,
  );
  if (first === undefined || first.image.startsWith("'''") || tokenEnd(first) > range.start) return undefined;
  const opens = /(?:[=<>~,(]|\b(?:index\s+\$?\.\w+|eq\s+\S+|IN))\s*'$/i.test(first.image);
  const whole = text.slice(first.startOffset, line.end);
  const close = /'(?=[\s)\],]*(?:\/\/.*)?$)/.exec(whole)?.index ?? 0;
  if (!opens || close < first.image.length || whole.includes("'''")) return undefined;
  const inner = whole.slice(1, close);
  const place = { start: first.startOffset, end: first.startOffset + close + 1 };
  // Templates have texts in double quotes too.
  const isTemplate = /\{\{[^}]*'/.test(inner);
  const better = isTemplate
    ? `'${inner.replaceAll(new RegExp(ACTION, 'g'), (action) => action.replaceAll("'", '"'))}'`
    : /^'|'$/.test(inner)
      ? stringLiteral(inner)
      : `'''${inner}'''`;
  return {
    code: 'apostrophe',
    plain: isTemplate
      ? 'The quote within ends the text: a template has its texts in double quotes, {{ index .Tags "host" }}.'
      : "The quote within ends the text: write the whole in three single quotes, '''…''', or \\' within it.",
    range: place,
    fix: replaced(
      place,
      better,
      isTemplate ? 'Write double quotes within' : 'Write the quotes within as a part of the text',
    ),
  };
}

function tripled(text: string, from: number): Advice | undefined {
  const close = text.indexOf('"""', from + 3);
  if (from < 0) return undefined;
  const place = { start: from, end: close < 0 ? from + 3 : close + 3 };
  const inner = text.slice(from + 3, close);
  return {
    code: 'foreign-quotes',
    plain: "A text of several lines stands in three single quotes: '''…'''.",
    range: place,
    ...(close < 0 || inner.includes("'''") ? {} : { fix: replaced(place, `'''${inner}'''`, "Write '''…'''") }),
  };
}

/** `"n > 1 AND "`: the quote that would close the name opens the next one. */
function pastOperator(place: HintPlace): Advice | undefined {
  const before = tokenBefore(place);
  const isQuoted = before?.tokenType === ReferenceToken || before?.tokenType === StringToken;
  if (before === undefined || !isQuoted || tokenEnd(before) !== place.range.start) return undefined;
  const isPast = /[<>=!]=?|=~|!~|\b(?:AND|OR)\b/.test(before.image) && /\b(?:AND|OR)\b|[<>=]/.test(before.image);
  return isPast && /[\w]/.test(place.text.charAt(place.range.start))
    ? unclosed(place.text, before.startOffset)
    : undefined;
}

/** `'it's'`: the quote in a word ends the text. */
function apostrophe(place: HintPlace): Advice | undefined {
  const { text, range } = place;
  const before = tokenBefore(place);
  if (before?.tokenType !== StringToken || tokenEnd(before) !== range.start) return undefined;
  return /[\p{L}\p{N}]'[\p{L}\p{N}]/u.test(text.slice(range.start - 2, range.start + 1))
    ? apostropheAdvice(range.start - 1)
    : undefined;
}

function apostropheAdvice(at: number): Advice {
  return {
    code: 'apostrophe',
    plain: "This quote ends the text: within a text it is written \\'.",
    range: { start: at, end: at + 1 },
    fix: inserted(at, '\\', "Write \\'"),
  };
}

/** A parenthesis that closes nothing, or closes before what has to stand there. */
function tooEarly(place: HintPlace): Advice | undefined {
  const { analysis, range } = place;
  const bracket = openBracket(analysis.tokens, range.start);
  if (bracket !== undefined) {
    return {
      code: 'unclosed-parenthesis',
      plain: 'This bracket is never closed.',
      range: { start: bracket, end: bracket + 1 },
      fix: inserted(range.start, ']', 'Close it with ]'),
    };
  }
  if (openAt(analysis.tokens, range.start).length === 0) {
    return {
      code: 'extra-parenthesis',
      plain: 'This parenthesis closes nothing: delete it.',
      fix: replaced(range, '', 'Delete )'),
    };
  }
  const before = tokenBefore(place)?.image ?? '';
  return {
    code: 'unfinished',
    plain: before.startsWith('lambda')
      ? 'An expression is missing behind lambda:.'
      : `Something is missing behind ${before}.`,
  };
}

/** A list that is open in the innermost parentheses. */
function openBracket(tokens: readonly IToken[], offset: number): number | undefined {
  const open: number[] = [];
  for (const { image, startOffset } of tokens) {
    if (startOffset >= offset) break;
    if (image === '[') open.push(startOffset);
    if (image === ']') open.pop();
  }
  return open.at(-1);
}

/** Something of the next statement or call stands where arguments go on. */
function parenthesis(place: HintPlace): Advice | undefined {
  const { analysis, range } = place;
  const at = tokenAt(place);
  if (at !== undefined && !goesOn(at, place)) return undefined;
  const open = openAt(analysis.tokens, range.start);
  const innermost = open.at(-1);
  if (innermost === undefined) return undefined;
  const start = innermost.token.startOffset;
  return {
    code: 'unclosed-parenthesis',
    plain: 'This parenthesis is never closed.',
    range: { start, end: start + 1 },
    fix: inserted(closing(innermost, place), ')'.repeat(open.length), `Close it with ${')'.repeat(open.length)}`),
  };
}

const GOING_ON: ReadonlySet<TokenType> = new Set([Var, Dbrp, Pipe, Dot, At]);

/** Whether a token begins a statement or the next call. */
function goesOn({ tokenType, startOffset }: IToken, { text }: HintPlace): boolean {
  if (GOING_ON.has(tokenType)) return true;
  return lineAround(text, startOffset).start === startOffset && /^(?:stream|batch)\b/.test(text.slice(startOffset));
}

/** Behind the last token before the line that begins with the next call. */
function closing({ index }: Open, { analysis, range, text }: HintPlace): number {
  const { tokens } = analysis;
  for (let i = index + 1; i < tokens.length; i++) {
    const token = tokens[i];
    const previous = tokens[i - 1];
    if (token === undefined || previous === undefined) break;
    const isNext = token.startOffset >= range.start;
    const between = text.slice(tokenEnd(previous), token.startOffset);
    const starts = between.includes('\n') && (token.tokenType === Pipe || token.tokenType === Dot);
    if (isNext || starts) return tokenEnd(previous);
  }
  const last = tokens.at(-1);
  return last === undefined ? text.length : tokenEnd(last);
}
