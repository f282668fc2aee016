/** Which values make a comparison true, to tell which conditions can never be, and which are only where another is. */
import type { BinaryNode, Expression } from '../../../tickscript/ast';
import { written } from '../../hints/hint';
import { givenValue, type ScriptModel } from '../../model';

/** The values of `subject` for which a condition is true: between two numbers, or one text. */
export interface ValueRange {
  /** As it is written. */
  readonly subject: string;
  readonly low: number;
  readonly high: number;
  readonly withLow: boolean;
  readonly withHigh: boolean;
  readonly text?: string;
}

/** `undefined`: it is no comparison with a constant, or one of more than a range. */
export function rangeOf(node: Expression, text: string, model: ScriptModel): ValueRange | undefined {
  if (node.kind !== 'binary') return undefined;
  const [left, right] = [constant(node.left, model), constant(node.right, model)];
  if ((left === undefined) === (right === undefined)) return undefined;
  const operator = right === undefined ? MIRRORED[node.operator] : node.operator;
  const value = right ?? left;
  const subject = written(text, right === undefined ? node.right : node.left).replace(/\s+/g, ' ');
  const all = { subject, low: -Infinity, high: Infinity, withLow: true, withHigh: true };
  if (typeof value === 'string') return operator === '==' ? { ...all, text: value } : undefined;
  if (value === undefined) return undefined;
  switch (operator) {
    case '>':
      return { ...all, low: value, withLow: false };
    case '>=':
      return { ...all, low: value };
    case '<':
      return { ...all, high: value, withHigh: false };
    case '<=':
      return { ...all, high: value };
    case '==':
      return { ...all, low: value, high: value };
    default:
      return undefined;
  }
}

const MIRRORED: Readonly<Partial<Record<BinaryNode['operator'], BinaryNode['operator']>>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '==': '==',
};

function constant(node: Expression, model: ScriptModel): number | string | undefined {
  const value = givenValue(model, node);
  if (value?.kind === 'number') return Number(value.value);
  if (value?.kind === 'string') return value.value;
  if (value?.kind !== 'unary' || value.operator !== '-' || value.operand.kind !== 'number') return undefined;
  return -Number(value.operand.value);
}

/** Whether no value is in both. */
export function areApart(a: ValueRange, b: ValueRange): boolean {
  if (a.subject !== b.subject) return false;
  if (a.text !== undefined || b.text !== undefined) {
    return a.text !== undefined && b.text !== undefined && a.text !== b.text;
  }
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low !== high) return low > high;
  return [a, b].some((each) => (each.low === low && !each.withLow) || (each.high === high && !each.withHigh));
}

/** Whether each value of the first is one of the second. */
export function isWithin(inner: ValueRange, outer: ValueRange): boolean {
  if (inner.subject !== outer.subject || inner.text !== outer.text) return false;
  const isAbove = inner.low > outer.low || (inner.low === outer.low && (outer.withLow || !inner.withLow));
  const isBelow = inner.high < outer.high || (inner.high === outer.high && (outer.withHigh || !inner.withHigh));
  return isAbove && isBelow;
}
