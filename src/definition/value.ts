import type { BinaryNode, CallNode, Expression, LambdaNode, ReferenceNode } from '../tickscript/ast';

/** A lambda as a node gets it: its text is in `node`, every variable already put in its place. */
export interface Lambda {
  readonly node: LambdaNode;
}

/**
 * A value while a script is interpreted. `goType` (definition/go-types.ts) names it in messages.
 */
export type ScriptValue =
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  /** Nanoseconds; `literal` as written, if it was. */
  | { readonly type: 'duration'; readonly value: bigint; readonly literal: string }
  | { readonly type: 'regex'; readonly pattern: string; readonly literal: string }
  | { readonly type: 'lambda'; readonly value: Lambda }
  | { readonly type: 'list'; readonly items: readonly ScriptValue[] }
  | { readonly type: 'star' }
  | { readonly type: 'reference'; readonly node: ReferenceNode }
  | { readonly type: 'object'; readonly object: ScriptObject }
  /** `time(10s)` in a batch task's groupBy. */
  | { readonly type: 'timeDimension'; readonly length: bigint; readonly offset: bigint }
  /** A global call that has not been made yet. */
  | { readonly type: 'deferred'; readonly call: CallNode };

export type ScriptExpression = Expression | BinaryNode;

/** Anything that has properties in a script: a node, or an alert's handler. */
export interface ScriptObject {
  /** Go's type name as messages say it, `*pipeline.AlertNode`; it changes when a property says so. */
  readonly goType: string;
  /** What `.name(args)` does. `undefined`: there is no property of that name. */
  setProperty(name: string, args: readonly ScriptValue[]): PropertyResult | undefined;
  /** What `.name` without parentheses reads. `undefined`: not readable. */
  getProperty(name: string): ScriptValue | undefined;
  hasProperty(name: string): boolean;
}

/** The object that the chain goes on with, or why the call was refused, in Kapacitor's words without `line L char C: `. */
export type PropertyResult =
  | { readonly ok: true; readonly object: ScriptObject }
  | { readonly ok: false; readonly error: string };
