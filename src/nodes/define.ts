import { DefinedObject, propertyMap } from '../definition/object';
import type { Property, PropertyInfo } from '../definition/property';
import { refuse } from '../definition/property';
import { none, type Signature } from '../definition/signature';
import type { CallSite, PropertyResult, Refusal, ScriptValue } from '../definition/value';
import { isRefusal } from '../definition/value';
import type { Range } from '../text/range';
import type { NodeContext } from './context';
import type { EdgeType, NodeBehaviour, NodeDefinition, NodePlace, PipelineBuilder, PipelineNode } from './node';

/** A node as its file writes it down. `O` holds its options, `A` the arguments of its chain method. */
export interface NodeSpec<O, A extends readonly unknown[]> {
  readonly method: string;
  /** Defaults to `method`. */
  readonly kind?: string;
  /** Go's type without `*pipeline.`: `WindowNode`. */
  readonly goType: string;
  /** One or two sentences for hover and completion. */
  readonly doc: string;
  readonly signature: Signature<A>;
  readonly properties: readonly Property<O>[];
  /** Fields that Go shows to scripts though nobody documents them; editors do not offer them. */
  readonly internals?: readonly Property<O>[];
  readonly wants: NodeDefinition['wants'];
  readonly provides: NodeDefinition['provides'];
  readonly feedsFirstChildOnly?: true;
  readonly unsupported?: string;
  /** The options of a new node, or why the call is refused (`error calling func …` is added by `panics`). */
  options(args: A, place: NodePlace): O | Refusal;
  /** Every parent in parent-index order; the receiver alone unless said otherwise. */
  parents?(args: A, place: NodePlace): readonly PipelineNode[];
  validate?(options: O, node: PipelineNode): string | undefined;
  start(options: O, context: NodeContext, node: PipelineNode): NodeBehaviour | Refusal;
}

export function defineNode<O extends object, A extends readonly unknown[] = []>(spec: NodeSpec<O, A>): NodeDefinition {
  const properties = propertyMap([...spec.properties, ...(spec.internals ?? [])]);
  const definition: NodeDefinition = {
    method: spec.method,
    kind: spec.kind ?? spec.method,
    goType: `*pipeline.${spec.goType}`,
    doc: spec.doc,
    parameters: spec.signature.parameters,
    properties: spec.properties,
    wants: spec.wants,
    provides: spec.provides,
    ...(spec.feedsFirstChildOnly === undefined ? {} : { feedsFirstChildOnly: true }),
    ...(spec.unsupported === undefined ? {} : { unsupported: spec.unsupported }),
    create(args, place) {
      if (isHidden(place.parent, spec.method)) return panics(place, UNEXPORTED);
      const read = spec.signature.read(args, place.site);
      if (!read.ok) return read;
      const options = spec.options(read.args, place);
      if (isRefusal(options)) return options;
      const parents = spec.parents?.(read.args, place) ?? [place.parent];
      const node = new DefinedNode(definition, spec, options, properties, parents, place);
      place.pipeline.add(node);
      return node;
    },
  };
  return definition;
}

/**
 * Go finds a chain method only through an unexported struct, and cannot call it, where the node has a field of that
 * name: `|shift(1s)|shift(1s)`, `|combine(…)|max('v')`. Kapacitor tick/eval.go, v1.8.
 */
function isHidden(node: PipelineNode, method: string): boolean {
  if (LISTING_METHODS.has(node.definition.method) || !(node instanceof DefinedNode)) return false;
  const property: PropertyInfo | undefined = node.properties.get(method);
  return property?.kind === 'field';
}

/** Nodes that list their methods themselves. */
const LISTING_METHODS: ReadonlySet<string> = new Set(['from', 'query', 'queryFlux', 'alert', 'barrier']);
const UNEXPORTED = 'reflect: reflect.Value.Call using value obtained using unexported field';

/** A source of a task, which no chain method makes: `stream` or `batch`. */
export interface SourceSpec {
  readonly method: string;
  readonly goType: string;
  readonly doc: string;
  readonly provides: EdgeType;
  start(context: NodeContext): NodeBehaviour;
}

/** Makes the source of a pipeline, and adds it. */
export type MakeSource = (pipeline: PipelineBuilder) => PipelineNode;

export function defineSource(source: SourceSpec): MakeSource {
  const { method, goType, doc, provides } = source;
  const spec: NodeSpec<object, []> = {
    method,
    goType,
    doc,
    signature: none,
    properties: [],
    wants: 'none',
    provides,
    options: () => ({}),
    start: (_, context) => source.start(context),
  };
  const definition = defineNode(spec);
  return (pipeline) => {
    const node = new DefinedNode(definition, spec, {}, new Map(), [], { range: { start: 0, end: 0 } });
    pipeline.add(node);
    return node;
  };
}

/** A method of Kapacitor's that panics with its own text, which reflection then wraps. */
export function panics(place: NodePlace, text: string): Refusal {
  return refuse(`error calling func "${place.site.name}" on obj ${place.site.goType}: ${text}`);
}

export class DefinedNode<O extends object, A extends readonly unknown[]>
  extends DefinedObject<O>
  implements PipelineNode
{
  id = 0;
  readonly range: Range;
  readonly wants: EdgeType;
  readonly provides: EdgeType;
  readonly #children: PipelineNode[] = [];
  readonly #spec: NodeSpec<O, A>;
  #quiet = false;
  #name: string | undefined;

  constructor(
    readonly definition: NodeDefinition,
    spec: NodeSpec<O, A>,
    options: O,
    properties: ReadonlyMap<string, Property<O>>,
    readonly parents: readonly PipelineNode[],
    place: Pick<NodePlace, 'range'> & Partial<Pick<NodePlace, 'parent'>>,
  ) {
    super(definition.goType, options, properties);
    this.#spec = spec;
    this.range = place.range;
    this.wants = definition.wants === 'either' ? (place.parent?.provides ?? 'none') : definition.wants;
    this.provides = definition.provides === 'same' ? this.wants : definition.provides;
  }

  get name(): string {
    return this.#name ?? `${this.definition.kind}${this.id}`;
  }

  rename(name: string): void {
    this.#name = name;
  }

  get quiet(): boolean {
    return this.#quiet;
  }

  get children(): readonly PipelineNode[] {
    return this.#children;
  }

  addChild(child: PipelineNode): void {
    this.#children.push(child);
  }

  override hasProperty(name: string): boolean {
    return name === QUIET.name || super.hasProperty(name);
  }

  override setProperty(name: string, args: readonly ScriptValue[], site: CallSite): PropertyResult | undefined {
    if (name !== QUIET.name) return super.setProperty(name, args, site);
    const read = none.read(args, site);
    if (!read.ok) return read;
    this.#quiet = true;
    return { ok: true, object: this, stays: false };
  }

  validate(): string | undefined {
    return this.#spec.validate?.(this.options, this);
  }

  start(context: NodeContext): NodeBehaviour | Refusal {
    return this.#spec.start(this.options, context, this);
  }
}

/** What every node has. */
export const QUIET: PropertyInfo = {
  name: 'quiet',
  kind: 'method',
  parameters: [],
  doc: 'Logs no errors of this node.',
};
