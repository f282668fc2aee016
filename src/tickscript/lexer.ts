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

/** `validate` looks for mistakes in the definition; the tests do it once, not every start of the page. */
export function makeLexer(validate = false): Lexer {
  return new Lexer(
    { modes: { ...MODES }, defaultMode: OPERAND },
    { positionTracking: 'onlyOffset', skipValidations: !validate },
  );
}

export function tokenize(text: string): Tokens {
  lexer ??= makeLexer();
  const all = lexer.tokenize(text).tokens;
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
