/** Where a syntax error stands among the tokens. */
import type { IToken } from 'chevrotain';
import type { Range } from '../../../text/range';
import { tokenEnd } from '../../../tickscript/lexer';
import { Dot, LambdaKeyword, LeftParen, Pipe, RightParen } from '../../../tickscript/tokens';
import type { HintPlace } from '../hint';

export function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: tokenEnd(token) };
}

/** The token at the error; `undefined` at the end of the script. */
export function tokenAt({ analysis, range }: HintPlace): IToken | undefined {
  return analysis.tokens.find(({ startOffset }) => startOffset === range.start);
}

/** The last token that ends in front of the error. */
export function tokenBefore({ analysis, range }: HintPlace): IToken | undefined {
  return analysis.tokens.findLast((token) => tokenEnd(token) <= range.start);
}

/** The parentheses that are open at an offset, the innermost last, each with the token in front of it. */
export function openAt(tokens: readonly IToken[], offset: number): readonly Open[] {
  const open: Open[] = [];
  tokens.forEach((token, index) => {
    if (token.startOffset >= offset) return;
    if (token.tokenType === LeftParen) open.push({ token, before: tokens[index - 1], index });
    if (token.tokenType === RightParen) open.pop();
  });
  return open;
}

export interface Open {
  readonly token: IToken;
  readonly before: IToken | undefined;
  readonly index: number;
}

/** Whether the offset is inside of a lambda: one begins between it and the arguments that it stands in. */
export function isInLambda(tokens: readonly IToken[], offset: number): boolean {
  const last = tokens.findLast(({ tokenType, startOffset }) => tokenType === LambdaKeyword && startOffset < offset);
  if (last === undefined) return false;
  const since = tokens.filter(({ startOffset }) => startOffset > last.startOffset && startOffset < offset);
  let depth = 0;
  for (const { tokenType } of since) {
    if (tokenType === LeftParen) depth++;
    if (tokenType === RightParen) depth--;
    if (depth < 0 || (depth === 0 && (tokenType === Pipe || tokenType === Dot))) return false;
  }
  return true;
}
