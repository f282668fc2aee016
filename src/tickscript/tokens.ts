/** The token types. Labels are Kapacitor's names, as its messages say them. */

import { type CustomPatternMatcherReturn, createToken, Lexer, type TokenType } from 'chevrotain';
import { lineEnd } from '../text/position';
import {
  characterAt,
  type NumberKind,
  scanComment,
  scanDelimited,
  scanIdentifier,
  scanNumber,
  scanSpace,
  scanString,
} from './scan';

/** What the lexer may read next; Kapacitor tick/ast/lex.go, v1.8. */
export const OPERAND = 'operand';
/** A binary operator, or else what may stand in operand mode. */
const OPERATOR = 'operator';
/** After `=`, `=~` and `!~`: a slash begins a regex, never a comment. */
const REGEX_FIRST = 'regexFirst';

type Matcher = (text: string, offset: number) => CustomPatternMatcherReturn | null;

function matcher(first: (unit: number) => boolean, scan: (text: string, offset: number) => number): Matcher {
  return (text, offset) => {
    if (!first(text.charCodeAt(offset))) return null;
    const end = scan(text, offset);
    return end < 0 ? null : [text.slice(offset, end)];
  };
}

const unit = (character: string) => {
  const code = character.charCodeAt(0);
  return (other: number) => other === code;
};
const anything = () => true;
const maybeDigit = (code: number) => (code >= 48 && code <= 57) || code === 46 || code >= 0x80;

function numberMatcher(kind: NumberKind): Matcher {
  return matcher(maybeDigit, (text, offset) => {
    const found = scanNumber(text, offset);
    return found?.kind === kind ? found.end : -1;
  });
}

function custom(name: string, label: string, mode: string, pattern: Matcher, categories: TokenType[] = []): TokenType {
  return createToken({ name, label, push_mode: mode, pattern, line_breaks: true, categories });
}
function fixed(name: string, pattern: string, mode: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, label: pattern, push_mode: mode, pattern, categories });
}
function keyword(name: string, pattern: string, label = pattern, categories: TokenType[] = []): TokenType {
  return createToken({ name, label, push_mode: OPERATOR, pattern, longer_alt: Identifier, categories });
}

export const BinaryOperatorToken = createToken({ name: 'BinaryOperator', pattern: Lexer.NA });
export const UnaryOperatorToken = createToken({ name: 'UnaryOperator', pattern: Lexer.NA });
/** Where Kapacitor's lexer gives up. Ours goes on behind it, so that an editor sees what follows. */
export const LexicalError = createToken({ name: 'LexicalError', pattern: Lexer.NA });

const Space = createToken({
  name: 'Space',
  group: Lexer.SKIPPED,
  pattern: matcher((code) => code <= 32 || code >= 0x80, scanSpace),
  line_breaks: true,
});
export const CommentToken = custom(
  'Comment',
  '//',
  OPERAND,
  matcher(unit('/'), (text, offset) => (text.charAt(offset + 1) === '/' ? scanComment(text, offset) : -1)),
);
export const Identifier = custom('Identifier', 'identifier', OPERATOR, matcher(anything, scanIdentifier));
export const Var = keyword('Var', 'var');
export const Dbrp = keyword('Dbrp', 'dbrp');
export const And = keyword('And', 'AND', 'AND', [BinaryOperatorToken]);
export const Or = keyword('Or', 'OR', 'OR', [BinaryOperatorToken]);
export const True = keyword('True', 'TRUE');
export const False = keyword('False', 'FALSE');
/** Only with its colon; `lambda` alone is an identifier. */
export const LambdaKeyword = createToken({
  name: 'Lambda',
  label: 'lambda',
  push_mode: OPERATOR,
  pattern: matcher(unit('l'), (text, offset) => (text.startsWith('lambda:', offset) ? offset + 7 : -1)),
  line_breaks: false,
});
export const NumberToken = custom('Number', 'number', OPERATOR, numberMatcher('number'));
export const DurationToken = custom('Duration', 'duration', OPERATOR, numberMatcher('duration'));
export const StringToken = custom('String', 'string', OPERATOR, matcher(unit("'"), scanString));
export const ReferenceToken = custom('Reference', 'reference', OPERATOR, matcher(unit('"'), scanDelimited));
export const RegexToken = custom('Regex', 'regex', OPERAND, matcher(unit('/'), scanDelimited));

export const LeftParen = fixed('LeftParen', '(', OPERAND);
export const RightParen = fixed('RightParen', ')', OPERATOR);
export const LeftBracket = fixed('LeftBracket', '[', OPERAND);
export const RightBracket = fixed('RightBracket', ']', OPERAND);
export const Comma = fixed('Comma', ',', OPERAND);
export const Dot = fixed('Dot', '.', OPERAND);
export const Pipe = fixed('Pipe', '|', OPERAND);
export const At = fixed('At', '@', OPERAND);
export const Star = fixed('Star', '*', OPERAND);
export const Assign = fixed('Assign', '=', REGEX_FIRST);
const Not = fixed('Not', '!', OPERAND, [UnaryOperatorToken]);
const Minus = fixed('Minus', '-', OPERAND, [UnaryOperatorToken, BinaryOperatorToken]);
const operator = (name: string, pattern: string, mode = OPERAND) => fixed(name, pattern, mode, [BinaryOperatorToken]);
const OPERATORS: readonly TokenType[] = [
  operator('Equal', '=='),
  operator('RegexEqual', '=~', REGEX_FIRST),
  operator('NotEqual', '!='),
  operator('RegexNotEqual', '!~', REGEX_FIRST),
  operator('LessEqual', '<='),
  operator('Less', '<'),
  operator('GreaterEqual', '>='),
  operator('Greater', '>'),
  operator('Plus', '+'),
  operator('Multiply', '*'),
  operator('Divide', '/'),
  operator('Modulo', '%'),
];

function lexicalError(name: string, pattern: Matcher): TokenType {
  return custom(name, name, OPERAND, pattern, [LexicalError]);
}
/** An unterminated token reaches to the end of the text for Kapacitor; to the end of its line for the editor. */
export const UnterminatedString = lexicalError('UnterminatedString', matcher(unit("'"), lineEnd));
export const UnterminatedReference = lexicalError('UnterminatedReference', matcher(unit('"'), lineEnd));
export const UnterminatedRegex = lexicalError('UnterminatedRegex', matcher(unit('/'), lineEnd));
/**
 * A regex in operand mode whose first character is not ASCII, or a slash at the end of the text: Kapacitor's lexer
 * goes back by the width of the wrong character (lexToken, v1.8).
 */
export const LostSlash = lexicalError(
  'LostSlash',
  matcher(unit('/'), (text, offset) => {
    const next = text.charCodeAt(offset + 1);
    return next < 0x80 ? -1 : offset + 1;
  }),
);
export const MultipleDecimals = lexicalError('MultipleDecimals', numberMatcher('multipleDecimals'));
const UnknownCharacter = lexicalError(
  'UnknownCharacter',
  matcher(anything, (text, offset) => offset + characterAt(text, offset).length),
);

const WORDS = [Var, Dbrp, And, Or, True, False, LambdaKeyword, Identifier];
const LITERALS = [NumberToken, DurationToken, MultipleDecimals, StringToken, UnterminatedString];
const REFERENCES = [ReferenceToken, UnterminatedReference];
const PUNCTUATION = [LeftParen, RightParen, Comma, Dot, Pipe, At, LeftBracket, RightBracket, Minus, Not, Star];
const REGEXES = [RegexToken, UnterminatedRegex];
const OPERAND_TOKENS = [
  // Numbers come before the dot that may begin one.
  ...[Space, CommentToken, ...LITERALS, ...PUNCTUATION, ...REFERENCES, ...WORDS],
  ...[LostSlash, ...REGEXES, UnknownCharacter],
];

/** Which token types each mode tries, in this order. */
export const MODES: Readonly<Record<string, TokenType[]>> = {
  [OPERAND]: OPERAND_TOKENS,
  [OPERATOR]: [Space, CommentToken, ...OPERATORS, Assign, ...OPERAND_TOKENS.filter((type) => type !== Star)],
  [REGEX_FIRST]: [Space, ...REGEXES, ...OPERAND_TOKENS],
};

/** Every type a parser sees, categories included. */
export const VOCABULARY: TokenType[] = [
  ...[BinaryOperatorToken, UnaryOperatorToken, LexicalError, ...OPERATORS, Assign],
  ...OPERAND_TOKENS.filter((type) => type !== Space && type !== CommentToken),
];
