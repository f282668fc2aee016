/** InfluxQL text to statements. influxql parser.go, v1.1. */
import { MAX_INT64 } from '../../go/math/int64';
import { isKnownZone } from '../../go/time/time';
import { firstFound } from '../../text/first-found';
import {
  type Fill,
  type InfluxExpression,
  type InfluxStatement,
  isFillName,
  type Measurement,
  type Operator,
  type SelectField,
  type SelectStatement,
  type Source,
} from './ast';
import { quoteIdentifier } from './identifier';
import { ExpressionParser, InfluxSyntaxError } from './parse-expression';
import { printExpression, printSelect } from './print';
import { InfluxScanner, type InfluxToken } from './scanner';
import { foldRow } from './walk';

export type ParsedQuery =
  | { readonly ok: true; readonly statements: readonly InfluxStatement[] }
  | { readonly ok: false; readonly error: string };

/** The statements of a text; the error has InfluxDB's words. Statements other than SELECT are not looked into. */
export function parseInfluxQL(text: string): ParsedQuery {
  try {
    return { ok: true, statements: new StatementParser(new InfluxScanner(text)).statements() };
  } catch (error) {
    if (error instanceof InfluxSyntaxError) return { ok: false, error: error.message };
    throw error;
  }
}

const RIGHTS = ['READ', 'WRITE', 'ALL [PRIVILEGES]'];
/** What may stand behind the first word of the other statements, as errors list it. */
const OTHER_STATEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['DELETE', ['FROM', 'WHERE']],
  [
    'SHOW',
    [
      ...['CONTINUOUS', 'DATABASES', 'DIAGNOSTICS', 'FIELD', 'GRANTS', 'MEASUREMENT', 'MEASUREMENTS', 'QUERIES'],
      ...['RETENTION', 'SERIES', 'SHARD', 'SHARDS', 'STATS', 'SUBSCRIPTIONS', 'TAG', 'USERS'],
    ],
  ],
  ['CREATE', ['CONTINUOUS', 'DATABASE', 'USER', 'RETENTION', 'SUBSCRIPTION']],
  ['DROP', ['CONTINUOUS', 'DATABASE', 'MEASUREMENT', 'RETENTION', 'SERIES', 'SHARD', 'SUBSCRIPTION', 'USER']],
  ['EXPLAIN', ['SELECT']],
  ['GRANT', RIGHTS],
  ['REVOKE', RIGHTS],
  ['ALTER', ['RETENTION']],
  ['SET', ['PASSWORD']],
  ['KILL', ['QUERY']],
]);

class StatementParser extends ExpressionParser {
  statements(): readonly InfluxStatement[] {
    const statements: InfluxStatement[] = [];
    let isSeparated = true;
    for (;;) {
      const token = this.scanner.nextWord();
      if (token.type === 'EOF') return statements;
      if (token.type === ';') {
        isSeparated = true;
        continue;
      }
      if (!isSeparated) this.unexpected(token, ';');
      statements.push(this.#statement(token));
      isSeparated = false;
    }
  }

  #statement(first: InfluxToken): InfluxStatement {
    if (first.type === 'SELECT') return this.#select();
    if (first.type === 'EXPLAIN') return this.#explain();
    const second = OTHER_STATEMENTS.get(first.type);
    if (second !== undefined) return this.#other(first, second);
    return this.unexpected(first, 'SELECT', ...OTHER_STATEMENTS.keys());
  }

  #explain(): InfluxStatement {
    const analyze = this.#accept('ANALYZE') ? 'ANALYZE ' : '';
    this.expect('SELECT');
    return { kind: 'other', text: `EXPLAIN ${analyze}${printSelect(this.#select())}` };
  }

  #other(first: InfluxToken, second: readonly string[]): InfluxStatement {
    const next = this.scanner.nextWord();
    const isKnown = second.some((word) => word === next.type || word.startsWith(`${next.type} `));
    if (!isKnown) this.unexpected(next, ...second);
    let text = first.type;
    let before = first.type;
    let token = next;
    while (token.type !== 'EOF' && token.type !== ';') {
      const { type } = token;
      const isJoined = '.),'.includes(type) || '.('.includes(before) || (type === '(' && before === 'IDENT');
      text += `${isJoined ? '' : ' '}${this.#shown(token)}`;
      before = type;
      const regex = /^(?:FROM|[=!]~)$/.test(type) ? this.regex() : undefined;
      if (regex !== undefined) text += ` ${printExpression(regex)}`;
      token = this.scanner.nextWord();
    }
    this.scanner.back();
    return { kind: 'other', text };
  }

  #shown({ type, text, start, end }: InfluxToken): string {
    if (type === 'IDENT') return quoteIdentifier(text);
    return text === '' && type !== 'STRING' ? type : this.scanner.text.slice(start, end);
  }

  #select(): SelectStatement {
    const fields = this.#list(() => this.#field(), true);
    const target = this.#target();
    this.expect('FROM');
    const sources = this.#list(() => this.#source());
    const condition = this.#accept('WHERE') ? this.expression() : undefined;
    const dimensions = this.#dimensions();
    const fill = this.#fill();
    const order = this.#order();
    const [limit, offset] = [this.#count('LIMIT'), this.#count('OFFSET')];
    const [seriesLimit, seriesOffset] = [this.#count('SLIMIT'), this.#count('SOFFSET')];
    const zone = this.#zone();
    return {
      kind: 'select',
      fields,
      ...(target === undefined ? {} : { target }),
      sources,
      ...(condition === undefined ? {} : { condition }),
      dimensions,
      fill,
      ...(order === undefined ? {} : { orderBy: order.name }),
      descending: order?.direction === 'DESC',
      limit,
      offset,
      seriesLimit,
      seriesOffset,
      ...(zone === undefined ? {} : { zone }),
    };
  }

  /** `close`: only blanks may stand before a comma, no comments. */
  #list<T>(item: () => T, close = false): T[] {
    const items = [item()];
    while (this.#comma(close)) items.push(item());
    return items;
  }

  #comma(close: boolean): boolean {
    if (!close) return this.#accept(',');
    this.scanner.skipBlanks();
    if (this.scanner.next().type === ',') return true;
    this.scanner.back();
    return false;
  }

  #accept(type: string): boolean {
    const token = this.scanner.nextWord();
    if (token.type === type) return true;
    this.scanner.back();
    return false;
  }

  #field(): SelectField {
    const expression = this.regex() ?? this.#fieldExpression();
    return { expression, alias: this.#accept('AS') ? this.identifier() : '' };
  }

  #fieldExpression(): InfluxExpression {
    const first = this.scanner.nextWord();
    this.scanner.back();
    const expression = this.expression();
    const condition = conditionIn(expression);
    if (condition === undefined) return expression;
    const place = this.scanner.place(first.position);
    throw new InfluxSyntaxError(
      `invalid operator ${condition} in SELECT clause at ${place}; operator is intended for WHERE clause`,
    );
  }

  #target(): Measurement | undefined {
    if (!this.#accept('INTO')) return undefined;
    const names = this.segments();
    if (names.length < 3 && this.scanner.peek() === ':') {
      this.expect(':');
      this.expect('MEASUREMENT');
      names.push('');
    }
    return measurement(names);
  }

  #source(): Source {
    const pattern = this.regex();
    if (pattern !== undefined) return { ...measurement(['']), pattern: pattern.pattern };
    if (this.#accept('(')) {
      this.expect('SELECT');
      const select = this.#select();
      this.expect(')');
      return { kind: 'subquery', select };
    }
    const names = this.segments();
    if (names.length === 3) return measurement(names);
    const last = this.regex();
    return last === undefined ? measurement(names) : { ...measurement([...names, '']), pattern: last.pattern };
  }

  #dimensions(): InfluxExpression[] {
    if (!this.#accept('GROUP')) return [];
    this.expect('BY');
    return this.#list(() => this.regex() ?? this.expression(), true);
  }

  /** `fill(…)` or `tz(…)`: its only argument. */
  #option(name: string, noCall: string, noArgument: string): InfluxExpression | undefined {
    const token = this.scanner.nextWord();
    this.scanner.back();
    if (token.type !== 'IDENT' || token.text.toLowerCase() !== name) return undefined;
    const call = this.expression();
    if (call.kind !== 'call') throw new InfluxSyntaxError(noCall);
    const [argument] = call.args;
    if (argument === undefined || call.args.length !== 1) throw new InfluxSyntaxError(noArgument);
    return argument;
  }

  #fill(): Fill {
    const argument = this.#option(
      'fill',
      'fill must be a function call',
      'fill requires an argument, e.g.: 0, null, none, previous, linear',
    );
    if (argument === undefined) return { type: 'null' };
    if (argument.kind === 'variable' && isFillName(argument.name)) return { type: argument.name };
    if (argument.kind === 'integer' || argument.kind === 'number') return { type: 'number', value: argument.value };
    throw new InfluxSyntaxError('expected number argument in fill()');
  }

  #order(): { readonly name: 'time' | ''; readonly direction: 'ASC' | 'DESC' } | undefined {
    if (!this.#accept('ORDER')) return undefined;
    this.expect('BY');
    const token = this.scanner.nextWord();
    const bare = directionOf(token);
    if (bare === undefined && token.type !== 'IDENT') this.unexpected(token, 'identifier', 'ASC', 'DESC');
    const direction = bare ?? this.#direction();
    if (bare === undefined && token.text !== 'time') throw new InfluxSyntaxError(ONLY_TIME);
    if (!this.#accept(',')) return { name: bare === undefined ? 'time' : '', direction };
    do {
      this.identifier();
      this.#direction();
    } while (this.#accept(','));
    throw new InfluxSyntaxError(ONLY_TIME);
  }

  #direction(): 'ASC' | 'DESC' {
    const token = this.scanner.nextWord();
    const order = directionOf(token);
    if (order === undefined) this.scanner.back();
    return order ?? 'ASC';
  }

  #count(keyword: string): bigint {
    if (!this.#accept(keyword)) return 0n;
    const token = this.scanner.nextWord();
    if (token.type !== 'INTEGER') return this.unexpected(token, 'integer');
    const count = BigInt(token.text);
    return count < MAX_INT64 ? count : MAX_INT64;
  }

  #zone(): string | undefined {
    const argument = this.#option('tz', 'tz must be a function call', 'tz requires exactly one argument');
    if (argument === undefined) return undefined;
    if (argument.kind !== 'string') throw new InfluxSyntaxError('expected string argument in tz()');
    const zone = argument.value === '' ? 'UTC' : argument.value;
    if (!isKnownZone(zone)) throw new InfluxSyntaxError(`unable to find time zone ${zone}`);
    return zone;
  }
}

const ONLY_TIME = 'only ORDER BY time supported at this time';

function directionOf({ type }: InfluxToken): 'ASC' | 'DESC' | undefined {
  return type === 'ASC' || type === 'DESC' ? type : undefined;
}

function measurement(names: readonly string[]): Measurement {
  const [name = '', retentionPolicy = '', database = ''] = names.toReversed();
  return { kind: 'measurement', database, retentionPolicy, name };
}

const CONDITIONS: ReadonlySet<Operator> = new Set(['=', '!=', '=~', '!~', '<', '<=', '>', '>=', 'AND', 'OR']);

/** An operator of an expression that only conditions may have. */
function conditionIn(expression: InfluxExpression): Operator | undefined {
  switch (expression.kind) {
    case 'binary':
      // The outermost one is told.
      return foldRow(expression, conditionIn, (left, { operator, right }) =>
        CONDITIONS.has(operator) ? operator : (left ?? conditionIn(right)),
      );
    case 'paren':
      return conditionIn(expression.inner);
    case 'call':
      return firstFound(expression.args, conditionIn);
    default:
      return undefined;
  }
}
