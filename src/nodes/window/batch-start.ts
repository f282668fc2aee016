import { type Batch, batchDimensions } from '../../points/point';
import type { Group } from '../groups';

/** What all batches of a group have in common. */
export type BatchStart = Pick<Batch, 'name' | 'dimensions' | 'group' | 'tags'>;

/** Kapacitor edge/messages.go NewBeginBatchMessage, v1.8: the dimensions of a batch are the names of its tags. */
export function batchStart({ name, tags, dimensions: { byName } }: Group): BatchStart {
  const dimensions = batchDimensions(tags, byName);
  return { name, dimensions, group: tags.groupId(name, dimensions), tags };
}
