import { spend } from '../text/budget';
import type { LambdaNode } from '../tickscript/ast';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import { FunctionState } from './function-state';
import { staticType } from './static-type';
import { LambdaError, type LambdaType, type LambdaValue, TypeGuardError } from './value';

/**
 * A lambda that a variable put inside another one (Kapacitor eval_lambda_node.go, v1.8). Its stateful functions have a
 * state of their own, which belongs to the compiled expression and is so shared by all groups.
 */
export class InlinedEvaluator implements Evaluator {
  readonly goType = '*stateful.EvalLambdaNode';
  readonly text: string;
  readonly isDynamic: boolean;
  readonly state = new FunctionState(0n);
  readonly #static: LambdaType;

  constructor(
    readonly node: LambdaNode,
    private readonly body: Evaluator,
  ) {
    this.text = body.text;
    this.isDynamic = body.isDynamic;
    this.#static = staticType(node.expression);
  }

  type(frame: Frame): LambdaType | LambdaError {
    return this.#static === 'invalid type' ? this.body.type(frame) : this.#static;
  }

  evaluate(requested: LambdaType, frame: Frame): LambdaValue | LambdaError {
    spend(1);
    const type = this.type(frame);
    if (type instanceof LambdaError) return type;
    if (type === requested && requested !== 'time') return this.body.evaluate(requested, frame, this.state);
    return new TypeGuardError(type, requested === 'missing' ? 'boolean' : requested);
  }
}
