import { compileRegexp } from '../go/regexp/regexp';
import { quote } from '../go/strconv/quote';
import { formatFloatG } from '../go/strconv/strconv';
import { durationString } from '../go/time/time';
import type { Literal, ReferenceNode } from '../tickscript/ast';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import { Duration, LambdaError, type LambdaType, type LambdaValue, TypeGuardError, typeOfValue } from './value';

/** A literal with its value; `error`: a pattern that is no regular expression. */
export function literalValue(node: Exclude<Literal, { kind: 'star' }>): LambdaValue | LambdaError {
  switch (node.kind) {
    case 'duration':
      return new Duration(node.value);
    case 'regex': {
      const compiled = compileRegexp(node.pattern);
      return compiled.ok ? compiled.regexp : new LambdaError(compiled.error);
    }
    default:
      return node.value;
  }
}

function literalText(node: Exclude<Literal, { kind: 'star' }>): string {
  switch (node.kind) {
    case 'number':
      return typeof node.value === 'bigint' ? String(node.value) : formatFloatG(node.value);
    case 'duration':
      return durationString(node.value);
    case 'regex':
      // Empty for one that came out of a variable.
      return node.literal;
    default:
      return String(node.value);
  }
}

export class LiteralEvaluator implements Evaluator {
  readonly isDynamic = false;
  readonly goType = '*stateful.EvalLiteralNode';
  readonly text: string;
  readonly #type: LambdaType;

  constructor(
    readonly node: Exclude<Literal, { kind: 'star' }>,
    readonly value: LambdaValue,
  ) {
    this.text = literalText(node);
    this.#type = typeOfValue(value);
  }

  type(): LambdaType {
    return this.#type;
  }

  evaluate(requested: LambdaType): LambdaValue | LambdaError {
    return requested === this.#type ? this.value : new TypeGuardError(this.#type, requested);
  }
}

export class ReferenceEvaluator implements Evaluator {
  readonly isDynamic = true;
  readonly goType = '*stateful.EvalReferenceNode';
  readonly text: string;

  constructor(
    readonly node: ReferenceNode,
    /** Where the frame has its value. */
    readonly slot: number,
  ) {
    this.text = `"${node.name}"`;
  }

  type(frame: Frame): LambdaType | LambdaError {
    const value = this.#value(frame);
    return value instanceof LambdaError ? value : typeOfValue(value);
  }

  evaluate(requested: LambdaType, frame: Frame): LambdaValue | LambdaError {
    const value = this.#value(frame);
    if (value instanceof LambdaError) return value;
    const actual = typeOfValue(value);
    // The caller that can live with a missing value knows this text (call.ts).
    if (requested === 'missing' && actual === 'missing') return new LambdaError(`missing value: "${this.node.name}"`);
    if (actual === requested) return value;
    if (actual === 'missing') return new LambdaError(`reference "${this.node.name}" is missing value`);
    return new TypeGuardError(actual, requested);
  }

  #value(frame: Frame): LambdaValue | LambdaError {
    const value = frame.values[this.slot];
    if (value !== undefined && value !== null) return value;
    const name = quote(this.node.name);
    return new LambdaError(
      value === null
        ? `referenced value ${name} is nil.`
        : `name ${name} is undefined. Names in scope: ${frame.names.list().join(',')}`,
    );
  }
}
