import { DefinedObject, propertyMap } from '../definition/object';
import type { Property, PropertyInfo } from '../definition/property';
import { refuse } from '../definition/property';
import { none, type Signature } from '../definition/signature';
import type { CallSite, PropertyResult, Refusal, ScriptValue } from '../definition/value';
import { spend } from '../text/budget';
import type { Range } from '../text/range';
import type { NodeContext } from './context';
import type { EdgeType } from './edge-type';
import type { NodeBehaviour, NodeDefinition, NodePlace, Origin, PipelineBuilder, PipelineNode } from './node';
import { NOTHING, type Schema } from './shape/schema';
import { passes, type SaidNode, type Shape, type Shaping } from './shape/shape';

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
  readonly follows?: NodeDefinition['follows'];
  readonly describesMethods?: true;
  readonly unsupported?: string;
  /** What it does to points; it never throws, whatever a script that is still being typed says. */
  readonly shape: Shape<O>;
  /** What its expressions see, unless that is what its parent emits; `argument` is that of the chain method, if one. */
  sees?(node: Shaping<O>, argument?: number): Schema;
  /** Why the call is refused (`error calling func …` is added by `panics`). */
  refuses?(args: A, place: NodePlace): Refusal | undefined;
  /** The options of a new node. */
  options(args: A): O;
  /** Every parent in parent-index order; the receiver alone unless said otherwise. */
  parents?(args: A, place: NodePlace): readonly PipelineNode[];
  /** Where a field comes from that it emits, unless it lets the fields of its parent through. */
  origins?(options: O, field: string, node: PipelineNode): readonly Origin[];
  validate?(options: O, node: PipelineNode): string | undefined;
  start(options: O, context: NodeContext, node: PipelineNode): NodeBehaviour | Refusal;
}

export function defineNode<O extends object, A extends readonly unknown[] = []>(spec: NodeSpec<O, A>): NodeDefinition {
  const properties = propertyMap([...spec.properties, ...(spec.internals ?? [])]);
  // Each of a node's expressions asks what it sees.
  const shapings = new WeakMap<SaidNode, Shaping<O>>();
  const shaping = (said: SaidNode) => {
    const known = shapings.get(said) ?? shapingOf(said, spec, properties);
    shapings.set(said, known);
    return known;
  };
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
    ...(spec.follows === undefined ? {} : { follows: spec.follows }),
    ...(spec.describesMethods === undefined ? {} : { describesMethods: true }),
    ...(spec.unsupported === undefined ? {} : { unsupported: spec.unsupported }),
    shape(said) {
      const node = shaping(said);
      const schema = spec.shape(node);
      return { ...schema, edge: spec.provides === 'same' ? node.parent.edge : spec.provides };
    },
    sees(said, argument) {
      const node = shaping(said);
      return spec.sees?.(node, argument) ?? node.parent;
    },
    create(args, place) {
      if (isHidden(place.parent, spec.method)) return panics(place, UNEXPORTED);
      const read = spec.signature.read(args, place.site);
      if (!read.ok) return read;
      const refusal = spec.refuses?.(read.args, place);
      if (refusal !== undefined) return refusal;
      const options = spec.options(read.args);
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
  if (node.definition.describesMethods === true || !(node instanceof DefinedNode)) return false;
  const property: PropertyInfo | undefined = node.properties.get(method);
  return property?.kind === 'field';
}

const UNEXPORTED = 'reflect: reflect.Value.Call using value obtained using unexported field';

function shapingOf<O extends object, A extends readonly unknown[]>(
  { args, properties: said, parents, functions }: SaidNode,
  spec: NodeSpec<O, A>,
  properties: ReadonlyMap<string, Property<O>>,
): Shaping<O> {
  const site = { name: spec.method, goType: '' };
  const read = knowsAll(args) ? spec.signature.read(args, site) : undefined;
  const options = read?.ok === true ? spec.options(read.args) : undefined;
  const unknown = new Set<string>();
  for (const { name, args: given } of said) {
    spend(1);
    const property = properties.get(name);
    if (property === undefined) continue;
    const isSet = options !== undefined && knowsAll(given) && property.set(options, given, site).ok;
    if (!isSet) unknown.add(name);
    else if (property.kind === 'field') unknown.delete(name);
  }
  const [parent = NOTHING] = parents;
  return { options, parent, parents, functions, isUnknown: (name) => unknown.has(name) };
}

function knowsAll(args: readonly (ScriptValue | undefined)[]): args is readonly ScriptValue[] {
  return !args.includes(undefined);
}

/** A source of a task, which no chain method makes: `stream` or `batch`. */
export interface SourceSpec {
  readonly method: string;
  readonly goType: string;
  readonly doc: string;
  readonly provides: EdgeType;
  start(context: NodeContext): NodeBehaviour;
}

export interface SourceDefinition extends NodeDefinition {
  /** Makes the source of a pipeline, and adds it. */
  begin(pipeline: PipelineBuilder): PipelineNode;
}

/** Its parent, as far as its shape goes, is the data. */
export function defineSource(source: SourceSpec): SourceDefinition {
  const { method, goType, doc, provides } = source;
  const spec: NodeSpec<object, []> = {
    method,
    goType,
    doc,
    signature: none,
    properties: [],
    wants: 'none',
    provides,
    shape: passes,
    options: () => ({}),
    start: (_, context) => source.start(context),
  };
  const definition = defineNode(spec);
  return {
    ...definition,
    begin(pipeline) {
      const node = new DefinedNode(definition, spec, {}, new Map(), [], { range: { start: 0, end: 0 } });
      pipeline.add(node);
      return node;
    },
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
  readonly receiver: PipelineNode | undefined;
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
    this.receiver = place.parent;
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

  origins(field: string): readonly Origin[] {
    return this.#spec.origins?.(this.options, field, this) ?? [{ parent: 0, field }];
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
