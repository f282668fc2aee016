/** What a syntax error says was expected: lists of tokens, as Kapacitor prints them. parse.ts adds place and words. */
import { EOF, type IParserErrorMessageProvider, tokenLabel } from 'chevrotain';
import * as T from './tokens';

/** Says `==` and not `*`, as Kapacitor does. */
export const OPERANDS = '"number","string","duration","identifier","TRUE","FALSE","==","(","-","!"';
export const ITEMS = '"identifier","string","*"';
export const IDENTIFIER = '"identifier"';

export const EXPECTED: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, previous }) => {
    if (expected === T.RightParen && previous.tokenType === T.LeftParen) return OPERANDS;
    if (expected === T.RightBracket && previous.tokenType === T.LeftBracket) return ITEMS;
    return `"${expected === EOF ? 'EOF' : tokenLabel(expected)}"`;
  },
  buildNotAllInputParsedMessage: () => OPERANDS,
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? OPERANDS,
  buildEarlyExitMessage: () => OPERANDS,
};
