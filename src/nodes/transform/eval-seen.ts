/** What each expression of an eval sees, computed once for all of them: there may be a thousand. */
import type { LambdaFunctions } from '../../lambda/functions/core';
import { spend } from '../../text/budget';
import { ExpressionTypes, fieldTypes, neededNames } from '../shape/expression-types';
import { eitherField, type Field, filtered, having, made, type Schema } from '../shape/schema';
import type { EvalOptions } from './eval-options';

export class EvalSeen {
  /** The points for which all expressions can be evaluated, as they came. */
  readonly passed: Schema;
  /** By name. */
  readonly results = new Map<string, Field>();
  readonly #base: Schema;
  readonly #changes: Changes = new Map();
  /** The tags that each expression sees. */
  readonly #tags: Schema['tags'][] = [];
  readonly #seen = new Map<number, Schema>();

  constructor({ lambdas, as }: EvalOptions, functions: LambdaFunctions, parent: Schema) {
    this.#base = filtered(parent);
    let passed = this.#base;
    for (const [at, { node }] of lambdas.entries()) {
      spend(1);
      const needed = [...neededNames(node)].filter((name) => !this.results.has(name));
      passed = having(passed, needed);
      const tags = this.#require(needed, at);
      const name = as[at];
      if (name === undefined) continue;
      const fields = new SeenFields(this.#base.fields, this.#changes, at + 1);
      const types = new ExpressionTypes({ fields, tags, open: this.#base.open }, functions);
      const result = made(...fieldTypes(types.of(node)));
      this.results.set(name, result);
      // A result is seen where a point has neither a field nor a tag of its name.
      const own = fields.get(name);
      if (own?.everywhere === true || tags.get(name)?.everywhere === true) continue;
      const field = own === undefined ? result : { ...eitherField(own, result), everywhere: true };
      this.#changes.set(name, { at, field });
    }
    this.passed = passed;
  }

  /** What the expression at this place sees: results of those before it, under names that the points lack. */
  by(expression: number): Schema {
    const known = this.#seen.get(expression);
    if (known !== undefined) return known;
    const fields = new SeenFields(this.#base.fields, this.#changes, expression);
    const tags = this.#tags[expression - 1] ?? this.#base.tags;
    const seen = expression === 0 ? this.#base : { ...this.#base, fields, tags };
    this.#seen.set(expression, seen);
    return seen;
  }

  /** The points have these from here on. A name changes once: then every point has it. */
  #require(names: readonly string[], at: number): Schema['tags'] {
    const before = this.#tags[at - 1] ?? this.#base.tags;
    const fields = new SeenFields(this.#base.fields, this.#changes, at + 1);
    const own = new Map(names.flatMap((name) => present(name, fields.get(name))));
    const now = having({ ...this.#base, fields: own, tags: before }, names);
    for (const [name, field] of now.fields) if (field !== own.get(name)) this.#changes.set(name, { at, field });
    this.#tags.push(now.tags);
    return now.tags;
  }
}

function present(name: string, field: Field | undefined): readonly (readonly [string, Field])[] {
  return field === undefined ? [] : [[name, field]];
}

/** Fields that an expression made or asked for, in their order. */
type Changes = Map<string, { readonly at: number; readonly field: Field }>;

/** The fields as one expression sees them: those of the points, changed by expressions before it. */
class SeenFields implements ReadonlyMap<string, Field> {
  #all: ReadonlyMap<string, Field> | undefined;

  constructor(
    private readonly base: ReadonlyMap<string, Field>,
    private readonly changes: Changes,
    private readonly expression: number,
  ) {}

  get(name: string): Field | undefined {
    const change = this.changes.get(name);
    return change !== undefined && change.at < this.expression ? change.field : this.base.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.#whole().size;
  }

  #whole(): ReadonlyMap<string, Field> {
    if (this.#all !== undefined) return this.#all;
    const all = new Map(this.base);
    for (const [name, { at, field }] of this.changes) {
      if (at >= this.expression) break;
      all.set(name, field);
    }
    this.#all = all;
    return all;
  }

  [Symbol.iterator]() {
    return this.#whole()[Symbol.iterator]();
  }

  entries() {
    return this.#whole().entries();
  }

  keys() {
    return this.#whole().keys();
  }

  values() {
    return this.#whole().values();
  }

  forEach(visit: (field: Field, name: string, all: ReadonlyMap<string, Field>) => void): void {
    for (const [name, field] of this.#whole()) visit(field, name, this);
  }
}
