import type { Expression } from '../tickscript/ast';
import type { Frame } from './frame';
import type { FunctionState } from './function-state';
import type { LambdaError, LambdaType, LambdaValue } from './value';

/**
 * One node of an expression that can be evaluated.
 *
 * Kapacitor asks for a type first, and then for a value of that type; which errors a user sees, and which sides of an
 * operator are touched at all, follows from that order (tick/stateful, v1.8). So do we.
 */
export interface Evaluator {
  readonly node: Expression;
  /** Whether its type can differ from point to point. */
  readonly isDynamic: boolean;
  /** As Kapacitor's messages print the expression. */
  readonly text: string;
  /** Go's name of the evaluator, which one message shows. */
  readonly goType: string;
  /** Touches no stateful function. */
  type(frame: Frame): LambdaType | LambdaError;
  /** Its value, if it is of the type that is asked for. */
  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError;
}
