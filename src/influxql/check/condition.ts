/** WHERE: its time bounds, wherever they stand, and what is left of it. influxql ast.go ConditionExpr, v1.1. */
import { MAX_INT64, MIN_INT64 } from '../../go/math/int64';
import { formatTime, RFC3339 } from '../../go/time/time';
import { goTypeOfExpression, InfluxQueryError } from '../error';
import { fold, folded, joined } from '../expression/fold';
import { isMathFunction, mathArguments } from '../expression/math';
import type { InfluxExpression, Operator } from '../syntax/ast';
import { printExpression } from '../syntax/print';
import { looksLikeTime, parseTimeLiteral } from '../syntax/time-literal';
import { foldRow, isLogical, operatorRow } from '../syntax/walk';

/** Nanoseconds, both included; absent when the condition says nothing. */
export interface TimeBounds {
  readonly from?: bigint;
  readonly to?: bigint;
}

export interface SplitCondition {
  readonly condition?: InfluxExpression;
  readonly bounds: TimeBounds;
}

/** What `now()` is, and the zone of times without one. */
interface Clock {
  readonly now: bigint;
  readonly zone: string;
}

/** Times before and behind these do not exist. */
export const MIN_TIME = MIN_INT64 + 2n;
export const MAX_TIME = MAX_INT64 - 1n;

export function splitCondition(condition: InfluxExpression | undefined, clock: Clock): SplitCondition {
  if (condition === undefined) return { bounds: {} };
  const split = splitExpression(condition, clock);
  const rest = split.condition?.kind === 'paren' ? split.condition.inner : split.condition;
  if (rest === undefined || (rest.kind === 'boolean' && rest.value)) return { bounds: split.bounds };
  checkCondition(rest);
  return { condition: rest, bounds: split.bounds };
}

function splitExpression(expression: InfluxExpression, clock: Clock): SplitCondition {
  switch (expression.kind) {
    case 'binary': {
      const { operator, left, right } = expression;
      if (isLogical(expression)) {
        return foldRow(
          expression,
          (leftmost) => splitExpression(leftmost, clock),
          (before, next) => bothOf(next.operator, before, splitExpression(next.right, clock)),
          isLogical,
        );
      }
      if (isTime(left)) return { bounds: boundsOf(operator, right, clock) };
      if (isTime(right)) return { bounds: boundsOf(MIRRORED[operator] ?? operator, left, clock) };
      return { condition: fold(expression, clock), bounds: {} };
    }
    case 'paren': {
      const { condition, bounds } = splitExpression(expression.inner, clock);
      return condition === undefined
        ? { bounds }
        : { condition: fold({ kind: 'paren', inner: condition }, {}), bounds };
    }
    case 'boolean':
      return { condition: expression, bounds: {} };
    default:
      throw new InfluxQueryError(`invalid condition expression: ${printExpression(expression)}`);
  }
}

function bothOf(operator: Operator, a: SplitCondition, b: SplitCondition): SplitCondition {
  const bounds = intersection(a.bounds, b.bounds);
  if (a.condition === undefined || b.condition === undefined) return { ...withCondition(a, b), bounds };
  return { condition: joined(operator, a.condition, b.condition), bounds };
}

function withCondition(a: SplitCondition, b: SplitCondition): Pick<SplitCondition, 'condition'> {
  const condition = a.condition ?? b.condition;
  return condition === undefined ? {} : { condition };
}

function isTime(expression: InfluxExpression): boolean {
  return expression.kind === 'variable' && expression.name.toLowerCase() === 'time';
}

const MIRRORED: Partial<Record<Operator, Operator>> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=' };

function intersection(a: TimeBounds, b: TimeBounds): TimeBounds {
  const from = b.from === undefined || (a.from !== undefined && a.from >= b.from) ? a.from : b.from;
  const to = b.to === undefined || (a.to !== undefined && a.to <= b.to) ? a.to : b.to;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function boundsOf(operator: Operator, expression: InfluxExpression, clock: Clock): TimeBounds {
  const value = timeOf(expression, clock);
  switch (operator) {
    case '>':
      return { from: value + 1n };
    case '>=':
      return { from: value };
    case '<':
      return { to: value - 1n };
    case '<=':
      return { to: value };
    case '=':
      return { from: value, to: value };
    default:
      throw new InfluxQueryError(`invalid time comparison operator: ${operator}`);
  }
}

function timeOf(expression: InfluxExpression, clock: Clock): bigint {
  const literal = folded(timeLiteral(expression, clock.zone), clock);
  switch (literal.kind) {
    case 'time': {
      const shown = () => formatTime(literal.value, 'UTC', RFC3339);
      if (literal.value > MAX_TIME) throw new InfluxQueryError(`time ${shown()} overflows time literal`);
      if (literal.value < MIN_TIME + 1n) throw new InfluxQueryError(`time ${shown()} underflows time literal`);
      return literal.value;
    }
    case 'number':
      return BigInt(Math.trunc(literal.value));
    case 'duration':
    case 'integer':
      return literal.value;
    default: {
      const type = goTypeOfExpression(literal.kind);
      throw new InfluxQueryError(`invalid operation: time and ${type} are not compatible`);
    }
  }
}

function timeLiteral(expression: InfluxExpression, zone: string): InfluxExpression {
  if (expression.kind !== 'string' || !looksLikeTime(expression.value)) return expression;
  const value = parseTimeLiteral(expression.value, zone);
  if (value === undefined) throw new InfluxQueryError('invalid timestamp string');
  return { kind: 'time', value };
}

/** A condition has no functions but mathematical ones. InfluxDB query/compile.go, v1.6. */
function checkCondition(expression: InfluxExpression): void {
  if (expression.kind === 'binary') {
    const { leftmost, operators } = operatorRow(expression);
    for (const operand of [leftmost, ...operators.map(({ right }) => right)]) checkCondition(operand);
  }
  if (expression.kind !== 'call') return;
  const { name, args } = expression;
  if (!isMathFunction(name)) {
    throw new InfluxQueryError(`invalid function call in condition: ${printExpression(expression)}`);
  }
  const wanted = name === 'log' ? 1 : mathArguments(name);
  if (args.length !== wanted) {
    throw new InfluxQueryError(`invalid number of arguments for ${name}, expected ${wanted}, got ${args.length}`);
  }
  for (const argument of args) checkCondition(argument);
}
