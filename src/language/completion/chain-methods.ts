/** Which nodes can follow which. */
import { NODES } from '../../nodes/all';
import { offers } from '../../nodes/offers';
import { DEFINITIONS, definitionOf, type ModelNode } from '../model';

export const EVERY_CHAIN_METHOD: readonly string[] = [...DEFINITIONS.keys()].sort();

/** The chain methods of a node; one that is not known is taken for any. */
export function offeredBy(node: ModelNode): readonly string[] {
  const definition = definitionOf(node);
  const offered = NODES.filter((next) =>
    definition === undefined ? typeof next.follows !== 'object' : offers(definition, next),
  );
  return offered.map(({ method }) => method).sort();
}
