import type { CallSite, Lambda, ObjectValue, Refusal, ScriptObject, ScriptValue } from './value';

/** What a parameter accepts, and the TypeScript type that a definition gets it as. */
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
  node: ObjectValue;
}
export type ParameterType = keyof ParameterTypes;

export interface Parameter<T extends ParameterType = ParameterType> {
  readonly name: string;
  readonly type: T;
  /** Zero or more trailing arguments. */
  readonly variadic?: boolean;
}

/** What editors show of a property. */
export interface PropertyInfo {
  /** In script spelling: `stateChangesOnly`. */
  readonly name: string;
  /** A field takes exactly one argument; a method checks its arguments as Go's reflection does. */
  readonly kind: 'field' | 'method';
  readonly parameters: readonly Parameter[];
  /** One or two sentences. */
  readonly doc: string;
  /** The value when it is not set, as a script would write it. */
  readonly default?: string;
  /** What it is given never reaches a permalink or a log. */
  readonly secret?: true;
}

/** A property of objects whose options are an `O`. */
export interface Property<O> extends PropertyInfo {
  set(options: O, args: readonly ScriptValue[], site: CallSite): Effect | Refusal;
  /** What `.name` reads; only fields can be read. */
  readonly initial?: ScriptValue;
}

/** What a property call did. */
export type Effect =
  | { readonly ok: true; readonly next: 'same' }
  /** The chain goes on with the same object under another Go type name (`*pipeline.AlertNodeData`). */
  | { readonly ok: true; readonly next: 'renamed'; readonly goType: string }
  /** The chain goes on with another object (an alert's handler). `make` gets the node that embeds it. */
  | { readonly ok: true; readonly next: 'enter'; make(embedding: ScriptObject): ScriptObject };

export const SAME: Effect = { ok: true, next: 'same' };

export function refuse(error: string): Refusal {
  return { ok: false, error };
}
