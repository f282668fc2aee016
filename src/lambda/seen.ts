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
  /** Of a comparison that is not taken the short way: whether it was true. */
  wasTrue = false;
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

  add(value: LambdaValue, isTrue: boolean): void {
    if (isTrue) this.wasTrue = true;
    if (typeof value === 'string') this.text(value);
    else this.number(quantityOf(value));
  }
}

/** The side that is no constant; `undefined`: it is no comparison with a constant. */
export function variableSide({ operator, left, right }: BinaryNode): 'left' | 'right' | undefined {
  if (isMatch(operator)) return right.kind === 'regex' && !isConstant(left) ? 'left' : undefined;
  if (!isOrderOperator(operator) || isConstant(left) === isConstant(right)) return undefined;
  return isConstant(left) ? 'right' : 'left';
}

function isMatch(operator: BinaryNode['operator']): operator is MatchOperator {
  return operator === '=~' || operator === '!~';
}

function isConstant({ kind }: Expression): boolean {
  return kind === 'number' || kind === 'string' || kind === 'duration';
}

type MatchOperator = '=~' | '!~';

/** A comparison with a constant, and the values that were compared. Plain data. */
export interface ComparisonReport {
  /** As the formatter writes it. */
  readonly text: string;
  readonly operator: OrderOperator | MatchOperator;
  /** Of a match the regular expression between its slashes. */
  readonly limit: string | number;
  readonly isDuration: boolean;
  /** Absent where no number came. */
  readonly range?: { readonly low: number; readonly high: number };
  readonly texts: readonly string[];
  /** Only of a match. */
  readonly wasTrue?: boolean;
}

export function comparisonReport(node: BinaryNode, seen: SeenValues): readonly ComparisonReport[] {
  const side = variableSide(node);
  if (side === undefined) return [];
  const constant = side === 'left' ? node.right : node.left;
  const { operator } = node;
  if (isMatch(operator)) {
    const { texts, wasTrue } = seen;
    const limit = formatExpression(constant);
    return [{ text: formatExpression(node[side]), operator, limit, isDuration: false, texts: [...texts], wasTrue }];
  }
  if (!isOrderOperator(operator)) return [];
  if (constant.kind !== 'number' && constant.kind !== 'string' && constant.kind !== 'duration') return [];
  const { low, high, texts } = seen;
  return [
    {
      text: formatExpression(node[side]),
      operator: side === 'left' ? operator : MIRRORED[operator],
      limit: typeof constant.value === 'bigint' ? Number(constant.value) : constant.value,
      isDuration: constant.kind === 'duration',
      ...(low <= high ? { range: { low, high } } : {}),
      texts: [...texts],
    },
  ];
}
