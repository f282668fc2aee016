/** Evaluating an expression with a point such as the data have, for the words in which Kapacitor would refuse it. */

import { compileLambda } from '../lambda/compile';
import { LAMBDA_FUNCTIONS } from '../lambda/functions/all';
import type { Scope } from '../lambda/scope';
import { Duration, LambdaError, type LambdaValue, Time } from '../lambda/value';
import type { KnownType, Schema } from '../nodes/shape/schema';
import { MapFields } from '../points/fields';
import { TagSet } from '../points/tags';
import type { FieldValue } from '../points/value';
import type { Expression } from '../tickscript/ast';
import { everyExpression } from '../tickscript/walk';
import type { ScriptValues } from './schema/script-values';

/** Errors that come of types and names: other values would not change them. */
const OF_TYPES =
  /mismatched type|Cannot call function|undefined function|invalid (?:math|comparison|logical)|TypeGuard|expects|cannot pass|unexpected type|is not supported|bad type/i;

const ENVIRONMENT = { now: () => 0n, zone: 'UTC', functions: LAMBDA_FUNCTIONS };

export class Trial {
  #known: Scope | undefined;
  #whole: string | undefined | null = null;

  constructor(
    readonly root: Expression,
    readonly schema: Schema,
    readonly values: ScriptValues,
    /** The whole has to be a condition. */
    readonly isCondition: boolean,
  ) {}

  get #scope(): Scope {
    this.#known ??= scopeOf(this.schema);
    return this.#known;
  }

  /** What Kapacitor says when the whole expression is evaluated, or else of this part alone; '' when it is not known. */
  message(part: Expression): string {
    if (this.#whole === null) this.#whole = this.#error(this.root, this.isCondition);
    return this.#whole ?? this.#error(part, false) ?? '';
  }

  #error(expression: Expression, isCondition: boolean): string | undefined {
    const complete = this.values.inPlace(expression);
    if (!this.#knowsAll(complete)) return undefined;
    const compiled = compileLambda(complete, LAMBDA_FUNCTIONS);
    if (!compiled.ok) return compiled.error;
    const instance = compiled.lambda.instantiate(ENVIRONMENT);
    const result = isCondition ? instance.evaluateBool(this.#scope) : instance.evaluate(this.#scope);
    return result instanceof LambdaError && OF_TYPES.test(result.message) ? result.message : undefined;
  }

  #knowsAll(expression: Expression): boolean {
    const { fields, tags } = this.schema;
    return everyExpression(expression).every((node) => {
      if (node.kind === 'identifier') return false;
      if (node.kind !== 'reference' || node.name === 'time') return true;
      const field = fields.get(node.name);
      return field === undefined ? tags.has(node.name) : field.types.length === 1 && field.types[0] !== 'unknown';
    });
  }
}

function scopeOf({ fields, tags }: Schema): Scope {
  const plain = new Map<string, FieldValue>();
  const computed = new Map<string, LambdaValue>();
  for (const [name, { types }] of fields) {
    const value = sample(types[0]);
    if (value instanceof Time) computed.set(name, value);
    else plain.set(name, value);
  }
  const ownTags = [...tags].filter(([name]) => !fields.has(name));
  return {
    fields: new MapFields(plain),
    tags: new TagSet(ownTags.map(([name, { values }]) => [name, values[0] ?? ''] as const)),
    time: 0n,
    computed,
  };
}

function sample(type: KnownType | undefined): FieldValue | Time {
  switch (type) {
    case 'int':
      return 1n;
    case 'string':
      return '1';
    case 'boolean':
      return true;
    case 'duration':
      return new Duration(1n);
    case 'time':
      return new Time(0n);
    default:
      return 1;
  }
}
