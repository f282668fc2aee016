import type { CallNode } from '../tickscript/ast';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import type { FunctionState } from './function-state';
import type { LambdaFunction, Signature } from './functions/function';
import {
  LambdaError,
  type LambdaType,
  type LambdaValue,
  MISSING,
  RuntimePanic,
  TypeGuardError,
  typeOfValue,
  within,
} from './value';

/** Kapacitor's fixed room for argument types; a fifth argument runs out of it. */
const MAX_ARGUMENTS = 4;

/** A function call (Kapacitor eval_function_node.go, v1.8). */
export class CallEvaluator implements Evaluator {
  readonly goType = '*stateful.EvalFunctionNode';
  readonly isDynamic = true;
  readonly text: string;
  readonly #types: LambdaType[];
  readonly #values: LambdaValue[];
  /** The signature of the last argument types. */
  #signature: Signature | undefined;

  constructor(
    readonly node: CallNode,
    private readonly args: readonly Evaluator[],
    private readonly called: LambdaFunction | undefined,
  ) {
    this.text = `${node.name}(${args.map((arg) => arg.text).join(', ')})`;
    this.#types = args.map(() => 'invalid type');
    this.#values = args.map(() => null);
  }

  type(frame: Frame): LambdaType | LambdaError {
    const { called } = this;
    if (called === undefined) return this.#undefined();
    let isKnown = this.#signature !== undefined;
    for (let i = 0; i < this.args.length; i++) {
      const type = this.args[i]?.type(frame) ?? 'invalid type';
      if (type instanceof LambdaError) return within(`Failed to handle ${i + 1} argument: `, type);
      if (i === MAX_ARGUMENTS) return new RuntimePanic(`index out of range [${i}] with length ${MAX_ARGUMENTS}`);
      if (type !== this.#types[i]) {
        this.#types[i] = type;
        isKnown = false;
      }
    }
    if (!isKnown) this.#signature = findSignature(called, this.#types);
    return this.#signature?.result ?? this.#refusal(called, frame);
  }

  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    for (let i = 0; i < this.args.length; i++) {
      const arg = this.args[i];
      const value = arg === undefined ? MISSING : evaluateArgument(arg, frame, state);
      if (value instanceof LambdaError) return within(`Failed to handle ${i + 1} argument: `, value);
      this.#values[i] = value;
    }
    if (this.called === undefined) return this.#undefined();
    const result = this.called.call(this.#values, state, frame.environment);
    if (result instanceof LambdaError) return within(`error calling "${this.node.name}": `, result);
    const actual = typeOfValue(result);
    return actual === requested ? result : new TypeGuardError(actual, requested);
  }

  #undefined(): LambdaError {
    return new LambdaError(`undefined function: "${this.node.name}"`);
  }

  #refusal({ signatures }: LambdaFunction, frame: Frame): LambdaError {
    const { name } = this.node;
    const missing = this.args.filter((_, i) => this.#types[i] === 'missing').map(({ text }) => text);
    if (missing.length > 0) {
      const present = frame.names.list().map((reference) => `"${reference}"`);
      for (const text of missing) if (present.includes(text)) present.splice(present.indexOf(text), 1);
      const which = missing.length > 1 ? `arguments ${missing.join(', ')} are` : `argument ${missing[0]} is`;
      return new LambdaError(
        `Cannot call function "${name}" ${which} missing, values in scope are [${present.join(', ')}]`,
      );
    }
    const given = this.args.map(({ text }, i) => `${text}: ${this.#types[i]}`).join(',');
    const available = signatures.map(({ parameters }) => `(${parameters.join(',')})`).join(', ');
    return new LambdaError(
      `Cannot call function "${name}" with args (${given}), available signatures are [${available}].`,
    );
  }
}

function findSignature({ signatures }: LambdaFunction, types: readonly LambdaType[]): Signature | undefined {
  return signatures.find(
    ({ parameters }) => parameters.length === types.length && parameters.every((type, i) => type === types[i]),
  );
}

function evaluateArgument(arg: Evaluator, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
  const type = arg.type(frame);
  if (type instanceof LambdaError) return type;
  if (type === 'invalid type') return new LambdaError(`function arg expression returned unexpected type ${type}`);
  const value = arg.evaluate(type, frame, state);
  const isMissing = type === 'missing' && value instanceof LambdaError && value.message.includes('missing value');
  return isMissing ? MISSING : value;
}
