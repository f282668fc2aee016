/** How a node says what it does to points. */
import type { ScriptValue } from '../../definition/value';
import type { LambdaFunctions } from '../../lambda/functions/core';
import type { Expression } from '../../tickscript/ast';
import { namesWhenTrue, neededNames } from './expression-types';
import { filtered, having, type KnownType, NO_GROUPS, ofGroups, type Schema, unknownAfter } from './schema';
import { ofTaggedSeries } from './tag-conditions';

/** A node as far as a script's text tells, be it still being typed. */
export interface SaidNode {
  /** Of the chain method; `undefined` for what only a run tells. */
  readonly args: readonly (ScriptValue | undefined)[];
  /** In the order of the text. */
  readonly properties: readonly SaidProperty[];
  /** What its parents emit: the node that it is chained from, then those in its arguments. */
  readonly parents: readonly Schema[];
  /** What its lambdas can call. */
  readonly functions: LambdaFunctions;
}

export interface SaidProperty {
  /** In script spelling. */
  readonly name: string;
  readonly args: readonly (ScriptValue | undefined)[];
}

export interface Shaping<O> {
  /** `undefined`: only a run tells what the node is called with. */
  readonly options: O | undefined;
  /** What the node that it is chained from emits. */
  readonly parent: Schema;
  /** That, and what the nodes in its arguments emit. */
  readonly parents: readonly Schema[];
  readonly functions: LambdaFunctions;
  /** The property is called with something that only a run tells. */
  isUnknown(property: string): boolean;
}

/** From what comes in to what goes out. The edge is that of the definition. */
export type Shape<O> = (node: Shaping<O>) => Schema;

/** Of a node that changes neither fields nor tags. */
export const passes: Shape<unknown> = ({ parent }) => parent;

/** Of a node that changes neither, and leaves points out. */
export const filters: Shape<unknown> = ({ parent }) => filtered(parent);

/** Of a node that may do anything. */
export const unknownShape: Shape<unknown> = ({ parent }) => unknownAfter(parent);

/** Of a node that nothing comes out of. */
export const emitsNothing: Shape<unknown> = ({ parent }) => ofGroups({ ...parent, groups: NO_GROUPS }, new Map());

/** Of a node of which nothing can be said where it is not known what these properties, or the node, are called with. */
export function told<O>(properties: readonly string[], shape: (options: O, node: Shaping<O>) => Schema): Shape<O> {
  return (node) =>
    node.options === undefined || properties.some((name) => node.isUnknown(name))
      ? unknownAfter(node.parent)
      : shape(node.options, node);
}

/** The type of a field with this value. */
export function valueType({ type }: ScriptValue): KnownType {
  switch (type) {
    case 'int':
    case 'float':
    case 'string':
      return type;
    case 'bool':
      return 'boolean';
    default:
      return 'nil';
  }
}

/** The points that an expression can be evaluated for: others are left out. */
export function evaluable(schema: Schema, expression: Expression): Schema {
  return filtered(having(schema, neededNames(expression)));
}

/** The points for which a condition is true. */
export function meeting(schema: Schema, condition: Expression): Schema {
  return ofTaggedSeries(filtered(having(schema, namesWhenTrue(condition))), condition);
}
