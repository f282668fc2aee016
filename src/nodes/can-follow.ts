/** Which chain methods can follow a node (Kapacitor pipeline/{node,stream,batch}.go, v1.8). */
import type { NodeDefinition } from './node';

/** Whether `|next()` can follow the node. Sources and sinks offer only what names them. */
export function canBeFollowedBy(node: NodeDefinition, next: NodeDefinition): boolean {
  const { follows } = next;
  if (follows === 'everything') return true;
  return follows?.includes(node.method) ?? (node.wants !== 'none' && node.provides !== 'none');
}
