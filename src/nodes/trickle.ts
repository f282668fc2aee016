import { none } from '../definition/signature';
import type { Batch } from '../points/point';
import type { NodeContext } from './context';
import { defineNode, panics } from './define';
import { forwarding } from './forward';

export const trickle = defineNode({
  method: 'trickle',
  goType: 'TrickleNode',
  doc: 'Turns batches into a stream: every point of a batch becomes a point of its own.',
  signature: none,
  wants: 'batch',
  provides: 'stream',
  properties: [],
  options: (_, place) => (place.parent.provides === 'batch' ? {} : panics(place, 'cannot Trickle stream edge')),
  start: (_, context) => ({ ...forwarding(context), batch: (batch) => emitPoints(batch, context) }),
});

function emitPoints({ name, dimensions, points }: Batch, context: NodeContext): void {
  for (const { tags, fields, time } of points) {
    const group = tags.groupId(name, dimensions);
    context.emitPoint({ name, database: '', retentionPolicy: '', dimensions, group, tags, fields, time });
  }
}
