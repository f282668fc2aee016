/** The nodes of a task and how they hang together (Kapacitor pipeline/{pipeline,node}.go, v1.8). */
import type { ScriptObject } from '../definition/value';
import type { NodeDefinitions } from '../nodes/core';
import type { NodeDefinition, PipelineBuilder, PipelineNode } from '../nodes/node';
import { DEADMAN_ID, DEADMAN_MESSAGE } from '../nodes/state/deadman-texts';

export class Pipeline implements PipelineBuilder {
  readonly #sources: PipelineNode[] = [];
  readonly #nodes = new Map<ScriptObject, PipelineNode>();
  #nextId = 0;

  constructor(
    private readonly definitions: NodeDefinitions,
    /** Templates for deadman's alerts. */
    readonly deadman = { id: DEADMAN_ID, message: DEADMAN_MESSAGE },
  ) {}

  /** Every link takes the next id, so a node with several parents is named by its last link. */
  add(node: PipelineNode): void {
    this.#nodes.set(node, node);
    if (node.parents.length === 0) {
      this.#sources.push(node);
      node.id = this.#nextId++;
    }
    for (const parent of node.parents) {
      parent.addChild(node);
      node.id = this.#nextId++;
    }
  }

  nodeOf(object: ScriptObject): PipelineNode | undefined {
    return this.#nodes.get(object.root);
  }

  definition(method: string): NodeDefinition | undefined {
    return this.definitions.get(method);
  }

  /**
   * Every node once, parents before children: depth first from the last source to the first, and all of it reversed,
   * so that what was made last comes first.
   */
  nodes(): readonly PipelineNode[] {
    const seen = new Set<PipelineNode>();
    const finished: PipelineNode[] = [];
    for (const source of this.#sources.toReversed()) visit(source, seen, finished);
    return finished.reverse();
  }

  /**
   * Names of parent and child in the order in which a running task lists them: its nodes are linked to their parents
   * one after the other in the order of `nodes()`. Kapacitor leaves out those of `batch` (batch.go edot, v1.8).
   */
  edges(): readonly (readonly [parent: string, child: string])[] {
    const nodes = this.nodes();
    const children = new Map<PipelineNode, PipelineNode[]>(nodes.map((node) => [node, [] as PipelineNode[]]));
    for (const child of nodes) for (const parent of child.parents) children.get(parent)?.push(child);
    return nodes
      .filter(hasEdges)
      .flatMap((node) => (children.get(node) ?? []).map((child) => [node.name, child.name] as const));
  }

  /** The first node that is wrong in itself, with Kapacitor's text. */
  validate(): { readonly node: PipelineNode; readonly error: string } | undefined {
    for (const node of this.nodes()) {
      const error = node.validate();
      if (error !== undefined) return { node, error };
    }
    return undefined;
  }
}

/** Whether a node's edges are listed. */
function hasEdges(node: PipelineNode): boolean {
  return node.definition.method !== 'batch';
}

/** A source is no one's child. Without recursion: a chain may have thousands of steps. */
function visit(source: PipelineNode, seen: Set<PipelineNode>, finished: PipelineNode[]): void {
  const path = [{ node: source, next: 0 }];
  seen.add(source);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const child = top.node.children[top.next++];
    if (child === undefined) {
      finished.push(top.node);
      path.pop();
    } else if (!seen.has(child)) {
      seen.add(child);
      path.push({ node: child, next: 0 });
    }
  }
}
