import type { LambdaFunctions } from '../../lambda/functions/core';
import { spend } from '../../text/budget';
import { referencesIn } from '../../tickscript/walk';
import { ExpressionTypes, fieldTypes, neededNames } from '../shape/expression-types';
import {
  ANY_TAG,
  distinct,
  eitherField,
  type Field,
  filtered,
  having,
  made,
  type Schema,
  unknownAfter,
  withField,
  withTag,
} from '../shape/schema';
import type { Shaping } from '../shape/shape';
import type { EvalOptions } from './eval-options';

/** What expressions see: the point, and under names that it lacks the results of those before them. */
export function evalSees({ options, parent, functions, isUnknown }: Shaping<EvalOptions>, expression = 0): Schema {
  if (options === undefined || isUnknown('as')) return expression === 0 ? parent : unknownAfter(parent);
  return evaluated(options, functions, expression, parent).seen;
}

/** Kapacitor eval.go, v1.8. */
export function evalShape({ options, parent, functions, isUnknown }: Shaping<EvalOptions>): Schema {
  if (options === undefined || ['as', 'tags', 'keep'].some(isUnknown)) return unknownAfter(parent);
  const { lambdas, as, tags, keep } = options;
  const { passed, results } = evaluated(options, functions, lambdas.length, parent);
  const kept = keep === undefined ? as.filter((name) => !tags.includes(name)) : keep.length === 0 ? as : keep;
  const fields = new Map(keep?.length === 0 ? passed.fields : []);
  for (const name of kept) {
    const field = isReferred(name, options)
      ? referred(name, results.get(name), passed)
      : (results.get(name) ?? own(name, passed));
    if (field !== undefined) fields.set(name, field);
  }
  const shaped = tags.reduce((schema, tag) => withTag(schema, tag, ANY_TAG), passed);
  return { ...shaped, fields, open: passed.open && keep?.length === 0 };
}

interface Evaluated {
  /** The points for which the expressions can be evaluated, as they came. */
  readonly passed: Schema;
  /** With the results under names that the points lack. */
  readonly seen: Schema;
  /** By name. */
  readonly results: ReadonlyMap<string, Field>;
}

function evaluated({ lambdas, as }: EvalOptions, functions: LambdaFunctions, count: number, parent: Schema): Evaluated {
  let passed = filtered(parent);
  let seen = passed;
  const results = new Map<string, Field>();
  lambdas.slice(0, count).forEach(({ node }, i) => {
    const needed = [...neededNames(node)].filter((name) => !results.has(name));
    passed = having(passed, needed);
    seen = having(seen, needed);
    const name = as[i];
    if (name === undefined) return;
    const result = made(...fieldTypes(new ExpressionTypes(seen, functions).of(node)));
    results.set(name, result);
    seen = withResult(seen, name, result);
  });
  return { passed, seen, results };
}

/** A result is seen where a point has neither a field nor a tag of its name. */
function withResult(seen: Schema, name: string, result: Field): Schema {
  const own = seen.fields.get(name);
  if (own?.everywhere === true || seen.tags.get(name)?.everywhere === true) return seen;
  return withField(seen, name, own === undefined ? result : { ...eitherField(own, result), everywhere: true });
}

/** By an expression behind the one that makes it, or by any if none does. */
function isReferred(name: string, { lambdas, as }: EvalOptions): boolean {
  spend(lambdas.length);
  return lambdas.slice(as.lastIndexOf(name) + 1).some(({ node }) => referencesIn(node).has(name));
}

/** A name that is referred to gives the point's own value where there is one. */
function referred(name: string, result: Field | undefined, { fields, tags, open }: Schema): Field {
  const field = fields.get(name);
  const tag = tags.get(name);
  const types = [...(field?.types ?? []), ...(tag === undefined ? [] : (['string'] as const))];
  if (field?.everywhere === true || tag?.everywhere === true) return made(...distinct(types));
  const otherwise = result?.types ?? [open ? 'unknown' : 'nil'];
  return made(...distinct([...types, ...otherwise]));
}

/** Points that lack it are left out. */
function own(name: string, { fields, open }: Schema): Field | undefined {
  const field = fields.get(name);
  if (field === undefined) return open ? made('unknown') : undefined;
  return { ...field, everywhere: true };
}
