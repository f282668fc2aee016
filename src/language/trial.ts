/** Evaluating an expression with a point such as the data have, for the words in which Kapacitor would refuse it. */

import { compileLambda } from '../lambda/compile';
import { LAMBDA_FUNCTIONS } from '../lambda/functions/all';
import type { Scope } from '../lambda/scope';
import { Duration, LambdaError, type LambdaValue, Time } from '../lambda/value';
import { MapFields } from '../points/fields';
import { TagSet } from '../points/tags';
import type { FieldValue } from '../points/value';
import type { Expression } from '../tickscript/ast';
import { everyExpression } from './expressions';
import { givenValue, type ScriptModel } from './model';
import type { KnownType, Schema } from './schema/schema-shape';

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
    readonly model: ScriptModel,
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
    const complete = withVars(expression, this.model);
    if (complete === undefined || !this.#knowsAll(complete)) return undefined;
    const compiled = compileLambda(complete, LAMBDA_FUNCTIONS);
    if (!compiled.ok) return compiled.error;
    const instance = compiled.lambda.instantiate(ENVIRONMENT);
    const result = isCondition ? instance.evaluateBool(this.#scope) : instance.evaluate(this.#scope);
    return result instanceof LambdaError && OF_TYPES.test(result.message) ? result.message : undefined;
  }

  #knowsAll(expression: Expression): boolean {
    const { fields, tags } = this.schema;
    return everyExpression(expression).every((node) => {
      if (node.kind !== 'reference' || node.name === 'time') return true;
      const types = fields.get(node.name);
      return types === undefined ? tags.has(node.name) : types.length === 1 && types[0] !== 'unknown';
    });
  }
}

function scopeOf({ fields, tags }: Schema): Scope {
  const plain = new Map<string, FieldValue>();
  const computed = new Map<string, LambdaValue>();
  for (const [name, [type]] of fields) {
    const value = sample(type);
    if (value instanceof Time) computed.set(name, value);
    else plain.set(name, value);
  }
  const ownTags = [...tags].filter(([name]) => !fields.has(name));
  return {
    fields: new MapFields(plain),
    tags: new TagSet(ownTags.map(([name, values]) => [name, values[0] ?? ''] as const)),
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

/** Every var replaced by its value; `undefined` when one of them is not known. */
function withVars(node: Expression, model: ScriptModel): Expression | undefined {
  switch (node.kind) {
    case 'identifier': {
      const value = givenValue(model, node);
      if (value === undefined || value.kind === 'identifier' || value.kind === 'chain') return undefined;
      return value.kind === 'lambda' ? value.expression : value;
    }
    case 'unary': {
      const operand = withVars(node.operand, model);
      return operand && { ...node, operand };
    }
    case 'binary': {
      const left = withVars(node.left, model);
      const right = withVars(node.right, model);
      return left && right && { ...node, left, right };
    }
    case 'call': {
      const args = node.args.map((argument) => withVars(argument, model));
      return args.every((argument) => argument !== undefined) ? { ...node, args } : undefined;
    }
    case 'lambda': {
      const expression = withVars(node.expression, model);
      return expression && { ...node, expression };
    }
    default:
      return node;
  }
}
