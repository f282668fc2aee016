import type { Lambda, ScriptValue } from './value';

/** What a parameter accepts, and the TypeScript type that the definition gets it as. */
export interface ParameterTypes {
  int: bigint;
  float: number;
  string: string;
  bool: boolean;
  /** Nanoseconds. */
  duration: bigint;
  lambda: Lambda;
  list: readonly ScriptValue[];
  /** Go's `interface{}`: anything. */
  any: ScriptValue;
  /** Another pipeline node. */
  node: ScriptValue & { readonly type: 'object' };
}
export type ParameterType = keyof ParameterTypes;

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly doc?: string;
}

/** Zero or more trailing arguments of one type. */
export interface Variadic extends Parameter {
  readonly variadic: true;
}

export interface PropertyInfo {
  /** In script spelling: `stateChangesOnly`. */
  readonly name: string;
  /** A field is set by exactly one argument; a method checks its arguments as Go's reflection does. */
  readonly kind: 'field' | 'method';
  readonly parameters: readonly (Parameter | Variadic)[];
  /** One or two sentences for hover and completion. */
  readonly doc: string;
  /** The value when it is not set, as a script would write it. */
  readonly default?: string;
}

/**
 * A property of objects whose options are an `O`. `apply` gets arguments that were already checked against
 * `parameters`, and may refuse them in Kapacitor's words.
 */
export interface Property<O> extends PropertyInfo {
  apply(options: O, args: readonly ScriptValue[]): PropertyEffect;
  read?(options: O): ScriptValue | undefined;
}

export type PropertyEffect =
  | undefined
  /** Refused: the whole message after `line L char C: `. */
  | { readonly error: string }
  /** The object goes by another Go type name from here on (`*pipeline.AlertNodeData`). */
  | { readonly goType: string }
  /** The chain goes on with another object (an alert handler), which embeds this one. */
  | { readonly enter: EmbeddedObject };

/** A handler of an alert: it answers for its own properties first, then the node that embeds it. */
export interface EmbeddedObject {
  readonly goType: string;
  readonly properties: ReadonlyMap<string, Property<undefined>>;
}
