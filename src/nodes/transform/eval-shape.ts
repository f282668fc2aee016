import { referencesIn } from '../../tickscript/walk';
import { ANY_TAG, distinct, type Field, made, type Schema, unknownAfter, withTag } from '../shape/schema';
import type { Shaping } from '../shape/shape';
import type { EvalOptions } from './eval-options';
import { EvalSeen } from './eval-seen';

/** What expressions see: the point, and under names that it lacks the results of those before them. */
export function evalSees(node: Shaping<EvalOptions>, expression = 0): Schema {
  const { options, parent, isUnknown } = node;
  if (options === undefined || isUnknown('as')) return expression === 0 ? parent : unknownAfter(parent);
  return seenOf(node, options).by(expression);
}

/** Kapacitor eval.go, v1.8. */
export function evalShape(node: Shaping<EvalOptions>): Schema {
  const { options, parent, isUnknown } = node;
  if (options === undefined || ['as', 'tags', 'keep'].some(isUnknown)) return unknownAfter(parent);
  const { as, tags, keep } = options;
  const { passed, results } = seenOf(node, options);
  const isReferred = referredNames(options);
  const kept = keep === undefined ? as.filter((name) => !tags.includes(name)) : keep.length === 0 ? as : keep;
  const fields = new Map(keep?.length === 0 ? passed.fields : []);
  for (const name of kept) {
    const field = isReferred(name)
      ? referred(name, results.get(name), passed)
      : (results.get(name) ?? own(name, passed));
    if (field !== undefined) fields.set(name, field);
  }
  const shaped = tags.reduce((schema, tag) => withTag(schema, tag, ANY_TAG), passed);
  return { ...shaped, fields, open: passed.open && keep?.length === 0 };
}

const SEEN = new WeakMap<Shaping<EvalOptions>, EvalSeen>();

/** Each expression asks what it sees. */
function seenOf(node: Shaping<EvalOptions>, options: EvalOptions): EvalSeen {
  const seen = SEEN.get(node) ?? new EvalSeen(options, node.functions, node.parent);
  SEEN.set(node, seen);
  return seen;
}

/** Which names an expression refers to that stands behind the one that makes it, or any if none does. */
function referredNames({ lambdas, as }: EvalOptions): (name: string) => boolean {
  const made = new Map(as.map((name, at) => [name, at]));
  const referred = new Map(
    lambdas.flatMap(({ node }, at) => [...referencesIn(node)].map((name) => [name, at] as const)),
  );
  return (name) => (referred.get(name) ?? -1) > (made.get(name) ?? -1);
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
