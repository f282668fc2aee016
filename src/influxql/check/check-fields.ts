/** What a SELECT may select. InfluxDB query/compile.go, v1.6. */

import { InfluxQueryError } from '../error';
import { folded, isLiteral } from '../expression/fold';
import { isMathFunction, mathArguments } from '../expression/math';
import type { CallExpression, InfluxExpression, SelectField, SelectStatement } from '../syntax/ast';
import { operatorRow } from '../syntax/walk';
import { checkArguments, type FunctionRules, functionRules } from './check-functions';

export interface CheckedFields {
  readonly fields: readonly SelectField[];
  /** The first column's name: `time`, or its alias. */
  readonly timeName: string;
  /** How many intervals before the first one functions read. */
  readonly extraIntervals: bigint;
}

export function checkFields(select: SelectStatement, hasInterval: boolean): CheckedFields {
  const check = new FieldCheck(select, hasInterval);
  const fields: SelectField[] = [];
  let timeName = 'time';
  for (const { expression, alias } of select.fields) {
    if (expression.kind === 'variable' && expression.name === 'time') {
      if (alias !== '') timeName = alias;
      continue;
    }
    const field = { expression: folded(expression, { math: true }), alias };
    fields.push({ ...field, expression: withDistinctCalls(field.expression) });
    check.field(field.expression);
  }
  check.all(fields.length);
  return { fields, timeName, extraIntervals: check.extraIntervals };
}

class FieldCheck {
  extraIntervals = 0n;
  #calls = 0;
  #onlySelectors = true;
  #hasDistinct = false;
  #hasPlainFields = false;
  #topOrBottom = '';
  #allowWildcard = true;

  constructor(
    private readonly select: SelectStatement,
    private readonly hasInterval: boolean,
  ) {}

  field(expression: InfluxExpression): void {
    this.#allowWildcard = true;
    this.#expression(expression);
  }

  /** Whether the fields go together. */
  all(count: number): void {
    if (count === 0) throw new InfluxQueryError('at least 1 non-time field must be queried');
    if (this.#calls > 1 && this.#topOrBottom !== '') this.#notCombined();
    if (this.#calls === 0) {
      const { type } = this.select.fill;
      if (type === 'none' || type === 'linear')
        throw new InfluxQueryError(`fill(${type}) must be used with a function`);
      if (this.hasInterval) throw new InfluxQueryError('GROUP BY requires at least one aggregate function');
    }
    if (this.#hasDistinct && (this.#calls !== 1 || this.#hasPlainFields)) {
      throw new InfluxQueryError('aggregate function distinct() cannot be combined with other functions or fields');
    }
    if (!this.#hasPlainFields) return;
    if (!this.#onlySelectors) throw new InfluxQueryError('mixing aggregate and non-aggregate queries is not supported');
    if (this.#calls > 1) {
      throw new InfluxQueryError('mixing multiple selector functions with tags or fields is not supported');
    }
  }

  #expression(expression: InfluxExpression): void {
    switch (expression.kind) {
      case 'variable':
        this.#hasPlainFields = true;
        return;
      case 'wildcard':
      case 'regex':
        this.#hasPlainFields = true;
        if (this.#allowWildcard) return;
        throw new InfluxQueryError(`unable to use ${expression.kind} in a binary expression`);
      case 'call':
        this.#call(expression);
        return;
      case 'distinct':
        this.#calls++;
        this.#distinct([{ kind: 'variable', name: expression.name }], false);
        return;
      case 'binary': {
        this.#allowWildcard = false;
        const { leftmost, operators } = operatorRow(expression);
        for (const { left, right } of operators) {
          if (isLiteral(left) && isLiteral(right)) {
            throw new InfluxQueryError('cannot perform a binary expression on two literals');
          }
          if (left === leftmost && !isLiteral(left)) this.#expression(left);
          if (!isLiteral(right)) this.#expression(right);
        }
        return;
      }
      case 'paren':
        this.#expression(expression.inner);
        return;
      default:
        throw new InfluxQueryError('field must contain at least one variable');
    }
  }

  #call(call: CallExpression): void {
    const { name, args } = call;
    if (isMathFunction(name)) {
      this.#math(call);
      return;
    }
    this.#calls++;
    if (name === 'distinct') {
      this.#distinct(args, false);
      return;
    }
    if (name === 'top' || name === 'bottom') {
      this.#top(call);
      return;
    }
    const rules = functionRules(name);
    if (rules === undefined) throw new InfluxQueryError(`undefined function ${name}()`);
    checkArguments(call, rules);
    if (!rules.selects) this.#onlySelectors = false;
    const extra = rules.extraIntervals?.(args) ?? 0n;
    if (extra > this.extraIntervals) this.extraIntervals = extra;
    this.#source(call, rules);
  }

  /** What the function is applied to. */
  #source({ name, args: [source] }: CallExpression, { of }: FunctionRules): void {
    if (source === undefined) return;
    switch (of) {
      case 'field or distinct':
        if (source.kind === 'distinct' || (source.kind === 'call' && source.name === 'distinct')) {
          this.#nested(source);
        } else this.#symbol(name, source);
        return;
      case 'field':
        this.#symbol(name, source);
        return;
      case 'aggregate':
        if (source.kind !== 'call') throw new InfluxQueryError(`must use aggregate function with ${name}`);
        this.#nestedCall(name, source);
        return;
      case 'field or aggregate':
        if (source.kind === 'call') {
          this.#nestedCall(name, source);
          return;
        }
        if (this.hasInterval) throw new InfluxQueryError(`aggregate function required inside the call to ${name}`);
        this.#symbol(name, source);
    }
  }

  #nestedCall(name: string, source: CallExpression): void {
    if (!this.hasInterval) throw new InfluxQueryError(`${name} aggregate requires a GROUP BY interval`);
    this.#nested(source);
  }

  #nested(source: InfluxExpression): void {
    if (source.kind === 'distinct') this.#distinct([{ kind: 'variable', name: source.name }], true);
    else if (source.kind === 'call' && source.name === 'distinct') this.#distinct(source.args, true);
    else this.#expression(source);
  }

  #symbol(name: string, field: InfluxExpression): void {
    if (field.kind === 'variable') return;
    if (field.kind !== 'wildcard' && field.kind !== 'regex') {
      throw new InfluxQueryError(`expected field argument in ${name}()`);
    }
    if (!this.#allowWildcard) {
      const what = field.kind === 'wildcard' ? 'wildcard' : 'regex field';
      throw new InfluxQueryError(`unsupported expression with ${what}: ${name}()`);
    }
    this.#onlySelectors = false;
  }

  #distinct(args: readonly InfluxExpression[], isNested: boolean): void {
    if (args.length === 0) throw new InfluxQueryError('distinct function requires at least one argument');
    if (args.length !== 1) throw new InfluxQueryError('distinct function can only have one argument');
    if (args[0]?.kind !== 'variable') throw new InfluxQueryError('expected field argument in distinct()');
    if (!isNested) this.#hasDistinct = true;
    this.#onlySelectors = false;
  }

  #top(call: CallExpression): void {
    if (this.#topOrBottom !== '') this.#notCombined();
    checkArguments(call, { most: Number.POSITIVE_INFINITY, least: 2, of: 'field', selects: true });
    const { limit } = this.select;
    const n = call.args.at(-1);
    if (limit > 0n && n?.kind === 'integer' && n.value > limit) {
      const of = `limit (${n.value}) in ${call.name} function`;
      throw new InfluxQueryError(`${of} can not be larger than the LIMIT (${limit}) in the select statement`);
    }
    if (call.args.length > 2 && this.select.target === undefined) this.#hasPlainFields = true;
    this.#topOrBottom = call.name;
  }

  #math({ name, args }: CallExpression): void {
    const wanted = mathArguments(name);
    if (args.length !== wanted) {
      throw new InfluxQueryError(`invalid number of arguments for ${name}, expected ${wanted}, got ${args.length}`);
    }
    for (const argument of args) if (!isLiteral(argument)) this.#expression(argument);
  }

  #notCombined(): never {
    throw new InfluxQueryError(`selector function ${this.#topOrBottom}() cannot be combined with other functions`);
  }
}

/** `DISTINCT v` is `distinct(v)`. */
function withDistinctCalls(expression: InfluxExpression): InfluxExpression {
  if (expression.kind === 'distinct') {
    return { kind: 'call', name: 'distinct', args: [{ kind: 'variable', name: expression.name }] };
  }
  if (expression.kind !== 'call') return expression;
  return { ...expression, args: expression.args.map(withDistinctCalls) };
}
