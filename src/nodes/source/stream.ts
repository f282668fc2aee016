import type { Barrier, DeleteGroup, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { defineSource } from '../define';
import type { NodeBehaviour } from '../node';

/** The source of a stream task: every point that one of the task's `from` nodes asks for. */
export const streamSource = defineSource({
  method: 'stream',
  goType: 'StreamNode',
  doc: 'All points that are written to the databases of the task. `|from()` chooses among them.',
  provides: 'stream',
  start: (context) => new Stream(context),
});

/** Every point of a run passes here: methods of a class, unlike closures, are inlined in the next run too. */
class Stream implements NodeBehaviour {
  constructor(private readonly context: NodeContext) {}

  point(point: Point): void {
    this.context.emitPoint(point);
  }

  barrier(barrier: Barrier): void {
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    this.context.emitDeleteGroup(group);
  }
}
