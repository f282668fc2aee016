/** What an expression of a lambda gives, and what it asks of a point, as far as that is known without one. */
import type { LambdaFunctions } from '../../lambda/functions/core';
import { findOperation, isArithmetic, isLogical } from '../../lambda/operations';
import type { LambdaType } from '../../lambda/value';
import { spend } from '../../text/budget';
import type { BinaryNode, CallNode, Expression, IdentifierNode, UnaryNode } from '../../tickscript/ast';
import { operatorRow } from '../../tickscript/walk';
import type { KnownType, Schema } from './schema';

/** What a var is; `undefined` when it is not known. A node's lambdas have no vars any more, but a script's text has. */
export type Resolve = (identifier: IdentifierNode) => Expression | undefined;

/** `undefined`: of any type. None: it fails with every point. */
export type PossibleTypes = ReadonlySet<LambdaType> | undefined;

export type Names = Pick<Schema, 'fields' | 'tags' | 'open'>;

const NEVER: ReadonlySet<LambdaType> = new Set();
const only = (type: LambdaType): PossibleTypes => new Set([type]);

/** The types of the expressions at one place. */
export class ExpressionTypes {
  readonly #known = new Map<Expression, PossibleTypes>();

  constructor(
    private readonly names: Names,
    private readonly functions: LambdaFunctions,
    private readonly resolve: Resolve = () => undefined,
  ) {}

  of(node: Expression): PossibleTypes {
    if (this.#known.has(node)) return this.#known.get(node);
    // Rows of operators from the left.
    const waiting = [node];
    for (let left = node; left.kind === 'binary' && !this.#known.has(left.left); left = left.left)
      waiting.push(left.left);
    let types: PossibleTypes;
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      spend(1);
      types = this.#derive(part);
      this.#known.set(part, types);
    }
    return types;
  }

  /** The one type that an expression can have. */
  one(node: Expression): LambdaType | undefined {
    const types = this.of(node);
    const [type] = types ?? [];
    return types?.size === 1 ? type : undefined;
  }

  #derive(node: Expression): PossibleTypes {
    switch (node.kind) {
      case 'number':
        return only(typeof node.value === 'bigint' ? 'int' : 'float');
      case 'string':
      case 'duration':
      case 'regex':
        return only(node.kind);
      case 'bool':
        return only('boolean');
      case 'reference':
        return this.#reference(node.name);
      case 'identifier': {
        const value = this.resolve(node);
        return value === undefined || value.kind === 'identifier' ? undefined : this.of(value);
      }
      case 'unary':
        return this.#unary(node);
      case 'binary':
        return this.#binary(node);
      case 'lambda':
        return this.of(node.expression);
      case 'call':
        return this.#call(node);
      default:
        return undefined;
    }
  }

  #reference(name: string): PossibleTypes {
    if (name === 'time') return only('time');
    const { fields, tags, open } = this.names;
    const field = fields.get(name);
    const tag = tags.get(name);
    if (field === undefined && tag === undefined) return open ? undefined : NEVER;
    if (field?.types.includes('unknown') === true) return undefined;
    const types = new Set<LambdaType>();
    // A point that has both is refused.
    if (tag?.everywhere !== true) {
      for (const type of field?.types ?? []) if (type !== 'nil' && type !== 'unknown') types.add(type);
    }
    if (tag !== undefined && field?.everywhere !== true) types.add('string');
    return types;
  }

  #unary({ operator, operand }: UnaryNode): PossibleTypes {
    if (operator === '!') return only('boolean');
    const types = this.of(operand);
    return types && new Set([...types].filter((type) => type === 'int' || type === 'float' || type === 'duration'));
  }

  #binary({ operator, left, right }: BinaryNode): PossibleTypes {
    if (!isArithmetic(operator)) return only('boolean');
    const [a, b] = [this.of(left), this.of(right)];
    if (a === undefined || b === undefined) return undefined;
    const types = new Set<LambdaType>();
    for (const one of a) {
      for (const other of b) {
        const result = findOperation(operator, one, other)?.result;
        if (result !== undefined) types.add(result);
      }
    }
    return types;
  }

  #call({ name, args }: CallNode): PossibleTypes {
    const signatures = this.functions.get(name)?.signatures ?? [];
    const results = new Set(signatures.map(({ result }) => result));
    if (results.size <= 1) return signatures.length === 0 ? undefined : results;
    const given = args.map((argument) => this.of(argument));
    const fitting = signatures.filter(
      ({ parameters }) =>
        parameters.length === given.length && parameters.every((type, i) => given[i]?.has(type) !== false),
    );
    const possible = new Set(fitting.map(({ result }) => result));
    return given.includes(undefined) && possible.size !== 1 ? undefined : possible;
  }
}

/** The types of a field that an expression makes. */
export function fieldTypes(types: PossibleTypes): readonly KnownType[] {
  if (types === undefined) return ['unknown'];
  return [...types].flatMap((type): readonly KnownType[] => {
    switch (type) {
      case 'regex':
      case 'missing':
      case 'invalid type':
        return [];
      default:
        return [type];
    }
  });
}

/** Names without which an expression fails with every point. */
export function neededNames(root: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  // Vars may put one expression into many places.
  const seen = new Set<Expression>();
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'reference' && node.name !== 'time') names.add(node.name);
    waiting.push(...neededParts(node));
  }
  return names;
}

/** What is evaluated with every point. */
function neededParts(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      // The left side may decide alone.
      return isLogical(node) ? [node.left] : [node.left, node.right];
    case 'call':
      return node.name === 'isPresent' ? [] : node.args;
    case 'lambda':
      return [node.expression];
    default:
      return [];
  }
}

/** Names that a point has for which a condition is true. */
export function namesWhenTrue(node: Expression): ReadonlySet<string> {
  return namesWhen(node, new Map());
}

/** `known`: parts that were looked at. Vars may put one expression into many places. */
function namesWhen(node: Expression, known: Map<Expression, ReadonlySet<string>>): ReadonlySet<string> {
  const found = known.get(node) ?? namesOfPart(node, known);
  known.set(node, found);
  return found;
}

function namesOfPart(node: Expression, known: Map<Expression, ReadonlySet<string>>): ReadonlySet<string> {
  if (node.kind === 'lambda') return namesWhen(node.expression, known);
  if (node.kind === 'call' && node.name === 'isPresent') {
    return new Set(node.args.flatMap((argument) => (argument.kind === 'reference' ? [argument.name] : [])));
  }
  const { leftmost, operators } = operatorRow(node, isLogical);
  if (operators.length === 0) return neededNames(node);
  // The left side may decide alone: only its first part is needed with every point.
  const needed = neededNames(leftmost);
  let names = namesWhen(leftmost, known);
  for (const { operator, right } of operators) {
    const more = namesWhen(right, known);
    names =
      operator === 'AND' ? joined(names, more) : new Set([...needed, ...[...names].filter((name) => more.has(name))]);
  }
  return names;
}

function joined(names: ReadonlySet<string>, more: ReadonlySet<string>): ReadonlySet<string> {
  const isNew = [...more].some((name) => !names.has(name));
  return isNew ? new Set([...names, ...more]) : names;
}
