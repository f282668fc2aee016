import type { Expression } from '../tickscript/ast';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import type { FunctionState } from './function-state';
import { LambdaError, type LambdaType, type LambdaValue, quantityOf } from './value';

/** Keeps what parts of an expression were worth when it was evaluated last, as numbers to draw. */
export interface Watch {
  readonly slots: ReadonlyMap<Expression, number>;
  /** By slot; left as it is where the part was not evaluated. */
  readonly values: Float64Array;
}

export function watchedEvaluator(evaluator: Evaluator, { slots, values }: Watch): Evaluator {
  const slot = slots.get(evaluator.node);
  return slot === undefined ? evaluator : new WatchedPart(evaluator, values, slot);
}

/** Passes everything on. */
class WatchedPart implements Evaluator {
  readonly node: Expression;
  readonly isDynamic: boolean;
  readonly text: string;
  readonly goType: string;

  constructor(
    private readonly part: Evaluator,
    private readonly values: Float64Array,
    private readonly slot: number,
  ) {
    this.node = part.node;
    this.isDynamic = part.isDynamic;
    this.text = part.text;
    this.goType = part.goType;
  }

  type(frame: Frame): LambdaType | LambdaError {
    return this.part.type(frame);
  }

  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    const value = this.part.evaluate(requested, frame, state);
    if (!(value instanceof LambdaError)) this.values[this.slot] = quantityOf(value);
    return value;
  }
}
