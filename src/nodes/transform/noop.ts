import { none } from '../../definition/signature';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { passes } from '../shape/shape';

/** Gives a node somewhere to send its data, so that `stats` can count it. No script can write it: it is in no list. */
export const noop = defineNode({
  method: 'noop',
  goType: 'NoOpNode',
  doc: 'Passes everything on.',
  signature: none,
  wants: 'either',
  provides: 'same',
  shape: passes,
  properties: [],
  options: () => ({}),
  start: (_, context) => ({
    ...forwarding(context),
    point: (point) => context.emitPoint(point),
    batch: (batch) => context.emitBatch(batch),
  }),
});
