/** What stands around an offset of a script, told by its tokens alone, so that half-written scripts have places too. */
import type { IToken } from 'chevrotain';
import type { Range } from '../text/range';
import { tokenEnd } from '../tickscript/lexer';
import * as T from '../tickscript/tokens';
import type { ScriptAnalysis } from './analysis';
import type { Receiver, Step } from './model';

/** A call whose parenthesis is open at the place. */
export interface OpenCall {
  readonly name: string;
  readonly nameRange: Range;
  /** In front of the name; '' for a function. */
  readonly operator: '|' | '.' | '@' | '';
  readonly operatorOffset: number;
  readonly argument: number;
}

export interface Surroundings {
  /** Outermost first. */
  readonly calls: readonly OpenCall[];
  /** Inside of a lambda. */
  readonly lambda: boolean;
}

export type ScriptPlace = Surroundings &
  (
    | { readonly kind: 'comment' }
    /** A name behind `|`, `.` or `@`; `word` is what is there of it. */
    | {
        readonly kind: 'member';
        readonly operator: '|' | '.' | '@';
        readonly operatorOffset: number;
        readonly word: Range;
      }
    /** Between quotes; `inner` is the text, `compared` the reference that it is compared with. */
    | { readonly kind: 'string'; readonly token: IToken; readonly inner: Range; readonly compared?: string }
    | { readonly kind: 'reference'; readonly token: IToken; readonly inner: Range }
    /** A name, or where one can begin; `before` is the token in front. */
    | { readonly kind: 'word'; readonly word: Range; readonly before?: IToken }
  );

const OPERATORS: ReadonlyMap<IToken['tokenType'], '|' | '.' | '@'> = new Map([
  [T.Pipe, '|'],
  [T.Dot, '.'],
  [T.At, '@'],
]);
const WORDS = new Set([T.Identifier, T.Var, T.Dbrp, T.And, T.Or, T.True, T.False]);
const STRINGS = new Set([T.StringToken, T.UnterminatedString]);
const REFERENCES = new Set([T.ReferenceToken, T.UnterminatedReference]);

export function placeAt({ text, tokens }: ScriptAnalysis, offset: number): ScriptPlace {
  // The token that the offset is in or right behind.
  let index = tokens.findLastIndex((token) => token.startOffset < offset);
  const token = tokens[index];
  if (token !== undefined && isOpenAt(token, offset)) {
    const around = surroundings(tokens, index);
    if (STRINGS.has(token.tokenType)) return stringPlace(text, tokens, index, around);
    if (REFERENCES.has(token.tokenType)) return { kind: 'reference', token, inner: innerRange(token), ...around };
  }
  if (isInComment(text, token === undefined ? 0 : tokenEnd(token), offset)) {
    return { kind: 'comment', ...surroundings(tokens, index + 1) };
  }
  const isWord = token !== undefined && WORDS.has(token.tokenType) && tokenEnd(token) >= offset;
  const word = isWord ? rangeOf(token) : { start: offset, end: offset };
  if (isWord) index--;
  const around = surroundings(tokens, index + 1);
  const before = tokens[index];
  const operator = before && OPERATORS.get(before.tokenType);
  if (before !== undefined && operator !== undefined) {
    return { kind: 'member', operator, operatorOffset: before.startOffset, word, ...around };
  }
  return { kind: 'word', word, ...(before === undefined ? {} : { before }), ...around };
}

function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: tokenEnd(token) };
}

/** Behind the closing quote a string is over. */
function isOpenAt(token: IToken, offset: number): boolean {
  const end = tokenEnd(token);
  const isUnterminated = token.tokenType === T.UnterminatedString || token.tokenType === T.UnterminatedReference;
  return isUnterminated ? offset <= end : offset < end;
}

function isInComment(text: string, from: number, offset: number): boolean {
  const line = Math.max(from, text.lastIndexOf('\n', offset - 1) + 1);
  return text.slice(line, offset).includes('//');
}

function innerRange(token: IToken): Range {
  const { image, startOffset } = token;
  const quotes = image.startsWith("'''") ? 3 : 1;
  const isClosed = token.tokenType === T.StringToken || token.tokenType === T.ReferenceToken;
  return { start: startOffset + quotes, end: startOffset + image.length - (isClosed ? quotes : 0) };
}

function stringPlace(
  text: string,
  tokens: readonly IToken[],
  index: number,
  around: Surroundings,
): Extract<ScriptPlace, { kind: 'string' }> | Extract<ScriptPlace, { kind: 'word' }> {
  const token = tokens[index];
  if (token === undefined) return { kind: 'word', word: { start: text.length, end: text.length }, ...around };
  const operator = tokens[index - 1];
  const left = tokens[index - 2];
  const isCompared = operator?.tokenType.CATEGORIES?.includes(T.BinaryOperatorToken) ?? false;
  const compared = isCompared && left !== undefined && REFERENCES.has(left.tokenType) ? left : undefined;
  const inner = innerRange(token);
  return {
    kind: 'string',
    token,
    inner,
    ...around,
    ...(compared === undefined ? {} : { compared: textIn(text, innerRange(compared)) }),
  };
}

function textIn(text: string, range: Range): string {
  return text.slice(range.start, range.end).replaceAll('\\"', '"');
}

interface Frame {
  readonly call: Omit<OpenCall, 'argument'> | undefined;
  argument: number;
  lambda: boolean;
}

/** What is open in front of a token. */
function surroundings(tokens: readonly IToken[], before: number): Surroundings {
  const frames: Frame[] = [];
  let topLambda = false;
  for (let i = 0; i < before; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const frame = frames.at(-1);
    switch (token.tokenType) {
      case T.LeftParen:
        frames.push({ call: calleeAt(tokens, i), argument: 0, lambda: frame?.lambda ?? topLambda });
        break;
      case T.RightParen:
        frames.pop();
        break;
      case T.Comma:
        if (frame === undefined) break;
        frame.argument++;
        frame.lambda = frames.at(-2)?.lambda ?? topLambda;
        break;
      case T.LambdaKeyword:
        if (frame === undefined) topLambda = true;
        else frame.lambda = true;
        break;
      case T.Var:
      case T.Dbrp:
        // A statement begins: what is still open was never closed.
        frames.length = 0;
        topLambda = false;
        break;
      case T.Pipe:
        if (frame === undefined) topLambda = false;
        break;
    }
  }
  const calls = frames.flatMap(({ call, argument }) => (call === undefined ? [] : [{ ...call, argument }]));
  return { calls, lambda: frames.at(-1)?.lambda ?? topLambda };
}

function calleeAt(tokens: readonly IToken[], paren: number): Omit<OpenCall, 'argument'> | undefined {
  const name = tokens[paren - 1];
  if (name?.tokenType !== T.Identifier) return undefined;
  const before = tokens[paren - 2];
  const operator = (before && OPERATORS.get(before.tokenType)) ?? '';
  return {
    name: name.image,
    nameRange: rangeOf(name),
    operator,
    operatorOffset: before?.startOffset ?? name.startOffset,
  };
}

/** What stands left of a chain's operator: the receiver of the name behind it. */
export function receiverAt({ model, tokens }: ScriptAnalysis, operatorOffset: number): Receiver | undefined {
  const exact = model.steps.find(({ chain }) => chain.position === operatorOffset);
  if (exact !== undefined) return exact.receiver;
  const index = tokens.findIndex((token) => token.startOffset === operatorOffset);
  const left = tokens[index - 1];
  if (left === undefined) return undefined;
  const end = tokenEnd(left);
  const step = model.steps.findLast(({ chain }) => chain.range.end === end);
  if (step !== undefined) return step.result;
  if (left.tokenType === T.Identifier) {
    const variable = model.vars.get(left.image)?.value;
    if (variable !== undefined) return variable;
    const source = model.nodes.find(({ method }) => method === left.image);
    if (source !== undefined) return { node: source };
    if (left.image === 'stream' || left.image === 'batch') {
      return { node: { method: left.image, parents: [], properties: [], handlers: [] } };
    }
  }
  // The call in front is itself half-written: the last step that is understood before it.
  return nearestStep(model.steps, operatorOffset)?.result;
}

function nearestStep(steps: readonly Step[], offset: number): Step | undefined {
  let best: Step | undefined;
  for (const step of steps) {
    const { end } = step.chain.range;
    if (end <= offset && (best === undefined || end >= best.chain.range.end)) best = step;
  }
  return best;
}

/** The innermost open call that belongs to a node or a property, not to a function. */
export function chainCall(place: Surroundings): OpenCall | undefined {
  return place.calls.findLast(({ operator }) => operator !== '');
}
