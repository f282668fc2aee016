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

/** Operators in a row that call each other; the evaluation of longer rows needs no stack. */
const LONGEST_CALLS = 100;

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
  /** Operators in a row to its left, with itself. */
  readonly #length: number;

  private constructor(
    readonly node: BinaryNode,
    private readonly left: Evaluator,
    private readonly right: Evaluator,
  ) {
    this.text = `${left.text} ${node.operator} ${right.text}`;
    this.#static = staticType(node);
    this.#length = left instanceof BinaryEvaluator ? left.#length + 1 : 1;
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
    if (this.#length > LONGEST_CALLS) return BinaryEvaluator.#typesOf(this.#row(), frame)[0] ?? this.#static;
    return this.#typeWith(this.left.type(frame), frame);
  }

  #typeWith(left: LambdaType | LambdaError, frame: Frame): LambdaType | LambdaError {
    if (this.#static !== 'invalid type') return this.#static;
    if (left instanceof LambdaError) return left;
    const right = this.right.type(frame);
    if (right instanceof LambdaError) return right;
    this.#leftType = left;
    this.#rightType = right;
    const operation = this.#find();
    return operation === undefined ? this.#unsupported() : operation.result;
  }

  /** Itself and the operators to its left, the leftmost last. */
  #row(): readonly BinaryEvaluator[] {
    const row: BinaryEvaluator[] = [];
    let left: Evaluator = this;
    for (; left instanceof BinaryEvaluator; left = left.left) row.push(left);
    return row;
  }

  /** The types of operators in a row. */
  static #typesOf(row: readonly BinaryEvaluator[], frame: Frame): readonly (LambdaType | LambdaError)[] {
    const types: (LambdaType | LambdaError)[] = [];
    for (let i = row.length - 1; i >= 0; i--) {
      const operator = row[i];
      if (operator !== undefined) types[i] = operator.#typeWith(types[i + 1] ?? operator.left.type(frame), frame);
    }
    return types;
  }

  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    if (requested === 'regex' || requested === 'time' || requested === 'missing') {
      return new TypeGuardError(this.#static, requested);
    }
    if (this.#length > LONGEST_CALLS) return this.#evaluateRow(requested, frame, state);
    const value = this.#isFresh(requested) ? this.#determine(frame, state) : this.#run(frame, state);
    return this.#checked(value, requested);
  }

  #isFresh(requested: LambdaType): boolean {
    return requested === 'boolean' && (this.left.isDynamic || this.right.isDynamic);
  }

  #checked(value: LambdaValue | LambdaError, requested: LambdaType): LambdaValue | LambdaError {
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
    return this.#determineWith(this.left.type(frame), frame) ?? this.#run(frame, state);
  }

  #determineWith(left: LambdaType | LambdaError, frame: Frame): LambdaError | undefined {
    if (left instanceof LambdaError) return this.#fail('left', left);
    const right = this.right.type(frame);
    if (right instanceof LambdaError) return this.#fail('right', right);
    this.#leftType = left;
    this.#rightType = right;
    const known = this.#operation;
    const fits = typeof known === 'object' && known.left === left && known.right === right;
    if (!fits) this.#operation = this.#find();
    return undefined;
  }

  /**
   * As `evaluate`, down the row to its first operand and up again: each operator begins, waits for the one to its left,
   * and goes on with its value, or asks once more for one of another type.
   */
  #evaluateRow(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    const row = this.#row();
    let types: readonly (LambdaType | LambdaError)[] | undefined;
    const typeLeftOf = (at: number, operator: BinaryEvaluator) => {
      types ??= BinaryEvaluator.#typesOf(row, frame);
      return types[at + 1] ?? operator.left.type(frame);
    };
    const waiting: { readonly operator: BinaryEvaluator; readonly requested: LambdaType; operation: Operation }[] = [];
    let wanted = requested;
    for (;;) {
      const at = waiting.length;
      const operator = row[at];
      let value: LambdaValue | LambdaError;
      if (operator === undefined) {
        value = (row.at(-1) ?? this).left.evaluate(wanted, frame, state);
      } else {
        const operation = operator.#begin(wanted, frame, () => typeLeftOf(at, operator));
        if (!(operation instanceof LambdaError)) {
          waiting.push({ operator, requested: wanted, operation });
          wanted = operation.left;
          continue;
        }
        value = operation;
      }
      for (;;) {
        const last = waiting.pop();
        if (last === undefined) return value;
        const result = last.operator.#applyTo(last.operation, value, frame, state);
        const again = last.operator.#operationAfter(result);
        if (again === undefined) {
          value = last.operator.#checked(result, last.requested);
          continue;
        }
        last.operation = again;
        waiting.push(last);
        wanted = again.left;
        break;
      }
    }
  }

  /** What it is to do, for which it needs a left value of the operation's type. */
  #begin(requested: LambdaType, frame: Frame, typeOfLeft: () => LambdaType | LambdaError): Operation | LambdaError {
    if (requested === 'regex' || requested === 'time' || requested === 'missing') {
      return new TypeGuardError(this.#static, requested);
    }
    if (this.#isFresh(requested) || this.#operation === UNDETERMINED) {
      const failure = this.#determineWith(typeOfLeft(), frame);
      if (failure !== undefined) return failure;
    }
    return typeof this.#operation === 'object' ? this.#operation : this.#explainMismatch(frame);
  }

  /** What to try after an operand that was of another type. */
  #operationAfter(value: LambdaValue | LambdaError): Operation | undefined {
    if (!(value instanceof TypeGuardError) || !this.#retype(value)) return undefined;
    return typeof this.#operation === 'object' ? this.#operation : undefined;
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
    return this.#applyTo(operation, this.left.evaluate(operation.left, frame, state), frame, state);
  }

  #applyTo(
    operation: Operation,
    left: LambdaValue | LambdaError,
    frame: Frame,
    state: FunctionState,
  ): LambdaValue | LambdaError {
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
