/** What conditions were asked and what they saw, to tell of those that were never true. */
import type { BinaryNode, Expression } from '../tickscript/ast';
import { formatExpression } from '../tickscript/format';
import { isOrderOperator, MIRRORED, type OrderOperator } from './comparisons';
import { type LambdaValue, quantityOf } from './value';

/** How often a condition was asked. */
export interface Tally {
  tested: number;
  met: number;
  /** Of those tested: it had no answer. */
  failed: number;
}

/** Texts that are remembered, each once. */
const MOST_TEXTS = 5;

/** The values of that side of a comparison which is no constant. */
export class SeenValues {
  /** Durations in nanoseconds. */
  low = Number.POSITIVE_INFINITY;
  high = Number.NEGATIVE_INFINITY;
  readonly texts: string[] = [];
  #last: string | undefined;

  number(value: number): void {
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
  }

  text(value: string): void {
    if (value === this.#last) return;
    this.#last = value;
    if (this.texts.length < MOST_TEXTS && !this.texts.includes(value)) this.texts.push(value);
  }

  add(value: LambdaValue): void {
    if (typeof value === 'string') this.text(value);
    else this.number(quantityOf(value));
  }
}

/** The side that is no constant; `undefined`: it is no comparison with a constant. */
export function variableSide({ operator, left, right }: BinaryNode): 'left' | 'right' | undefined {
  if (!isOrderOperator(operator) || isConstant(left) === isConstant(right)) return undefined;
  return isConstant(left) ? 'right' : 'left';
}

function isConstant({ kind }: Expression): boolean {
  return kind === 'number' || kind === 'string' || kind === 'duration';
}

/** A comparison with a constant, and the values that were compared. Plain data. */
export interface ComparisonReport {
  /** As the formatter writes it. */
  readonly text: string;
  readonly operator: OrderOperator;
  readonly limit: string | number;
  readonly isDuration: boolean;
  /** Absent where no number came. */
  readonly range?: { readonly low: number; readonly high: number };
  readonly texts: readonly string[];
}

export function comparisonReport(node: BinaryNode, seen: SeenValues): readonly ComparisonReport[] {
  const side = variableSide(node);
  if (side === undefined || !isOrderOperator(node.operator)) return [];
  const constant = side === 'left' ? node.right : node.left;
  if (constant.kind !== 'number' && constant.kind !== 'string' && constant.kind !== 'duration') return [];
  const { low, high, texts } = seen;
  return [
    {
      text: formatExpression(node[side]),
      operator: side === 'left' ? node.operator : MIRRORED[node.operator],
      limit: typeof constant.value === 'bigint' ? Number(constant.value) : constant.value,
      isDuration: constant.kind === 'duration',
      ...(low <= high ? { range: { low, high } } : {}),
      texts: [...texts],
    },
  ];
}
