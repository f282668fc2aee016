import type { Range } from '../text/range';
import { failed, type Result, succeeded } from '../text/result';
import type { Expression } from '../tickscript/ast';
import { formatExpression } from '../tickscript/format';
import { Builder } from './build';
import { type CompiledLambda, compileLambda, type LambdaInstance } from './compile';
import type { Environment } from './environment';
import type { Evaluator } from './evaluator';
import { type Frame, PointFrame, ScopeNames } from './frame';
import { FunctionState } from './function-state';
import type { Scope } from './scope';
import { LambdaError, type LambdaType, type LambdaValue } from './value';

/** What one part of an expression was worth for one point. */
export interface ExplainedPart {
  /** As the formatter writes it. */
  readonly text: string;
  /** Where it stands in the script. */
  readonly range: Range;
  /** Absent when not even that could be told. */
  readonly type?: LambdaType;
  /** Absent when it was not evaluated, or failed. */
  readonly value?: LambdaValue;
  /** Kapacitor's text. */
  readonly error?: string;
  /** It did not matter: the left side of AND or OR had decided already. */
  readonly isSkipped: boolean;
  readonly children: readonly ExplainedPart[];
}

export interface Explanation {
  readonly root: ExplainedPart;
  /** What evaluating it gives. Its error can be about the whole: a clash of names, a result of a wrong type. */
  readonly result: LambdaValue | LambdaError;
}

/** How the node uses the expression: for its value (eval), or as a condition (where, alert levels). */
export type Use = 'value' | 'condition';

/** Explains an expression as a group sees it that has had no point yet. `error`: it does not compile. */
export function explain(
  expression: Expression,
  scope: Scope,
  environment: Environment,
  use: Use = 'condition',
): Result<Explanation> {
  const compiled = compileLambda(expression, environment.functions);
  return compiled.ok
    ? succeeded(explainInstance(compiled.lambda.instantiate(environment), scope, use))
    : failed(compiled.error);
}

/**
 * Explains what an expression would be now, by evaluating a copy that is watched. Nothing that the instance remembers
 * goes on: `count()` shows the next count.
 */
export function explainInstance(instance: LambdaInstance, scope: Scope, use: Use = 'condition'): Explanation {
  const { lambda, environment, names } = instance;
  const watched: WatchedEvaluator[] = [];
  const builder = new Builder(
    (name) => lambda.functions.get(name),
    (evaluator) => {
      const count = childCount(evaluator.node);
      const made = new WatchedEvaluator(evaluator, watched.splice(watched.length - count, count));
      watched.push(made);
      return made;
    },
  );
  const root = builder.build(lambda.expression);
  if (!(root instanceof WatchedEvaluator)) throw new Error('an expression that compiled compiles again');
  copyMemory(lambda, builder);
  const copy = lambda.withoutShortWay(root, builder).instantiate(environment, names);
  copy.state.copyFrom(instance.state);
  const result = use === 'value' ? copy.evaluate(scope) : copy.evaluateBool(scope);
  const frame = new PointFrame(builder.references, environment, new ScopeNames(lambda.references));
  frame.fill(scope);
  return { root: root.explained(frame, false), result };
}

function copyMemory({ parts }: CompiledLambda, to: Builder): void {
  parts.operators.forEach((operator, i) => {
    to.operators[i]?.copyFrom(operator);
  });
  parts.inlined.forEach(({ state }, i) => {
    to.inlined[i]?.state.copyFrom(state);
  });
}

function childCount(node: Expression): number {
  switch (node.kind) {
    case 'unary':
    case 'lambda':
      return 1;
    case 'binary':
      return 2;
    case 'call':
      return node.args.length;
    default:
      return 0;
  }
}

/** Passes everything on and keeps the answers. */
class WatchedEvaluator implements Evaluator {
  readonly node: Expression;
  readonly isDynamic: boolean;
  readonly text: string;
  readonly goType: string;
  #type: LambdaType | LambdaError | undefined;
  #value: LambdaValue | LambdaError | undefined;

  constructor(
    private readonly watched: Evaluator,
    private readonly children: readonly WatchedEvaluator[],
  ) {
    this.node = watched.node;
    this.isDynamic = watched.isDynamic;
    this.text = watched.text;
    this.goType = watched.goType;
  }

  /** Whether it was evaluated without an error, so that parts which were not had no say. */
  get hasSucceeded(): boolean {
    return this.#value !== undefined && !(this.#value instanceof LambdaError);
  }

  type(frame: Frame): LambdaType | LambdaError {
    this.#type = this.watched.type(frame);
    return this.#type;
  }

  evaluate(requested: LambdaType, frame: Frame, state: FunctionState): LambdaValue | LambdaError {
    this.#value = this.watched.evaluate(requested, frame, state);
    return this.#value;
  }

  explained(frame: Frame, wholeHasSucceeded: boolean): ExplainedPart {
    const isSkipped = wholeHasSucceeded && this.#value === undefined;
    const type = this.#type ?? this.watched.type(frame);
    const value = this.#value ?? (this.children.length === 0 ? this.#leafValue(frame, type) : undefined);
    const failure = value instanceof LambdaError ? value : this.#type instanceof LambdaError ? this.#type : undefined;
    return {
      text: formatExpression(this.node),
      range: this.node.range,
      ...(type instanceof LambdaError ? {} : { type }),
      ...(value === undefined || value instanceof LambdaError ? {} : { value }),
      ...(failure === undefined ? {} : { error: failure.message }),
      isSkipped,
      children: this.children.map((child) => child.explained(frame, this.hasSucceeded)),
    };
  }

  /** A reference or a literal can be shown also where it was not needed. */
  #leafValue(frame: Frame, type: LambdaType | LambdaError): LambdaValue | LambdaError | undefined {
    const isLeaf = this.node.kind !== 'call' && !(type instanceof LambdaError) && type !== 'missing';
    return isLeaf ? this.watched.evaluate(type, frame, new FunctionState(0n)) : undefined;
  }
}
