/** Expressions of InfluxQL. influxql parser.go, v1.1. */

import { MIN_INT64 } from '../../go/math/int64';
import { compileRegexp } from '../../go/regexp/regexp';
import { DEEPEST, TOO_DEEP } from '../../text/depth';
import {
  type BinaryExpression,
  type CallExpression,
  type InfluxExpression,
  type Operator,
  PRECEDENCE,
  type VariableType,
} from './ast';
import { parseInfluxDuration } from './duration';
import { quoteIdentifier } from './identifier';
import type { InfluxScanner, InfluxToken } from './scanner';

/** The text is no InfluxQL; the message is InfluxDB's. */
export class InfluxSyntaxError extends Error {}

export class ExpressionParser {
  #depth = 0;

  constructor(protected readonly scanner: InfluxScanner) {}

  expression(): InfluxExpression {
    if (this.#depth === DEEPEST) throw new InfluxSyntaxError(TOO_DEEP);
    this.#depth++;
    const read = this.#operators();
    this.#depth--;
    return read;
  }

  #operators(): InfluxExpression {
    let root = this.#unary();
    for (;;) {
      const token = this.scanner.nextWord();
      const operator = operatorOf(token);
      if (operator === undefined) {
        this.scanner.back();
        return root;
      }
      const right = operator === '=~' || operator === '!~' ? this.#requiredRegex() : this.#unary();
      root = attach(root, operator, right);
    }
  }

  /** A regular expression, if one stands here. */
  regex(): { readonly kind: 'regex'; readonly pattern: string } | undefined {
    if (/\s/.test(this.scanner.peek())) this.scanner.skipBlanks();
    const ahead = this.scanner.peek();
    if (ahead === '$') {
      this.scanner.next();
      this.scanner.back();
    }
    if (ahead !== '/') return undefined;
    const token = this.scanner.regex();
    if (token.type === 'BADREGEX') this.failAt('bad regex: ', token.position);
    if (token.type === 'BADESCAPE') this.failAt(`bad escape: ${token.text}`, token.position);
    if (token.type !== 'REGEX') this.unexpected(token, 'regex');
    const compiled = compileRegexp(token.text);
    return compiled.ok ? { kind: 'regex', pattern: token.text } : this.failAt(compiled.error, token.position);
  }

  /** `db.rp.name`: up to three names. */
  segments(): string[] {
    const names = [this.identifier()];
    for (;;) {
      const dot = this.scanner.next();
      if (dot.type !== '.') {
        this.scanner.back();
        break;
      }
      const ahead = this.scanner.peek();
      if (ahead === '/' || ahead === ':') break;
      names.push(ahead === '.' ? '' : this.identifier());
    }
    if (names.length > 3) {
      const shown = names.map((name, index) => segmentText(name, index, names.length)).join('.');
      this.failAt(`too many segments in ${shown}`, 0);
    }
    return names;
  }

  identifier(): string {
    const token = this.scanner.nextWord();
    return token.type === 'IDENT' ? token.text : this.unexpected(token, 'identifier');
  }

  expect(type: string): void {
    const token = this.scanner.nextWord();
    if (token.type !== type) this.unexpected(token, type);
  }

  unexpected(token: InfluxToken, ...expected: readonly string[]): never {
    // Comments have no name.
    const name = token.type === 'COMMENT' ? '' : token.type;
    const found = token.text === '' ? name : token.text;
    this.failAt(`found ${found}, expected ${expected.join(', ')}`, token.position);
  }

  failAt(message: string, position: number): never {
    throw new InfluxSyntaxError(`${message} at ${this.scanner.place(position)}`);
  }

  #requiredRegex(): InfluxExpression {
    return this.regex() ?? this.unexpected(this.scanner.nextWord(), 'regex');
  }

  #unary(): InfluxExpression {
    const token = this.scanner.nextWord();
    switch (token.type) {
      case '(': {
        const inner = this.expression();
        this.expect(')');
        return { kind: 'paren', inner };
      }
      case 'IDENT':
        return this.#named(token);
      case 'DISTINCT':
        return this.#distinct();
      case 'STRING':
        return { kind: 'string', value: token.text };
      case 'NUMBER':
        return { kind: 'number', value: Number(token.text) };
      case 'INTEGER':
        return this.#integer(token);
      case 'TRUE':
      case 'FALSE':
        return { kind: 'boolean', value: token.type === 'TRUE' };
      case 'DURATIONVAL':
        return { kind: 'duration', value: duration(token.text) };
      case '*':
        return this.#wildcard();
      case 'BOUNDPARAM':
        throw new InfluxSyntaxError(
          token.text === '$' ? 'empty bound parameter' : `missing parameter: ${token.text.slice(1)}`,
        );
      case '+':
      case '-':
        return this.#signed(token.type);
      default:
        return this.unexpected(token, 'identifier', 'string', 'number', 'bool');
    }
  }

  #named(name: InfluxToken): InfluxExpression {
    const token = this.scanner.next();
    if (token.type === '(') return this.#call(name.text);
    this.scanner.back();
    this.scanner.back();
    const variable = this.segments().join('.');
    const type = this.#variableType();
    return type === undefined ? { kind: 'variable', name: variable } : { kind: 'variable', name: variable, type };
  }

  #variableType(): VariableType | undefined {
    const colons = this.scanner.next();
    if (colons.type !== '::') {
      this.scanner.back();
      return undefined;
    }
    const token = this.scanner.next();
    const type = (token.type === 'IDENT' ? token.text : token.type).toLowerCase();
    if (token.type === 'FIELD' || token.type === 'TAG') return token.type === 'FIELD' ? 'field' : 'tag';
    if (token.type !== 'IDENT') return this.unexpected(token, 'float', 'integer', 'string', 'boolean', 'field', 'tag');
    const known = VARIABLE_TYPES.find((candidate) => candidate === type);
    return known ?? this.unexpected(token, ...VARIABLE_TYPES, 'field', 'tag');
  }

  #call(name: string): CallExpression {
    const args: InfluxExpression[] = [];
    const first = this.regex();
    if (first === undefined) {
      const token = this.scanner.next();
      if (token.type === ')') return { kind: 'call', name: name.toLowerCase(), args };
      this.scanner.back();
    }
    args.push(first ?? this.expression());
    for (;;) {
      const comma = this.scanner.nextWord();
      if (comma.type !== ',') {
        this.scanner.back();
        break;
      }
      args.push(this.regex() ?? this.expression());
    }
    this.expect(')');
    return { kind: 'call', name: name.toLowerCase(), args };
  }

  #distinct(): InfluxExpression {
    const token = this.scanner.next();
    if (token.type === '(') return this.#call('distinct');
    if (token.type !== 'WS') return this.unexpected(token, '(', 'identifier');
    return { kind: 'distinct', name: this.identifier() };
  }

  #integer(token: InfluxToken): InfluxExpression {
    const value = BigInt(token.text);
    return value < 1n << 64n ? { kind: 'integer', value } : this.failAt('unable to parse integer', token.position);
  }

  #wildcard(): InfluxExpression {
    const colons = this.scanner.next();
    if (colons.type !== '::') {
      this.scanner.back();
      return { kind: 'wildcard' };
    }
    const token = this.scanner.next();
    if (token.type === 'FIELD') return { kind: 'wildcard', type: 'field' };
    return token.type === 'TAG' ? { kind: 'wildcard', type: 'tag' } : this.unexpected(token, 'field', 'tag');
  }

  #signed(sign: '+' | '-'): InfluxExpression {
    const token = this.scanner.nextWord();
    if (!['NUMBER', 'INTEGER', 'DURATIONVAL', '(', 'IDENT'].includes(token.type)) {
      return this.unexpected(token, 'identifier', 'number', 'duration', '(');
    }
    this.scanner.back();
    const operand = this.#unary();
    const factor = sign === '-' ? -1n : 1n;
    switch (operand.kind) {
      case 'number':
        return { kind: 'number', value: operand.value * Number(factor) };
      case 'integer':
        if (sign === '-' && operand.value > -MIN_INT64) {
          throw new InfluxSyntaxError(`constant -${operand.value} underflows int64`);
        }
        return { kind: 'integer', value: operand.value * factor };
      case 'duration':
        return { kind: 'duration', value: BigInt.asIntN(64, operand.value * factor) };
      default:
        return { kind: 'binary', operator: '*', left: { kind: 'integer', value: factor }, right: operand };
    }
  }
}

const VARIABLE_TYPES = ['float', 'integer', 'unsigned', 'string', 'boolean'] as const;

function operatorOf({ type }: InfluxToken): Operator | undefined {
  return isOperator(type) ? type : undefined;
}

function isOperator(type: string): type is Operator {
  return Object.hasOwn(PRECEDENCE, type);
}

/** Puts an operator where its precedence wants it: down the right side, below those that bind less. */
function attach(root: InfluxExpression, operator: Operator, right: InfluxExpression): BinaryExpression {
  if (root.kind !== 'binary' || PRECEDENCE[root.operator] >= PRECEDENCE[operator]) {
    return { kind: 'binary', operator, left: root, right };
  }
  return { ...root, right: attach(root.right, operator, right) };
}

function duration(text: string): bigint {
  const parsed = parseInfluxDuration(text);
  if (!parsed.ok) throw new InfluxSyntaxError(parsed.error);
  return parsed.value;
}

/** Names that are not the last are always quoted, as is an empty one at either end. */
function segmentText(name: string, index: number, count: number): string {
  const isLast = index === count - 1;
  const plain = quoteIdentifier(name);
  if (plain.startsWith('"') && (name !== '' || isLast || index === 0)) return plain;
  if (name === '') return '';
  return isLast ? plain : `"${plain}"`;
}
