/** Scripts and lambda texts to syntax trees. No text makes these throw. */
import { EOF, type IToken, tokenLabel, tokenMatcher } from 'chevrotain';
import { DEEPEST, TOO_DEEP } from '../text/depth';
import type { Comment, CommentNode, Expression, LambdaNode, Program, Statement } from './ast';
import { LiteralError, nowhere } from './build';
import { type ScriptError, unexpectedMessage, withPosition } from './errors';
import { type OpenStatement, ScriptParser } from './grammar';
import { takeComment, tokenEnd, tokenize } from './lexer';
import { lexicalErrorText } from './lexical-errors';
import { nextStart } from './resume';
import { LeftParen, LexicalError, RightParen, UnaryOperatorToken } from './tokens';

export type { ScriptError } from './errors';

export interface ParsedScript {
  /** The tree of a script without errors. */
  readonly program?: Program;
  /** What could be read, for an editor: the same as `program` when there are no errors. */
  readonly partial: Program;
  /** The first one is Kapacitor's; Kapacitor stops there, we go on. */
  readonly errors: readonly ScriptError[];
  readonly tokens: readonly IToken[];
}

export type ParsedLambda =
  | { readonly ok: true; readonly lambda: LambdaNode }
  | { readonly ok: false; readonly error: ScriptError };

const MAX_ERRORS = 50;

let parser: ScriptParser | undefined;

/** Made when it is first needed: Chevrotain takes some 30 ms to learn the grammar. */
function theParser(): ScriptParser {
  parser ??= new ScriptParser();
  return parser;
}

/** Scripts that are remembered: those of a workspace take turns. */
export const REMEMBERED = 4;
const known: { readonly text: string; readonly parsed: ParsedScript }[] = [];

/** A script is read by one after the other who looks at it, so the last ones are remembered. */
export function parseScript(text: string): ParsedScript {
  const found = known.find((each) => each.text === text);
  if (found !== undefined) return found.parsed;
  const parsed = parse(text);
  if (known.length === REMEMBERED) known.shift();
  known.push({ text, parsed });
  return parsed;
}

function parse(text: string): ParsedScript {
  const { tokens, lastComment } = tokenize(text);
  const statements: Statement[] = [];
  const deep = tooDeep(text, tokens);
  if (deep !== undefined) return { partial: { statements }, errors: [deep.error], tokens };
  const errors: ScriptError[] = [];
  let start = 0;
  let open: OpenStatement | undefined;
  while (errors.length < MAX_ERRORS) {
    const { failure, left } = attempt(text, tokens.slice(start), (it) => it.program(statements, open));
    if (failure === undefined) break;
    errors.push(failure.error);
    const next = nextStart(text, tokens, start, failure.offset);
    if (next?.kind !== 'chain') statements.push(...unfinished(left, failure.offset));
    if (next === undefined) break;
    open = next.kind === 'chain' ? { chain: nowhere(next.token.startOffset), ...left } : undefined;
    start = next.index;
  }
  statements.push(...lastComments(tokens.at(-1), lastComment));
  const partial = { statements };
  return errors.length === 0 ? { program: partial, partial, errors, tokens } : { partial, errors, tokens };
}

function unfinished({ chain, declare }: OpenStatement, offset: number): readonly Statement[] {
  if (declare !== undefined) return [declare(chain ?? nowhere(offset))];
  return chain === undefined ? [] : [chain];
}

/** A lambda without its keyword: a var of type lambda, a topic handler's `match`. */
export function parseLambda(text: string): ParsedLambda {
  let expression: Expression | undefined;
  const { tokens } = tokenize(text);
  const failure =
    tooDeep(text, tokens) ??
    attempt(text, tokens, (it) => {
      expression = it.lambdaText();
    }).failure;
  if (failure !== undefined) return { ok: false, error: failure.error };
  const range = { start: 0, end: text.length };
  return { ok: true, lambda: { kind: 'lambda', expression: expression ?? nowhere(0), range, position: 0 } };
}

/** A comment that nobody took in front of the last token, and the one in front of the end, are statements. */
function lastComments(last: IToken | undefined, lastComment: Comment | undefined): CommentNode[] {
  return [last === undefined ? undefined : takeComment(last), lastComment].flatMap((text) =>
    text === undefined ? [] : [{ kind: 'comment', text, range: text.range, position: text.range.start } as const],
  );
}

/** The parenthesis, or the sign in front of signs, that nests deeper than the parser goes. */
function tooDeep(text: string, tokens: readonly IToken[]): Failure | undefined {
  const { beyond } = nesting(tokens);
  return beyond === undefined ? undefined : deeper(text, beyond, TOO_DEEP);
}

function deeper(text: string, token: IToken, words: string): Failure {
  return failure(text, token, `parser: ${withPosition(text, token.startOffset, words)}`);
}

/** The token that nests deepest, and the first one that nests too deep. */
function nesting(tokens: readonly IToken[]): { readonly deepest?: IToken; readonly beyond?: IToken } {
  let parentheses = 0;
  let signs = 0;
  let most = 0;
  let deepest: IToken | undefined;
  for (const token of tokens) {
    if (token.tokenType === LeftParen) parentheses++;
    else if (token.tokenType === RightParen) parentheses--;
    else signs = tokenMatcher(token, UnaryOperatorToken) ? signs + 1 : 0;
    const depth = Math.max(parentheses, signs);
    if (depth <= most) continue;
    most = depth;
    deepest = token;
    if (depth > DEEPEST) return { deepest, beyond: token };
  }
  return deepest === undefined ? {} : { deepest };
}

interface Failure {
  readonly error: ScriptError;
  readonly offset: number;
}
interface Attempt {
  readonly failure: Failure | undefined;
  /** What was being read when it failed. */
  readonly left: OpenStatement;
}

function attempt(text: string, tokens: readonly IToken[], run: (parser: ScriptParser) => void): Attempt {
  const it = theParser();
  it.begin(text, tokens);
  try {
    run(it);
  } catch (thrown) {
    if (thrown instanceof LiteralError) {
      return { failure: failure(text, thrown.token, `parser: ${thrown.message}`), left: it.open };
    }
    // Pipelines inside each other's arguments take more of the stack than a parenthesis does.
    const deepest = thrown instanceof RangeError ? nesting(tokens).deepest : undefined;
    if (deepest === undefined) throw thrown;
    parser = undefined;
    return { failure: deeper(text, deepest, 'nested deeper than the playground reads'), left: {} };
  }
  const [first] = it.errors;
  if (first === undefined) return { failure: undefined, left: {} };
  const { token, message: expected } = first;
  const offset = token.tokenType === EOF ? text.length : token.startOffset;
  const message = unexpectedMessage(text, offset, foundName(text, token), expected);
  return { failure: failure(text, token, message), left: it.open };
}

function failure(text: string, token: IToken, message: string): Failure {
  const start = token.tokenType === EOF ? text.length : token.startOffset;
  const end = token.tokenType === EOF ? text.length : tokenEnd(token);
  return { error: { message, range: { start, end } }, offset: start };
}

function foundName(text: string, token: IToken): string {
  return tokenMatcher(token, LexicalError) ? lexicalErrorText(text, token) : tokenLabel(token.tokenType);
}
