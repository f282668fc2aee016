import { alert } from './alert';
import { evalNode } from './eval';
import { from } from './from';
import { groupBy } from './group-by';
import { httpOut } from './http-out';
import { log } from './log';
import type { NodeDefinition } from './node';
import { where } from './where';

/** The nodes that most alerts are made of; the others come late (all.ts). */
export const CORE_NODES: readonly NodeDefinition[] = [alert, evalNode, from, groupBy, httpOut, log, where];

const definitions = new Map<string, NodeDefinition>();

export function addNodes(nodes: Iterable<NodeDefinition>): void {
  for (const node of nodes) definitions.set(node.method, node);
}

/** The node that a chain method makes. */
export function nodeDefinition(method: string): NodeDefinition | undefined {
  return definitions.get(method);
}

addNodes(CORE_NODES);
