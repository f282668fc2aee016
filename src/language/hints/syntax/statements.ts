/** Statements: vars, names that are words of the language, values one after the other. */

import { tokenEnd } from '../../../tickscript/lexer';
import {
  And,
  Assign,
  Dbrp,
  DurationToken,
  False,
  Identifier,
  LambdaKeyword,
  NumberToken,
  Or,
  ReferenceToken,
  RegexToken,
  RightParen,
  StringToken,
  True,
  Var,
} from '../../../tickscript/tokens';
import { inserted, replaced } from '../../findings/finding';
import type { Advice, Hint, HintPlace } from '../hint';
import { isInLambda, openAt, rangeOf, tokenAt, tokenBefore } from './place';

export const STATEMENT_HINTS: readonly Hint[] = [
  { pattern: /^parser: unexpected (?!unknown)/, advise: (_, place) => emptyVar(place) },
  {
    pattern: /^parser: unexpected == .* expected: "(?:identifier|=)/,
    advise: (_, { range }) => ({
      code: 'assignment',
      plain: 'A var gets its value with a single =.',
      fix: replaced(range, '='),
    }),
  },
  { pattern: /^parser: unexpected \| /, advise: (_, place) => bareVar(place) },
  { pattern: /^parser: unexpected \| /, advise: (_, place) => noSource(place) },
  { pattern: /^parser: unexpected , /, advise: (_, place) => surplusComma(place) },
  { pattern: /^parser: unexpected .* expected: "\("$/s, advise: (_, place) => uncalled(place) },
  { pattern: /^parser: unexpected /, advise: (_, place) => takenWord(place) },
  { pattern: /^parser: unexpected .* expected: "\)"$/s, advise: (_, place) => comma(place) },
];

/** `var x =` with the next statement, or nothing, behind it. */
function emptyVar(place: HintPlace): Advice | undefined {
  const { analysis, text, range } = place;
  const at = tokenAt(place);
  if (at !== undefined && at.tokenType !== Var && at.tokenType !== Dbrp) return undefined;
  const [word, name, equals] = analysis.tokens.filter(({ startOffset }) => startOffset < range.start).slice(-3);
  if (word?.tokenType !== Var || name?.tokenType !== Identifier || equals?.tokenType !== Assign) return undefined;
  const uses = analysis.tokens.filter(({ tokenType, image }) => tokenType === Identifier && image === name.image);
  const end = at === undefined ? text.length : (/\n[ \t]*$/.exec(text.slice(0, at.startOffset))?.index ?? 0) + 1;
  const isAlone = uses.length === 1 && end > equals.startOffset;
  return {
    code: 'var-without-value',
    plain: `var ${name.image} has no value: something has to stand behind the =.`,
    range: { start: word.startOffset, end: equals.startOffset + 1 },
    ...(isAlone ? { fix: replaced({ start: word.startOffset, end }, '', `Delete var ${name.image}`) } : {}),
  };
}

/** `var x` with the pipeline behind it, which is read as the type of a var. */
function bareVar({ analysis, range }: HintPlace): Advice | undefined {
  const [word, name, source] = analysis.tokens.filter(({ startOffset }) => startOffset < range.start).slice(-3);
  if (word?.tokenType !== Var || name?.tokenType !== Identifier || source === undefined) return undefined;
  if (!/^(?:stream|batch)$/.test(source.image)) return undefined;
  return {
    code: 'var-without-value',
    plain: `var ${name.image} has no value: write var ${name.image} = ….`,
    range: { start: word.startOffset, end: tokenEnd(name) },
    fix: replaced({ start: word.startOffset, end: source.startOffset }, '', `Delete var ${name.image}`),
  };
}

/** A script, or a statement of it, that begins with `|from()`. */
function noSource({ analysis, range }: HintPlace): Advice | undefined {
  const at = analysis.tokens.findIndex(({ startOffset }) => startOffset === range.start);
  const node = analysis.tokens[at + 1]?.image ?? '';
  if (at !== 0) return undefined;
  if (/^(?:stream|batch)$/.test(node)) {
    return {
      code: 'wrong-operator',
      plain: `${node} is where a pipeline begins: no | stands in front of it.`,
      fix: replaced(range, '', 'Delete |'),
    };
  }
  const source = node === 'query' || node === 'queryFlux' ? 'batch' : 'stream';
  return {
    code: 'no-pipeline',
    plain: `A pipeline begins with stream or batch: write ${source} in front of |${node}().`,
    fix: inserted(range.start, `${source}\n    `, `Add ${source}`),
  };
}

/** `(, 'a')` and `('a',, 'b')`. */
function surplusComma(place: HintPlace): Advice | undefined {
  const before = tokenBefore(place);
  if (before?.image !== ',' && before?.image !== '(' && before?.image !== '[') return undefined;
  const gap = /^[ \t]*/.exec(place.text.slice(place.range.end))?.[0].length ?? 0;
  return {
    code: 'extra-comma',
    plain: 'Between two commas, or in front of the first, an argument is missing: delete this comma.',
    fix: replaced({ start: place.range.start, end: place.range.end + gap }, '', 'Delete ,'),
  };
}

/** `|from` without parentheses. */
function uncalled(place: HintPlace): Advice | undefined {
  const before = tokenBefore(place);
  if (before?.tokenType !== Identifier) return undefined;
  const range = rangeOf(before);
  return {
    code: 'missing-parentheses',
    plain: `A node is called, also without arguments: |${before.image}().`,
    range,
    fix: inserted(range.end, '()'),
  };
}

const RESERVED = new Set([Var, Dbrp, And, Or, True, False, LambdaKeyword]);

/** `var dbrp = …`: a word of the language as a name. */
function takenWord(place: HintPlace): Advice | undefined {
  const { analysis } = place;
  const at = tokenAt(place);
  if (at === undefined || !RESERVED.has(at.tokenType)) return undefined;
  const word = at.tokenType === LambdaKeyword ? 'lambda' : at.image;
  const isName = tokenBefore(place)?.tokenType === Var;
  const isDeclared = new RegExp(`\\bvar\\s+${word}\\s*=`).test(analysis.text);
  if (!isName && !isDeclared) return undefined;
  const name = `${word.toLowerCase()}_value`;
  const edits = analysis.tokens.flatMap((token, i) => {
    const next = analysis.tokens[i + 1]?.tokenType;
    if (token.tokenType !== at.tokenType || (token.tokenType === Dbrp && next === ReferenceToken)) return [];
    return [{ range: rangeOf(token), text: name }];
  });
  const isKeyword = at.tokenType !== LambdaKeyword;
  return {
    code: 'taken-word',
    plain: `${word} is a word of the language: give the var another name.`,
    ...(isKeyword ? { fix: { title: `Call it ${name}`, edits } } : {}),
  };
}

const VALUES = new Set([StringToken, ReferenceToken, NumberToken, DurationToken, Identifier, RegexToken, True, False]);

/** Two arguments with nothing between them. */
function comma(place: HintPlace): Advice | undefined {
  const { analysis, range } = place;
  const at = tokenAt(place);
  const before = tokenBefore(place);
  if (at === undefined || before === undefined) return undefined;
  const begins = VALUES.has(at.tokenType) || at.tokenType === LambdaKeyword;
  if (!begins || !(VALUES.has(before.tokenType) || before.tokenType === RightParen)) return undefined;
  const open = openAt(analysis.tokens, range.start).at(-1);
  const isCall = open?.before?.tokenType === Identifier;
  if (!isCall) return operatorMissing();
  const end = before.startOffset + before.image.length;
  if (
    isInLambda(analysis.tokens, range.start) &&
    at.tokenType !== LambdaKeyword &&
    !isInLambda(analysis.tokens, open.token.startOffset)
  )
    return operatorMissing();
  return {
    code: 'missing-comma',
    plain: 'A comma is missing between two arguments.',
    range: { start: before.startOffset, end: range.end },
    fix: inserted(end, ',', 'Add a comma'),
  };
}

function operatorMissing(): Advice {
  return {
    code: 'missing-operator',
    plain: 'Between two values an operator is missing, such as AND, == or +.',
  };
}
