import { joinRawBytes } from '../go/bytes';
import { GoRegexp } from '../go/regexp/regexp';
import { spendText } from '../text/budget';
import type { BinaryNode, BinaryOperator } from '../tickscript/ast';
import { FLOAT_ORDER, INT_ORDER, ORDER_OPERATORS, type Order, STRING_ORDER } from './comparisons';
import { Duration, floatToInt, type LambdaError, type LambdaType, type LambdaValue, RuntimePanic, wrap } from './value';

/** What one operator does with operands of one pair of types. */
export interface Operation {
  readonly left: LambdaType;
  readonly right: LambdaType;
  readonly result: LambdaType;
  /** AND and OR: the left value that decides alone. */
  readonly decidedBy?: boolean;
  /** Gets values of the two types. */
  apply(left: LambdaValue, right: LambdaValue): LambdaValue | LambdaError;
}

export type OperatorKind = 'math' | 'comparison' | 'logical';

const KINDS: Readonly<Record<BinaryOperator, OperatorKind>> = {
  OR: 'logical',
  AND: 'logical',
  '==': 'comparison',
  '!=': 'comparison',
  '=~': 'comparison',
  '!~': 'comparison',
  '>': 'comparison',
  '>=': 'comparison',
  '<': 'comparison',
  '<=': 'comparison',
  '+': 'math',
  '-': 'math',
  '*': 'math',
  '/': 'math',
  '%': 'math',
};

export function operatorKind(operator: BinaryOperator): OperatorKind {
  return KINDS[operator];
}

export function isArithmetic(operator: BinaryOperator): boolean {
  return KINDS[operator] === 'math';
}

/** AND and OR. */
export function isLogical({ operator }: BinaryNode): boolean {
  return KINDS[operator] === 'logical';
}

/** By operator, left and right type: looked up for every evaluation whose types are not known before. */
const operations = new Map<BinaryOperator, Map<LambdaType, Map<LambdaType, Operation>>>();
const supported = new Set<string>();

function setOperation(operator: BinaryOperator, left: LambdaType, right: LambdaType, operation: Operation): void {
  const byLeft = operations.get(operator) ?? new Map<LambdaType, Map<LambdaType, Operation>>();
  const byRight = byLeft.get(left) ?? new Map<LambdaType, Operation>();
  operations.set(operator, byLeft.set(left, byRight.set(right, operation)));
}

/** `undefined`: the operator does not exist for these types. */
export function findOperation(operator: BinaryOperator, left: LambdaType, right: LambdaType): Operation | undefined {
  return operations.get(operator)?.get(left)?.get(right);
}

/** Whether the type occurs at all, on either side, among the operands of the operator. */
export function supportsOperator(type: LambdaType, operator: BinaryOperator): boolean {
  return supported.has(`${operator} ${type}`);
}

interface Types {
  readonly float: number;
  readonly int: bigint;
  readonly string: string;
  readonly boolean: boolean;
  readonly duration: Duration;
  readonly regex: GoRegexp;
}
type OperandType = keyof Types;

const IS: { readonly [T in OperandType]: (value: LambdaValue) => value is Types[T] } = {
  float: (value) => typeof value === 'number',
  int: (value) => typeof value === 'bigint',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  duration: (value) => value instanceof Duration,
  regex: (value) => value instanceof GoRegexp,
};

function define<L extends OperandType, R extends OperandType>(
  operator: BinaryOperator,
  left: L,
  right: R,
  result: LambdaType,
  compute: (left: Types[L], right: Types[R]) => LambdaValue | LambdaError,
  decidedBy?: boolean,
): void {
  const [isLeft, isRight] = [IS[left], IS[right]];
  const apply = (l: LambdaValue, r: LambdaValue): LambdaValue | LambdaError => {
    if (isLeft(l) && isRight(r)) return compute(l, r);
    throw new Error(`${operator} was given other types than ${left} and ${right}`);
  };
  const types = { left, right, result, apply };
  setOperation(operator, left, right, decidedBy === undefined ? types : { ...types, decidedBy });
  supported.add(`${operator} ${left}`).add(`${operator} ${right}`);
}

/** The six comparisons, of what both operands are made comparable by. */
function defineOrder<L extends OperandType, R extends OperandType, T>(
  left: L,
  right: R,
  order: Order<T>,
  leftKey: (value: Types[L]) => T,
  rightKey: (value: Types[R]) => T,
): void {
  for (const operator of ORDER_OPERATORS) {
    const compare = order[operator];
    define(operator, left, right, 'boolean', (a, b) => compare(leftKey(a), rightKey(b)));
  }
}

const same = <T>(value: T): T => value;
const nanoseconds = (value: Duration): bigint => value.ns;

define('AND', 'boolean', 'boolean', 'boolean', (a, b) => a && b, false);
define('OR', 'boolean', 'boolean', 'boolean', (a, b) => a || b, true);
define('==', 'boolean', 'boolean', 'boolean', (a, b) => a === b);
define('!=', 'boolean', 'boolean', 'boolean', (a, b) => a !== b);

defineOrder('float', 'float', FLOAT_ORDER, same, same);
defineOrder('int', 'int', INT_ORDER, same, same);
// Go makes a float64 of the int first, which loses digits above 2^53.
defineOrder('int', 'float', FLOAT_ORDER, Number, same);
defineOrder('float', 'int', FLOAT_ORDER, same, Number);
defineOrder('string', 'string', STRING_ORDER, same, same);
defineOrder('duration', 'duration', INT_ORDER, nanoseconds, nanoseconds);

define('=~', 'string', 'regex', 'boolean', (text, regex) => regex.test(text));
define('!~', 'string', 'regex', 'boolean', (text, regex) => !regex.test(text));

define('+', 'float', 'float', 'float', (a, b) => a + b);
define('-', 'float', 'float', 'float', (a, b) => a - b);
define('*', 'float', 'float', 'float', (a, b) => a * b);
define('/', 'float', 'float', 'float', (a, b) => a / b);

const DIVIDE_BY_ZERO = new RuntimePanic('integer divide by zero');

define('+', 'int', 'int', 'int', (a, b) => wrap(a + b));
define('-', 'int', 'int', 'int', (a, b) => wrap(a - b));
define('*', 'int', 'int', 'int', (a, b) => wrap(a * b));
define('/', 'int', 'int', 'int', (a, b) => (b === 0n ? DIVIDE_BY_ZERO : wrap(a / b)));
define('%', 'int', 'int', 'int', (a, b) => (b === 0n ? DIVIDE_BY_ZERO : a % b));

define('+', 'string', 'string', 'string', (a, b) => {
  spendText(a.length + b.length);
  return joinRawBytes(a + b);
});

const duration = (ns: bigint): Duration => new Duration(wrap(ns));
const roundedDuration = (ns: number): Duration => new Duration(floatToInt(ns));

define('+', 'duration', 'duration', 'duration', (a, b) => duration(a.ns + b.ns));
define('-', 'duration', 'duration', 'duration', (a, b) => duration(a.ns - b.ns));
define('*', 'duration', 'int', 'duration', (a, b) => duration(a.ns * b));
define('*', 'int', 'duration', 'duration', (a, b) => duration(a * b.ns));
define('*', 'duration', 'float', 'duration', (a, b) => roundedDuration(Number(a.ns) * b));
define('*', 'float', 'duration', 'duration', (a, b) => roundedDuration(a * Number(b.ns)));
define('/', 'duration', 'int', 'duration', (a, b) => (b === 0n ? DIVIDE_BY_ZERO : duration(a.ns / b)));
define('/', 'duration', 'float', 'duration', (a, b) => roundedDuration(Number(a.ns) / b));
define('/', 'duration', 'duration', 'int', (a, b) => (b.ns === 0n ? DIVIDE_BY_ZERO : wrap(a.ns / b.ns)));
