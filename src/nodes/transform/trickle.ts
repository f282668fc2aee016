import { none } from '../../definition/signature';
import { type Batch, newPoint } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode, panics } from '../define';
import { forwarding } from '../forward';
import type { NodeBehaviour } from '../node';
import { passes } from '../shape/shape';

/** Kapacitor trickle.go, v1.8. */
export const trickle = defineNode({
  method: 'trickle',
  goType: 'TrickleNode',
  doc: 'Turns batches into a stream: every point of a batch becomes a point of its own. Of several nodes behind it only the one that is written last gets them.',
  signature: none,
  wants: 'batch',
  provides: 'stream',
  shape: passes,
  feedsFirstChildOnly: true,
  properties: [],
  refuses: (_, place) => (place.parent.provides === 'batch' ? undefined : panics(place, 'cannot Trickle stream edge')),
  options: () => ({}),
  start: (_, context, node) => (node.children.length === 0 ? leadsNowhere(context) : trickling(context)),
});

function trickling(context: NodeContext): NodeBehaviour {
  return { ...forwarding(context), batch: (batch) => emitPoints(batch, context) };
}

/** The server dies of the first point. */
function leadsNowhere(context: NodeContext): NodeBehaviour {
  const fail = () => context.error('nothing follows trickle', 'runtime error: index out of range [0] with length 0');
  return { batch: ({ points }) => points.forEach(fail), barrier: fail, deleteGroup: fail };
}

function emitPoints({ name, dimensions, points }: Batch, context: NodeContext): void {
  for (const { tags, fields, time } of points) context.emitPoint(newPoint(name, dimensions, tags, fields, time));
}
