/** Text to tokens, each with the comment in front of it. */
import { type IToken, Lexer } from 'chevrotain';
import type { Comment } from './ast';
import { joinComments } from './comments';
import { CommentToken, MODES, OPERAND } from './tokens';

export interface Tokens {
  readonly tokens: readonly IToken[];
  /** In front of the end of the text. */
  readonly lastComment: Comment | undefined;
}

let lexer: Lexer | undefined;

function theLexer(): Lexer {
  lexer ??= new Lexer(
    { modes: { ...MODES }, defaultMode: OPERAND },
    // tests/tickscript/lexer.test.ts validates the definition once instead of every start of the page.
    { positionTracking: 'onlyOffset', skipValidations: true },
  );
  return lexer;
}

export function tokenize(text: string): Tokens {
  const all = theLexer().tokenize(text).tokens;
  const tokens: IToken[] = [];
  let pending: IToken[] = [];
  for (const token of all) {
    if (token.tokenType === CommentToken) pending.push(token);
    else {
      if (pending.length > 0) {
        token.payload = joinComments(pending);
        pending = [];
      }
      tokens.push(token);
    }
  }
  return { tokens, lastComment: pending.length > 0 ? joinComments(pending) : undefined };
}

/** Gives the comment in front of a token to whoever asks first. */
export function takeComment(token: IToken): Comment | undefined {
  const comment: Comment | undefined = token.payload;
  token.payload = undefined;
  return comment;
}

export function tokenEnd(token: IToken): number {
  return token.startOffset + token.image.length;
}
