/** Where to read on behind a syntax error, so that an editor shows the next one too. Kapacitor stops at the first. */
import type { IToken } from 'chevrotain';
import * as T from './tokens';

export interface Resumption {
  readonly index: number;
  readonly token: IToken;
  /** `chain`: the token is the operator of a chain whose beginning is already read. */
  readonly kind: 'statement' | 'chain';
}

/**
 * `from` is the token index where the failed attempt began, `offset` where it failed. A chain goes on behind the
 * closing parenthesis of the arguments that are wrong, or with an operator that begins a line; a statement begins with
 * a keyword, or a name at the beginning of a line.
 */
export function nextStart(
  text: string,
  tokens: readonly IToken[],
  from: number,
  offset: number,
): Resumption | undefined {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    const previous = tokens[index - 1];
    if (token.startOffset > offset && previous !== undefined) {
      const closed = depth === 0 && previous.tokenType === T.RightParen;
      const kind = startOf(token, closed, startsLine(text, previous, token));
      if (kind !== undefined) return { index, token, kind };
    }
    if (token.tokenType === T.LeftParen) depth++;
    if (token.tokenType === T.RightParen) depth = Math.max(0, depth - 1);
  }
  return undefined;
}

function startOf(token: IToken, closed: boolean, line: Line): Resumption['kind'] | undefined {
  switch (token.tokenType) {
    case T.Var:
    case T.Dbrp:
      return 'statement';
    case T.Pipe:
    case T.Dot:
    case T.At:
      return closed || line !== 'inside' ? 'chain' : undefined;
    case T.Identifier:
      return line === 'margin' ? 'statement' : undefined;
    default:
      return undefined;
  }
}

/** Whether a token stands inside a line, begins one, or begins one without indentation. */
type Line = 'inside' | 'first' | 'margin';

function startsLine(text: string, previous: IToken, token: IToken): Line {
  const between = text.slice(previous.startOffset, token.startOffset);
  const newline = between.lastIndexOf('\n');
  if (newline < 0) return 'inside';
  return newline + 1 === between.length ? 'margin' : 'first';
}
