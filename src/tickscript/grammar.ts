/**
 * The grammar (reference: Kapacitor tick/ast/parser.go, v1.8) as a Chevrotain parser that builds the tree.
 *
 * Error messages are only the list of what was expected; parse.ts adds place and words. Every rule decides by one
 * token, as Kapacitor does, so the first error is Kapacitor's. There is no recovery in here: parse.ts calls again for
 * the rest of the script (resume.ts).
 *
 * Rules that stand inside themselves choose by hand once the grammar is learnt: each of Chevrotain's own choices takes
 * four frames of a stack that has to reach for 250 levels, in a browser's worker too.
 */
import { EmbeddedActionsParser, EOF, type IToken, type ParserMethod, type TokenType, tokenMatcher } from 'chevrotain';
import { spend } from '../text/budget';
import type {
  CallNode,
  ChainNode,
  Expression,
  IdentifierNode,
  LambdaNode,
  ListNode,
  ReferenceNode,
  Statement,
  UnaryNode,
} from './ast';
import * as build from './build';
import { EXPECTED, IDENTIFIER, ITEMS, OPERANDS } from './expected';
import { takeComment } from './lexer';
import * as T from './tokens';

/** A statement that is not finished: its chain so far, and what makes a declaration of its value. */
export interface OpenStatement {
  readonly chain?: Expression;
  readonly declare?: (value: Expression) => Statement;
}

export class ScriptParser extends EmbeddedActionsParser {
  /** The statement that is being read, as far as it has got. */
  open: OpenStatement = {};
  #text = '';
  #depth = 0;

  /** `validate` looks for mistakes in the grammar; the tests do it once, not every start of the page. */
  constructor(validate = false) {
    super(T.VOCABULARY, {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: !validate,
      errorMessageProvider: EXPECTED,
    });
    this.performSelfAnalysis();
  }

  begin(text: string, tokens: readonly IToken[]): void {
    this.#text = text;
    this.#depth = 0;
    this.open = {};
    this.input = [...tokens];
  }

  /** `statements` is filled as far as the script can be read; `open` is a statement whose chain goes on. */
  readonly program: ParserMethod<[statements: Statement[], open?: OpenStatement], void> = this.RULE(
    'program',
    (statements: Statement[], open: OpenStatement = {}) => {
      let { chain } = open;
      this.ACTION(() => {
        this.open = open;
      });
      this.MANY1({
        GATE: () => chain !== undefined,
        DEF: () => {
          const left = chain;
          chain = this.SUBRULE1(this.chainStep, { ARGS: [left ?? build.nowhere(0)] });
        },
      });
      this.ACTION(() => {
        if (chain !== undefined) this.#finish(statements, open.declare?.(chain) ?? chain);
      });
      this.MANY2(() => {
        const statement = this.SUBRULE2(this.statement);
        this.ACTION(() => this.#finish(statements, statement));
      });
    },
  );

  /** The text of a lambda on its own. */
  readonly lambdaText: ParserMethod<[], Expression> = this.RULE('lambdaText', () => {
    const expression = this.SUBRULE(this.primaryExpression);
    this.CONSUME(EOF);
    return expression;
  });

  #finish(statements: Statement[], statement: Statement): void {
    statements.push(statement);
    this.open = {};
  }

  readonly statement: ParserMethod<[], Statement> = this.RULE('statement', () =>
    this.OR<Statement>([
      { ALT: () => this.SUBRULE(this.declaration) },
      { ALT: () => this.SUBRULE(this.dbrp) },
      { ALT: () => this.SUBRULE(this.expression) },
    ]),
  );

  readonly declaration: ParserMethod<[], Statement> = this.RULE('declaration', () => {
    const keyword = this.CONSUME(T.Var);
    const comment = this.ACTION(() => takeComment(keyword));
    const name = this.SUBRULE1(this.identifier);
    return this.OR<Statement>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(T.Assign);
            const declare = (value: Expression) => build.declaration(keyword, name, value, comment);
            this.ACTION(() => {
              this.open = { declare };
            });
            const value = this.SUBRULE(this.expression);
            return this.ACTION(() => declare(value));
          },
        },
        {
          ALT: () => {
            const type = this.SUBRULE2(this.identifier);
            return this.ACTION(() => build.typeDeclaration(keyword, name, type, comment));
          },
        },
      ],
      ERR_MSG: IDENTIFIER,
    });
  });

  readonly dbrp: ParserMethod<[], Statement> = this.RULE('dbrp', () => {
    const keyword = this.CONSUME(T.Dbrp);
    const comment = this.ACTION(() => takeComment(keyword));
    const database = this.SUBRULE1(this.reference);
    this.CONSUME(T.Dot);
    const retentionPolicy = this.SUBRULE2(this.reference);
    return this.ACTION(() => build.dbrp(keyword, database, retentionPolicy, comment));
  });

  readonly expression: ParserMethod<[], Expression> = this.RULE('expression', () => {
    if (this.RECORDING_PHASE) {
      return this.OR<Expression>([
        { ALT: () => this.SUBRULE(this.named), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE(this.lambda) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.primaryExpression) },
      ]);
    }
    switch (this.LA(1).tokenType) {
      case T.Identifier:
        return this.SUBRULE(this.named);
      case T.LambdaKeyword:
        return this.SUBRULE(this.lambda);
      case T.LeftBracket:
        return this.SUBRULE(this.list);
      default:
        return this.SUBRULE(this.primaryExpression);
    }
  });

  /** A name or a global call: only these can begin a chain, and a chain is no operand. */
  readonly named: ParserMethod<[], Expression> = this.RULE('named', () => {
    const head = this.SUBRULE(this.member);
    let chain: Expression = head;
    if (this.RECORDING_PHASE) {
      return this.OR<Expression>([
        { ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE(this.chainStep, { ARGS: [chain] })) ?? chain },
        { ALT: () => this.#tail(head) },
      ]);
    }
    if (!this.#isAtStep()) return this.#tail(head);
    while (this.#isAtStep()) {
      spend(16);
      chain = this.SUBRULE(this.chainStep, { ARGS: [chain] });
    }
    return chain;
  });

  #isAtStep(): boolean {
    const { tokenType } = this.LA(1);
    return tokenType === T.Pipe || tokenType === T.Dot || tokenType === T.At;
  }

  readonly chainStep: ParserMethod<[left: Expression], Expression> = this.RULE('chainStep', (left: Expression) => {
    this.ACTION(() => {
      if (this.#depth === 0) this.open = { ...this.open, chain: left };
    });
    const piped = () => {
      const operator = this.CONSUME(T.Pipe);
      const comment = this.ACTION(() => takeComment(operator));
      const name = this.CONSUME(T.Identifier);
      const own = this.ACTION(() => takeComment(name));
      const args = this.SUBRULE(this.arguments);
      return this.ACTION(() => {
        const right = build.call(this.#text, name, args, own);
        return build.chain(operator, '|', left, right, comment);
      });
    };
    const owned = () => {
      const operator = this.OR2([{ ALT: () => this.CONSUME(T.Dot) }, { ALT: () => this.CONSUME(T.At) }]);
      const comment = this.ACTION(() => takeComment(operator));
      const right = this.SUBRULE(this.member);
      const symbol = operator.tokenType === T.At ? '@' : '.';
      return this.ACTION(() => build.chain(operator, symbol, left, right, comment));
    };
    const chain = this.RECORDING_PHASE
      ? this.OR<ChainNode>([{ ALT: piped }, { ALT: owned }])
      : this.LA(1).tokenType === T.Pipe
        ? piped()
        : owned();
    this.ACTION(() => {
      if (this.#depth === 0) this.open = { ...this.open, chain };
    });
    return chain;
  });

  readonly member: ParserMethod<[], CallNode | IdentifierNode> = this.RULE('member', () => {
    const name = this.CONSUME(T.Identifier);
    const comment = this.ACTION(() => takeComment(name));
    const read = () => this.SUBRULE(this.arguments);
    const args = this.RECORDING_PHASE ? this.OPTION(read) : this.#isAt(T.LeftParen) ? read() : undefined;
    return this.ACTION(() =>
      args === undefined ? build.identifier(name, comment) : build.call(this.#text, name, args, comment),
    );
  });

  readonly arguments: ParserMethod<[], build.Arguments> = this.RULE('arguments', () => {
    this.CONSUME(T.LeftParen);
    this.ACTION(() => this.#depth++);
    const items = this.#items(this.expression, T.RightParen);
    const close = this.CONSUME(T.RightParen);
    this.ACTION(() => this.#depth--);
    return { items, close };
  });

  #items<N>(item: ParserMethod<[], N>, close: TokenType): readonly N[] {
    const items: N[] = [];
    const next = () => {
      this.CONSUME1(T.Comma);
      items.push(this.SUBRULE2(item));
    };
    if (this.RECORDING_PHASE) {
      this.OPTION1(() => {
        items.push(this.SUBRULE1(item));
        this.MANY(next);
        this.OPTION2(() => this.CONSUME2(T.Comma));
      });
    } else if (!this.#isAt(close)) {
      items.push(this.SUBRULE1(item));
      while (this.#isAt(T.Comma) && this.LA(2).tokenType !== close) next();
      if (this.#isAt(T.Comma)) this.CONSUME2(T.Comma);
    }
    return items;
  }

  readonly lambda: ParserMethod<[], LambdaNode> = this.RULE('lambda', () => {
    const keyword = this.CONSUME(T.LambdaKeyword);
    const comment = this.ACTION(() => takeComment(keyword));
    const expression = this.SUBRULE(this.primaryExpression);
    return this.ACTION(() => build.lambda(keyword, expression, comment));
  });

  readonly list: ParserMethod<[], ListNode> = this.RULE('list', () => {
    const open = this.CONSUME(T.LeftBracket);
    const comment = this.ACTION(() => takeComment(open));
    const items = this.#items(this.listItem, T.RightBracket);
    const close = this.CONSUME(T.RightBracket);
    return this.ACTION(() => build.list(open, items, close, comment));
  });

  readonly listItem: ParserMethod<[], ListNode['items'][number]> = this.RULE('listItem', () =>
    this.OR<ListNode['items'][number]>({
      DEF: [
        { ALT: () => this.SUBRULE(this.identifier) },
        { ALT: () => this.made(this.CONSUME(T.StringToken), build.string) },
        { ALT: () => this.made(this.CONSUME(T.Star), build.star) },
      ],
      ERR_MSG: ITEMS,
    }),
  );

  readonly primaryExpression: ParserMethod<[], Expression> = this.RULE('primaryExpression', () =>
    this.#tail(this.SUBRULE(this.primary)),
  );

  #tail(first: Expression): Expression {
    const tail: build.Operand[] = [];
    const read = () => {
      const operator = this.CONSUME(T.BinaryOperatorToken);
      const comment = this.ACTION(() => takeComment(operator));
      tail.push({ operator, comment, right: this.SUBRULE3(this.primary) });
    };
    if (this.RECORDING_PHASE) this.MANY(read);
    else while (tokenMatcher(this.LA(1), T.BinaryOperatorToken)) read();
    return this.ACTION(() => build.binary(this.#text, first, tail));
  }

  readonly primary: ParserMethod<[], Expression> = this.RULE('primary', () => {
    if (!this.RECORDING_PHASE) {
      if (this.#isAt(T.Identifier)) return this.#operandName();
      if (this.#isAt(T.LeftParen)) return this.#parenthesised();
      if (tokenMatcher(this.LA(1), T.UnaryOperatorToken)) return this.SUBRULE(this.unary);
    }
    return this.OR<Expression>({
      DEF: [
        { ALT: () => this.made(this.CONSUME(T.NumberToken), build.number) },
        { ALT: () => this.made(this.CONSUME(T.StringToken), build.string) },
        { ALT: () => this.SUBRULE(this.reference) },
        { ALT: () => this.SUBRULE(this.operandName) },
        { ALT: () => this.SUBRULE(this.parenthesised) },
        { ALT: () => this.made(this.CONSUME(T.DurationToken), build.duration) },
        { ALT: () => this.made(this.CONSUME(T.True), build.bool) },
        { ALT: () => this.made(this.CONSUME(T.False), build.bool) },
        { ALT: () => this.made(this.CONSUME(T.RegexToken), build.regex) },
        { ALT: () => this.made(this.CONSUME(T.Star), build.star) },
        { ALT: () => this.SUBRULE(this.unary) },
      ],
      ERR_MSG: OPERANDS,
    });
  });

  #isAt(type: TokenType): boolean {
    return this.LA(1).tokenType === type;
  }

  /** The parenthesis' comment replaces the one in front of what is inside, also when there is none. */
  #parenthesised(): Expression {
    const open = this.CONSUME(T.LeftParen);
    const comment = this.ACTION(() => takeComment(open));
    const inner = this.SUBRULE(this.primaryExpression);
    const close = this.CONSUME(T.RightParen);
    return this.ACTION(() => build.parenthesised(open, inner, close, comment));
  }

  /** The comment is taken after the operand: it is that of the operand's last token. */
  readonly unary: ParserMethod<[], UnaryNode> = this.RULE('unary', () => {
    const operator = this.CONSUME(T.UnaryOperatorToken);
    const operand = this.SUBRULE(this.primary);
    return this.ACTION(() => build.unary(operator, operand, takeComment(this.LA(0))));
  });

  /** A name or a call among operands. The comment in front of a call belongs to nobody. */
  #operandName(): CallNode | IdentifierNode {
    const name = this.CONSUME(T.Identifier);
    let args: build.Arguments | undefined;
    const read = () => {
      this.CONSUME(T.LeftParen);
      const items = this.#items(this.primaryExpression, T.RightParen);
      args = { items, close: this.CONSUME(T.RightParen) };
    };
    if (this.RECORDING_PHASE) this.OPTION(read);
    else if (this.#isAt(T.LeftParen)) read();
    return this.ACTION(() =>
      args === undefined ? build.identifier(name, takeComment(name)) : build.call(this.#text, name, args, undefined),
    );
  }

  readonly operandName: ParserMethod<[], Expression> = this.RULE('operandName', () => this.#operandName());
  readonly parenthesised: ParserMethod<[], Expression> = this.RULE('parenthesised', () => this.#parenthesised());

  readonly identifier: ParserMethod<[], IdentifierNode> = this.RULE('identifier', () => {
    const name = this.CONSUME(T.Identifier);
    return this.ACTION(() => build.identifier(name, takeComment(name)));
  });

  readonly reference: ParserMethod<[], ReferenceNode> = this.RULE('reference', () => {
    const token = this.CONSUME(T.ReferenceToken);
    return this.made(token, build.reference);
  });

  /** Not while Chevrotain learns the grammar with made-up tokens. */
  private made<N>(token: IToken, make: (token: IToken) => N): N {
    return this.ACTION(() => make(token));
  }
}
