import { CORE_HANDLERS } from '../handlers/core';
import { alertNode } from './alert/alert-node';
import type { NodeDefinition } from './node';
import { httpOut } from './sink/http-out';
import { log } from './sink/log';
import { from } from './source/from';
import { evalNode } from './transform/eval';
import { groupBy } from './transform/group-by';
import { where } from './transform/where';

/** The nodes that most alerts are made of; the others are in all.ts. */
export const CORE_NODES: readonly NodeDefinition[] = [
  alertNode(CORE_HANDLERS),
  evalNode,
  from,
  groupBy,
  httpOut,
  log,
  where,
];

/** Nodes by the chain method that makes them. */
export type NodeDefinitions = ReadonlyMap<string, NodeDefinition>;

export function nodesByMethod(nodes: readonly NodeDefinition[]): NodeDefinitions {
  return new Map(nodes.map((node) => [node.method, node]));
}
