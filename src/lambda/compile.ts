import type { BinaryNode, Expression } from '../tickscript/ast';
import { Builder } from './build';
import type { Environment } from './environment';
import type { Evaluator } from './evaluator';
import { FastCondition } from './fast';
import { PointFrame, ScopeNames } from './frame';
import { FunctionState } from './function-state';
import type { LambdaFunctions } from './functions/core';
import type { Scope } from './scope';
import type { SeenValues, Tally } from './seen';
import { LambdaError, type LambdaType, type LambdaValue } from './value';
import { type Watch, watchedEvaluator } from './watch';

export { ScopeNames } from './frame';

export type CompileResult =
  | { readonly ok: true; readonly lambda: CompiledLambda }
  /** Kapacitor's text, without the words that the node puts in front of it. */
  | { readonly ok: false; readonly error: string };

/**
 * Compiles an expression in which every variable has been replaced by its value. Finds what is certain to fail. `watch`:
 * parts whose values are to be kept.
 */
export function compileLambda(expression: Expression, functions: LambdaFunctions, watch?: Watch): CompileResult {
  const builder = new Builder(
    (name) => functions.get(name),
    watch && ((evaluator) => watchedEvaluator(evaluator, watch)),
  );
  const root = builder.build(expression);
  if (root instanceof LambdaError) return { ok: false, error: root.message };
  return { ok: true, lambda: new CompiledLambda(expression, root, builder, functions, true, watch) };
}

/**
 * An expression ready to be evaluated. What is inlined from a variable keeps its state here, for all instances; what the
 * expression itself remembers (`count()`) is each instance's own.
 */
export class CompiledLambda {
  /** Names of the fields and tags it refers to, each once. */
  readonly references: readonly string[];
  /** How often a point was asked whether it fulfils it, by all instances. */
  readonly tally: Tally = { tested: 0, met: 0, failed: 0 };
  /** What its comparisons with constants saw. */
  readonly seen: ReadonlyMap<BinaryNode, SeenValues>;
  #instances = 0n;

  constructor(
    readonly expression: Expression,
    readonly root: Evaluator,
    /** What keeps something between evaluations. */
    readonly parts: Pick<Builder, 'operators' | 'inlined' | 'references'>,
    readonly functions: LambdaFunctions,
    /** False: every evaluator is asked, also where there is a short way. */
    readonly takesShortWay: boolean,
    readonly watch?: Watch,
  ) {
    this.references = parts.references;
    this.seen = new Map(parts.operators.flatMap(({ node, seen }) => (seen === undefined ? [] : [[node, seen]])));
  }

  /** The same expression, of which every evaluator is asked. `root` and `parts`: other evaluators. */
  withoutShortWay(root = this.root, parts = this.parts): CompiledLambda {
    return new CompiledLambda(this.expression, root, parts, this.functions, false);
  }

  /** For one group. `names`: shared by all expressions of an eval node, whose messages list them. */
  instantiate(environment: Environment, names = new ScopeNames(this.references)): LambdaInstance {
    this.#instances++;
    return new LambdaInstance(this, environment, names, new FunctionState(this.#instances));
  }
}

/** Types that a whole expression may have. */
const RESULTS: ReadonlySet<LambdaType> = new Set(['int', 'float', 'string', 'boolean', 'duration', 'missing']);

export class LambdaInstance {
  readonly #root: Evaluator;
  readonly #frame: PointFrame;
  readonly #fast: FastCondition | undefined;

  constructor(
    readonly lambda: CompiledLambda,
    readonly environment: Environment,
    readonly names: ScopeNames,
    readonly state: FunctionState,
  ) {
    this.#root = lambda.root;
    this.#fast = lambda.takesShortWay ? FastCondition.of(lambda.expression, lambda.watch, lambda.seen) : undefined;
    this.#frame = new PointFrame(lambda.references, environment, names);
  }

  get references(): readonly string[] {
    return this.lambda.references;
  }

  /** The value for a point, as eval and combine take it: an int, float, string, boolean or duration. */
  evaluate(scope: Scope): LambdaValue | LambdaError {
    const known = this.#fast?.test(scope);
    if (known !== undefined) return known;
    const clash = this.#frame.fill(scope);
    if (clash !== undefined) return clash;
    const type = this.#root.type(this.#frame);
    if (type instanceof LambdaError) return type;
    if (!RESULTS.has(type)) return new LambdaError(`expression returned unexpected type ${type}`);
    return this.#root.evaluate(type, this.#frame, this.state);
  }

  /** Whether a point fulfils a condition, as where, alert levels and the state nodes ask it. */
  evaluateBool(scope: Scope): boolean | LambdaError {
    const { tally } = this.lambda;
    const result = this.#fast?.test(scope) ?? this.#ask(scope);
    tally.tested++;
    if (result === true) tally.met++;
    else if (result !== false) tally.failed++;
    return result;
  }

  #ask(scope: Scope): boolean | LambdaError {
    const clash = this.#frame.fill(scope);
    if (clash !== undefined) return clash;
    const type = this.#root.type(this.#frame);
    return type instanceof LambdaError ? type : this.#test();
  }

  /** As evaluateBool, but the expression is not asked for its type first, which leaves out some checks. */
  evaluateUnchecked(scope: Scope): boolean | LambdaError {
    return this.#frame.fill(scope) ?? this.#test();
  }

  #test(): boolean | LambdaError {
    const value = this.#root.evaluate('boolean', this.#frame, this.state);
    if (typeof value === 'boolean' || value instanceof LambdaError) return value;
    throw new Error('an evaluator gave another type than it was asked for');
  }
}
