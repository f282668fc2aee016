/** What Kapacitor's lexer says where it gives up (tick/ast/lex.go, v1.8). */
import type { IToken } from 'chevrotain';
import { fromBytes, isRawByte, REPLACEMENT, toBytes } from '../go/bytes';
import { quoteRune } from '../go/strconv/quote';
import { characterAt } from './scan';
import * as T from './tokens';

const UNKNOWN_STATE = 'unknown state, last char:';

/** Whether an error names no more than a state of the lexer's: nobody who writes scripts knows those. */
export function tellsOnlyOfLexer(message: string): boolean {
  return message.includes(UNKNOWN_STATE);
}

export function lexicalErrorText(text: string, token: IToken): string {
  switch (token.tokenType) {
    case T.UnterminatedString:
      return 'unterminated string';
    case T.UnterminatedReference:
      return 'unterminated field reference';
    case T.UnterminatedRegex:
      return 'unterminated regex';
    case T.MultipleDecimals:
      return 'multiple decimals in number';
    case T.LostSlash:
      return `unexpected "${characterInsteadOfSlash(text, token.startOffset)}" expected "/"`;
    default:
      return `${UNKNOWN_STATE} ${quoteRune(token.image.codePointAt(0) ?? 0xfffd, false)}`;
  }
}

/** The lexer went back from behind the slash by the bytes of the character after it, and reads from there. */
function characterInsteadOfSlash(text: string, slash: number): string {
  const width = toBytes(characterAt(text, slash + 1)).length;
  const before = toBytes(text.slice(Math.max(0, slash - 4), slash));
  const start = before.length + 1 - width;
  if (width === 0 || start < 0) return REPLACEMENT;
  const character = characterAt(fromBytes(before.slice(start)), 0);
  return isRawByte(character.codePointAt(0) ?? 0) ? REPLACEMENT : character;
}
