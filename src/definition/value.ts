import type { Failed } from '../text/result';
import type { CallNode, LambdaNode, ReferenceNode } from '../tickscript/ast';

/** A lambda as a node gets it: every variable is already put in its place. */
export interface Lambda {
  readonly node: LambdaNode;
}

/** A value while a script is interpreted; `goTypeOf` (go-types.ts) names it in messages. */
export type ScriptValue =
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  /** Nanoseconds; `literal` as written, empty if it was computed. */
  | { readonly type: 'duration'; readonly value: bigint; readonly literal: string }
  | { readonly type: 'regex'; readonly pattern: string; readonly literal: string }
  | { readonly type: 'lambda'; readonly value: Lambda }
  | { readonly type: 'list'; readonly items: readonly ScriptValue[] }
  | { readonly type: 'star' }
  | { readonly type: 'reference'; readonly node: ReferenceNode }
  | ObjectValue
  /** `time(10s)` in a batch task's groupBy. */
  | { readonly type: 'timeDimension'; readonly length: bigint; readonly offset: bigint }
  /** A global call that has not been made yet. */
  | { readonly type: 'deferred'; readonly call: CallNode };

export interface ObjectValue {
  readonly type: 'object';
  readonly object: ScriptObject;
}

/** Anything that has properties in a script: a node, or an alert's handler. */
export interface ScriptObject {
  /** Go's type name as messages say it: `*pipeline.AlertNode`. */
  readonly goType: string;
  /** The node that `|method()` chains from: itself, or for a handler the alert node that embeds it. */
  readonly root: ScriptObject;
  hasProperty(name: string): boolean;
  /** What `.name(args)` does; `name` starts in lower case. `undefined`: there is no such property. */
  setProperty(name: string, args: readonly ScriptValue[], site: CallSite): PropertyResult | undefined;
  /** What `.name` without parentheses reads. `undefined`: not readable. */
  getProperty(name: string): ScriptValue | undefined;
}

/** Who is called and how it is written, for messages. */
export interface CallSite {
  /** As the script writes it: `Period`, `period`. */
  readonly name: string;
  readonly goType: string;
}

/** The object that the chain goes on with, or why the call was refused, in Kapacitor's words without `line L char C: `. */
export type PropertyResult =
  | {
      readonly ok: true;
      readonly object: ScriptObject;
      /** A field was set: Go leaves the chain on the object that was written to, also when an embedded one holds the field. */
      readonly stays: boolean;
    }
  | Refusal;

export interface Refusal extends Failed {}

/** Whether something could not be made. */
export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && value.ok === false && 'error' in value;
}
