import { spend } from '../text/budget';
import type { BinaryNode, CallNode, ChainNode, Expression, Program } from './ast';

/** A call on the right side of a chain, or standing alone (`operator` is then empty). */
export interface FoundCall {
  readonly call: CallNode;
  readonly operator: ChainNode['operator'] | '';
}

/** Every call of a script in the order of its text, arguments behind the call that has them. */
export function callsOf(program: Program): readonly FoundCall[] {
  const found: FoundCall[] = [];
  for (const statement of program.statements) {
    if (statement.kind === 'declaration') collect(statement.value, found);
    else if (isExpression(statement)) collect(statement, found);
  }
  return found;
}

function isExpression(statement: Program['statements'][number]): statement is Expression {
  return !['declaration', 'typeDeclaration', 'dbrp', 'comment'].includes(statement.kind);
}

/** Chains lean to the left and may be thousands of steps long, so they are walked without recursion. */
function collect(expression: Expression, found: FoundCall[]): void {
  const steps: ChainNode[] = [];
  let left = expression;
  for (; left.kind === 'chain'; left = left.left) steps.push(left);
  collectOperand(left, found);
  for (const { operator, right } of steps.reverse()) {
    if (right.kind === 'call') collectCall(right, operator, found);
  }
}

function collectOperand(expression: Expression, found: FoundCall[]): void {
  switch (expression.kind) {
    case 'call':
      collectCall(expression, '', found);
      break;
    case 'lambda':
      collect(expression.expression, found);
      break;
    case 'unary':
      collect(expression.operand, found);
      break;
    case 'binary':
      for (const operand of operandsOf(expression)) collect(operand, found);
      break;
  }
}

interface OperatorRow {
  readonly leftmost: Expression;
  /** From there on; none where the expression is no operator of such a row. */
  readonly operators: readonly BinaryNode[];
}

/**
 * The operators that stand in a row before the end of an expression, as far to the left as `isOfRow` says. Operators lean
 * to the left as chains do, and rows may be a hundred thousand long, so nobody calls himself along them.
 */
export function operatorRow(
  expression: Expression,
  isOfRow: (operator: BinaryNode) => boolean = () => true,
): OperatorRow {
  const operators: BinaryNode[] = [];
  let left = expression;
  for (; left.kind === 'binary' && isOfRow(left); left = left.left) operators.push(left);
  return { leftmost: left, operators: operators.reverse() };
}

/** What the operators of such a row join, from the left; the expression itself where it is none of them. */
export function operandsOf(expression: Expression, isOfRow?: (operator: BinaryNode) => boolean): readonly Expression[] {
  const { leftmost, operators } = operatorRow(expression, isOfRow);
  return [leftmost, ...operators.map(({ right }) => right)];
}

/** What operators in a row give, from the leftmost operand on: `join` is given what the operators to its left gave. */
export function foldOperators<T>(
  node: BinaryNode,
  first: (leftmost: Expression) => T,
  join: (left: T, operator: BinaryNode) => T,
): T {
  const { leftmost, operators } = operatorRow(node);
  return operators.reduce(join, first(leftmost));
}

function collectCall(call: CallNode, operator: FoundCall['operator'], found: FoundCall[]): void {
  found.push({ call, operator });
  for (const argument of call.args) collect(argument, found);
}

/** An expression and everything in it, outside in, in no further order. */
export function everyExpression(root: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const waiting: Expression[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    spend(1);
    found.push(node);
    for (const part of partsOf(node)) waiting.push(part);
  }
  return found;
}

/** What an expression is directly made of. */
function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    case 'chain':
      return [node.left, node.right];
    case 'lambda':
      return [node.expression];
    case 'list':
      return node.items;
    default:
      return [];
  }
}

/** The fields and tags that an expression names, each once. */
export function referencesIn(root: Expression): ReadonlySet<string> {
  return new Set(everyExpression(root).flatMap((node) => (node.kind === 'reference' ? [node.name] : [])));
}
