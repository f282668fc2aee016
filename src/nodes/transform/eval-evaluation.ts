/** What one point gives in an eval node. Kapacitor eval.go and expr.go, v1.8. */
import { quote } from '../../go/strconv/quote';
import { typeName } from '../../go/value';
import type { LambdaInstance, ScopeNames } from '../../lambda/compile';
import { Duration, LambdaError, type LambdaValue } from '../../lambda/value';
import { type Fields, NO_FIELDS } from '../../points/fields';
import type { BatchPoint } from '../../points/point';
import { TagSet } from '../../points/tags';
import { type FieldValue, MISSING_FIELD } from '../../points/value';
import { PointScope } from '../point-scope';
import type { EvalOptions } from './eval-options';
import { OverlayFields } from './overlay-fields';
import { TagSetter } from './tag-setter';

/** A name that the node's own scope knows. */
interface Known {
  /** The last expression that makes it; -1 when the expressions only refer to it. */
  readonly result: number;
  /**
   * Whether an expression refers to it after it was made. Then Kapacitor has put the point's own field or tag of that
   * name in its place, also for what comes out.
   */
  readonly isReloaded: boolean;
}

/** Holds what the last successful evaluation gave. */
export class Evaluation {
  fields: Fields = NO_FIELDS;
  tags = TagSet.empty;
  readonly #as: readonly string[];
  readonly #keep: EvalOptions['keep'];
  readonly #known: ReadonlyMap<string, Known>;
  /** The fields that are made of results. */
  readonly #outputs: readonly string[];
  readonly #tagSetters: readonly (readonly [name: string, setter: TagSetter])[];
  readonly #scope = new PointScope();
  readonly #computed = new Map<string, LambdaValue>();
  readonly #results: FieldValue[];

  constructor(
    { as, tags, keep }: EvalOptions,
    references: readonly (readonly string[])[],
    private readonly names: ScopeNames,
  ) {
    this.#as = as;
    this.#keep = keep === undefined ? undefined : [...new Set(keep)];
    this.#known = knownNames(as, references);
    this.#outputs = [...new Set(as)].filter((name) => keep !== undefined || !tags.includes(name));
    this.#tagSetters = [...new Set(tags)].map((tag) => [tag, new TagSetter(tag)]);
    this.#results = new Array<FieldValue>(as.length).fill(null);
    const usesResults = references.some((names, i) => names.some((name) => as.slice(0, i).includes(name)));
    if (usesResults) this.#scope.computed = this.#computed;
  }

  /** Returns why the point is dropped. */
  evaluate(expressions: readonly LambdaInstance[], point: BatchPoint): string | undefined {
    const scope = this.#scope.at(point);
    const computed = scope.computed === undefined ? undefined : this.#computed;
    computed?.clear();
    for (let i = 0; i < expressions.length; i++) {
      const result = expressions[i]?.evaluate(scope);
      if (result === undefined) continue;
      if (result instanceof LambdaError) return result.message;
      const name = this.#as[i] ?? '';
      this.#results[i] = fieldValue(result);
      this.names.add(name);
      computed?.set(name, result);
    }
    return this.#setTags(point) ?? this.#setFields(point);
  }

  #setTags(point: BatchPoint): string | undefined {
    let { tags } = point;
    for (const [name, setter] of this.#tagSetters) {
      const value = this.#valueOf(name, point);
      if (typeof value !== 'string') {
        return `result of a tag expression must be of type string, got ${typeName(value ?? null)}`;
      }
      tags = setter.set(tags, value);
    }
    this.tags = tags;
    return undefined;
  }

  #setFields(point: BatchPoint): string | undefined {
    if (this.#keep !== undefined && this.#keep.length > 0) return this.#setKept(this.#keep, point);
    const names = this.#outputs;
    const values = new Array<FieldValue>(names.length);
    for (let i = 0; i < names.length; i++) values[i] = this.#valueOf(names[i] ?? '', point) ?? null;
    this.fields = new OverlayFields(names, values, this.#keep === undefined ? NO_FIELDS : point.fields);
    return undefined;
  }

  #setKept(keep: readonly string[], point: BatchPoint): string | undefined {
    const names: string[] = [];
    const values: FieldValue[] = [];
    for (const name of keep) {
      const value = this.#known.has(name) ? this.#valueOf(name, point) : point.fields.get(name);
      if (value !== undefined) {
        names.push(name);
        values.push(value);
      } else if (!this.#known.has(name)) {
        return `cannot keep field ${quote(name)}, field does not exist`;
      } else if (name !== 'time') {
        // No expression minded that it is not there: isPresent() asked for it, or AND or OR did not come to it.
        names.push(name);
        values.push(MISSING_FIELD);
      }
    }
    this.fields = new OverlayFields(names, values, NO_FIELDS);
    return undefined;
  }

  #valueOf(name: string, point: BatchPoint): FieldValue | undefined {
    const known = this.#known.get(name);
    if (known === undefined) return undefined;
    if (known.isReloaded) {
      const own = point.fields.get(name) ?? point.tags.get(name);
      if (own !== undefined) return own;
    }
    return this.#results[known.result];
  }
}

function knownNames(as: readonly string[], references: readonly (readonly string[])[]): ReadonlyMap<string, Known> {
  const results = new Map(as.map((name, place) => [name, place]));
  const lastAsked = new Map(references.flatMap((names, place) => names.map((name) => [name, place] as const)));
  return new Map(
    [...results.keys(), ...lastAsked.keys()].map((name) => {
      const result = results.get(name) ?? -1;
      return [name, { result, isReloaded: (lastAsked.get(name) ?? -1) > result }];
    }),
  );
}

function fieldValue(value: LambdaValue): FieldValue {
  if (value === null || value instanceof Duration || (typeof value !== 'object' && typeof value !== 'symbol'))
    return value;
  throw new Error('an expression gives a value that a field can have');
}
