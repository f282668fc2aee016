/**
 * The syntax tree of a TICKscript.
 *
 * Offsets are UTF-16 offsets into the script; `range` is half-open and covers the whole node. `position` is where
 * Kapacitor says the node is: a chain or binary at its operator, a call at its name, everything else at its first
 * character. Kapacitor counts bytes: lines and columns are computed at the edge (`errors.ts`).
 */
import type { Range } from '../text/range';

interface At {
  readonly range: Range;
  readonly position: number;
  /** The comment that the formatter prints in front of the node. */
  readonly comment?: Comment;
}

/** A comment's lines without `//` and one leading space; a `null` line separates blocks. */
export interface Comment {
  readonly lines: readonly (string | null)[];
  readonly range: Range;
}

export interface NumberNode extends At {
  readonly kind: 'number';
  /** int64 as bigint, float64 as number. */
  readonly value: bigint | number;
  /** 8 for an octal literal. */
  readonly base: 8 | 10;
}
export interface StringNode extends At {
  readonly kind: 'string';
  readonly value: string;
  readonly tripleQuotes: boolean;
}
export interface BoolNode extends At {
  readonly kind: 'bool';
  readonly value: boolean;
}
export interface DurationNode extends At {
  readonly kind: 'duration';
  /** Nanoseconds, int64. */
  readonly value: bigint;
  /** The literal as written; empty for a duration that a variable put there. */
  readonly literal: string;
}
export interface RegexNode extends At {
  readonly kind: 'regex';
  /** The pattern, `\/` already unescaped. */
  readonly pattern: string;
  /** Between the slashes, as written; empty for one that a variable put there. */
  readonly literal: string;
}
export interface StarNode extends At {
  readonly kind: 'star';
}
export interface ReferenceNode extends At {
  readonly kind: 'reference';
  readonly name: string;
}
export interface IdentifierNode extends At {
  readonly kind: 'identifier';
  readonly name: string;
}
export interface UnaryNode extends At {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}
export type BinaryOperator =
  | 'OR'
  | 'AND'
  | '=='
  | '!='
  | '=~'
  | '!~'
  | '>'
  | '>='
  | '<'
  | '<='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';
export interface BinaryNode extends At {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly parenthesised: boolean;
  readonly multiLine: boolean;
}
/** `name(args)`: global, or inside an expression a lambda function, or the right side of a chain. */
export interface CallNode extends At {
  readonly kind: 'call';
  readonly name: string;
  readonly nameRange: Range;
  readonly args: readonly Expression[];
  readonly multiLine: boolean;
}
export interface ChainNode extends At {
  readonly kind: 'chain';
  readonly operator: '|' | '.' | '@';
  readonly left: Expression;
  readonly right: CallNode | IdentifierNode;
}
export interface LambdaNode extends At {
  readonly kind: 'lambda';
  readonly expression: Expression;
}
export interface ListNode extends At {
  readonly kind: 'list';
  readonly items: readonly (IdentifierNode | StringNode | StarNode)[];
}

export type Literal = NumberNode | StringNode | BoolNode | DurationNode | RegexNode | StarNode;
export type Expression =
  | Literal
  | ReferenceNode
  | IdentifierNode
  | UnaryNode
  | BinaryNode
  | CallNode
  | ChainNode
  | LambdaNode
  | ListNode;

export interface DeclarationNode extends At {
  readonly kind: 'declaration';
  readonly name: IdentifierNode;
  readonly value: Expression;
}
export interface TypeDeclarationNode extends At {
  readonly kind: 'typeDeclaration';
  readonly name: IdentifierNode;
  readonly type: IdentifierNode;
}
export interface DbrpNode extends At {
  readonly kind: 'dbrp';
  readonly database: ReferenceNode;
  readonly retentionPolicy: ReferenceNode;
}
/** A comment that stands alone at the end of the script. */
export interface CommentNode extends At {
  readonly kind: 'comment';
  readonly text: Comment;
}
export type Statement = DeclarationNode | TypeDeclarationNode | DbrpNode | CommentNode | Expression;

export interface Program {
  readonly statements: readonly Statement[];
}
