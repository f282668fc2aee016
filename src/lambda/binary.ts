import type { BinaryNode } from '../tickscript/ast';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import type { FunctionState } from './function-state';
import { findOperation, type Operation, operatorKind, supportsOperator } from './operations';
import { SeenValues, variableSide } from './seen';
import { staticType } from './static-type';
import {
  goTypeOfValue,
  LambdaError,
  type LambdaType,
  type LambdaValue,
  TypeGuardError,
  typeOfValue,
  within,
} from './value';

/** To be found out from the operands' types, as before the first evaluation. */
const UNDETERMINED = Symbol('undetermined');

type Side = 'left' | 'right';

/**
 * An operator with its operands (Kapacitor eval_binary_node.go, v1.8). The operation for the types at hand is kept, and
 * looked for again when an operand turns out to be of another type. One that cannot be found then stays lost, for all
 * groups and for good, when no operand is dynamic: Kapacitor has that bug, and its answers show it.
 */
export class BinaryEvaluator implements Evaluator {
  readonly goType = '*stateful.EvalBinaryNode';
  readonly text: string;
  readonly isDynamic: boolean;
  readonly #static: LambdaType;
  #operation: Operation | undefined | typeof UNDETERMINED = UNDETERMINED;
  #leftType: LambdaType = 'invalid type';
  #rightType: LambdaType = 'invalid type';
  /** Where the last error came from. */
  #failed: Side | undefined;
  /** Of a comparison with a constant: the values of the other side. */
  readonly seen: SeenValues | undefined;
  readonly #watched: Side | undefined;

  private constructor(
    readonly node: BinaryNode,
    private readonly left: Evaluator,
    private readonly right: Evaluator,
  ) {
    this.text = `${left.text} ${node.operator} ${right.text}`;
    this.#static = staticType(node);
    this.#watched = variableSide(node);
    this.seen = this.#watched === undefined ? undefined : new SeenValues();
    this.isDynamic = this.#static === 'invalid type' && (left.isDynamic || right.isDynamic);
  }

  /** Fails when the operands' types are known to have no such operator. */
  static create(node: BinaryNode, left: Evaluator, right: Evaluator): BinaryEvaluator | LambdaError {
    const made = new BinaryEvaluator(node, left, right);
    if (left.isDynamic || right.isDynamic) return made;
    made.#leftType = staticType(node.left);
    made.#rightType = staticType(node.right);
    made.#operation = made.#find();
    return made.#operation === undefined ? made.#unsupported() : made;
  }

  copyFrom(other: BinaryEvaluator): void {
    this.#operation = other.#operation;
    this.#leftType = other.#leftType;
    this.#rightType = other.#rightType;
  }

  type(frame: Frame): LambdaType | LambdaError {
    if (this.#static !== 'invalid type') return this.#static;
    const left = this.left.type(frame);
    if (left instanceof LambdaError) return left;
    const right = this.right.type(frame);
    if (right instanceof LambdaError) return right;
    this.#leftType = left;
    this.#rightType = right;
    const operation = this.#find();
    return operation === undefined ? this.#unsupported() : operation.result;
  }

  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    if (requested === 'regex' || requested === 'time' || requested === 'missing') {
      return new TypeGuardError(this.#static, requested);
    }
    const isFresh = requested === 'boolean' && (this.left.isDynamic || this.right.isDynamic);
    const value = isFresh ? this.#determine(frame, state) : this.#run(frame, state);
    if (value instanceof LambdaError) return value;
    const actual = typeOfValue(value);
    return actual === requested ? value : this.#wrongResult(value, actual, requested);
  }

  #wrongResult(value: LambdaValue, actual: LambdaType, requested: LambdaType): LambdaError {
    if (requested !== 'int' && requested !== 'float') {
      const isPrinted = actual === 'boolean' || actual === 'int' || actual === 'float';
      return new LambdaError(`expression returned unexpected type ${isPrinted ? goTypeOfValue(value) : '<nil>'}`);
    }
    return new TypeGuardError(actual === 'int' || actual === 'float' ? actual : this.#static, requested);
  }

  /** Asks both operands for their types first. */
  #determine(frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    const left = this.left.type(frame);
    if (left instanceof LambdaError) return this.#fail('left', left);
    const right = this.right.type(frame);
    if (right instanceof LambdaError) return this.#fail('right', right);
    this.#leftType = left;
    this.#rightType = right;
    const known = this.#operation;
    const fits = typeof known === 'object' && known.left === left && known.right === right;
    if (!fits) this.#operation = this.#find();
    return this.#run(frame, state);
  }

  #run(frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    for (;;) {
      if (this.#operation === undefined) return this.#explainMismatch(frame);
      const value =
        this.#operation === UNDETERMINED ? this.#determine(frame, state) : this.#apply(this.#operation, frame, state);
      if (!(value instanceof TypeGuardError) || !this.#retype(value)) return value;
    }
  }

  #apply(operation: Operation, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    const left = this.left.evaluate(operation.left, frame, state);
    if (left instanceof LambdaError) return this.#fail('left', left);
    if (operation.decidedBy !== undefined && left === operation.decidedBy) return left;
    const right = this.right.evaluate(operation.right, frame, state);
    if (right instanceof LambdaError) return this.#fail('right', right);
    this.#failed = undefined;
    const value = operation.apply(left, right);
    this.seen?.add(this.#watched === 'left' ? left : right, value === true);
    return value;
  }

  #fail(side: Side, error: LambdaError): LambdaError {
    this.#failed = side;
    return error;
  }

  /** After an operand of another type than thought: whether it is worth another try. */
  #retype({ actual }: TypeGuardError): boolean {
    if (this.#failed === undefined) return false;
    if (this.#failed === 'left') this.#leftType = actual;
    else this.#rightType = actual;
    const tried = this.#operation;
    this.#operation = this.#find();
    // `-'a' == 'b'` claims to be the string that it is not. Kapacitor tries until its stack is full.
    return this.#operation !== undefined && this.#operation !== tried;
  }

  #find(): Operation | undefined {
    return findOperation(this.node.operator, this.#leftType, this.#rightType);
  }

  #explainMismatch(frame: Frame): LambdaError {
    for (const side of ['left', 'right'] as const) {
      const operand = this[side];
      const type = operand.type(frame);
      if (type instanceof LambdaError) return within(`can't get the type of the ${side} node: `, type);
      if (side === 'left') this.#leftType = type;
      else this.#rightType = type;
      if (type === 'invalid type') return new LambdaError(`${side} value is invalid value type`);
      if (type === 'missing') return missingOperand(side, operand);
    }
    return this.#unsupported();
  }

  #unsupported(): LambdaError {
    const { operator } = this.node;
    const [left, right] = [this.#leftType, this.#rightType];
    if (!supportsOperator(left, operator) && (left !== 'invalid type' || right !== 'invalid type')) {
      const type = left === 'invalid type' ? right : left;
      return new LambdaError(`invalid ${operatorKind(operator)} operator ${operator} for type ${type}`);
    }
    return new LambdaError(
      `mismatched type to binary operator. got ${left} ${operator} ${right}. see bool(), int(), float(), string(), duration()`,
    );
  }
}

function missingOperand(side: Side, { node, goType }: Evaluator): LambdaError {
  return new LambdaError(
    node.kind === 'reference'
      ? `${side} reference value "${node.name}" is missing value`
      : `expected ${side}Evaluator to be *EvalReferenceNode got ${goType}`,
  );
}
