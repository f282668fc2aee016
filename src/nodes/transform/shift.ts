import { stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { one } from '../../definition/signature';
import { withTime } from '../../points/point';
import { defineNode } from '../define';
import { forwarding } from '../forward';
import { passes } from '../shape/shape';

interface ShiftOptions {
  /** Nanoseconds. */
  shift: bigint;
}

/** Kapacitor shift.go, v1.8. */
export const shift = defineNode<ShiftOptions, [bigint]>({
  method: 'shift',
  goType: 'ShiftNode',
  doc: 'Moves points in time; a negative duration moves them back.',
  signature: one('duration', 'duration'),
  wants: 'either',
  provides: 'same',
  shape: passes,
  options: ([duration]) => ({ shift: duration }),
  properties: [],
  internals: [stored('shift', 'duration', { doc: 'The duration, in place of the argument.' })],
  start({ shift }, context) {
    if (shift === 0n) return refuse('invalid shift value: must be non zero duration');
    const moved = (time: bigint) => BigInt.asIntN(64, time + shift);
    return {
      ...forwarding(context),
      point: (point) => context.emitPoint(withTime(point, moved(point.time))),
      batch(batch) {
        const points = batch.points.map(({ tags, fields, time }) => ({ tags, fields, time: moved(time) }));
        context.emitBatch({ ...batch, tmax: moved(batch.tmax), points });
      },
    };
  },
});
