/**
 * What a node of a pipeline is: a definition (what the script may say) and a behaviour (what points and batches do).
 * One file a node in this folder, written with `defineNode`; `index.ts` lists them. Editor help, checks and the run
 * read the same definition.
 */
import type { GlobalService } from '../alert/global-service';
import type { Inhibition } from '../alert/inhibit';
import type { Parameter, PropertyInfo } from '../definition/property';
import type { CallSite, Refusal, ScriptObject, ScriptValue } from '../definition/value';
import type { CompiledLambda } from '../lambda/compile';
import type { Barrier, Batch, DeleteGroup, Point } from '../points/point';
import type { Range } from '../text/range';
import type { NodeContext } from './context';
import type { EdgeType } from './edge-type';
import type { Held } from './held';
import type { Schema } from './shape/schema';
import type { SaidNode } from './shape/shape';

export interface NodeDefinition {
  /** The chain method that makes the node, in script spelling: `window`, `stateDuration`. */
  readonly method: string;
  /** What its name starts with: `window`, `state_duration`. */
  readonly kind: string;
  /** `*pipeline.WindowNode`. */
  readonly goType: string;
  readonly doc: string;
  readonly parameters: readonly Parameter[];
  readonly properties: readonly PropertyInfo[];
  /** The edge it reads; `either` takes what its parent gives. */
  readonly wants: EdgeType | 'either';
  /** The edge it writes; `same` writes what it reads. */
  readonly provides: EdgeType | 'same';
  /** Gives what it emits to the first of its children and to no other. */
  readonly feedsFirstChildOnly?: true;
  /** The nodes that it can be chained from, by method; most follow every node that reads and writes an edge. */
  readonly follows?: readonly string[] | 'everything';
  /** Describes its methods to scripts itself, as its properties and its chain methods share names. */
  readonly describesMethods?: true;
  /** Why it cannot run in a page. It is checked all the same, and says so at its place. */
  readonly unsupported?: string;
  /** What the points that it emits look like. */
  shape(said: SaidNode): Schema;
  /** What the points look like that its expressions are evaluated for; `argument` is that of the chain method, if one. */
  sees(said: SaidNode, argument?: number): Schema;
  /** Makes the node and adds it to the pipeline. Returns the object that the chain goes on with. */
  create(args: readonly ScriptValue[], place: NodePlace): ScriptObject | Refusal;
}

/** Where in the script and in the pipeline a node is made. */
export interface NodePlace {
  readonly parent: PipelineNode;
  readonly site: CallSite;
  /** The chain method's name in the script. */
  readonly range: Range;
  readonly pipeline: PipelineBuilder;
}

/** A node of a pipeline. Its class is in define.ts; `stream` and `batch` are PipelineNodes without parents. */
export interface PipelineNode extends ScriptObject {
  readonly definition: NodeDefinition;
  /** The edge that it reads: what the node it was chained from writes, also when other parents write something else. */
  readonly wants: EdgeType;
  /** The edge that it writes, now that its parent is known. */
  readonly provides: EdgeType;
  /** The node that it was chained from; nothing made a source. */
  readonly receiver: PipelineNode | undefined;
  /** Every node whose edge it reads, in parent-index order (join: the receiver first; union: last). */
  readonly parents: readonly PipelineNode[];
  /** In the order they were linked. */
  readonly children: readonly PipelineNode[];
  readonly range: Range;
  readonly quiet: boolean;
  /** Given when the node is linked; with several parents the last link wins. Kapacitor pipeline/node.go, v1.8. */
  id: number;
  /** `window3`. */
  readonly name: string;
  addChild(child: PipelineNode): void;
  /** What Kapacitor's own `|setName('x')` does. */
  rename(name: string): void;
  /** Where the values of a field come from that it emits. */
  origins(field: string): readonly Origin[];
  /** Checked after the whole script was evaluated; Kapacitor's text, which carries no position. */
  validate(): string | undefined;
  /** Checked when the task starts; makes the behaviour. */
  start(context: NodeContext): NodeBehaviour | Refusal;
}

/** A field whose values have the unit of those that come of it, and are among them or add up to them. */
export type Origin =
  /** Of what a parent emits, by its index. */
  | { readonly parent: number; readonly field: string }
  /** Of the data. Without a name: of any measurement. */
  | { readonly measurement: string; readonly field: string };

export interface PipelineBuilder {
  /** Links a node to each of its parents in turn, each link taking the next id; a source takes one. */
  add(node: PipelineNode): void;
  /** The node that a value of the script is, if it is one. */
  nodeOf(object: ScriptObject): PipelineNode | undefined;
  /** For nodes that make further nodes (deadman, stats): the definition of a chain method. */
  definition(method: string): NodeDefinition | undefined;
  /** Templates of the `[deadman]` section; Kapacitor's defaults when absent. */
  readonly deadman?: { readonly id: string; readonly message: string };
}

export interface RefusedSource {
  readonly error: string;
  /** Kapacitor makes out the sources of all queries before it compares them with the databases of the task. */
  readonly isUnknown: boolean;
}

export type Conditions = readonly (readonly [name: string, lambda: CompiledLambda])[];

/**
 * A running node. `parent` is the index of the parent that the message came from; single-parent nodes ignore it.
 * Emission goes through the node's context.
 */
export interface NodeBehaviour {
  /** What a query asks for and may not: it keeps the task from starting once all its nodes are made. */
  readonly refusedSource?: RefusedSource | undefined;
  /** Every node of the task could be made: it runs. Called before the first point. */
  begin?(): void;
  point?(point: Point, parent: number): void;
  batch?(batch: Batch, parent: number): void;
  barrier?(barrier: Barrier, parent: number): void;
  deleteGroup?(group: DeleteGroup, parent: number): void;
  /** The input has ended: join and union flush what they hold. Called parents first. */
  end?(): void;
  /** Current number of groups, for `working_cardinality`. */
  cardinality?(): number;
  /** What the configuration adds to what the script says. */
  readonly globalServices?: readonly GlobalService[];
  /** What it still keeps, for the report of a run; `undefined`: nothing that matters. */
  held?(): Held | undefined;
  /** Other alerts that held its events back. */
  readonly inhibitedBy?: readonly Inhibition[];
  /** Its conditions by the name of the property that sets them. */
  readonly conditions?: Conditions;
  /** The node's state for the trace: window content, waiting sets, counters. Plain data. */
  inspect?(): unknown;
}
