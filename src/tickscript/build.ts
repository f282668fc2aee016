/** Tokens to nodes of the syntax tree. */
import type { IToken } from 'chevrotain';
import { compileRegexp } from '../go/regexp/regexp';
import type { Range } from '../text/range';
import type {
  BinaryNode,
  BinaryOperator,
  BoolNode,
  CallNode,
  ChainNode,
  Comment,
  DbrpNode,
  DeclarationNode,
  DurationNode,
  Expression,
  IdentifierNode,
  LambdaNode,
  ListNode,
  NumberNode,
  ReferenceNode,
  RegexNode,
  StarNode,
  StringNode,
  TypeDeclarationNode,
  UnaryNode,
} from './ast';
import { takeComment, tokenEnd } from './lexer';
import { readDuration, readNumber, unescapeDelimiter } from './literals';

/** A literal that Kapacitor refuses; the parser ends here, as with a syntax error. */
export class LiteralError extends Error {
  constructor(
    message: string,
    readonly token: IToken,
  ) {
    super(message);
  }
}

export interface Arguments {
  readonly items: readonly Expression[];
  readonly close: IToken;
}

export interface Operand {
  readonly operator: IToken;
  readonly comment: Comment | undefined;
  readonly right: Expression;
}

/** Stands where a value could not be read. */
export function nowhere(offset: number): IdentifierNode {
  return { kind: 'identifier', name: '', range: { start: offset, end: offset }, position: offset };
}

function range(token: IToken): Range {
  return { start: token.startOffset, end: tokenEnd(token) };
}

function from(token: IToken, end: { readonly range: Range }): Range {
  return { start: token.startOffset, end: end.range.end };
}

interface Commented {
  readonly comment?: Comment;
}
const commented = (comment: Comment | undefined): Commented => (comment === undefined ? NO_COMMENT : { comment });
const NO_COMMENT: Commented = {};

/** Position, range and comment of a node that is one token. */
function at(token: IToken): Commented & { readonly range: Range; readonly position: number } {
  const place = { range: range(token), position: token.startOffset };
  const comment = takeComment(token);
  return comment === undefined ? place : { ...place, comment };
}

export function number(token: IToken): NumberNode {
  const place = at(token);
  const read = readNumber(token.image);
  if (!read.ok) throw new LiteralError(read.error, token);
  return { kind: 'number', value: read.value.value, base: read.value.base, ...place };
}

export function duration(token: IToken): DurationNode {
  const place = at(token);
  const read = readDuration(token.image);
  if (!read.ok) throw new LiteralError(read.error, token);
  return { kind: 'duration', value: read.value, literal: token.image, ...place };
}

export function regex(token: IToken): RegexNode {
  const place = at(token);
  const literal = token.image.slice(1, -1);
  const pattern = unescapeDelimiter(literal, '/');
  const compiled = compileRegexp(pattern);
  if (!compiled.ok) throw new LiteralError(compiled.error, token);
  return { kind: 'regex', pattern, literal, ...place };
}

export function string(token: IToken): StringNode {
  const { image } = token;
  const place = at(token);
  return image.length >= 6 && image.startsWith("'''")
    ? { kind: 'string', value: image.slice(3, -3), tripleQuotes: true, ...place }
    : { kind: 'string', value: unescapeDelimiter(image.slice(1, -1), "'"), tripleQuotes: false, ...place };
}

export function reference(token: IToken): ReferenceNode {
  return { kind: 'reference', name: unescapeDelimiter(token.image.slice(1, -1), '"'), ...at(token) };
}

export function bool(token: IToken): BoolNode {
  return { kind: 'bool', value: token.image === 'TRUE', ...at(token) };
}

export function star(token: IToken): StarNode {
  return { kind: 'star', ...at(token) };
}

export function identifier(token: IToken, comment: Comment | undefined): IdentifierNode {
  return {
    kind: 'identifier',
    name: token.image,
    range: range(token),
    position: token.startOffset,
    ...commented(comment),
  };
}

export function call(text: string, name: IToken, args: Arguments, comment: Comment | undefined): CallNode {
  const last = args.items.at(-1);
  return {
    kind: 'call',
    name: name.image,
    nameRange: range(name),
    args: args.items,
    multiLine: last !== undefined && hasNewline(text, name.startOffset, last.position),
    range: { start: name.startOffset, end: tokenEnd(args.close) },
    position: name.startOffset,
    ...commented(comment),
  };
}

export function chain(
  token: IToken,
  operator: ChainNode['operator'],
  left: Expression,
  right: ChainNode['right'],
  comment: Comment | undefined,
): ChainNode {
  return {
    kind: 'chain',
    operator,
    left,
    right,
    range: { start: left.range.start, end: right.range.end },
    position: token.startOffset,
    ...commented(comment),
  };
}

export function lambda(keyword: IToken, expression: Expression, comment: Comment | undefined): LambdaNode {
  return {
    kind: 'lambda',
    expression,
    range: from(keyword, expression),
    position: keyword.startOffset,
    ...commented(comment),
  };
}

export function list(open: IToken, items: ListNode['items'], close: IToken, comment: Comment | undefined): ListNode {
  return {
    kind: 'list',
    items,
    range: { start: open.startOffset, end: tokenEnd(close) },
    position: open.startOffset,
    ...commented(comment),
  };
}

export function unary(token: IToken, operand: Expression, comment: Comment | undefined): UnaryNode {
  return {
    kind: 'unary',
    operator: token.image === '-' ? '-' : '!',
    operand,
    range: from(token, operand),
    position: token.startOffset,
    ...commented(comment),
  };
}

export function parenthesised(
  open: IToken,
  inner: Expression,
  close: IToken,
  comment: Comment | undefined,
): Expression {
  const { comment: _, ...node } = inner;
  if (node.kind !== 'binary') return { ...node, ...commented(comment) };
  const whole = { start: open.startOffset, end: tokenEnd(close) };
  return { ...node, parenthesised: true, range: whole, ...commented(comment) };
}

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  OR: 0,
  AND: 1,
  '==': 2,
  '!=': 2,
  '=~': 2,
  '!~': 2,
  '>': 3,
  '>=': 3,
  '<': 3,
  '<=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
};

function isBinaryOperator(image: string): image is BinaryOperator {
  return image in PRECEDENCE;
}

interface Pending {
  readonly left: Expression;
  readonly operator: BinaryOperator;
  readonly token: IToken;
  readonly comment: Comment | undefined;
}

/** Operands and operators in a row to a tree: an operator waits until one comes that binds no tighter. */
export function binary(text: string, first: Expression, tail: readonly Operand[]): Expression {
  const waiting: Pending[] = [];
  let current = first;
  const reduce = (down: number) => {
    for (let top = waiting.at(-1); top !== undefined && PRECEDENCE[top.operator] >= down; top = waiting.at(-1)) {
      current = join(text, top, current);
      waiting.pop();
    }
  };
  for (const { operator: token, comment, right } of tail) {
    const operator = token.image;
    if (!isBinaryOperator(operator)) continue;
    reduce(PRECEDENCE[operator]);
    waiting.push({ left: current, operator, token, comment });
    current = right;
  }
  reduce(0);
  return current;
}

function join(text: string, { left, operator, token, comment }: Pending, right: Expression): BinaryNode {
  return {
    kind: 'binary',
    operator,
    left,
    right,
    parenthesised: false,
    multiLine: hasNewline(text, left.position, right.position),
    range: { start: left.range.start, end: right.range.end },
    position: token.startOffset,
    ...commented(comment),
  };
}

export function declaration(
  keyword: IToken,
  name: IdentifierNode,
  value: Expression,
  comment: Comment | undefined,
): DeclarationNode {
  return {
    kind: 'declaration',
    name,
    value,
    range: from(keyword, value),
    position: keyword.startOffset,
    ...commented(comment),
  };
}

export function typeDeclaration(
  keyword: IToken,
  name: IdentifierNode,
  type: IdentifierNode,
  comment: Comment | undefined,
): TypeDeclarationNode {
  return {
    kind: 'typeDeclaration',
    name,
    type,
    range: from(keyword, type),
    position: keyword.startOffset,
    ...commented(comment),
  };
}

export function dbrp(
  keyword: IToken,
  database: ReferenceNode,
  retentionPolicy: ReferenceNode,
  comment: Comment | undefined,
): DbrpNode {
  return {
    kind: 'dbrp',
    database,
    retentionPolicy,
    range: from(keyword, retentionPolicy),
    position: keyword.startOffset,
    ...commented(comment),
  };
}

/** Looks no further than `end`: a script of one line is long. */
function hasNewline(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes('\n');
}
