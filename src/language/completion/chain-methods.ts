/** Which nodes can follow which. */
import { NODES } from '../../nodes/all';
import type { NodeDefinition } from '../../nodes/node';
import { offers } from '../../nodes/offers';
import { DEFINITIONS } from '../model';

export const EVERY_CHAIN_METHOD: readonly string[] = [...DEFINITIONS.keys()].sort();

/** The chain methods of a node, by its own method: `stream`, `from`, `alert`. */
export function offeredBy(method: string): readonly string[] {
  const definition = DEFINITIONS.get(method) ?? sourceDefinition(method);
  return EVERY_CHAIN_METHOD.filter((candidate) => offers({ definition }, candidate));
}

/** `stream` and `batch` are in no list of nodes; `offers` looks at the method only. */
function sourceDefinition(method: string): NodeDefinition {
  const [any] = NODES;
  if (any === undefined) throw new Error('there are no nodes');
  return { ...any, method };
}
