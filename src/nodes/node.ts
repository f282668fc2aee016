/**
 * What a node of a pipeline is: a definition (what the script may say) and a behaviour (what points and batches do).
 * One file a node in this folder; `index.ts` lists them. Editor help, checks and the run read the same definition.
 */
import type { Parameter, PropertyInfo, Variadic } from '../definition/property';
import type { ScriptObject, ScriptValue } from '../definition/value';
import type { Barrier, Batch, DeleteGroup, Point } from '../points/point';
import type { Range } from '../tickscript/ast';
import type { NodeContext } from './context';

export type EdgeType = 'stream' | 'batch' | 'none';

export interface NodeDefinition {
  /** The chain method that makes the node, in script spelling: `window`, `stateDuration`. */
  readonly method: string;
  /** What its name starts with: `window`, `state_duration`. */
  readonly kind: string;
  /** `*pipeline.WindowNode`. */
  readonly goType: string;
  readonly doc: string;
  readonly parameters: readonly (Parameter | Variadic)[];
  readonly properties: readonly PropertyInfo[];
  /** The edge it reads; `either` takes what its parent gives. */
  readonly wants: EdgeType | 'either';
  /** The edge it writes; `same` writes what it reads. */
  readonly provides: EdgeType | 'same';
  /** Cannot run in a page: it is checked, and says so at its place. */
  readonly unsupported?: string;
  /** Makes the node from the call's arguments, already checked against `parameters`. */
  create(args: readonly ScriptValue[], place: NodePlace): NodeInstance | { readonly error: string };
}

/** Where in the script and in the pipeline a node is made. */
export interface NodePlace {
  readonly parent: NodeInstance | undefined;
  readonly range: Range;
  /** For nodes that make further nodes (stats' noop, deadman's chain). */
  readonly pipeline: PipelineBuilder;
}

export interface NodeInstance extends ScriptObject {
  readonly definition: NodeDefinition;
  /** The edge that it writes, now that its parent is known. */
  readonly provides: EdgeType;
  /** Every node whose edge it reads, in parent-index order (join: the receiver first; union: last). */
  readonly parents: readonly NodeInstance[];
  readonly range: Range;
  /** Ids are given when nodes are linked; the last link wins. Kapacitor pipeline/node.go, v1.8. */
  id: number;
  /** `window3`. */
  readonly name: string;
  /** Checked after the whole script was evaluated; Kapacitor's text, which carries no position. */
  validate(): string | undefined;
  /** Checked when the task starts; makes the behaviour. */
  start(context: NodeContext): NodeBehaviour | { readonly error: string };
  quiet: boolean;
}

export interface PipelineBuilder {
  /** Links a new node and gives it an id for every parent. */
  add(node: NodeInstance): void;
  /** The nodes made so far, in creation order. */
  readonly nodes: readonly NodeInstance[];
}

/**
 * A running node. `parent` is the index of the parent that the message came from; single-parent nodes ignore it.
 * A node that returns nothing for a message simply emits nothing: emission goes through its context.
 */
export interface NodeBehaviour {
  point?(point: Point, parent: number): void;
  batch?(batch: Batch, parent: number): void;
  barrier?(barrier: Barrier, parent: number): void;
  deleteGroup?(group: DeleteGroup, parent: number): void;
  /** The input has ended (end of the points, or the task stops): join and union flush what they hold. */
  end?(): void;
  /** Current number of groups, for `working_cardinality`. */
  cardinality?(): number;
  /** The node's state in words and values, for the trace: window content, waiting sets, counters. */
  inspect?(): unknown;
}
