import { alert } from './alert/alert';
import type { NodeDefinition } from './node';
import { httpOut } from './sink/http-out';
import { log } from './sink/log';
import { from } from './source/from';
import { evalNode } from './transform/eval';
import { groupBy } from './transform/group-by';
import { where } from './transform/where';

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
