import type { UnaryNode } from '../tickscript/ast';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import type { FunctionState } from './function-state';
import { staticType } from './static-type';
import { Duration, LambdaError, type LambdaType, type LambdaValue, TypeGuardError, wrap } from './value';

/** `-x` and `!x` (Kapacitor eval_unary_node.go, v1.8). Both negate whatever they are given: `-"flag"` is a `!"flag"`. */
export class UnaryEvaluator implements Evaluator {
  readonly goType = '*stateful.EvalUnaryNode';
  readonly text: string;
  readonly isDynamic: boolean;
  readonly #static: LambdaType;

  constructor(
    readonly node: UnaryNode,
    private readonly operand: Evaluator,
  ) {
    this.text = node.operator + operand.text;
    this.#static = staticType(node);
    this.isDynamic = this.#static === 'invalid type' && operand.isDynamic;
  }

  type(frame: Frame): LambdaType | LambdaError {
    return this.#static === 'invalid type' ? this.operand.type(frame) : this.#static;
  }

  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    switch (requested) {
      case 'missing':
        return this.#missing();
      case 'boolean':
      case 'int':
      case 'float':
      case 'duration': {
        const type = this.type(frame);
        if (type instanceof LambdaError) return type;
        if (type !== requested) return new TypeGuardError(type, requested);
        const value = this.operand.evaluate(requested, frame, state);
        return value instanceof LambdaError ? value : negate(value);
      }
      default:
        return new TypeGuardError(this.#static, requested);
    }
  }

  #missing(): LambdaError {
    const { node, goType } = this.operand;
    return new LambdaError(
      node.kind === 'reference'
        ? `reference "${node.name}" is missing value`
        : `expected nodeEvaluator to be *EvalReferenceNode got ${goType}`,
    );
  }
}

function negate(value: LambdaValue): LambdaValue {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'bigint') return wrap(-value);
  if (value instanceof Duration) return new Duration(wrap(-value.ns));
  return typeof value === 'number' ? -value : value;
}
